"""The learner's own earlier numbers, put in the place of the right ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from rnn_core.arrays import Array
from rnn_core.practice.question import Question


@dataclass(frozen=True)
class Own:
    """Numbers of the learner that one question builds on.

    Attributes
    ----------
    states : mapping of step to (mapping of column to number)
        a<t>; the column is the example's place among those that the question needs.
    terms : mapping of step to number
        Of the question's weight.
    gradient : float or None
        Of the question's weight.
    feeds : bool
        Whether a state of theirs also goes into the states after it.
    """

    states: Mapping[int, Mapping[int, float]] = field(default_factory=dict)
    terms: Mapping[int, float] = field(default_factory=dict)
    gradient: float | None = None
    feeds: bool = True

    def put_states(self, t: int, a_t: Array) -> Array:
        """The states of step t, (ways, examples), with theirs put in."""
        if t not in self.states:
            return a_t
        a_t = a_t.copy()
        for column, value in self.states[t].items():
            a_t[:, column] = value
        return a_t


Numbers = tuple[tuple[Question, float], ...]
"""Of the learner, each with the question that it answers, in the lesson's order."""


def own(question: Question, numbers: Numbers, feeds: bool = True) -> Own:
    """Numbers of the learner as those that the question builds on."""
    states: dict[int, dict[int, float]] = {}
    terms: dict[int, float] = {}
    gradient = None
    of_one = question.kind in ("state", "y_hat")
    for earlier, value in numbers:
        if earlier.example is not None:
            # A prediction comes after the last state, so it is the one that is kept.
            column = 0 if of_one else earlier.example - 1
            states.setdefault(earlier.at, {})[column] = value
        elif earlier.kind == "term":
            terms[earlier.at] = value
        else:
            gradient = value
    return Own(states, terms, gradient, feeds)


class Way(NamedTuple):
    """Numbers of theirs, and whether the states among them fed the states after them."""

    numbers: Numbers
    feeds: bool = True


def ways_in(question: Question, numbers: Numbers) -> Iterator[Way]:
    """Which of their numbers may have gone into the answer, the nearest to it first.

    Someone may have gone on with right numbers in between, so not always all of them.
    """
    gradient = _of(numbers, "gradient")
    found = [Way(gradient), Way(_of(numbers, "term"))]
    if question.kind == "loss":
        last = (of for of in numbers if of[0].example is not None and of[0].at == question.at)
        found.append(Way(tuple(last)))
    if question.kind == "term":
        found.append(Way(_of(numbers, "state", "y_hat"), feeds=False))
    # A gradient of their own stands for all that it was made of.
    found.append(Way(tuple(of for of in numbers if of not in gradient)))
    yield from dict.fromkeys(way for way in found if way.numbers)


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
