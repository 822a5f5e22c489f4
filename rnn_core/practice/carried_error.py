"""Carried error: an answer that follows correctly from an earlier number that is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from rnn_core.equations import Quantity
from rnn_core.practice.questions import SUMS, Question, questions
from rnn_core.practice.rounding import agrees, unit
from rnn_core.practice.slips.slip import FROM_THE_FIRST, GRADIENT, STATES, TERMS, Slip
from rnn_core.practice.slips.table import single_cases, worked_out
from rnn_core.practice.tolerance import within_reach
from rnn_core.practice.worksheet import Sheet, sheet_of
from rnn_core.reading import read

Numbers = tuple[tuple[Question, float], ...]
"""Of the learner, each with the question that it answers, in the lesson's order."""


class Basis(NamedTuple):
    """Earlier numbers of the learner that an answer may rest on.

    ``carries_on`` says whether the states among them also went into the states after them.
    """

    numbers: Numbers
    carries_on: bool = True


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


class CarriedError:
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
        self._hidden = {other: _hidden(earlier[other.key]) for other, _ in self.numbers}

    def leading_to(self, value: float) -> Basis | None:
        """Their numbers from which working correctly gives this one; None if none do."""
        found = list(bases(self.question, self.numbers))
        for gives in (self._gives, self._gives_unrounded):
            for basis in found:
                if gives(basis, value):
                    return basis
        return None

    def culprit(self, basis: Basis, value: float) -> Question | None:
        """The number of a basis that is not right and led to ``value``; None if all are right.

        If that one was itself worked out correctly from another, then the other.
        """
        wrong = self._that_matters(basis, value)
        if wrong is None:
            return None
        before = CarriedError(wrong[0], self.earlier)
        on = before.leading_to(wrong[1])
        return (before.culprit(on, wrong[1]) if on else None) or wrong[0]

    def slips_leading_to(self, value: float) -> tuple[Slip, ...]:
        """The slips that give this number from theirs."""
        found: dict[str, Slip] = {}
        for basis in bases(self.question, self.numbers):
            cases = single_cases(self.question)
            table = worked_out(self.question, cases, self._sheet(basis))
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

    def _that_matters(self, basis: Basis, value: float) -> tuple[Question, float] | None:
        """The first wrong one without which ``value`` would not be reached."""
        wrong = [of for of in basis.numbers if of in self.wrong]
        for of in wrong:
            others = tuple(other for other in basis.numbers if other != of)
            if not self._gives(Basis(others, basis.carries_on), value):
                return of
        return wrong[0] if wrong else None

    def _gives(self, basis: Basis, value: float) -> bool:
        found = self._sheet(basis).answer(self.question.quantity)
        return bool(agrees(value, found, self.question.decimals).any())

    def _gives_unrounded(self, basis: Basis, value: float) -> bool:
        """The same in a sum, if their numbers went into it before they were rounded.

        Only the rounded ones are known, so anything counts that lies as near as these may be.
        """
        if self.question.kind not in SUMS:
            return False
        summands = [other for other, _ in basis.numbers if other.example is None]
        off = sum(self._hidden[other] for other in summands)
        if self.question.kind == "new_weight":
            off *= self.question.scenario.learning_rate
        found = self._sheet(basis).answer(self.question.quantity)
        nearest = np.clip(value, found - off, found + off)
        return bool(agrees(value, nearest, self.question.decimals).any())

    def _sheet(self, basis: Basis) -> Sheet:
        sheet = sheet_of(self.question, "usual")
        return sheet.with_own(_put_in(self.question, basis.numbers), basis.carries_on)


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


def _hidden(text: str) -> float:
    """How far a typed number may be from what was rounded to it.

    >>> _hidden("-2.07"), _hidden("1/3")
    (0.005, 0.0)
    """
    reading = read(text)
    if reading.value is None or reading.decimals is None:
        return 0.0
    return 0.5 * float(unit(reading.value, reading.decimals))


def _put_in(question: Question, numbers: Numbers) -> dict[Quantity, dict[int, float]]:
    """Quantity -> column of the worksheet -> number of the learner."""
    found: dict[Quantity, dict[int, float]] = {}
    of_one = question.kind in ("state", "y_hat")
    for earlier, value in numbers:
        if earlier.example is None:
            found[earlier.quantity] = {0: value}
            continue
        # A prediction comes after the last state, so it is the one that is kept.
        column = 0 if of_one else earlier.example - 1
        found.setdefault(Quantity("a", earlier.at), {})[column] = value
    return found


def bases(question: Question, numbers: Numbers) -> Iterator[Basis]:
    """Which of their numbers may have gone into the answer, the nearest to it first.

    Someone may have gone on with right numbers in between, so not always all of them.
    """
    gradient = _of(numbers, "gradient")
    found = [Basis(gradient), Basis(_of(numbers, "term"))]
    if question.kind == "loss":
        last = (of for of in numbers if of[0].example is not None and of[0].at == question.at)
        found.append(Basis(tuple(last)))
    if question.kind == "term":
        found.append(Basis(_of(numbers, "state", "y_hat"), carries_on=False))
    # A gradient of their own stands for all that it was made of.
    found.append(Basis(tuple(of for of in numbers if of not in gradient)))
    yield from dict.fromkeys(basis for basis in found if basis.numbers)


def _of(numbers: Numbers, *kinds: str) -> Numbers:
    return tuple(of for of in numbers if of[0].kind in kinds)


def builds_on(question: Question, earlier: Question) -> bool:
    """Whether a question needs the number of an earlier one, directly or on the way."""
    if earlier.kind == "state":
        if question.kind == "state":
            return earlier.example == question.example and earlier.at < question.at
        return question.kind != "y_hat" or earlier.example == question.example
    if earlier.kind == "y_hat":
        return question.kind not in ("state", "y_hat")
    if earlier.kind == "loss" or earlier.parameter != question.parameter:
        return False
    order = ("term", "gradient", "new_weight")
    return question.kind in order[order.index(earlier.kind) + 1 :]
