"""The recurrence, written once, forward and back.

Every array here is time first: ``x`` (T, ...), ``z`` (T, ...), ``a`` (T + 1, ...), with
``a[0]`` the initial state. What follows the time axis is free, as long as it broadcasts
with the weights: examples (n,) with two numbers for weights is one network; examples
(n, 1) with weights (m,) is m networks at once, and that is a loss surface.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from rnn_core.activations import Activation
from rnn_core.arrays import Array

BLOCK = 8192
"""Examples in one go: one step of a block (64 kB an array) stays in the cache."""

RULES = ("exact", "note")
"""How to go back: with f' as calculus has it, or with f' = 1 as the lesson does."""


Steps = Array | Sequence[Array]
"""A time-first array, or the list of its rows: a loop that runs often reads lists faster."""


def blocks(n: int) -> Iterator[slice]:
    """Cut n examples into slices of at most BLOCK."""
    for start in range(0, n, BLOCK):
        yield slice(start, min(start + BLOCK, n))


def step(
    a: Array,
    x: Array,
    w_a: float | Array,
    w_x: float | Array,
    activation: Activation,
    z: Array,
    a_next: Array,
) -> None:
    """One step forward, into ``z`` and ``a_next`` (which may be ``a``)::

    z<t> = w_a a<t-1> + w_x x<t>,   a<t> = f(z<t>)
    """
    np.multiply(x, w_x, out=z)
    np.multiply(a, w_a, out=a_next)
    np.add(z, a_next, out=z)
    activation.value(z, a_next)


def unroll(
    x: Steps,
    w_a: float | Array,
    w_x: float | Array,
    activation: Activation,
    z: Steps,
    a: Steps,
) -> None:
    """All steps forward, into ``z`` and ``a``; ``a[0]`` is there already."""
    for t in range(len(x)):
        step(a[t], x[t], w_a, w_x, activation, z[t], a[t + 1])


def local_slopes(z: Array, a: Array, activation: Activation, rule: str, out: Array) -> None:
    """The factors f'(z<t>) of every step, into ``out`` (T, ...): 1 under the note rule."""
    if rule == "exact":
        activation.derivative(z, a[1:], out)
    else:
        out.fill(1.0)


def pull_back(delta: Steps, error: Array, n: int, w_a: float | Array, scratch: Array) -> None:
    """All steps back: turns the factors f'(z<t>) in ``delta`` into the derivatives of
    the loss at z<t>::

        delta<T> = (2/n) (ŷ − y) f'(z<T>),   delta<t-1> = delta<t> w_a f'(z<t-1>)

    ``n`` is the number of all examples, also when these are only a block of them;
    ``scratch`` has the shape of ``error``.
    """
    np.multiply(error, 2.0 / n, out=scratch)
    for t in range(len(delta) - 1, 0, -1):
        np.multiply(delta[t], scratch, out=delta[t])
        np.multiply(delta[t], w_a, out=scratch)
    np.multiply(delta[0], scratch, out=delta[0])


def rule_named(rule: str) -> str:
    """The rule itself, or a ValueError that lists the rules."""
    if rule not in RULES:
        raise ValueError(f"unknown rule {rule!r}; known are {', '.join(RULES)}")
    return rule
