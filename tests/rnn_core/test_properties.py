"""What holds for all data and weights, on cases that hypothesis makes up."""

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from rnn_core import (
    ACTIVATIONS,
    RULES,
    Dataset,
    Weights,
    backward,
    check_gradient,
    forward,
    loss_floor,
    loss_surface,
    train,
)
from rnn_core.by_hand import backward_by_hand, forward_by_hand, train_by_hand

# The same cases in every run; nothing is written to disk.
seeded = settings(derandomize=True, database=None, deadline=None, max_examples=150)

activations = st.sampled_from(list(ACTIVATIONS))
rules = st.sampled_from(RULES)


def numbers(limit):
    """Hundredths between −limit and limit: zeros, ones and equal numbers come up often."""
    return st.integers(-100 * limit, 100 * limit).map(lambda k: k / 100)


@st.composite
def datasets(draw):
    n, steps = draw(st.integers(1, 5)), draw(st.integers(1, 6))
    row = st.lists(numbers(2), min_size=steps, max_size=steps)
    return Dataset(
        draw(st.lists(row, min_size=n, max_size=n)),
        draw(st.lists(numbers(3), min_size=n, max_size=n)),
    )


weights_of = st.builds(Weights, numbers(2), numbers(2), numbers(1))
# Below 1 nothing explodes: rounding stays rounding over a few epochs.
calm_weights = st.builds(Weights, numbers(1), numbers(1), numbers(1))


def assert_close(actual, desired, scale=1.0):
    """To 1e-12 of each number, or of ``scale`` where larger numbers cancel to a small one."""
    assert_allclose(actual, desired, rtol=1e-12, atol=1e-12 * max(1.0, float(scale)))


def largest(grad):
    return max(np.abs(grad.terms_w_x).max(), np.abs(grad.terms_w_a).max())


@seeded
@given(datasets(), weights_of, activations, rules)
def test_the_terms_add_up_to_the_gradient(data, weights, activation, rule):
    grad = backward(forward(data, weights, activation), rule)
    for terms, steps, total in (
        (grad.terms_w_x, grad.step_w_x, grad.w_x),
        (grad.terms_w_a, grad.step_w_a, grad.w_a),
    ):
        assert_close(terms.sum(axis=0), steps, largest(grad))
        assert_close(terms.sum(), total, largest(grad))
        assert_close(steps.sum(), total, largest(grad))


@seeded
@given(datasets(), weights_of, activations, rules)
def test_by_hand_is_the_same_forward_and_back(data, weights, activation, rule):
    x, y, (w_a, w_x, a0) = data.x.tolist(), data.y.tolist(), vars(weights).values()
    states = forward_by_hand(x, y, w_a, w_x, a0, activation)
    fwd = forward(data, weights, activation)
    assert_close(fwd.z, states.z)
    assert_close(fwd.a, states.a)
    assert_close(fwd.loss, states.loss)
    by_hand = backward_by_hand(x, y, states, w_a, activation, rule)
    grad = backward(fwd, rule)
    assert_close(grad.terms_w_x, by_hand.terms_w_x, largest(grad))
    assert_close(grad.terms_w_a, by_hand.terms_w_a, largest(grad))
    assert_close(grad.w_x, by_hand.w_x, largest(grad))
    assert_close(grad.w_a, by_hand.w_a, largest(grad))


def has_a_z_that_cancels(data, weights, activation):
    """Whether some z is 0 but for rounding, though numbers went into it."""
    fwd = forward(data, weights, activation)
    went_in = (data.x != 0) | (fwd.a[:, :-1] != 0)
    return bool((went_in & (np.abs(fwd.z) < 1e-9)).any())


@seeded
@given(datasets(), calm_weights, activations, rules)
def test_by_hand_is_the_same_in_training(data, weights, activation, rule):
    x, y, (w_a, w_x, a0) = data.x.tolist(), data.y.tolist(), vars(weights).values()
    run = train(data, weights, activation, 0.001, 5, rule)
    if ACTIVATIONS[activation].kink:
        # There the sign of a rounding error decides between two slopes.
        epochs = range(len(run.loss))
        assume(not any(has_a_z_that_cancels(data, run.weights(k), activation) for k in epochs))
    by_hand = train_by_hand(x, y, w_a, w_x, a0, activation, 0.001, 5, rule)
    # A run that converges ends early; by hand one goes on.
    ours = np.column_stack([run.loss, run.w_a, run.w_x])
    assert len(by_hand) == 6
    assert_close(ours, by_hand[: len(ours)], np.abs(ours).max())


@seeded
@given(datasets(), numbers(2), numbers(1), activations, rules)
def test_without_recurrence_only_the_last_step_counts(data, w_x, a0, activation, rule):
    fwd = forward(data, Weights(0, w_x, a0), activation)
    last = forward(Dataset(data.x[:, -1:], data.y), Weights(0, w_x), activation)
    assert_array_equal(fwd.y_hat, last.y_hat)
    grad = backward(fwd, rule)
    assert_array_equal(grad.delta[:, :-1], 0)
    assert_array_equal(grad.terms_w_x[:, :-1], 0)
    assert_array_equal(grad.delta[:, -1:], backward(last, rule).delta)


@seeded
@given(datasets(), numbers(2), numbers(2), st.sampled_from(["tanh", "identity", "softsign"]))
def test_opposite_inputs_give_opposite_states_under_odd_activations(data, w_a, w_x, activation):
    fwd = forward(data, Weights(w_a, w_x), activation)
    flipped = forward(Dataset(-data.x, data.y), Weights(w_a, w_x), activation)
    assert_allclose(flipped.a, -fwd.a, rtol=1e-15)


@seeded
@given(datasets(), weights_of, activations)
def test_a_small_enough_learning_rate_lowers_the_loss(data, weights, activation):
    fwd = forward(data, weights, activation)
    grad = backward(fwd)
    steepness = np.hypot(grad.w_a, grad.w_x)
    assume(steepness > 0.01)
    # The linear part of the loss must outweigh its curvature, and a kink has no linear part.
    assume(not check_gradient(fwd, grad).near_kink)
    # In weights the update is 1e-7 long, so the loss falls by about 1e-7 of its steepness.
    run = train(data, weights, activation, 1e-7 / steepness, 1)
    assert run.loss[1] < run.loss[0]


@seeded
@given(datasets(), weights_of, activations)
def test_the_surface_at_the_weights_is_the_loss(data, weights, activation):
    surface = loss_surface(data, weights.w_a, weights.w_x, activation, weights.a0)
    assert_close(surface, forward(data, weights, activation).loss)


@seeded
@given(datasets(), weights_of, activations)
def test_no_loss_is_below_the_floor(data, weights, activation):
    loss, floor = forward(data, weights, activation).loss, loss_floor(data, activation)
    assert loss >= floor * (1 - 1e-12)  # rounding only
    assert floor >= 0


@seeded
@given(datasets(), datasets())
def test_data_is_equal_exactly_when_its_numbers_are(data, other):
    same = (data.x.tolist(), data.y.tolist()) == (other.x.tolist(), other.y.tolist())
    assert (data == other) is same
    copy = Dataset(data.x.tolist(), data.y.tolist())
    assert copy == data
    assert hash(copy) == hash(data)
