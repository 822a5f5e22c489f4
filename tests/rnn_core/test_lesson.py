"""The numbers of the hand-written lesson, with their arithmetic."""

import math

import numpy as np
import pytest
from numpy.testing import assert_allclose

from rnn_core import Dataset, Weights, backward, forward, term_label, train
from rnn_core.by_hand import backward_by_hand, forward_by_hand, train_by_hand

X, Y = [[1, 0, 0], [0, 1, 1], [1, 1, 1]], [1, 2, 3]
LESSON = Dataset(X, Y)
START = Weights(w_a=1, w_x=1)
SIX_DECIMALS = {"rtol": 0, "atol": 5e-7}

# ex 1: tanh(1·0 + 1·1), tanh(1·0.761594 + 1·0), tanh(1·0.642015 + 1·0)
# ex 2: tanh(0), tanh(1·0 + 1·1), tanh(1·0.761594 + 1·1)
# ex 3: tanh(1), tanh(1·0.761594 + 1·1), tanh(1·0.942681 + 1·1)
STATES = [
    [0, 0.761594, 0.642015, 0.566270],
    [0, 0, 0.761594, 0.942681],
    [0, 0.761594, 0.942681, 0.959746],
]

# With the errors e = (−0.433730, −1.057319, −2.040254) and w_a = 1, the note rule has
# (a) = 2/3 (e1·0 + e2·1 + e3·1) = −2.065049          (c) = (a), as x<2> = x<3>
# (e) = 2/3 (e1·1 + e2·0 + e3·1) = −1.649323
# (b) = 2/3 (e1·0.642015 + e2·0.761594 + e3·0.942681) = −2.004678
# (d) = 2/3 (e1·0.761594 + e2·0 + e3·0.761594) = −1.256115          (f) = 0, as a<0> = 0
TERMS = {
    "note": {
        "(a)": -2.065049,
        "(b)": -2.004678,
        "(c)": -2.065049,
        "(d)": -1.256115,
        "(e)": -1.649323,
        "(f)": 0.0,
    },
    # Each step back now also multiplies by f'(z) = 1 − a²: at step 3 by
    # (0.679338, 0.111352, 0.078887), so (a) = 2/3 (e2·0.111352 + e3·0.078887) = −0.185791.
    "exact": {
        "(a)": -0.185791,
        "(b)": -0.287041,
        "(c)": -0.044912,
        "(d)": -0.097038,
        "(e)": -0.053511,
        "(f)": 0.0,
    },
}
# (w_x, w_a): (a) + (c) + (e) and (b) + (d) + (f)
SUMS = {"note": (-5.779420, -3.260793), "exact": (-0.284214, -0.384079)}

each_rule = pytest.mark.parametrize("rule", ["note", "exact"])


def test_states():
    fwd = forward(LESSON, START, "tanh")
    assert_allclose(fwd.a, STATES, **SIX_DECIMALS)
    assert_allclose(fwd.y_hat, [0.566270, 0.942681, 0.959746], **SIX_DECIMALS)
    # what the lesson wrote
    assert fwd.a[:, 1:].round(2).tolist() == [
        [0.76, 0.64, 0.57],
        [0, 0.76, 0.94],
        [0.76, 0.94, 0.96],
    ]


def test_loss():
    # ((1 − 0.566270)² + (2 − 0.942681)² + (3 − 0.959746)²) / 3
    # = (0.188122 + 1.117924 + 4.162636) / 3 = 1.822894
    fwd = forward(LESSON, START, "tanh")
    assert_allclose(fwd.error, [-0.433730, -1.057319, -2.040254], **SIX_DECIMALS)
    assert_allclose(fwd.loss, 1.822894, **SIX_DECIMALS)


@each_rule
def test_terms_by_letter(rule):
    grad = backward(forward(LESSON, START, "tanh"), rule)
    steps = {"w_x": grad.step_w_x, "w_a": grad.step_w_a}
    terms = {term_label(w, t, T=3): steps[w][t - 1] for w in steps for t in (1, 2, 3)}
    assert terms.keys() == TERMS[rule].keys()
    for letter, term in TERMS[rule].items():
        assert_allclose(terms[letter], term, **SIX_DECIMALS, err_msg=letter)


@each_rule
def test_sums_of_the_terms(rule):
    grad = backward(forward(LESSON, START, "tanh"), rule)
    assert_allclose((grad.w_x, grad.w_a), SUMS[rule], **SIX_DECIMALS)


