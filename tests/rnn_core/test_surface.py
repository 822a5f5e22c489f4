"""The loss of many pairs of weights at once."""

import math

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from rnn_core import ACTIVATIONS, Dataset, Weights, forward, loss_surface

DATA = Dataset([[1, 0, 0], [0, 1, 1], [1, 1, 1]], [1, 2, 3])


def test_a_map_by_hand():
    # w_x = 0: ŷ = 0, L = (1 + 4 + 9) / 3.  w_a = 0, w_x = 1: ŷ = x<3> = (0, 1, 1),
    # L = (1 + 1 + 4) / 3.  w_a = w_x = 1: ŷ = y.
    surface = loss_surface(DATA, [[0.0], [1.0]], [0.0, 1.0], "identity")
    assert_allclose(surface, [[14 / 3, 2], [14 / 3, 0]], rtol=1e-15)


@pytest.mark.parametrize(
    ("w_a", "w_x"),
    [
        (0.5, 0.5),
        ([0.5, 1], 0.5),
        (0.5, [0.5, 1, 2]),
        ([0.5, 1], [0.5, 2]),
        (np.zeros((4, 1)), np.zeros((1, 5))),
        (np.zeros((2, 1, 3)), np.zeros((4, 1))),
        (np.zeros((3, 0)), 1.0),
        ([], []),
    ],
)
def test_the_shape_is_the_broadcast_shape(w_a, w_x):
    surface = loss_surface(DATA, w_a, w_x)
    assert surface.shape == np.broadcast_shapes(np.shape(w_a), np.shape(w_x))
    assert surface.dtype == np.float64


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_place_holds_the_loss_of_its_pair(activation):
    w_a, w_x = np.linspace(-2, 2, 5)[:, None], np.linspace(-1, 1.5, 6)[None, :]
    surface = loss_surface(DATA, w_a, w_x, activation, a0=0.3)
    for i, j in np.ndindex(surface.shape):
        loss = forward(DATA, Weights(w_a[i, 0], w_x[0, j], a0=0.3), activation).loss
        assert_allclose(surface[i, j], loss, rtol=1e-13, err_msg=f"{i}, {j}")


@pytest.mark.parametrize("n", [1, 16, 17, 40])
def test_a_large_map_of_several_examples_is_the_same_as_its_points(n):
    # More pairs than are taken in one go, with as many and with more examples than that.
    rng = np.random.default_rng(n)
    data = Dataset.sum_task(rng.uniform(-1, 1, (n, 4)))
    w_a, w_x = rng.uniform(-1, 1, (2, 9_000))
    surface = loss_surface(data, w_a, w_x)
    assert surface.shape == (9_000,)
    for k in (0, 1, 4095, 4096, 4097, 8191, 8192, 8999, *rng.integers(0, 9_000, 20)):
        assert_allclose(
            surface[k], forward(data, Weights(w_a[k], w_x[k])).loss, rtol=1e-12, err_msg=str(k)
        )


@pytest.mark.parametrize("n", [65_535, 65_537, 150_000])
def test_many_examples_and_few_pairs(n):
    rng = np.random.default_rng(n)
    data = Dataset.sum_task(rng.uniform(-1, 1, (n, 2)))
    losses = [forward(data, Weights(w_a, 0.5)).loss for w_a in (-0.5, 0.7)]
    assert_allclose(loss_surface(data, [-0.5, 0.7], 0.5), losses, rtol=1e-12)
    assert_allclose(loss_surface(data, -0.5, 0.5), losses[0], rtol=1e-12)


def test_the_initial_state_counts():
    # z = 2·3 + 1·1 = 7, L = (7 − 0)²
    assert loss_surface(Dataset([[1]], [0]), 2, 1, "identity", a0=3) == 49


@pytest.mark.filterwarnings("error")
def test_a_loss_too_large_is_infinite_and_never_no_number():
    long = Dataset([[1, -1] * 50], [0])
    surface = loss_surface(long, [[1e6], [-1e6], [0.5]], [1, -1, 1e300], "identity")
    assert not np.isnan(surface).any()
    assert np.isposinf(surface[:2]).all()
    assert math.isinf(surface[2, 2])
    assert np.isfinite(surface[2, :2]).all()
    # z<1> = inf, and z<2> = −inf + inf
    assert np.isposinf(loss_surface(Dataset([[10, 10]], [0]), -1, 1e308, "identity"))


def test_the_weights_are_left_as_they_are():
    w_a, w_x = np.array([0.5, 1.0]), np.array([0.25, 2.0])
    loss_surface(DATA, w_a, w_x)
    assert_array_equal(w_a, [0.5, 1.0])
    assert_array_equal(w_x, [0.25, 2.0])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([1, 2], [1, 2, 3]), "broadcast"),
        ((1, 1, "cosh"), "unknown activation 'cosh'; known are tanh, "),
        ((1, 1, None), "unknown activation None; known are tanh, "),
        ((1, 1, "tanh", "0"), "^a0 is not a number$"),
        ((1, 1, "tanh", float("inf")), "^a0 is not a finite number$"),
        ((1, 1, "tanh", True), "^a0 is not a number$"),
    ],
)
def test_bad_input_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        loss_surface(DATA, *arguments)


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        (float("nan"), "is not a number"),
        (None, "is not a number"),
        ("a", "is not a number"),
        ("1", "is not a number"),
        (1j, "is not a number"),
        (True, "is not a number"),
        (float("inf"), "is not a finite number"),
        pytest.param(10**400, "is not a finite number", id="10**400"),
    ],
)
@pytest.mark.parametrize("name", ["w_a", "w_x"])
def test_weights_that_are_no_numbers_are_refused_with_their_place(name, bad, fault):
    for weights, place in (
        (bad, name),
        ([1.0, bad], f"{name}[2]"),
        (np.array([[0.5, 1.0], [bad, 0.5]], dtype=object), f"{name}[2, 1]"),
    ):
        with pytest.raises(ValueError) as caught:  # noqa: PT011 (the text is compared below)
            loss_surface(DATA, **{"w_a": 1.0, "w_x": 1.0, name: weights})
        assert str(caught.value) == f"{place} {fault}"


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        (np.array([0.5, float("nan")]), "w_x[2] is not a number"),
        (np.array([[0.5], [-np.inf]]), "w_x[2, 1] is not a finite number"),
        (np.array([True]), "w_x[1] is not a number"),
        (np.array(["1"]), "w_x[1] is not a number"),
        (np.array([1j]), "w_x[1] is not a number"),
        ([[1.0], [1.0, 2.0]], "w_x[1] is not a number"),
        ([1.0, [1.0]], "w_x[2] is not a number"),
        ([np.zeros((2, 2)), np.zeros((2, 3))], "w_x is not an array of numbers"),
    ],
)
def test_arrays_that_are_no_weights_are_refused_with_the_place(weights, message):
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        loss_surface(DATA, 1.0, weights)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "weights",
    [
        [1, 2],
        (1, 2),
        np.array([1, 2]),
        np.array([1, 2], np.float32),
        np.array([1, 2.0], object),
    ],
)
def test_plain_numbers_of_any_kind_are_weights(weights):
    assert_array_equal(loss_surface(DATA, weights, 0.5), loss_surface(DATA, [1.0, 2.0], 0.5))
