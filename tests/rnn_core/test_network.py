"""One pass forward and one pass back: shapes, initial state, errors, too large numbers."""

import dataclasses
import math

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from rnn_core import (
    ACTIVATIONS,
    Dataset,
    Weights,
    backward,
    forward,
    loss_surface,
    numerical_gradient,
)

DATA = Dataset([[1, 2], [3, 4], [5, 6]], [7, 8, 9])


def test_shapes():
    fwd = forward(DATA, Weights(0.5, 0.25), "tanh")
    grad = backward(fwd)
    assert fwd.z.shape == (3, 2)
    assert fwd.a.shape == (3, 3)
    assert fwd.y_hat.shape == fwd.error.shape == (3,)
    assert grad.delta.shape == grad.terms_w_x.shape == grad.terms_w_a.shape == (3, 2)
    assert grad.step_w_x.shape == grad.step_w_a.shape == (2,)
    assert [type(number) for number in (fwd.loss, grad.w_a, grad.w_x)] == [float] * 3


def test_results_name_what_they_were_made_from():
    weights = Weights(0.5, 0.25)
    fwd = forward(DATA, weights, "sigmoid")
    assert (fwd.data, fwd.weights, fwd.activation) == (DATA, weights, "sigmoid")
    assert (backward(fwd).rule, backward(fwd, "note").rule) == ("exact", "note")


def test_the_initial_state_is_column_0_and_enters_the_first_step():
    # z<1> = 2·10 + 3·1 = 23, z<2> = 2·23 + 3·2 = 52, error = 52 − 50 = 2, L = 4
    fwd = forward(Dataset([[1, 2]], [50]), Weights(w_a=2, w_x=3, a0=10), "identity")
    assert fwd.a.tolist() == [[10, 23, 52]]
    assert fwd.z.tolist() == [[23, 52]]
    assert (fwd.y_hat.tolist(), fwd.error.tolist(), fwd.loss) == ([52], [2], 4)
    # delta<2> = 2/1·2 = 4, delta<1> = 4·2 = 8
    # w_x: 8·1, 4·2;   w_a: 8·a<0> = 80, 4·a<1> = 92
    grad = backward(fwd)
    assert grad.delta.tolist() == [[8, 4]]
    assert grad.terms_w_x.tolist() == [[8, 8]]
    assert grad.terms_w_a.tolist() == [[80, 92]]
    assert (grad.w_x, grad.w_a) == (16, 172)


def test_one_step_has_no_recurrence_without_an_initial_state():
    # z = 3·2 = 6, error = 6 − 1 = 5, L = 25; delta = 2·5 = 10; w_x: 10·2, w_a: 10·0
    fwd = forward(Dataset([[2]], [1]), Weights(w_a=7, w_x=3), "identity")
    grad = backward(fwd)
    assert (fwd.loss, grad.w_x, grad.w_a) == (25, 20, 0)


def test_the_loss_is_the_mean_over_the_examples():
    # errors 1·1 − 0 = 1 and 1·3 − 0 = 3: L = (1 + 9) / 2; w_x: 2/2 (1·1 + 3·3) = 10
    fwd = forward(Dataset([[1], [3]], [0, 0]), Weights(0, 1), "identity")
    assert (fwd.loss, backward(fwd).w_x) == (5, 10)


def test_the_default_is_tanh_with_the_exact_rule():
    fwd = forward(DATA, Weights(0.5, 0.25))
    assert fwd.activation == "tanh"
    assert_array_equal(backward(fwd).delta, backward(fwd, rule="exact").delta)


def test_both_rules_agree_where_f_has_slope_1():
    fwd = forward(DATA, Weights(0.5, 0.25), "identity")
    assert_array_equal(backward(fwd, "note").delta, backward(fwd, "exact").delta)


def test_the_note_rule_leaves_out_the_slope_at_every_step():
    # delta<T> = 2/n e; each step back multiplies by w_a and nothing else.
    fwd = forward(DATA, Weights(0.5, 0.25), "tanh")
    delta = backward(fwd, "note").delta
    assert_allclose(delta[:, 1], 2 / 3 * fwd.error, rtol=1e-15)
    assert_allclose(delta[:, 0], delta[:, 1] * 0.5, rtol=1e-15)


