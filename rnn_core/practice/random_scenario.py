"""A scenario of one's own: friendly numbers, drawn from a seed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from random import Random
from typing import NamedTuple, TypeVar

import numpy as np

from rnn_core.arrays import Array, whole_number
from rnn_core.data import Dataset, Weights
from rnn_core.network import backward, forward
from rnn_core.practice.questions import questions
from rnn_core.practice.rounding import rounded
from rnn_core.practice.schemes import Schemes
from rnn_core.practice.slips.table import single_cases, worked_out
from rnn_core.practice.worksheet import Sheet
from rnn_core.scenario import Scenario

_T = TypeVar("_T")

# What comes more often stands there more often.
INPUTS = (1, 1, -1, 2, 0.5, -0.5, 1.5)
WEIGHTS = (0.5, 1.5, -0.5, 0.75, -1.5)
INITIAL_STATES = (0, 0, 0, 0.5)
ACTIVATIONS_DRAWN = ("tanh", "tanh", "identity", "sigmoid", "relu")
LEARNING_RATES = (0.1, 0.5)
RULES_DRAWN = ("exact", "exact", "note")

# Limits that no sum of friendly numbers meets exactly: the last bit of a float, which may
# differ between machines, never decides.
SMALLEST = 0.0237
"""A number that is smaller vanishes at two decimals."""
LARGEST = 19.73
"""A number that is larger is tedious by hand."""
SATURATED = 0.9871
"""A tanh or sigmoid beyond this is 0.99 or 1.00, whatever goes in."""

FREQUENT = (
    "example dropped",
    "1/n forgotten",
    "factor 2 forgotten",
    "error turned",
    "f′ left out",
    "f′ put in",
    "a W_a missing",
    "a⟨t⟩ for a⟨t−1⟩",
)
"""The slips in a term that are met most often: no two of them may give the same number."""
DECIMALS = 2
"""At which the numbers of slips are compared: as the page shows them at first."""
FEW_ALIKE = 0.0797
"""The part of a sheet's slips in the terms that may share their number with another one."""
GOOD_DRAWS = 8
"""If none of so many has as few, the one with the fewest is taken."""

MOST_TRIES = 10_000
"""About 1 in 30 draws is good; no seed comes near this."""


def drawn(seed: int) -> Scenario:
    """The random numbers of a seed: two or three short sequences for pencil and paper.

    The same on every machine and Python: it relies only on ``Random.random``, which
    Python promises to keep. No answer is degenerate: all terms can be seen at two
    decimals (but those that meet a⟨0⟩ = 0), nothing is saturated or large. The usual slips
    in a term give different numbers, so that a learner can be told which one it was.

    Raises
    ------
    ValueError
        If the seed is no whole number.

    Examples
    --------
    >>> scenario = drawn(7)
    >>> scenario == drawn(7), scenario == drawn(8)
    (True, False)
    """
    return _drawn(whole_number(f"seed {seed!r}", seed))


@lru_cache(maxsize=256)
def _drawn(seed: int) -> Scenario:
    # Random takes the size of a seed alone: negative ones are moved between the others.
    chance = Random(2 * seed if seed >= 0 else -2 * seed - 1)
    form = _draw_form(chance)
    found: list[tuple[float, Scenario]] = []
    for _ in range(MOST_TRIES):
        scenario = _draw(chance, form)
        alike = _alike(scenario) if scenario and _is_worth_working(scenario) else None
        if scenario is None or alike is None:
            continue
        found.append((alike, scenario))
        if alike < FEW_ALIKE or len(found) == GOOD_DRAWS:
            return min(found, key=lambda one: one[0])[1]
    raise AssertionError(f"no scenario for seed {seed}")


class _Form(NamedTuple):
    n: int
    T: int
    activation: str
    rule: str


def _draw_form(chance: Random) -> _Form:
    """What stays while numbers are drawn until they are good: else the easy forms would win."""
    n, T = _one_of(chance, (2, 3)), _one_of(chance, (2, 3))  # noqa: N806
    activation, rule = _one_of(chance, ACTIVATIONS_DRAWN), _one_of(chance, RULES_DRAWN)
    # With the identity both rules are the same.
    return _Form(n, T, activation, "exact" if activation == "identity" else rule)


def _draw(chance: Random, form: _Form) -> Scenario | None:
    """Any scenario, or None if it shows at once that it will not do."""
    x = [[_one_of(chance, INPUTS) for _ in range(form.T)] for _ in range(form.n)]
    w_a, w_x = _one_of(chance, WEIGHTS), _one_of(chance, WEIGHTS)
    a0, rate = _one_of(chance, INITIAL_STATES), _one_of(chance, LEARNING_RATES)
    if len(set(map(tuple, x))) < form.n or w_a == w_x:
        return None
    weights = Weights(w_a, w_x, a0)
    return Scenario(Dataset.sum_task(x), weights, form.activation, rate, rule=form.rule)


def _one_of(chance: Random, things: Sequence[_T]) -> _T:
    return things[int(chance.random() * len(things))]


def _is_worth_working(scenario: Scenario) -> bool:
    fwd = forward(scenario.data, scenario.weights, scenario.activation)
    grad = backward(fwd, scenario.rule)
    terms = [*grad.step_w_x.tolist(), *grad.step_w_a.tolist()[1:]]
    if scenario.weights.a0:
        terms.append(float(grad.step_w_a[0]))
    steps = [scenario.learning_rate * gradient for gradient in (grad.w_x, grad.w_a)]
    sizes = [abs(number) for number in (fwd.loss, *terms, *steps)]
    bounded = scenario.activation in ("tanh", "sigmoid")
    saturated = bounded and bool((abs(fwd.a) > SATURATED).any())
    return not saturated and min(sizes) > SMALLEST and max(sizes) < LARGEST


def _alike(scenario: Scenario) -> float | None:
    """The part of the slips in the terms that share a number; None if two frequent ones do."""
    sheet, slips, alike = Sheet(scenario, Schemes("usual", DECIMALS)), 0, 0
    for question in questions(scenario, DECIMALS):
        if question.kind != "term":
            continue
        table = worked_out(question, single_cases(question), sheet)
        numbers = np.rint(rounded(table.numbers[:, 0], DECIMALS) * 10**DECIMALS)
        wrong = numbers != np.rint(rounded(question.answer, DECIMALS) * 10**DECIMALS)
        frequent = [
            (case.rows[0].says or case.rows[0].kind) in FREQUENT for case in table.cases
        ]
        if _shared(numbers[wrong & frequent]):
            return None
        slips, alike = slips + len(numbers), alike + _shared(numbers[wrong])
    return alike / slips


def _shared(numbers: Array) -> int:
    """How many are not the only ones of their size."""
    _, counts = np.unique(numbers, return_counts=True)
    return int(counts[counts > 1].sum())
