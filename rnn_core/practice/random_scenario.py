"""A scenario of one's own: friendly numbers, drawn from a seed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from rnn_core.arrays import whole_number
from rnn_core.data import Dataset, Weights
from rnn_core.network import backward, forward
from rnn_core.scenario import Scenario

_T = TypeVar("_T")

# What comes more often stands there more often.
INPUTS = (0, 0, 1, 1, 1, -1, 2, 0.5)
WEIGHTS = (0.5, 1, 1.5, -0.5)
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

MOST_TRIES = 10_000
"""About 1 in 10 draws is good; no seed comes near this."""


def drawn(seed: int) -> Scenario:
    """The scenario of a seed: two or three short sequences with numbers for pencil and paper.

    The same on every machine and Python: it relies only on ``Random.random``, which
    Python promises to keep. No answer is degenerate: all terms can be seen at two
    decimals (but those that meet a⟨0⟩ = 0), nothing is saturated or large.

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
    seed = whole_number(f"seed {seed!r}", seed)
    # Random takes the size of a seed alone: negative ones are moved between the others.
    chance = Random(2 * seed if seed >= 0 else -2 * seed - 1)
    for _ in range(MOST_TRIES):
        scenario = _draw(chance)
        if scenario and _is_worth_working(scenario):
            return scenario
    raise AssertionError(f"no scenario for seed {seed}")


def _draw(chance: Random) -> Scenario | None:
    """Any scenario, or None if it shows at once that it will not do."""
    n, T = _one_of(chance, (2, 3)), _one_of(chance, (2, 3))  # noqa: N806
    x = [[_one_of(chance, INPUTS) for _ in range(T)] for _ in range(n)]
    w_a, w_x = _one_of(chance, WEIGHTS), _one_of(chance, WEIGHTS)
    a0, activation = _one_of(chance, INITIAL_STATES), _one_of(chance, ACTIVATIONS_DRAWN)
    rate, rule = _one_of(chance, LEARNING_RATES), _one_of(chance, RULES_DRAWN)
    if len(set(map(tuple, x))) < n or w_a == w_x:
        return None
    if activation == "identity":
        rule = "exact"  # both rules are the same
    return Scenario(Dataset.sum_task(x), Weights(w_a, w_x, a0), activation, rate, rule=rule)


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