def test_the_printed_a_is_the_third_examples_share_alone():
    # −1.36 = 2/3 · (−2.04) · 1; the second share, 2/3 · (−1.057319) · 1, was dropped.
    grad = backward(forward(LESSON, START, "tanh"), "note")
    assert_allclose(grad.terms_w_x[:, 2], [0, -0.704879, -1.360169], **SIX_DECIMALS)


def test_the_first_update_under_the_note_rule():
    # w_x = 1 − 0.1·(−5.779420) = 1.577942,   w_a = 1 − 0.1·(−3.260793) = 1.326079
    run = train(LESSON, START, "tanh", learning_rate=0.1, epochs=1, rule="note")
    assert_allclose(run.w_x, [1, 1.577942], **SIX_DECIMALS)
    assert_allclose(run.w_a, [1, 1.326079], **SIX_DECIMALS)


def test_the_first_update_under_the_exact_rule():
    # w_x = 1 − 0.1·(−0.284214) = 1.028421,   w_a = 1 − 0.1·(−0.384079) = 1.038408
    run = train(LESSON, START, "tanh", learning_rate=0.1, epochs=1, rule="exact")
    assert_allclose(run.w_x, [1, 1.028421], **SIX_DECIMALS)
    assert_allclose(run.w_a, [1, 1.038408], **SIX_DECIMALS)


@each_rule
def test_the_same_by_hand(rule):
    states = forward_by_hand(X, Y, 1, 1)
    assert_allclose(states.a, STATES, **SIX_DECIMALS)
    assert_allclose(states.loss, 1.822894, **SIX_DECIMALS)
    grad = backward_by_hand(X, Y, states, 1, rule=rule)
    by_step = np.sum(grad.terms_w_x, axis=0)[::-1], np.sum(grad.terms_w_a, axis=0)[::-1]
    terms = [TERMS[rule][f"({letter})"] for letter in "acebdf"]
    assert_allclose(np.concatenate(by_step), terms, **SIX_DECIMALS)
    assert_allclose((grad.w_x, grad.w_a), SUMS[rule], **SIX_DECIMALS)
    updated = [1 - 0.1 * gradient for gradient in SUMS[rule]]
    (_, w_a, w_x) = train_by_hand(X, Y, 1, 1, learning_rate=0.1, epochs=1, rule=rule)[1]
    assert_allclose((w_x, w_a), updated, **SIX_DECIMALS)


def test_identity_with_both_weights_1_sums_exactly():
    # a<3> = (1, 2, 3) = y, so there is nothing left to learn.
    fwd = forward(LESSON, START, "identity")
    grad = backward(fwd)
    assert fwd.y_hat.tolist() == [1, 2, 3]
    assert (fwd.loss, grad.w_a, grad.w_x) == (0, 0, 0)


def test_the_vectorized_lines():
    # a1 = (w_x, 0, w_x);  a2 = (w_a w_x, w_x, w_a w_x + w_x)
    # a3 = (w_a² w_x, w_a w_x + w_x, w_a² w_x + w_a w_x + w_x)
    w_a, w_x = 3.0, 5.0
    a = forward(LESSON, Weights(w_a, w_x), "identity").a
    assert a[:, 1].tolist() == [5, 0, 5]
    assert a[:, 2].tolist() == [15, 5, 20]
    assert a[:, 3].tolist() == [45, 20, 65]


def test_the_vectorized_gradient_is_a_sum_of_dot_products():
    # ∂L/∂w_x = Σ_t delta<t> · x<t>,   ∂L/∂w_a = Σ_t delta<t> · a<t-1>
    fwd = forward(LESSON, START, "tanh")
    grad = backward(fwd)
    x, a, delta = LESSON.x, fwd.a, grad.delta
    assert_allclose(grad.w_x, sum(delta[:, t] @ x[:, t] for t in range(3)), rtol=1e-14)
    assert_allclose(grad.w_a, sum(delta[:, t] @ a[:, t] for t in range(3)), rtol=1e-14)


def test_no_weights_bring_the_loss_below_five_thirds():
    # ŷ stays below 1, so the targets 2 and 3 leave ((2 − 1)² + (3 − 1)²) / 3 = 5/3.
    run = train(LESSON, START, "tanh", learning_rate=0.1, epochs=10_000)
    assert (run.loss > 5 / 3).all()
    assert math.isclose(run.loss[-1], 5 / 3, rel_tol=1e-3)
    assert run.w_a[-1] > run.w_a[50] > run.w_a[0]