def test_results_cannot_be_changed():
    fwd = forward(DATA, Weights(0.5, 0.25))
    grad = backward(fwd)
    arrays = [fwd.z, fwd.a, fwd.y_hat, fwd.error, grad.delta, grad.terms_w_x]
    for array in [*arrays, grad.terms_w_a, grad.step_w_x, grad.step_w_a]:
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0.0
    for result in (fwd, grad):
        with pytest.raises(dataclasses.FrozenInstanceError):
            result.loss = 0.0


def test_two_passes_give_the_same_and_leave_each_other_alone():
    fwd = forward(DATA, Weights(0.5, 0.25))
    first = backward(fwd)
    kept = first.delta.copy()
    backward(fwd, "note")
    again = backward(forward(DATA, Weights(0.5, 0.25)))
    assert_array_equal(first.delta, kept)
    assert_array_equal(again.delta, kept)


@pytest.mark.parametrize("name", ["cosh", "Tanh", "", None, 1, ["tanh"]])
def test_an_unknown_activation_is_refused_with_the_known_ones(name):
    weights = Weights(1, 1)
    for use in (forward, numerical_gradient):
        with pytest.raises(ValueError) as caught:  # noqa: PT011 (compared below)
            use(DATA, weights, name)
        assert str(caught.value) == (
            f"unknown activation {name!r}; known are {', '.join(ACTIVATIONS)}"
        )


@pytest.mark.parametrize("rule", ["Exact", "", None, 1, ["exact"]])
def test_an_unknown_rule_is_refused_with_the_known_ones(rule):
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        backward(forward(DATA, Weights(1, 1)), rule)
    assert str(caught.value) == f"unknown rule {rule!r}; known are exact, note"


# A factor of 1e6 a step: a<t> is about 1e6^(t−1), so a<52> = 1e306 fits and 1e312 does not.
LONG = Dataset([[0] * 100, [1] * 100], [1, 2])
TOO_LARGE = Weights(w_a=1e6, w_x=1)


@pytest.mark.filterwarnings("error")
def test_overflow_names_the_example_and_the_step_without_a_warning():
    fwd = forward(LONG, TOO_LARGE, "identity")
    assert fwd.overflow == (2, 53)
    assert np.isfinite(fwd.z[1, :52]).all()
    assert math.isinf(fwd.z[1, 52])
    assert not math.isfinite(fwd.loss)


@pytest.mark.filterwarnings("error")
def test_overflow_names_the_earliest_step_of_all_examples():
    # The second example starts 3 steps before the first one.
    x = [[0] * 3 + [1] * 97, [1] * 100]
    assert forward(Dataset(x, [1, 2]), TOO_LARGE, "identity").overflow == (2, 53)
    assert forward(Dataset(x[::-1], [1, 2]), TOO_LARGE, "identity").overflow == (1, 53)


@pytest.mark.filterwarnings("error")
def test_a_square_too_large_is_an_overflow_at_the_last_step():
    # ŷ = 1e200 fits, its square does not.
    fwd = forward(Dataset([[1, 1], [1, 1e200]], [0, 0]), Weights(1, 1), "identity")
    assert np.isfinite(fwd.y_hat).all()
    assert fwd.overflow == (2, 2)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "relu"])
def test_a_z_too_large_is_an_overflow_even_if_the_loss_is_finite(activation):
    # z = −1e308 · 10: tanh makes −1 of it, sigmoid and relu 0.
    fwd = forward(Dataset([[1], [10]], [0, 0]), Weights(1, -1e308), activation)
    assert math.isfinite(fwd.loss)
    assert fwd.overflow == (2, 1)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("weights", [TOO_LARGE, Weights(-1e6, -1e6), Weights(1e306, 1e306)])
def test_nothing_warns_when_numbers_are_too_large(weights, activation):
    fwd = forward(LONG, weights, activation)
    backward(fwd, "exact")
    backward(fwd, "note")
    numerical_gradient(LONG, weights, activation)
    surface = loss_surface(LONG, weights.w_a, weights.w_x, activation)
    # Bounded or not, the pass and the surface tell the same: a loss or infinity.
    assert (fwd.overflow is None) == math.isfinite(surface)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_no_overflow_is_reported_when_all_numbers_fit(activation):
    fwd = forward(LONG, Weights(0.9, 1), activation)
    assert fwd.overflow is None
    assert math.isfinite(fwd.loss)
