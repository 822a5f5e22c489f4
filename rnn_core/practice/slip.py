"""A slip, as the learner is told of it, and what it changes in the way of working."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from rnn_core.practice.question import Question
from rnn_core.practice.recipe import Recipe
from rnn_core.practice.sentences import sentence
from rnn_core.terms import term_label

STATES = "step 1, the states"
FROM_THE_FIRST = "step 1, the states from the first on"
LOSS = "step 1, the loss"
TERMS = "step 2, the terms"
GRADIENT = "step 2, the sum of the terms"
UPDATE = "step 3, the update"

LINES = {
    "state": STATES,
    "y_hat": STATES,
    "loss": LOSS,
    "term": TERMS,
    "gradient": GRADIENT,
    "new_weight": UPDATE,
}
"""Kind of question -> where in the lesson its own number is worked out."""

BACKWARD = ("term", "gradient", "new_weight")
"""The questions whose answer is made of terms."""

SUMS = ("gradient", "new_weight")
"""Those whose answer is made of the terms of all steps."""


@dataclass(frozen=True)
class Slip:
    """A slip that explains a wrong number.

    Attributes
    ----------
    kind : str
        The same for every question and example: "example dropped".
    name : str
        A few words: "example 2 dropped".
    message : str
        One sentence for the learner, in the lesson's letters.
    line : str
        Where in the lesson: "step 2, the terms".
    parts : tuple of str
        The names of the single slips; more than one where several met.
    """

    kind: str
    name: str
    message: str
    line: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """A slip together with what it changes in a recipe."""

    slip: Slip
    apply: Callable[[Recipe], Recipe]


Finder = Callable[[Question], Iterator[Change]]
"""Yields one slip as it can happen in one question: never, once, or for each example …"""


def single(
    question: Question, kind: str, name: str, line: str, says: str = "", **values: Any
) -> Slip:
    """A slip that came alone.

    ``says`` is the heading of its sentence, if that is not its kind; ``values`` are for the
    braces in it, besides those that every question has.
    """
    data, weights = question.scenario.data, question.scenario.weights
    f = in_words(question.scenario.activation)
    known = {
        "t": question.at,
        "before": question.at - 1,
        "last": data.T,
        "T": data.T,
        "n": data.n,
        "key": question.key,
        "weight": question.symbol,
        "w_a": f"{weights.w_a:g}".replace("-", "−"),
        "w_x": f"{weights.w_x:g}".replace("-", "−"),
        "f": f,
        "before_f": "" if f == "identity" else f" before you take {f}",
    }
    message = sentence(says or kind, question.kind, **(known | values))
    return Slip(kind, name, message, line, (name,))


def fields(slip: Slip, **changed: Any) -> Change:
    """A slip that sets fields of the recipe."""
    return Change(slip, lambda recipe: replace(recipe, **changed))


def scaled(slip: Slip, by: float) -> Change:
    """A slip that multiplies what stands before the sum."""
    return Change(slip, lambda recipe: replace(recipe, scale=recipe.scale * by))


def both(first: Change, second: Change) -> Change:
    """Two slips at once."""
    one, two = first.slip, second.slip
    slip = Slip(
        kind=f"{one.kind} + {two.kind}",
        name=f"{one.name} and {two.name}",
        message=f"{one.message} {two.message}",
        line=one.line if one.line == two.line else f"{one.line}; {two.line}",
        parts=one.parts + two.parts,
    )
    return Change(slip, then(first, second))


def then(first: Change, second: Change) -> Callable[[Recipe], Recipe]:
    """What both change, one after the other."""

    def apply(recipe: Recipe) -> Recipe:
        return second.apply(first.apply(recipe))

    return apply


def in_words(activation: str) -> str:
    """An activation as a sentence names it.

    >>> in_words("leaky_relu"), in_words("sigmoid")
    ('leaky relu', 'σ (sigmoid)')
    """
    return "σ (sigmoid)" if activation == "sigmoid" else activation.replace("_", " ")


def letter(question: Question, t: int, parameter: str | None = None) -> str:
    """The letter of a term of the question's weight, or of another."""
    return term_label(parameter or question.parameter or "w_x", t, question.scenario.data.T)
