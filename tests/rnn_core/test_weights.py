"""Weights: two numbers and the initial state, or a refusal by name."""

import dataclasses

import numpy as np
import pytest

from rnn_core import Weights

NAN, INF = float("nan"), float("inf")


@pytest.mark.parametrize("name", ["w_a", "w_x", "a0"])
@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("1", "is not a number"),
        (None, "is not a number"),
        (1j, "is not a number"),
        ([1], "is not a number"),
        (True, "is not a number"),
        (np.False_, "is not a number"),
        (NAN, "is not a number"),
        (INF, "is not a finite number"),
        (np.float64(-INF), "is not a finite number"),
        pytest.param(10**400, "is not a finite number", id="10**400"),
    ],
)
def test_bad_weights_are_refused_by_name(name, value, message):
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        Weights(**{"w_a": 1, "w_x": 1, "a0": 0, name: value})
    assert str(caught.value) == f"{name} {message}"


def test_weights_become_plain_floats():
    weights = Weights(np.float32(0.5), np.int64(2))
    assert [type(w) for w in (weights.w_a, weights.w_x, weights.a0)] == [float] * 3
    assert weights == Weights(0.5, 2.0, 0.0)


def test_weights_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Weights(1, 1).w_a = 2.0  # type: ignore[misc]


def test_a_large_int_is_a_number():
    assert Weights(10**20, 1).w_a == 1e20
