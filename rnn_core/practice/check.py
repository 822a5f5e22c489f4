"""Checking an answer: is it right, and if not, which slip gives it?

The likelier explanation is looked for first: right; right with rounding on the way; right
from the learner's own numbers; one slip; one slip and rounding; two slips.
"""

from __future__ import annotations

from collections.abc import Mapping

from rnn_core.practice.carried_error import CarriedError
from rnn_core.practice.questions import Question, fits_on_paper
from rnn_core.practice.sentences import sentence
from rnn_core.practice.slips.premature_rounding import is_meant, too_short
from rnn_core.practice.slips.slip import GRADIENT, STATES, TERMS, Slip
from rnn_core.practice.slips.table import (
    double_slips,
    single_slips,
    single_slips_rounded,
    slips_of_rounding,
)
from rnn_core.practice.tolerance import at_the_end, on_the_way, within_reach
from rnn_core.practice.verdict import AT_THE_END, ON_THE_WAY, Verdict, named
from rnn_core.reading import read
from rnn_core.writing import written

_AFTER = {STATES: "the states", TERMS: "the terms", GRADIENT: "the gradient"}


def check(question: Question, typed: str, earlier: Mapping[str, str] | None = None) -> Verdict:
    """Tell the learner whether a number is right, and if not, how it may have come about.

    Right means right at the question's decimals, rounded at the end or at every step.
    ``earlier`` maps keys to what the learner typed for other questions of the scenario.

    Examples
    --------
    >>> from rnn_core import PRESETS
    >>> from rnn_core.practice.questions import questions
    >>> asked = {question.key: question for question in questions(PRESETS["note_rule"])}
    >>> check(asked["(a)"], "−1.36").message
    'Not yet. The second example is missing from the sum: add its product too.'
    >>> check(asked["a[1,3]"], "0.56").rounding
    'on the way'
    >>> check(asked["a[1,2]"], "abc").readable
    False
    """
    reading = read(typed)
    if reading.value is None:
        return Verdict(False, (reading.sentence,))
    value = reading.value
    if at_the_end(question, value):
        return Verdict(True, (sentence("verdict: right"),), value=value, rounding=AT_THE_END)
    short = too_short(question, value, reading.decimals)
    if not short and on_the_way(question, value):
        return _rounded(question, value)
    carried = CarriedError(question, earlier or {})
    basis = carried.leading_to(value)
    if basis is not None:
        return _followed(question, value, carried.culprit(basis, value))
    return _diagnosed(question, value, carried, short)


def _rounded(question: Question, value: float) -> Verdict:
    said = sentence("verdict: rounded", exact=written(question.answer, question.decimals))
    return Verdict(True, (said,), value=value, rounding=ON_THE_WAY)


def _followed(question: Question, value: float, wrong: Question | None) -> Verdict:
    if wrong is None:
        return _rounded(question, value)
    said = sentence("verdict: followed", wrong=wrong.name)
    return Verdict(False, (said,), value=value, followed_through=True, look_again=wrong.key)


def _diagnosed(question: Question, value: float, carried: CarriedError, short: str) -> Verdict:
    """The likelier first: one slip; rounding alone; one slip on top of theirs, or rounded."""
    decimals, settled = question.decimals, carried.settled()

    def outside(slips: tuple[Slip, ...]) -> tuple[Slip, ...]:
        """Those in lines that are not right already: no slip is where nothing is wrong."""
        return tuple(s for s in slips if not set(settled).intersection(s.line.split("; ")))

    slips = outside(single_slips(question).leading_to(value, decimals))
    if not slips and not short and within_reach(question, value):
        return _rounded(question, value)
    rounding = slips_of_rounding(question).leading_to(value, decimals)
    slips += tuple(s for s in rounding if is_meant(s, short))
    if not slips and carried.wrong:
        slips = outside(carried.slips_leading_to(value))
        if slips:
            wrong = carried.wrong[0][0]
            said = named(slips, (), wrong.name)
            return Verdict(False, said, slips, value, look_again=wrong.key)
    if not slips and fits_on_paper(question.scenario):
        slips = outside(single_slips_rounded(question).leading_to(value, decimals))
    two = outside(_two_at_once(question, value, slips))
    said = named(slips, two) if slips or two else (_unknown(question, settled),)
    return Verdict(False, said, slips + two, value)


def _unknown(question: Question, settled: tuple[str, ...]) -> str:
    """No slip is known; but what is right already need not be looked at again."""
    known = [_AFTER[line] for line in settled if line in _AFTER]
    name = f"verdict: unknown after {known[-1]}" if known else "verdict: unknown"
    return sentence(name, question.kind, weight=question.symbol)


def _two_at_once(
    question: Question, value: float, single: tuple[Slip, ...]
) -> tuple[Slip, ...]:
    """Slips that meet in this number, unless some of them lead to it without the others."""
    found = double_slips(question).leading_to(value, question.decimals)
    fewer = [frozenset(slip.parts) for slip in (*single, *found)]
    return tuple(s for s in found if not any(parts < frozenset(s.parts) for parts in fewer))
