"""The version by hand: plain numbers in, plain numbers out, and the same six activations."""

import math

import numpy as np
import pytest
from numpy.testing import assert_allclose

from rnn_core import ACTIVATIONS, RULES, Dataset, Weights, train
from rnn_core.by_hand import backward_by_hand, forward_by_hand, train_by_hand


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_its_values_and_derivatives_are_the_same(name):
    f, f_prime = ACTIVATIONS[name].by_hand
    z = np.array([-5.0, -1.0, -0.01, 0.0, 0.01, 1.0, 5.0])
    value, slope = np.empty_like(z), np.empty_like(z)
    ACTIVATIONS[name].value(z, value)
    ACTIVATIONS[name].derivative(z, value, slope)
    assert_allclose([f(number) for number in z.tolist()], value, rtol=1e-15)
    # tanh 5 = 0.9999, so 1 − tanh² = 2e-4 has lost four digits in either version
    assert_allclose([f_prime(number) for number in z.tolist()], slope, rtol=1e-11)


def test_sigmoid_is_finite_far_out():
    f, f_prime = ACTIVATIONS["sigmoid"].by_hand
    assert [f(-1000.0), f(1000.0), f_prime(-1000.0), f_prime(1000.0)] == [0, 1, 0, 0]


def test_one_example_by_hand():
    # z<1> = 2·10 + 3·1 = 23, z<2> = 2·23 + 3·2 = 52, L = (52 − 50)² = 4
    x, y = [[1, 2]], [50]
    states = forward_by_hand(x, y, w_a=2, w_x=3, a0=10, activation="identity")
    assert states == ([[23, 52]], [[10, 23, 52]], 4)
    # back<2> = 2·2 = 4, back<1> = 4·2 = 8;   w_x: 8·1, 4·2;   w_a: 8·10, 4·23
    grad = backward_by_hand(x, y, states, w_a=2, activation="identity")
    assert grad == ([[8, 8]], [[80, 92]], 16, 172)


def test_training_by_hand_keeps_the_start_and_every_update():
    # e = w_x − 1 halves: L = e² = 1, 1/4, 1/16
    history = train_by_hand([[1]], [1], 0, 2, 0, "identity", learning_rate=0.25, epochs=2)
    assert history == [(1, 0, 2), (0.25, 0, 1.5), (0.0625, 0, 1.25)]


def test_the_defaults_are_the_lessons():
    rows, targets = [[1, 0, 0], [0, 1, 1], [1, 1, 1]], [1, 2, 3]
    history = train_by_hand(rows, targets, 1, 1)
    run = train(Dataset(rows, targets), Weights(1, 1))
    assert_allclose(history, np.column_stack([run.loss, run.w_a, run.w_x]), rtol=1e-12)


def test_rows_without_a_target_are_refused():
    with pytest.raises(ValueError, match="zip"):
        forward_by_hand([[1], [2]], [1], 1, 1)


def test_an_exploding_run_by_hand_is_no_exception():
    # e = 1, −2e80, 4e160: the last square overflows.
    history = train_by_hand([[1]], [1], 0, 2, 0, "identity", learning_rate=1e80, epochs=2)
    assert history[1] == (4e160, 0, -2e80)
    assert math.isinf(history[2][0])


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("learning_rate", [1e3, 1e80, 1e160, 1e300])
def test_no_activation_by_hand_raises_however_large_the_numbers(
    learning_rate, activation, rule
):
    rows, targets = [[1, 0.5, 0], [0, 1, 1], [1, -1, 1]], [1, 2, -3]
    history = train_by_hand(rows, targets, 1, 1, 0.5, activation, learning_rate, 20, rule)
    assert len(history) == 21
    # As far as the numbers can be held they are those of the run.
    run = train(Dataset(rows, targets), Weights(1, 1, 0.5), activation, learning_rate, 1, rule)
    by_hand = np.array(history[: len(run.loss)])
    assert_allclose(by_hand, np.column_stack([run.loss, run.w_a, run.w_x]), rtol=1e-12)


def test_whole_numbers_of_python_become_infinite_too():
    # 1e6^100 = 1e600: as a whole number it would grow on, and could not be divided.
    states = forward_by_hand([[1] * 100], [1], 10**6, 1, a0=0, activation="identity")
    assert math.isinf(states.loss)


def test_softsign_is_flat_where_its_square_cannot_be_held():
    f, f_prime = ACTIVATIONS["softsign"].by_hand
    assert (f(1e200), f_prime(1e200)) == (1, 0)
