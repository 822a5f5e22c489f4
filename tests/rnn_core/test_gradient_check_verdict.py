"""What check_gradient says of a gradient: it agrees, it does not, or a kink is too near."""

import pytest
from numpy.testing import assert_allclose

from rnn_core import (
    PRESETS,
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


# w_a = 1. A nudge is 6e-6 of a weight, so it moves z<1> by 6e-6 times the input or the state.
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
        ([0], 1.0, 1e-7, False),  # z<1> = 1e-7, and a nudge moves it by 6e-13
        ([1e-7, 0], 1.0, 0.0, False),
    ],
)
@pytest.mark.parametrize("activation", ["relu", "leaky_relu"])
def test_near_kink(x, w_x, a0, near, activation):
    fwd = forward(Dataset([x], [2]), Weights(1, w_x, a0), activation)
    assert check_gradient(fwd, backward(fwd)).near_kink is near


@pytest.mark.parametrize("activation", ["tanh", "identity", "sigmoid", "softsign"])
def test_smooth_activations_have_no_kink_to_be_near(activation):
    fwd = forward(Dataset([[1, -1]], [2]), Weights(1, 1), activation)
    assert not check_gradient(fwd, backward(fwd)).near_kink


bug = pytest.mark.xfail(
    strict=True,
    reason="bug in rnn_core: rounding and curvature of the quotient are taken for a mistake",
)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=bug if name in {"identity", "vanishing", "roelants"} else ())
        for name in PRESETS
    ],
)
def test_the_exact_rule_agrees_at_every_epoch_of_every_preset(name):
    s = PRESETS[name]
    run = train(s.data, s.weights, s.activation, s.learning_rate, s.epochs, "exact")
    passes = [forward(s.data, run.weights(k), s.activation) for k in range(len(run.loss))]
    checks = [check_gradient(fwd, backward(fwd)) for fwd in passes]
    assert [k for k, check in enumerate(checks) if not (check.agrees or check.near_kink)] == []


@pytest.mark.parametrize("w_x", [5, *(pytest.param(w, marks=bug) for w in (8, 10, 15)), 30])
def test_the_exact_rule_agrees_in_a_saturated_tanh(w_x):
    fwd = forward(Dataset([[1]], [3]), Weights(1, w_x), "tanh")
    assert check_gradient(fwd, backward(fwd)).agrees


@pytest.mark.xfail(
    strict=True,
    reason="bug in rnn_core: f'' of softsign jumps at 0, so the quotient is good to h, not h²",
)
def test_the_exact_rule_agrees_in_softsign_at_zero():
    fwd = forward(LESSON, Weights(1, 0), "softsign")
    check = check_gradient(fwd, backward(fwd))
    assert check.agrees or check.near_kink


@pytest.mark.xfail(strict=True, reason="bug in rnn_core: near_kink multiplies outside errstate")
@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("activation", ["relu", "leaky_relu"])
def test_numbers_too_large_disagree_without_a_warning(activation):
    fwd = forward(Dataset([[1, 1, 1]], [1]), Weights(1e306, 1e306), activation)
    assert not check_gradient(fwd, backward(fwd)).agrees
