"""Follow-through: an answer worked out correctly from an earlier number that is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rnn_core.practice.asking import questions
from rnn_core.practice.catalogue import changes, worked_out
from rnn_core.practice.own import Way, builds_on, own, ways_in
from rnn_core.practice.question import Question
from rnn_core.practice.rounding import agrees
from rnn_core.practice.slip import FROM_THE_FIRST, GRADIENT, STATES, TERMS, Slip
from rnn_core.practice.tolerance import within_reach
from rnn_core.practice.ways import USUAL, Ways
from rnn_core.practice.working import Working
from rnn_core.reading import read


def earlier_answers(question: Question, typed: Mapping[str, str]) -> dict[str, str]:
    """Those of the answers typed so far that what is said of this question depends on.

    >>> from rnn_core import PRESETS
    >>> asked = {question.key: question for question in questions(PRESETS["note"])}
    >>> earlier_answers(asked["a[1,2]"], {"a[1,2]": "0.6", "a[1,1]": "0.8", "loss": "2"})
    {'a[1,1]': '0.8'}
    """
    return {
        other.key: typed[other.key]
        for other in questions(question.scenario, question.decimals)
        if other.key in typed and builds_on(question, other)
    }


class Following:
    """What a question's answer would be from the learner's own earlier numbers.

    Parameters
    ----------
    question : Question
    earlier : mapping of key to str
        What was typed. What cannot be read, or is no key of the scenario, is passed over.
    """

    def __init__(self, question: Question, earlier: Mapping[str, str]) -> None:
        self.question, self.earlier = question, earlier
        self.numbers = tuple(_numbers(question, earlier)) if earlier else ()
        self.wrong = [of for of in self.numbers if not within_reach(*of)]

    def leading_to(self, value: float) -> Way | None:
        """Their numbers from which working correctly gives this one; None if none do."""
        for way in ways_in(self.question, self.numbers):
            if self._gives(way, value):
                return way
        return None

    def culprit(self, way: Way, value: float) -> Question | None:
        """The number of a way that is not right and led to ``value``; None if all are right.

        If that one was itself worked out correctly from another, then the other.
        """
        wrong = self._that_matters(way, value)
        if wrong is None:
            return None
        before = Following(wrong[0], self.earlier)
        on = before.leading_to(wrong[1])
        return (before.culprit(on, wrong[1]) if on else None) or wrong[0]

    def slips_leading_to(self, value: float) -> tuple[Slip, ...]:
        """The slips that give this number from theirs."""
        found: dict[str, Slip] = {}
        for way in ways_in(self.question, self.numbers):
            table = worked_out(changes(self.question), self._sheet(way))
            for slip in table.leading_to(value, self.question.decimals):
                found[slip.name] = slip
        return tuple(found.values())

    def settled(self) -> tuple[str, ...]:
        """The lines of the lesson that are right already, so that no slip is there."""
        right = {of[0] for of in self.numbers if of not in self.wrong}
        asked = [
            other
            for other in questions(self.question.scenario, self.question.decimals)
            if other.parameter in (None, self.question.parameter)
        ]
        if any(other.kind == "gradient" for other in right):
            return (STATES, TERMS, GRADIENT)
        if self.question.kind != "term" and _all(asked, "term", right):
            return (STATES, TERMS)
        if self.question.kind in ("state", "y_hat"):
            began_well = any(other.at < self.question.at for other in right)
            return (FROM_THE_FIRST,) if began_well else ()
        reached = "y_hat" if self.question.kind == "loss" else "state"
        if _all(asked, reached, right):
            return (STATES,)
        return ()

    def _that_matters(self, way: Way, value: float) -> tuple[Question, float] | None:
        """The first wrong one without which ``value`` would not be reached."""
        wrong = [of for of in way.numbers if of in self.wrong]
        for of in wrong:
            others = tuple(other for other in way.numbers if other != of)
            if not self._gives(Way(others, way.feeds), value):
                return of
        return wrong[0] if wrong else None

    def _gives(self, way: Way, value: float) -> bool:
        sheet = self._sheet(way)
        return bool(agrees(value, sheet.number(sheet.right), self.question.decimals).any())

    def _sheet(self, way: Way) -> Working:
        ways = Ways(USUAL, self.question.decimals)
        return Working(self.question, ways, own(self.question, *way))


def _all(asked: list[Question], kind: str, right: set[Question]) -> bool:
    of_kind = [other for other in asked if other.kind == kind]
    return bool(of_kind) and right.issuperset(of_kind)


def _numbers(
    question: Question, earlier: Mapping[str, str]
) -> Iterator[tuple[Question, float]]:
    """Theirs that the question builds on, in the lesson's order."""
    asked = {other.key: other for other in questions(question.scenario, question.decimals)}
    for key, text in earlier_answers(question, earlier).items():
        value = read(text).value
        if value is not None:
            yield asked[key], value
