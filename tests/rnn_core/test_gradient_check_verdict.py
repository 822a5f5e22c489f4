"""What check_gradient says of a gradient: it agrees, it does not, or a kink is too near."""

import dataclasses
import math

import pytest
from numpy.testing import assert_allclose

from rnn_core import (
    ACTIVATIONS,
    PRESETS,
    RULES,
    Dataset,
    Weights,
    backward,
    check_gradient,
    forward,
    numerical_gradient,
    train,
)

LESSON = Dataset([[1, 0, 0], [0, 1, 1], [1, 1, 1]], [1, 2, 3])


def test_the_check_reports_the_numerical_gradient_and_the_differences():
    fwd = forward(LESSON, Weights(1, 1), "tanh")
    check = check_gradient(fwd, backward(fwd, "note"))
    assert (check.w_a, check.w_x) == numerical_gradient(LESSON, Weights(1, 1), "tanh")
    # note against exact: |−3.260793 + 0.384079| / 3.260793, |−5.779420 + 0.284214| / 5.779420
    assert_allclose(check.difference_w_a, 0.882213, rtol=0, atol=5e-7)
    assert_allclose(check.difference_w_x, 0.950823, rtol=0, atol=5e-7)


@pytest.mark.parametrize(
    ("activation", "rule", "agrees"),
    [
        ("tanh", "exact", True),
        ("tanh", "note", False),
        ("sigmoid", "note", False),
        ("softsign", "note", False),
        ("identity", "exact", True),
        ("identity", "note", True),
    ],
)
def test_the_note_rule_passes_only_where_f_has_slope_1(activation, rule, agrees):
    fwd = forward(LESSON, Weights(0.9, 0.8), activation)
    check = check_gradient(fwd, backward(fwd, rule))
    assert check.agrees is agrees
    assert not check.near_kink


def test_one_wrong_weight_is_enough_to_disagree():
    # With a<0> = 0 and one step the w_a gradient is 0 under both rules, only w_x is wrong.
    fwd = forward(Dataset([[1]], [3]), Weights(1, 0.5), "tanh")
    check = check_gradient(fwd, backward(fwd, "note"))
    assert (check.difference_w_a, check.agrees) == (0, False)
    # And the other way round: x = 0, so only w_a has a gradient.
    fwd = forward(Dataset([[0]], [3]), Weights(1, 0.5, a0=1), "tanh")
    check = check_gradient(fwd, backward(fwd, "note"))
    assert (check.difference_w_x, check.agrees) == (0, False)


# w_a = 1. A nudge is 3e-5 of a weight, so it moves z<1> by 3e-5 times the input or the state.
@pytest.mark.parametrize(
    ("x", "w_x", "a0", "near"),
    [
        ([1, 1], 1.0, 0.0, False),
        ([1, -1], 1.0, 0.0, True),  # z<2> = 1·1 − 1·1 = 0
        ([1, 1], -1e-7, 0.0, True),
        ([1, 1], 1e-4, 0.0, False),
        ([1, 0.3], -0.3, 1.3 - 1e-7, False),
        ([0.3], -1.0, 0.3, True),  # z<1> = 0.3 − 0.3 = 0
        ([0, 1], 1.0, 0.0, False),  # z<1> = 0 whatever the weights are: it cannot cross
        ([0], 1.0, 1e-7, False),  # z<1> = 1e-7, and a nudge moves it by 3e-12
        ([1e-7, 0], 1.0, 0.0, False),
    ],
)
@pytest.mark.parametrize("activation", ["relu", "leaky_relu"])
def test_near_kink(x, w_x, a0, near, activation):
    fwd = forward(Dataset([x], [2]), Weights(1, w_x, a0), activation)
    assert check_gradient(fwd, backward(fwd)).near_kink is near


# softsign(1) = 1/2
@pytest.mark.parametrize(
    ("x", "w_x", "near"),
    [
        ([1, -0.5], 1.0, True),
        ([1, -0.6], 1.0, False),
        ([0, 1], 1.0, False),
        ([0, 1], 0.0, True),
    ],
)
def test_softsign_is_near_where_a_nudge_carries_some_z_across_zero(x, w_x, near):
    fwd = forward(Dataset([x], [2]), Weights(1, w_x), "softsign")
    assert check_gradient(fwd, backward(fwd)).near_kink is near


@pytest.mark.parametrize("activation", ["tanh", "identity", "sigmoid"])
def test_smooth_activations_have_no_kink_to_be_near(activation):
    # w_x = 0: every z is 0, and any nudge of w_x moves it.
    fwd = forward(Dataset([[1, -1]], [2]), Weights(1, 0), activation)
    assert not check_gradient(fwd, backward(fwd)).near_kink


def test_only_what_a_nudge_really_reaches_is_near():
    # w_a = 2 doubles a nudge at every step: after 40 steps 3e-5 would be 3e7. In softsign
    # the states saturate instead, and no z comes near 0.
    fwd = forward(Dataset([[1] * 40], [2]), Weights(2, 1), "softsign")
    check = check_gradient(fwd, backward(fwd))
    assert (check.agrees, check.near_kink) == (True, False)


@pytest.mark.parametrize("name", PRESETS)
def test_the_exact_rule_agrees_at_every_epoch_of_every_preset(name):
    s = PRESETS[name]
    run = train(s.data, s.weights, s.activation, s.learning_rate, s.epochs, "exact")
    passes = [forward(s.data, run.weights(k), s.activation) for k in range(len(run.loss))]
    checks = [check_gradient(fwd, backward(fwd)) for fwd in passes]
    assert [k for k, check in enumerate(checks) if not (check.agrees or check.near_kink)] == []


