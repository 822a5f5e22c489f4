"""Slips in what stands before a sum over the examples, and in which examples it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rnn_core.practice.question import Question
from rnn_core.practice.recipe import Recipe
from rnn_core.practice.slip import BACKWARD, LOSS, TERMS, Change, Slip, fields, scaled, single
from rnn_core.practice.slips.words import ordinal

OVER_EXAMPLES = ("loss", *BACKWARD)


def one_over_n_forgotten(question: Question) -> Iterator[Change]:
    """A sum where the mean belongs."""
    n = question.scenario.data.n
    if question.kind == "loss":
        message = f"The 1/n is missing: divide the sum of the squares by n = {n}."
    elif question.kind in BACKWARD:
        message = f"The 1/n is missing: the factor before the sum is 2/n, here 2/{n}."
    else:
        return
    slip = single("1/n forgotten", "1/n forgotten", message, _line(question))
    yield scaled(slip, n)


def steps_for_examples(question: Question) -> Iterator[Change]:
    """1/T in place of 1/n."""
    data = question.scenario.data
    if question.kind in OVER_EXAMPLES and data.n != data.T:
        message = (
            f"This divides by {data.T}, the number of steps; "
            f"n is the number of examples, {data.n}."
        )
        slip = single("T for n", "T in place of n", message, _line(question))
        yield scaled(slip, data.n / data.T)


def half_added(question: Question) -> Iterator[Change]:
    """The ½ of other books."""
    if question.kind == "loss":
        message = "There is no ½ in this loss: L = (1/n) Σ (ŷ − y)²."
        yield scaled(single("½ added", "½ added", message, LOSS), 0.5)


def factor_2_forgotten(question: Question) -> Iterator[Change]:
    """1/n in place of 2/n. Lesson, the last line of the derivation of L(θ)."""
    if question.kind in BACKWARD:
        message = (
            "The factor 2 is missing: the derivative of (ŷ − y)² is 2 (ŷ − y), "
            "and this loss has no ½ to cancel it."
        )
        yield scaled(single("factor 2 forgotten", "factor 2 forgotten", message, TERMS), 0.5)


def error_turned(question: Question) -> Iterator[Change]:
    """y − ŷ in place of ŷ − y."""
    if question.kind in BACKWARD:
        message = "The error is the wrong way round: it is ŷ − y, prediction minus target."
        yield scaled(single("error turned", "sign of the error turned", message, TERMS), -1.0)


def square_forgotten(question: Question) -> Iterator[Change]:
    """The mean error, either way round or by size, in place of the mean square."""
    if question.kind == "loss":
        message = "The square is missing: each error ŷ − y is squared before adding."
        slip = single("square forgotten", "square forgotten", message, LOSS)
        for power in ("plain", "turned", "size"):
            yield fields(slip, power=power)


def example_dropped(question: Question) -> Iterator[Change]:
    """One example left out, and perhaps not counted in n. Lesson: (a) = −1.36."""
    n = question.scenario.data.n
    if question.kind not in OVER_EXAMPLES or n == 1:
        return
    for example in range(1, n + 1):
        name = _dropped(example)
        message = f"The {ordinal(example)} example is missing from the sum."
        yield _dropping(
            single("example dropped", name, message, _line(question)), frozenset({example})
        )
        message = f"The {ordinal(example)} example is missing, both from the sum and from n."
        fewer = single("example dropped", name, message, _line(question))
        yield _dropping(fewer, frozenset({example}), n / (n - 1))


def example_alone(question: Question) -> Iterator[Change]:
    """All examples but one left out."""
    n = question.scenario.data.n
    if question.kind not in OVER_EXAMPLES or n < 3:
        return
    for example in range(1, n + 1):
        others = frozenset(range(1, n + 1)) - {example}
        message = f"This counts the {ordinal(example)} example alone; the sum has all {n}."
        name = f"example {example} alone"
        slip = single("example alone", name, message, _line(question))
        parts = tuple(map(_dropped, sorted(others)))
        yield _dropping(replace(slip, parts=parts), others)


BEFORE_THE_SUM = (
    one_over_n_forgotten,
    steps_for_examples,
    half_added,
    factor_2_forgotten,
    error_turned,
    square_forgotten,
    example_dropped,
)


def _dropped(example: int) -> str:
    return f"example {example} dropped"


def _line(question: Question) -> str:
    return LOSS if question.kind == "loss" else TERMS


def _dropping(slip: Slip, examples: frozenset[int], by: float = 1.0) -> Change:
    def apply(recipe: Recipe) -> Recipe:
        return replace(recipe, dropped=recipe.dropped | examples, scale=recipe.scale * by)

    return Change(slip, apply)
