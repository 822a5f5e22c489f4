"""Slips in what stands before a sum over the examples, and in which examples it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rnn_core.practice.question import Question
from rnn_core.practice.recipe import Recipe
from rnn_core.practice.slip import (
    BACKWARD,
    GRADIENT,
    LOSS,
    TERMS,
    Change,
    Slip,
    fields,
    scaled,
    single,
)
from rnn_core.practice.slips.words import ordinal

OVER_EXAMPLES = ("loss", *BACKWARD)


def one_over_n_forgotten(question: Question) -> Iterator[Change]:
    """A sum where the mean belongs."""
    if question.kind in OVER_EXAMPLES:
        slip = single(question, "1/n forgotten", "1/n forgotten", _line(question))
        yield scaled(slip, question.scenario.data.n)


def two_over_n_forgotten(question: Question) -> Iterator[Change]:
    """The sum alone. For n = 2 it is right, for n = 1 the 2 alone is missing."""
    if question.kind in BACKWARD and question.scenario.data.n > 2:
        slip = single(question, "2/n forgotten", "2/n forgotten", TERMS)
        yield scaled(slip, question.scenario.data.n / 2)


def steps_for_examples(question: Question) -> Iterator[Change]:
    """1/T in place of 1/n."""
    data = question.scenario.data
    if question.kind in OVER_EXAMPLES and data.n != data.T:
        slip = single(question, "T for n", "T in place of n", _line(question))
        yield scaled(slip, data.n / data.T)


def half_added(question: Question) -> Iterator[Change]:
    """The ½ of other books."""
    if question.kind == "loss":
        yield scaled(single(question, "½ added", "½ added", LOSS), 0.5)


def factor_2_forgotten(question: Question) -> Iterator[Change]:
    """1/n in place of 2/n. Lesson, the last line of the derivation of L(θ)."""
    if question.kind in BACKWARD:
        yield scaled(single(question, "factor 2 forgotten", "factor 2 forgotten", TERMS), 0.5)


def error_turned(question: Question) -> Iterator[Change]:
    """y − ŷ in place of ŷ − y; in a gradient perhaps only a minus lost in the sum."""
    if question.kind in BACKWARD:
        line = GRADIENT if question.kind == "gradient" else TERMS
        yield scaled(single(question, "error turned", "sign of the error turned", line), -1.0)


def square_forgotten(question: Question) -> Iterator[Change]:
    """The mean error, either way round or by size, in place of the mean square."""
    if question.kind == "loss":
        slip = single(question, "square forgotten", "square forgotten", LOSS)
        for power in ("plain", "turned", "size"):
            yield fields(slip, power=power)


def brackets_forgotten(question: Question) -> Iterator[Change]:
    """What stands before the sum, or below it, reaches one example alone."""
    n, kind = question.scenario.data.n, "brackets forgotten"
    if question.kind == "loss" and n > 1:  # e₁² + e₂² + e₃²/n
        slip = single(question, kind, kind, LOSS)
        yield fields(slip, counts=(float(n),) * (n - 1) + (1.0,))
    if question.kind == "term" and n > 2:  # (2/n) e₁ … + e₂ … + e₃ …
        slip = single(question, kind, kind, TERMS)
        yield fields(slip, counts=(1.0,) + (n / 2,) * (n - 1))


def example_dropped(question: Question) -> Iterator[Change]:
    """One example left out, and perhaps not counted in n. Lesson: (a) = −1.36."""
    n, kind = question.scenario.data.n, "example dropped"
    if question.kind not in OVER_EXAMPLES or n == 1:
        return
    for example in range(1, n + 1):
        for says, by in ((kind, 1.0), (f"{kind}, from n too", n / (n - 1))):
            slip = single(
                question,
                kind,
                _dropped(example),
                _line(question),
                says=says,
                ordinal=ordinal(example),
            )
            yield _dropping(slip, frozenset({example}), by)


def example_left_out(question: Question) -> Iterator[Change]:
    """The same, but from the sum only: whoever forgets n cannot have miscounted it."""
    n = question.scenario.data.n
    yield from list(example_dropped(question))[:: 2 if n > 1 else 1]


def example_alone(question: Question) -> Iterator[Change]:
    """All examples but one left out."""
    n, kind = question.scenario.data.n, "example alone"
    if question.kind not in OVER_EXAMPLES or n < 3:
        return
    for example in range(1, n + 1):
        others = frozenset(range(1, n + 1)) - {example}
        name = f"example {example} alone"
        slip = single(question, kind, name, _line(question), ordinal=ordinal(example))
        parts = tuple(map(_dropped, sorted(others)))
        yield _dropping(replace(slip, parts=parts), others)


BEFORE_THE_SUM = (
    one_over_n_forgotten,
    two_over_n_forgotten,
    steps_for_examples,
    half_added,
    factor_2_forgotten,
    error_turned,
    square_forgotten,
    brackets_forgotten,
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