@pytest.mark.parametrize("rule", RULES)
def test_the_note_rule_disagrees_at_every_epoch_of_the_lesson(rule):
    run = train(LESSON, Weights(1, 1), "tanh", 0.1, 500, rule)
    passes = [forward(LESSON, run.weights(k), "tanh") for k in range(len(run.loss))]
    assert not any(check_gradient(fwd, backward(fwd, "note")).agrees for fwd in passes)


def test_a_gradient_that_is_slightly_wrong_disagrees():
    fwd = forward(LESSON, Weights(1, 1), "tanh")
    grad = backward(fwd)
    for name in ("w_a", "w_x"):
        wrong = {name: getattr(grad, name) * (1 + 2e-6)}
        assert not check_gradient(fwd, dataclasses.replace(grad, **wrong)).agrees


@pytest.mark.parametrize("w_x", [5, 8, 10, 15, 30])
def test_the_exact_rule_agrees_in_a_saturated_tanh(w_x):
    fwd = forward(Dataset([[1]], [3]), Weights(1, w_x), "tanh")
    check = check_gradient(fwd, backward(fwd))
    assert check.agrees
    assert max(check.difference_w_a, check.difference_w_x) < 1e-6


def test_a_small_gradient_that_is_wrong_by_a_hundredth_disagrees():
    # L = (1 − 3)² and the gradient is −2e-6, of which the quotient knows about 5 digits.
    fwd = forward(Dataset([[1]], [3]), Weights(1, 8), "tanh")
    grad = backward(fwd)
    wrong = dataclasses.replace(grad, w_x=1.01 * grad.w_x)
    assert not check_gradient(fwd, wrong).agrees


@pytest.mark.parametrize("activation", ["tanh", "identity", "sigmoid", "leaky_relu"])
def test_the_exact_rule_agrees_to_the_end_of_a_run_that_converges(activation):
    # Near the end the errors are all rounding: ŷ − y = 1e-11 where ŷ and y are near 1.
    data = Dataset([[0.5, -1, 1], [1, 0.5, 0.3], [-0.4, 1, 0.8]], [0, 0, 0])
    reachable = Dataset(data.x, forward(data, Weights(0.7, 0.6), activation).y_hat)
    run = train(reachable, Weights(0.5, 0.5), activation, 0.3, 10_000)
    assert run.loss[-1] < 1e-12
    for k in range(0, len(run.loss), len(run.loss) // 40):
        fwd = forward(reachable, run.weights(k), activation)
        check = check_gradient(fwd, backward(fwd))
        assert check.agrees or check.near_kink, k


@pytest.mark.parametrize("off", [0, 1e-14, 1e-12, 1e-10])
def test_next_to_a_perfect_fit_rounding_is_not_taken_for_a_mistake(off):
    # The loss is 0 or nearly so; that of the nudged weights is not, nor is its rounding.
    data = Dataset([[0.5, -1, 1], [1, 0.5, 0.3], [-0.4, 1, 0.8]], [0, 0, 0])
    fitted = Dataset(data.x, forward(data, Weights(0.7, 0.6), "identity").y_hat)
    fwd = forward(fitted, Weights(0.7 + off, 0.6 - off), "identity")
    assert check_gradient(fwd, backward(fwd)).agrees


def test_no_gradient_at_all_is_no_difference():
    # No input and no state: every loss is the same, (0 − 3)², and so is 0 where y is 0.
    for y in (3, 0):
        fwd = forward(Dataset([[0, 0]], [y]), Weights(1, 1), "tanh")
        check = check_gradient(fwd, backward(fwd, "note"))
        assert (check.difference_w_a, check.difference_w_x, check.agrees) == (0, 0, True)


def test_softsign_at_zero_is_near_its_jump():
    # f'' jumps from 2 to −2 at z = 0: there the quotient is good to h only, not to h⁴.
    fwd = forward(LESSON, Weights(1, 0), "softsign")
    check = check_gradient(fwd, backward(fwd))
    assert check.near_kink
    assert 1e-6 < check.difference_w_x < 1e-4


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("size", [1e150, 1e200, 1e306, 1.797e308])
def test_numbers_too_large_make_no_warning(size, activation):
    data = Dataset([[1, 1, 1], [1, 0, -1]], [1, size])
    for weights in (Weights(size, size), Weights(-size, size), Weights(size, 1, a0=size)):
        fwd = forward(data, weights, activation)
        for rule in RULES:
            check_gradient(fwd, backward(fwd, rule))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("activation", ["relu", "leaky_relu", "identity"])
def test_numbers_too_large_disagree(activation):
    fwd = forward(Dataset([[1, 1, 1]], [1]), Weights(1e306, 1e306), activation)
    check = check_gradient(fwd, backward(fwd))
    assert not check.agrees
    assert not math.isfinite(check.w_a)
    assert math.isnan(check.difference_w_a)


@pytest.mark.parametrize("factor", [1.1, -1, 0])
def test_a_wrong_gradient_disagrees_however_large_the_numbers_are(factor):
    # L = 1e240: its square could not be held, but the differences can.
    fwd = forward(Dataset([[1]], [0]), Weights(1, 1e120), "identity")
    grad = backward(fwd)
    assert check_gradient(fwd, grad).agrees
    assert not check_gradient(fwd, dataclasses.replace(grad, w_x=grad.w_x * factor)).agrees
