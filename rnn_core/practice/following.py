"""Follow-through: an answer worked out correctly from an earlier number that is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rnn_core.practice.asking import questions
from rnn_core.practice.catalogue import changes, worked_out
from rnn_core.practice.own import Numbers, builds_on, own, ways_in
from rnn_core.practice.question import Question
from rnn_core.practice.reading import read
from rnn_core.practice.rounding import agrees
from rnn_core.practice.slip import GRADIENT, STATES, TERMS, Slip
from rnn_core.practice.tolerance import within_reach
from rnn_core.practice.ways import USUAL, Ways
from rnn_core.practice.working import Working


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

    def leads_to(self, value: float) -> bool:
        """Whether working correctly from their numbers gives this one."""
        return self._way_to(value) is not None

    def first_wrong(self, value: float | None = None) -> Question | None:
        """The earlier number that is not right; of several, the one that led to ``value``.

        If that one was itself worked out correctly from another, then the other. None if
        all are right.
        """
        way = None if value is None else self._way_to(value)
        if way is None or value is None:
            return self.wrong[0][0] if self.wrong else None
        wrong = self._that_matters(*way, value)
        if wrong is None:
            return None
        before = Following(wrong[0], self.earlier)
        return before.first_wrong(wrong[1]) if before.leads_to(wrong[1]) else wrong[0]

    def slips_leading_to(self, value: float) -> tuple[Slip, ...]:
        """The slips that give this number from theirs."""
        found: dict[str, Slip] = {}
        for numbers, feeds in ways_in(self.question, self.numbers):
            table = worked_out(changes(self.question), self._sheet(numbers, feeds))
            for slip in table.leading_to(value, self.question.decimals):
                found[slip.name] = slip
        return tuple(found.values())

    def settled(self) -> frozenset[str]:
        """The lines of the lesson that are right already, so that no slip is there."""
        right = {of[0] for of in self.numbers if of not in self.wrong}
        asked = [
            other
            for other in questions(self.question.scenario, self.question.decimals)
            if other.parameter in (None, self.question.parameter)
        ]
        if any(other.kind == "gradient" for other in right):
            return frozenset((STATES, TERMS, GRADIENT))
        if self.question.kind != "term" and _all(asked, "term", right):
            return frozenset((STATES, TERMS))
        if self.question.kind != "state" and _all(asked, "state", right):
            return frozenset((STATES,))
        return frozenset()

    def _that_matters(
        self, numbers: Numbers, feeds: bool, value: float
    ) -> tuple[Question, float] | None:
        """The first wrong one without which ``value`` would not be reached."""
        wrong = [of for of in numbers if of in self.wrong]
        for of in wrong:
            others = tuple(other for other in numbers if other != of)
            if not self._gives(others, feeds, value):
                return of
        return wrong[0] if wrong else None

    def _way_to(self, value: float) -> tuple[Numbers, bool] | None:
        for numbers, feeds in ways_in(self.question, self.numbers):
            if self._gives(numbers, feeds, value):
                return numbers, feeds
        return None

    def _gives(self, numbers: Numbers, feeds: bool, value: float) -> bool:
        sheet = self._sheet(numbers, feeds)
        return bool(agrees(value, sheet.number(sheet.right), self.question.decimals).any())

    def _sheet(self, numbers: Numbers, feeds: bool) -> Working:
        ways = Ways(USUAL, self.question.decimals)
        return Working(self.question, ways, own(self.question, numbers, feeds))


def _all(asked: list[Question], kind: str, right: set[Question]) -> bool:
    of_kind = [other for other in asked if other.kind == kind]
    return bool(of_kind) and right.issuperset(of_kind)


def _numbers(
    question: Question, earlier: Mapping[str, str]
) -> Iterator[tuple[Question, float]]:
    """Theirs that the question builds on, in the lesson's order."""
    for other in questions(question.scenario, question.decimals):
        if other.key in earlier and builds_on(question, other):
            value = read(earlier[other.key]).value
            if value is not None:
                yield other, value
