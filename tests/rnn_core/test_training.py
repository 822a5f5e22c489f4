"""Gradient descent: the history that it keeps."""

import dataclasses

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from rnn_core import RULES, Dataset, Weights, backward, forward, train

LESSON = Dataset([[1, 0, 0], [0, 1, 1], [1, 1, 1]], [1, 2, 3])
HISTORY = ("loss", "w_a", "w_x", "grad_w_a", "grad_w_x")


@pytest.mark.parametrize("epochs", [0, 1, 7, 50])
def test_one_entry_for_the_start_and_one_for_every_update(epochs):
    run = train(LESSON, Weights(1, 1), epochs=epochs)
    assert [getattr(run, name).shape for name in HISTORY] == [(epochs + 1,)] * 5
    assert run.last_epoch == epochs


@pytest.mark.parametrize("rule", RULES)
def test_every_entry_is_a_pass_forward_and_a_pass_back(rule):
    run = train(LESSON, Weights(0.8, 0.3, a0=0.2), "sigmoid", 0.5, 5, rule)
    for k in range(6):
        fwd = forward(LESSON, run.weights(k), "sigmoid")
        grad = backward(fwd, rule)
        assert_allclose(run.loss[k], fwd.loss, rtol=1e-14)
        assert_allclose(run.grad_w_a[k], grad.w_a, rtol=1e-13)
        assert_allclose(run.grad_w_x[k], grad.w_x, rtol=1e-13)


@pytest.mark.parametrize("rule", RULES)
def test_every_update_takes_the_learning_rate_times_the_gradient(rule):
    run = train(LESSON, Weights(0.8, 0.3), "tanh", 0.05, 9, rule)
    assert_array_equal(run.w_a[1:], run.w_a[:-1] - 0.05 * run.grad_w_a[:-1])
    assert_array_equal(run.w_x[1:], run.w_x[:-1] - 0.05 * run.grad_w_x[:-1])


def test_weights_of_an_epoch_are_those_of_its_row_with_the_initial_state():
    run = train(LESSON, Weights(0.8, 0.3, a0=0.2), epochs=4)
    assert run.weights(0) == Weights(0.8, 0.3, 0.2)
    assert run.weights(3) == Weights(run.w_a[3], run.w_x[3], 0.2)
    with pytest.raises(IndexError):
        run.weights(5)


def test_the_defaults_are_the_lessons():
    run = train(LESSON, Weights(1, 1))
    named = train(LESSON, Weights(1, 1), "tanh", learning_rate=0.1, epochs=50, rule="exact")
    assert_array_equal(run.loss, named.loss)
    assert run.last_epoch == 50


def test_a_run_cannot_be_changed():
    run = train(LESSON, Weights(1, 1), epochs=2)
    for name in HISTORY:
        with pytest.raises(ValueError, match="read-only"):
            getattr(run, name)[0] = 0.0
    with pytest.raises(dataclasses.FrozenInstanceError):
        run.stop = "converged"  # type: ignore[misc]


def test_ten_thousand_epochs():
    run = train(LESSON, Weights(1, 1), "sigmoid", 0.1, 10_000)
    assert (run.stop, run.last_epoch) == ("epoch limit", 10_000)
    assert all(np.isfinite(getattr(run, name)).all() for name in HISTORY)


def test_whole_numbers_of_numpy_are_epochs_too():
    assert train(LESSON, Weights(1, 1), epochs=np.int64(3)).last_epoch == 3
