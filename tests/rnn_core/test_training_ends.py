"""The three ways in which a run ends, and the sentence about it."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from rnn_core import Dataset, Weights, train

LESSON = Dataset([[1, 0, 0], [0, 1, 1], [1, 1, 1]], [1, 2, 3])
# One example of one step: with a<0> = 0 only w_x counts, and L = (w_x − 1)².
ONE = Dataset([[1]], [1])
HISTORY = ("loss", "w_a", "w_x", "grad_w_a", "grad_w_x")


# L = (w_x − 1)² with gradient 2 (w_x − 1): an update turns e = w_x − 1 into (1 − 2η) e.
@pytest.mark.parametrize(
    ("learning_rate", "epochs", "loss", "message"),
    [
        (
            0.25,  # e halves
            3,
            [1, 1 / 4, 1 / 16, 1 / 64],
            "Stopped at the limit of 3 epochs; the loss was still falling, to 0.01562: more "
            "epochs would lower it.",
        ),
        (
            1.5,  # e doubles and changes sign
            3,
            [1, 4, 16, 64],
            "Stopped at the limit of 3 epochs; the loss was rising, to 64: the updates "
            "overshoot.",
        ),
        (
            1.0,  # e only changes sign
            3,
            [1, 1, 1, 1],
            "Stopped at the limit of 3 epochs; the loss stays at 1 while the weights "
            "oscillate.",
        ),
        (
            1.0,  # from 2 to 0: nobody knows yet whether it comes back
            1,
            [1, 1],
            "Stopped at the limit of 1 epoch; the loss stays at 1 while the weights still "
            "move.",
        ),
        (0.25, 0, [1], "Stopped at the limit of 0 epochs: no weight was updated."),
    ],
)
def test_a_run_that_stops_at_the_limit_says_where_the_loss_was_going(
    learning_rate, epochs, loss, message
):
    run = train(ONE, Weights(0, 2), "identity", learning_rate, epochs)
    assert run.loss.tolist() == loss
    assert run.stop == "epoch limit"
    assert run.message == message


def test_a_loss_has_settled_only_if_the_weights_have():
    # A gradient of 2e-6 · 1 at w_x = 1 + 1e-6, and updates of a millionth of that.
    run = train(ONE, Weights(0, 1 + 1e-6), "identity", 1e-6, 3)
    assert run.loss[-1] < run.loss[-2]  # by 4e-6 of itself: not settled, but falling
    assert "falling" in run.message
    run = train(ONE, Weights(0, 2), "identity", 1e-13, 3)
    assert run.message == "Stopped at the limit of 3 epochs; the loss had settled at 1."


def test_under_the_note_rule_the_weights_run_on_while_the_loss_stays():
    # All states are at 1 where the floor of 5/3 is, yet without f' the terms are not 0.
    run = train(LESSON, Weights(1, 1), "tanh", 0.1, 50, "note")
    assert run.message == (
        "Stopped at the limit of 50 epochs; the loss stays at 1.667 while the weights still "
        "move."
    )


def test_the_limit_of_one_epoch_is_said_in_the_singular_when_the_loss_falls():
    run = train(ONE, Weights(0, 2), "identity", 0.25, 1)
    assert run.message.startswith("Stopped at the limit of 1 epoch; the loss was still")


@pytest.mark.parametrize(
    ("w_x", "learning_rate", "updates", "message"),
    [
        (1, 0.1, 0, "Converged before the first update: the gradient is 0."),
        (0.5, 0.5, 1, "Converged after 1 epoch: the gradient is 0."),  # 1 − 2η = 0
        (
            1 + 2e-11,  # gradient 4e-11
            0.1,
            0,
            "Converged before the first update: the gradient is below 1e-10 in both weights.",
        ),
        (
            2,  # gradient 2 · 2^−k: below 1e-10 from k = 35 on, as 2^−34 = 5.8e-11
            0.25,
            35,
            "Converged after 35 epochs: the gradient is below 1e-10 in both weights.",
        ),
        (
            2,  # 2 − 2e-20 = 2
            1e-20,
            0,
            "Converged before the first update: the update is too small to change either "
            "weight.",
        ),
    ],
)
def test_a_run_that_converges_says_when_and_why(w_x, learning_rate, updates, message):
    run = train(ONE, Weights(0, w_x), "identity", learning_rate, 1000)
    assert run.stop == "converged"
    assert run.last_epoch == updates
    assert [len(getattr(run, name)) for name in HISTORY] == [updates + 1] * 5
    assert run.message.startswith(message)


def test_a_gradient_flat_in_one_weight_only_is_no_end():
    # The gradient is 0 in w_a and 4e-10 in w_x.
    run = train(ONE, Weights(0, 1 + 2e-10), "identity", 0.1, 1)
    assert run.stop == "epoch limit"
    # The other way round: x = 0, so w_x has no gradient, and L = (w_a a<0> − 1)².
    state_only = Dataset([[0]], [1])
    run = train(state_only, Weights(1 + 2e-10, 0, a0=1), "identity", 0.1, 1)
    assert run.stop == "epoch limit"


def test_converging_above_the_floor_is_pointed_out():
    # relu with w_x = −1 is 0 everywhere: no gradient, and L = (1 + 4 + 9) / 3.
    run = train(LESSON, Weights(1, -1), "relu")
    assert run.stop == "converged"
    assert run.message == (
        "Converged before the first update: the gradient is 0. The loss, 4.667, is above the "
        "lowest possible loss of 0: where the gradient is 0, the loss need not be the lowest."
    )


def test_a_place_that_is_not_flat_is_not_called_flat():
    # gradient 2, but 2 − 2e-20 = 2
    run = train(ONE, Weights(0, 2), "identity", 1e-20)
    assert run.message == (
        "Converged before the first update: the update is too small to change either weight. "
        "The loss, 1, is above the lowest possible loss of 0: a larger learning rate would "
        "change the weights further."
    )


def test_converging_at_the_floor_is_not():
    assert "lowest possible" not in train(LESSON, Weights(1, 1), "identity").message


# η = 1e80: e = 1, −2e80, 4e160, so the loss is 1, 4e160 and then 1.6e321, which is too large.
@pytest.mark.filterwarnings("error")
def test_a_run_that_diverges_ends_at_its_last_finite_epoch():
    run = train(ONE, Weights(0.5, 2), "identity", 1e80, 50)
    assert run.stop == "diverged"
    assert run.last_epoch == 1
    for name in HISTORY:
        assert len(getattr(run, name)) == 2
        assert np.isfinite(getattr(run, name)).all()
    assert_allclose(run.loss, [1, 4e160], rtol=1e-12)
    assert run.message == (
        "Diverged at epoch 2: the loss went from 1 at the start to 4e+160 at epoch 1, with "
        "w_a = 0.5 and w_x = -2e+80, and the next numbers are too large. "
        "Try a learning rate well below 1e+80, or weights closer to 0."
    )


@pytest.mark.filterwarnings("error")
def test_weights_too_large_are_divergence_even_if_the_loss_is_finite():
    # gradient 2 (0 − 100) · 1 = −200, so w_x becomes 2e309; tanh of that would be 1.
    run = train(Dataset([[1]], [100]), Weights(0, 0), "tanh", 1e307, 50)
    assert (run.stop, run.last_epoch) == ("diverged", 0)
    assert run.message.startswith("Diverged at epoch 1: the loss went from 1e+04 at the start")


@pytest.mark.filterwarnings("error")
def test_a_start_that_is_too_large_leaves_empty_arrays():
    long = Dataset([[1] * 100], [1])
    run = train(long, Weights(1e6, 1, a0=0.5), "identity")
    assert run.stop == "diverged"
    assert run.last_epoch == -1
    assert [getattr(run, name).shape for name in HISTORY] == [(0,)] * 5
    assert run.a0 == 0.5
    assert run.message.startswith(
        "Diverged before the first update: a number of the first forward pass"
    )
    assert "Try weights closer to 0, or shorter sequences." in run.message
