"""The floor: the distance of the targets from what the activation can reach."""

import math

import pytest
from numpy.testing import assert_allclose

from rnn_core import Dataset, Weights, forward, loss_floor, loss_surface

ROWS = [[1, 0, 0], [0, 1, 1], [1, 1, 1]]


@pytest.mark.parametrize(
    ("activation", "y", "floor"),
    [
        ("tanh", [1, 2, 3], 5 / 3),  # (0 + 1² + 2²) / 3
        ("softsign", [1, 2, 3], 5 / 3),
        ("sigmoid", [1, 2, 3], 5 / 3),
        ("sigmoid", [-2, 0.5, 3], 8 / 3),  # (2² + 0 + 2²) / 3
        ("tanh", [-3, 0.5, -1], 4 / 3),  # (2² + 0 + 0) / 3
        ("tanh", [0.3, -0.3, 0.9], 0),
        ("relu", [1, 2, 3], 0),
        ("relu", [-1, -2, -3], 14 / 3),  # (1 + 4 + 9) / 3
        ("leaky_relu", [-1, -2, 3e9], 0),
        ("identity", [-1, 2, 3e9], 0),
    ],
)
def test_floors_by_hand(activation, y, floor):
    assert_allclose(loss_floor(Dataset(ROWS, y), activation), floor, rtol=1e-15)


def test_the_default_is_tanh():
    assert loss_floor(Dataset(ROWS, [1, 2, 3])) == 5 / 3


def test_the_lesson_comes_as_close_as_one_likes_but_not_below():
    # The first target, 1, is approached as well: all three states go to 1.
    data = Dataset(ROWS, [1, 2, 3])
    loss = loss_surface(data, [2, 4, 8], [2, 4, 8], "tanh")
    assert (loss >= 5 / 3).all()
    assert (loss[:-1] > loss[1:]).all()
    assert_allclose(loss[-1], 5 / 3, rtol=1e-6)


def test_saturation_itself_is_at_the_floor():
    # tanh(40) is 1 in float64: the loss equals its infimum, and is not below.
    data = Dataset(ROWS, [1, 2, 3])
    loss = forward(data, Weights(40, 40), "tanh").loss
    assert_allclose(loss, loss_floor(data, "tanh"), rtol=1e-15)


@pytest.mark.filterwarnings("error")
def test_targets_too_far_away_give_an_infinite_floor_without_a_warning():
    assert math.isinf(loss_floor(Dataset([[1]], [1e200]), "tanh"))


@pytest.mark.parametrize("name", ["cosh", None])
def test_an_unknown_activation_is_refused(name):
    with pytest.raises(ValueError, match=f"unknown activation {name!r}; known are tanh, "):
        loss_floor(Dataset([[1]], [1]), name)
