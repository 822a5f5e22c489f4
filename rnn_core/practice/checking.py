"""Checking an answer: is it right, and if not, which slip leads to it?

The likelier explanation is looked for first: right; right with rounding on the way; right
from the learner's own numbers; one slip; one slip and rounding; two slips.
"""

from __future__ import annotations

from collections.abc import Mapping

from rnn_core.practice.asking import fits_on_paper
from rnn_core.practice.catalogue import (
    double_slips,
    single_slips,
    single_slips_rounded,
    slips_of_rounding,
)
from rnn_core.practice.following import Following
from rnn_core.practice.question import Question
from rnn_core.practice.sentences import sentence
from rnn_core.practice.slip import GRADIENT, STATES, TERMS, Slip
from rnn_core.practice.slips.too_early import too_short
from rnn_core.practice.tolerance import at_the_end, on_the_way, within_reach
from rnn_core.practice.verdict import AT_THE_END, ON_THE_WAY, Verdict
from rnn_core.reading import read
from rnn_core.writing import written


def check(question: Question, typed: str, earlier: Mapping[str, str] | None = None) -> Verdict:
    """Tell the learner whether a number is right, and if not, how it may have come about.

    Right means right at the question's decimals, rounded at the end or at every step.
    ``earlier`` maps keys to what the learner typed for other questions of the scenario.

    Examples
    --------
    >>> from rnn_core import PRESETS
    >>> from rnn_core.practice.asking import questions
    >>> asked = {question.key: question for question in questions(PRESETS["note_rule"])}
    >>> check(asked["(a)"], "−1.36").message
    'Not yet. The second example is missing from the sum: add its product too.'
    >>> check(asked["a[1,3]"], "0.56").message
    'Right, if rounded on the way. Rounded only at the end it is 0.57; go on with yours.'
    >>> check(asked["a[1,2]"], "abc").readable
    False
    """
    reading = read(typed)
    if reading.value is None:
        return Verdict(False, reading.sentence)
    value = reading.value
    if at_the_end(question, value):
        message = sentence("verdict: right")
        return Verdict(True, message, value=value, rounding=AT_THE_END)
    short = too_short(question, value, reading.decimals)
    if not short and on_the_way(question, value):
        return _rounded(question, value)
    following = Following(question, earlier or {})
    way = following.leading_to(value)
    if way is not None:
        return _followed(question, value, following.culprit(way, value))
    return _diagnosed(question, value, following, short)


def _rounded(question: Question, value: float) -> Verdict:
    exact = written(question.answer, question.decimals)
    message = sentence("verdict: rounded", exact=exact)
    return Verdict(True, message, value=value, rounding=ON_THE_WAY)


def _followed(question: Question, value: float, wrong: Question | None) -> Verdict:
    if wrong is None:
        return _rounded(question, value)
    message = sentence("verdict: followed", wrong=wrong.name)
    return Verdict(False, message, value=value, followed_through=True, look_again=wrong.key)


def _diagnosed(question: Question, value: float, following: Following, short: str) -> Verdict:
    """The likelier first: one slip; rounding alone; one slip on top of theirs, or rounded."""
    decimals, settled = question.decimals, following.settled()

    def outside(slips: tuple[Slip, ...]) -> tuple[Slip, ...]:
        """Those in lines that are not right already: no slip is where nothing is wrong."""
        return tuple(s for s in slips if not set(settled).intersection(s.line.split("; ")))

    slips = outside(single_slips(question).leading_to(value, decimals))
    if not slips and not short and within_reach(question, value):
        return _rounded(question, value)
    slips += _of_rounding(question, value, short)
    if not slips and following.wrong:
        slips = outside(following.slips_leading_to(value))
        if slips:
            return _on_top_of_theirs(value, slips, following.wrong[0][0])
    if not slips and fits_on_paper(question.scenario):
        slips = outside(single_slips_rounded(question).leading_to(value, decimals))
    two = outside(_two_at_once(question, value, slips))
    if not slips and not two:
        return Verdict(False, _unknown(question, settled), value=value)
    return Verdict(False, _not_yet(slips, two), slips + two, value)


def _of_rounding(question: Question, value: float, short: str) -> tuple[Slip, ...]:
    """Slips of rounding; to fewer decimals only as many as were typed, if that is known."""
    found = slips_of_rounding(question).leading_to(value, question.decimals)
    kind = "rounded too early"
    return tuple(s for s in found if not short or s.kind != kind or s.name == short)


def _unknown(question: Question, settled: tuple[str, ...]) -> str:
    """No slip is known; but what is right already need not be looked at again."""
    after = {STATES: "the states", TERMS: "the terms", GRADIENT: "the gradient"}
    known = [after[line] for line in settled if line in after]
    name = f"verdict: unknown after {known[-1]}" if known else "verdict: unknown"
    return sentence(name, question.kind, weight=question.symbol)


def _on_top_of_theirs(value: float, slips: tuple[Slip, ...], wrong: Question) -> Verdict:
    said = _not_yet(slips)
    message = sentence("verdict: mend first", said=said, wrong=wrong.name)
    return Verdict(False, message, slips, value, look_again=wrong.key)


def _two_at_once(
    question: Question, value: float, single: tuple[Slip, ...]
) -> tuple[Slip, ...]:
    """Slips that meet in this number, unless one of them leads to it without the other."""
    alone = {slip.name for slip in single}
    found = double_slips(question).leading_to(value, question.decimals)
    return tuple(slip for slip in found if alone.isdisjoint(slip.parts))


def _not_yet(slips: tuple[Slip, ...], two: tuple[Slip, ...] = ()) -> str:
    if not slips:
        if len(two) == 1:
            return sentence("verdict: two", said=two[0].message)
        return sentence("verdict: several", names=_named(two))
    if len(slips) == 1:
        said = sentence("verdict: one", said=slips[0].message)
    else:
        said = sentence("verdict: several", names=_named(slips))
    return sentence("verdict: two as well", said=said, names=_named(two)) if two else said


def _named(slips: tuple[Slip, ...]) -> str:
    return "; or ".join(slip.name for slip in slips)
