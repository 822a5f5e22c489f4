"""The factors f′ of the way back, right and wrong."""

from __future__ import annotations

import numpy as np

from rnn_core.activations import activation_named
from rnn_core.arrays import Array
from rnn_core.practice.states import States

ANOTHER = {"tanh": "sigmoid", "sigmoid": "tanh"}
"""Whose f′ is easily taken for one's own."""


def slopes(where: str, activation: str, rule: str, states: States) -> list[Array | None]:
    """For each step f′(z<t>), (ways, examples), or None where nothing is multiplied.

    ``where`` is a recipe's ``slope``.
    """
    T = len(states.z)  # noqa: N806 (the lesson's letter)
    if where == "none" or (where == "rule" and rule == "note"):
        return [None] * T
    f_prime: list[Array | None] = [
        _slope(where, activation, z, a) for z, a in zip(states.z, states.a[1:], strict=True)
    ]
    if where == "last":
        return [None] * (T - 1) + f_prime[-1:]
    if where == "not last":
        return [*f_prime[:-1], None]
    return f_prime


def _slope(where: str, activation: str, z: Array, a: Array) -> Array:
    if where == "not squared":
        return 1 - a
    if where in ("with z", "of another"):
        name, given = (activation, z) if where == "with z" else (ANOTHER[activation], a)
        formula = activation_named(name).slope_from_state
        assert formula is not None
        return formula(given)
    f, out = activation_named(activation), np.empty_like(z)
    if where == "of a":
        z, a = a, np.empty_like(a)
        f.value(z, a)
    f.derivative(z, a, out)
    return out
