"""What each preset shows, proven: one test a preset, named for its sentence."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from rnn_core import (
    PRESETS,
    Dataset,
    Weights,
    backward,
    check_gradient,
    forward,
    loss_floor,
    loss_surface,
    numerical_gradient,
    train,
)

GRID = np.linspace(-3, 3, 121)


def first_pass(name):
    s = PRESETS[name]
    fwd = forward(s.data, s.weights, s.activation)
    return fwd, backward(fwd, s.rule)


def run_at(name, learning_rate, rule="exact"):
    s = PRESETS[name]
    return train(s.data, s.weights, s.activation, learning_rate, s.epochs, rule)


def best_weights(name):
    s = PRESETS[name]
    surface = loss_surface(s.data, GRID[:, None], GRID[None, :], s.activation)
    i, j = np.unravel_index(surface.argmin(), surface.shape)
    return GRID[i], GRID[j]


def test_the_names_are_these_and_the_lesson_comes_first():
    assert list(PRESETS) == [
        "note",
        "note_rule",
        "identity",
        "too_fast",
        "unreachable",
        "vanishing",
        "exploding",
        "remember_first",
        "remember_last",
        "roelants",
    ]
    with pytest.raises(TypeError):
        PRESETS["note"] = PRESETS["identity"]  # type: ignore[index]


def test_note_falls_every_epoch_and_stays_above_five_thirds():
    s, run = PRESETS["note"], PRESETS["note"].run()
    assert s.data == Dataset([[1, 0, 0], [0, 1, 1], [1, 1, 1]], [1, 2, 3])
    assert (s.weights, s.activation, s.rule) == (Weights(1, 1, 0), "tanh", "exact")
    assert round(run.loss[0], 2) == 1.82
    assert (np.diff(run.loss) < 0).all()
    assert len(run.loss) == 51
    # Targets 2 and 3 are out of tanh's reach: ((2 − 1)² + (3 − 1)²) / 3 = 5/3.
    assert (run.loss > 5 / 3).all()
    assert_allclose(loss_floor(s.data, s.activation), 5 / 3, rtol=1e-15)


def test_note_rule_runs_away_and_fails_the_gradient_check():
    assert PRESETS["note_rule"].rule == "note"
    run, exact = PRESETS["note_rule"].run(), run_at("note_rule", 0.1, "exact")
    assert run.last_epoch == exact.last_epoch == 50
    assert run.w_x[50] > 1000 * exact.w_x[50]
    assert run.w_a[50] > 100 * exact.w_a[50]
    check = check_gradient(*first_pass("note_rule"))
    assert not check.agrees
    assert min(check.difference_w_a, check.difference_w_x) > 0.8


def test_identity_learns_to_sum_exactly():
    s, run = PRESETS["identity"], PRESETS["identity"].run()
    assert s.weights == Weights(0.5, 0.25)
    assert_allclose((run.w_a[-1], run.w_x[-1]), (1, 1), rtol=1e-3)
    assert run.loss[-1] < 1e-6
    # A new sequence of another length: 2 + 0.5 + 3 + 1.5 + 4 = 11
    new = forward(Dataset([[2, 0.5, 3, 1.5, 4]], [11]), run.weights(-1), s.activation)
    assert_allclose(new.y_hat, [11], rtol=0.01)


def test_too_fast_diverges_and_a_rate_of_0_05_does_not():
    run, slower = PRESETS["too_fast"].run(), run_at("too_fast", 0.05)
    assert run.stop == "diverged"
    assert run.loss[-1] > 1e6 * run.loss[0]
    assert slower.stop == "epoch limit"
    assert slower.loss[-1] < 1e-3
    assert (PRESETS["too_fast"].data, PRESETS["too_fast"].weights) == (
        PRESETS["identity"].data,
        PRESETS["identity"].weights,
    )


def test_unreachable_ends_at_14_thirds_because_relu_gives_no_negative_number():
    s, run = PRESETS["unreachable"], PRESETS["unreachable"].run()
    end = forward(s.data, run.weights(-1), s.activation)
    assert (s.data.y < 0).all()
    assert end.y_hat.tolist() == [0, 0, 0]
    # (1 + 4 + 9) / 3
    assert_allclose(run.loss[-1], 14 / 3, rtol=1e-15)
    assert_allclose(loss_floor(s.data, "relu"), 14 / 3, rtol=1e-15)


def test_vanishing_loses_the_first_step_on_the_way_back():
    _, grad = first_pass("vanishing")
    # time runs to the right, so going back is shrinking when each is larger than the last
    assert (np.diff(np.abs(grad.delta), axis=1) > 0).all()
    assert grad.delta.shape == (4, 12)
    assert 0 < abs(grad.step_w_x[0]) < abs(grad.step_w_x[-1]) / 1000


def test_exploding_grows_by_half_at_every_step_back_and_diverges():
    _, grad = first_pass("exploding")
    assert_allclose(grad.delta[:, :-1], 1.5 * grad.delta[:, 1:], rtol=1e-14)
    assert (grad.delta != 0).all()
    run = PRESETS["exploding"].run()
    assert PRESETS["exploding"].learning_rate == 0.0001
    assert run.stop == "diverged"
    assert run.last_epoch < 5


def test_remember_first_and_last_ask_two_things_of_the_same_sequences():
    first, last = PRESETS["remember_first"], PRESETS["remember_last"]
    assert_array_equal(first.data.x, last.data.x)
    assert first.weights == last.weights
    assert_allclose(first.data.y, 0.8 * first.data.x[:, 0], rtol=1e-15)
    assert_allclose(last.data.y, last.data.x[:, -1], rtol=1e-15)


def test_remember_first_needs_a_strong_recurrent_weight():
    assert best_weights("remember_first")[0] > 1
    run = PRESETS["remember_first"].run()
    assert run.w_a[-1] > 1
    assert run.loss[-1] < 0.01 * run.loss[0]


def test_remember_last_needs_hardly_any():
    w_a, w_x = best_weights("remember_last")
    assert abs(w_a) < 0.1
    assert_allclose(w_x, 1.03, rtol=0, atol=0.05)  # to the width of the grid
    run = PRESETS["remember_last"].run()
    assert abs(run.w_a[-1]) < 0.2
    assert_allclose(run.w_x[-1], 1.03, rtol=0, atol=0.1)
    assert run.loss[-1] < 0.01 * run.loss[0]


def test_roelants_counts_ones_in_his_published_sequences():
    s = PRESETS["roelants"]
    draw = np.random.RandomState(1)  # as np.random.seed(1) in his page
    rows = [np.round(draw.rand(10)) for _ in range(20)]
    assert_array_equal(s.data.x, rows)
    sums = [2, 4, 6, 6, 4, 4, 6, 5, 7, 5, 7, 6, 4, 7, 3, 6, 4, 5, 6, 6]
    assert s.data.y.tolist() == sums
    run = s.run()
    assert abs(run.w_a[-1] - 1) < 0.01
    assert abs(run.w_x[-1] - 1) < 0.04
    assert run.loss[-1] < 1e-4 * run.loss[0]


def test_roelants_gradient_at_1_2_is_that_of_the_differences():
    s, weights = PRESETS["roelants"], Weights(1.2, 1.2)
    grad = backward(forward(s.data, weights, s.activation))
    numerical = numerical_gradient(s.data, weights, s.activation)
    assert_allclose((grad.w_a, grad.w_x), numerical, rtol=1e-6)


def test_roelants_published_weights_count_the_five_ones_of_his_test_sequence():
    sequence = Dataset.sum_task([[0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 1, 1]])
    published = Weights(w_a=0.9997, w_x=1.0014)
    assert sequence.y.tolist() == [5]
    assert_allclose(forward(sequence, published, "identity").y_hat, [5], rtol=0, atol=0.005)
