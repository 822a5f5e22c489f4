"""The learner's own earlier numbers, put in the place of the right ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

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


def own_numbers(
    question: Question, numbers: Iterable[tuple[Question, float]]
) -> tuple[Own, ...]:
    """The few ways in which their numbers may have gone into the answer.

    All of them, each also feeding what comes after it; or, for someone who went on with
    right numbers in between, only those that the question's own line names.
    """
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
    ways: list[Own] = []
    for way in _ways(question, states, terms, gradient):
        if (way.states or way.terms or way.gradient is not None) and way not in ways:
            ways.append(way)
    return tuple(ways)


def _ways(
    question: Question,
    states: dict[int, dict[int, float]],
    terms: dict[int, float],
    gradient: float | None,
) -> Iterator[Own]:
    if gradient is not None:
        yield Own(gradient=gradient)
    yield Own(states, terms)
    yield Own(terms=terms)
    if question.kind == "loss" and question.at in states:
        yield Own({question.at: states[question.at]})
    if question.kind == "term":
        yield Own(states, feeds=False)


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
