"""The recurrence, written only once: the steps of the forward and of the backward pass.

The first axis of every array is time: ``x`` (T, ...), ``z`` (T, ...), ``a`` (T + 1, ...), with
``a[0]`` the initial state. The other axes are free, but they must broadcast with the weights.
Examples (n,) with two numbers as weights are one network; examples (n, 1) with weights (m,)
are m networks at once, for example for a loss surface.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from rnn_core.activations import Activation
from rnn_core.arrays import Array

BLOCK = 8192
"""Examples in a block: one step of a block (64 kB for each array) fits in the cache."""

RULES = ("exact", "note")
"""The rules of the backward pass: with f' (exact), or with f' = 1 as in the lesson (note)."""


Steps = Array | Sequence[Array]
"""An array with time first, or the list of its rows, which a loop reads faster."""


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
    """One step of the forward pass; writes ``z`` and ``a_next`` (which may be ``a``)::

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
    """All steps of the forward pass; writes ``z`` and ``a``, whose ``a[0]`` is given."""
    for t in range(len(x)):
        step(a[t], x[t], w_a, w_x, activation, z[t], a[t + 1])


def local_slopes(z: Array, a: Array, activation: Activation, rule: str, out: Array) -> None:
    """Write the factors f'(z<t>) of every step to ``out`` (T, ...); 1 by the note's rule."""
    if rule == "exact":
        activation.derivative(z, a[1:], out)
    else:
        out.fill(1.0)


def pull_back(delta: Steps, error: Array, n: int, w_a: float | Array, scratch: Array) -> None:
    """All steps of the backward pass. Replaces the factors f'(z<t>) in ``delta`` by the
    derivatives of the loss with respect to z<t>::

        delta<T> = (2/n) (ŷ − y) f'(z<T>),   delta<t-1> = delta<t> w_a f'(z<t-1>)

    ``n`` is the number of all examples, even if these are only a block of them;
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
