"""The lesson by hand: loops and single numbers, nothing else.

This is the arithmetic as one does it with a pencil. It shares no line with the
vectorized version, so that each can check the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rnn_core.activations import ACTIVATIONS

Rows = list[list[float]]


class StatesByHand(NamedTuple):
    """What the first step of the lesson writes down."""

    z: Rows
    a: Rows
    loss: float


class GradientByHand(NamedTuple):
    """What the second step writes down: every example's share of every term."""

    terms_w_x: Rows
    terms_w_a: Rows
    w_x: float
    w_a: float


def forward_by_hand(
    x: Sequence[Sequence[float]],
    y: Sequence[float],
    w_a: float,
    w_x: float,
    a0: float = 0.0,
    activation: str = "tanh",
) -> StatesByHand:
    """Step 1 of the lesson, number by number.

    Returns
    -------
    StatesByHand
        ``z`` n rows of T numbers, ``a`` n rows of T + 1 with a0 first, ``loss``.

    Examples
    --------
    >>> z, a, loss = forward_by_hand([[1, 0, 0], [0, 1, 1]], [1, 2], w_a=1, w_x=1)
    >>> [round(state, 2) for state in a[0]]
    [0.0, 0.76, 0.64, 0.57]
    """
    f, _ = ACTIVATIONS[activation].by_hand
    all_z, all_a, loss = [], [], 0.0
    for sequence, target in zip(x, y, strict=True):
        z, a = [], [float(a0)]  # never whole numbers: those grow without end, not to inf
        for x_t in sequence:
            z.append(w_a * a[-1] + w_x * x_t)
            a.append(f(z[-1]))
        error = a[-1] - target
        loss += error * error / len(y)  # error ** 2 would raise where this gives inf
        all_z.append(z)
        all_a.append(a)
    return StatesByHand(all_z, all_a, loss)


def backward_by_hand(
    x: Sequence[Sequence[float]],
    y: Sequence[float],
    states: StatesByHand,
    w_a: float,
    activation: str = "tanh",
    rule: str = "exact",
) -> GradientByHand:
    """Step 2 of the lesson, term by term, from the last state to the first.

    Returns
    -------
    GradientByHand
        ``terms_w_x`` and ``terms_w_a``, n rows of T numbers each, and their sums.

    Examples
    --------
    >>> x, y = [[1, 0, 0], [0, 1, 1], [1, 1, 1]], [1, 2, 3]
    >>> states = forward_by_hand(x, y, w_a=1, w_x=1)
    >>> gradient = backward_by_hand(x, y, states, w_a=1, rule="note")
    >>> round(sum(shares[2] for shares in gradient.terms_w_x), 2)  # (a)
    -2.07
    """
    _, f_prime = ACTIVATIONS[activation].by_hand
    terms_w_x, terms_w_a = [], []
    for sequence, target, z, a in zip(x, y, states.z, states.a, strict=True):
        steps = len(sequence)
        shares_w_x, shares_w_a = [0.0] * steps, [0.0] * steps
        back = 2 / len(y) * (a[-1] - target)
        for t in range(steps, 0, -1):
            if rule == "exact":
                back = back * f_prime(z[t - 1])
            shares_w_x[t - 1] = back * sequence[t - 1]
            shares_w_a[t - 1] = back * a[t - 1]
            back = back * w_a
        terms_w_x.append(shares_w_x)
        terms_w_a.append(shares_w_a)
    w_x, w_a_total = sum(map(sum, terms_w_x)), sum(map(sum, terms_w_a))
    return GradientByHand(terms_w_x, terms_w_a, w_x, w_a_total)


def train_by_hand(
    x: Sequence[Sequence[float]],
    y: Sequence[float],
    w_a: float,
    w_x: float,
    a0: float = 0.0,
    activation: str = "tanh",
    learning_rate: float = 0.1,
    epochs: int = 50,
    rule: str = "exact",
) -> list[tuple[float, float, float]]:
    """Steps 3 and 4 of the lesson: update, repeat.

    Returns
    -------
    list of (loss, w_a, w_x)
        One more than ``epochs``; the first is the start.

    Examples
    --------
    >>> history = train_by_hand([[1, 0, 0], [0, 1, 1], [1, 1, 1]], [1, 2, 3], 1, 1)
    >>> [round(number, 2) for number in history[1]]  # loss, w_a, w_x
    [1.8, 1.04, 1.03]
    """
    history = []
    for _ in range(epochs + 1):
        states = forward_by_hand(x, y, w_a, w_x, a0, activation)
        history.append((states.loss, w_a, w_x))
        gradient = backward_by_hand(x, y, states, w_a, activation, rule)
        w_a = w_a - learning_rate * gradient.w_a
        w_x = w_x - learning_rate * gradient.w_x
    return history
