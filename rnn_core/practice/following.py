"""Follow-through: an answer worked out correctly from an earlier number that is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rnn_core.practice.asking import questions
from rnn_core.practice.catalogue import changes, worked_out
from rnn_core.practice.own import builds_on, own_numbers
from rnn_core.practice.question import Question
from rnn_core.practice.reading import read
from rnn_core.practice.rounding import agrees
from rnn_core.practice.slip import Slip
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
        self.question = question
        self.numbers = tuple(_numbers(question, earlier)) if earlier else ()
        ways = Ways(USUAL, question.decimals)
        self.sheets = [
            Working(question, ways, own) for own in own_numbers(question, self.numbers)
        ]

    def leads_to(self, value: float) -> bool:
        """Whether working correctly from their numbers gives this one."""
        return any(
            agrees(value, sheet.number(sheet.right), self.question.decimals).any()
            for sheet in self.sheets
        )

    def first_wrong(self) -> Question | None:
        """The first of their numbers, in the lesson's order, that is not right."""
        for earlier, value in self.numbers:
            if not within_reach(earlier, value):
                return earlier
        return None

    def slips_leading_to(self, value: float) -> tuple[Slip, ...]:
        """The slips that give this number from theirs."""
        found: dict[str, Slip] = {}
        for sheet in self.sheets:
            table = worked_out(changes(self.question), sheet)
            for slip in table.leading_to(value, self.question.decimals):
                found[slip.name] = slip
        return tuple(found.values())


def _numbers(
    question: Question, earlier: Mapping[str, str]
) -> Iterator[tuple[Question, float]]:
    """Theirs that the question builds on, in the lesson's order."""
    for other in questions(question.scenario, question.decimals):
        if other.key in earlier and builds_on(question, other):
            value = read(earlier[other.key]).value
            if value is not None:
                yield other, value
