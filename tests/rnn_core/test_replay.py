"""The film: the same numbers as one pass forward and back at every epoch chosen."""

import sys

import numpy as np
import pytest
from numpy.testing import assert_allclose

from rnn_core import (
    ACTIVATIONS,
    RULES,
    Dataset,
    Weights,
    backward,
    forward,
    replay,
    slopes,
    train,
)

DATA = Dataset([[1, 0, 0.5, -1], [0, 1, 1, 2], [1, -1, 1, 0.3]], [1, 2, -0.5])
START = Weights(0.8, 0.3, a0=0.2)
# out of order on purpose
EPOCHS, EXAMPLES = [7, 0, 3], [2, 0]


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("rule", RULES)
def test_every_moment_is_a_pass_with_the_weights_of_its_epoch(rule, activation):
    run = train(DATA, START, activation, 0.02, 7, rule)
    film = replay(DATA, run, activation, rule, EPOCHS, EXAMPLES)
    assert (film.epochs, film.examples) == ((7, 0, 3), (2, 0))
    assert film.a.shape == (3, 2, 5)
    assert film.delta.shape == (3, 2, 4)
    for k, epoch in enumerate(EPOCHS):
        fwd = forward(DATA, run.weights(epoch), activation)
        assert_allclose(film.a[k], fwd.a[EXAMPLES], rtol=1e-13)
        grad = backward(fwd, rule)
        assert_allclose(film.error[k], fwd.error[EXAMPLES], rtol=1e-13)
        assert_allclose(film.slope[k], slopes(fwd)[EXAMPLES], rtol=1e-12)
        for name in ("delta", "terms_w_x", "terms_w_a"):
            assert_allclose(
                getattr(film, name)[k], getattr(grad, name)[EXAMPLES], rtol=1e-12, atol=1e-15
            )
        # The sums are those over all examples, not only over the chosen ones.
        assert_allclose(film.step_w_x[k], grad.step_w_x, rtol=1e-12, atol=1e-14)
        assert_allclose(film.step_w_a[k], grad.step_w_a, rtol=1e-12, atol=1e-14)
        squares = fwd.error**2
        assert_allclose(film.squares[k], [squares.min(), squares.max()], rtol=1e-12)


def test_many_numbers_are_gone_through_in_blocks(monkeypatch):
    run = train(DATA, START, "tanh", 0.02, 7)
    whole = replay(DATA, run, "tanh", "exact", range(8), EXAMPLES)
    monkeypatch.setattr(sys.modules["rnn_core.replay"], "MOST_NUMBERS", 3 * DATA.n * DATA.T)
    parts = replay(DATA, run, "tanh", "exact", range(8), EXAMPLES)
    assert parts.epochs == whole.epochs
    for name in ("a", "error", "slope", "delta", "terms_w_a", "step_w_a", "squares"):
        assert_allclose(getattr(parts, name), getattr(whole, name), rtol=1e-14)


@pytest.mark.filterwarnings("error")
def test_a_diverged_run_can_be_replayed_to_its_end():
    run = train(DATA, START, "identity", 5.0, 50)
    assert run.stop == "diverged"
    film = replay(DATA, run, "identity", "exact", range(len(run.loss)), [0, 1, 2])
    assert film.a.shape == (len(run.loss), 3, 5)
    assert np.isfinite(film.a).all()


def test_a_film_cannot_be_changed():
    run = train(DATA, START, epochs=2)
    film = replay(DATA, run, "tanh", "exact", [0, 2], [0])
    for array in (film.a, film.delta):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0.0


@pytest.mark.parametrize(
    ("activation", "rule", "message"),
    [
        ("cosh", "exact", "unknown activation 'cosh'; known are tanh, "),
        ("tanh", "Exact", "unknown rule 'Exact'; known are exact, note"),
    ],
)
def test_unknown_names_are_refused(activation, rule, message):
    with pytest.raises(ValueError, match=message):
        replay(DATA, train(DATA, START, epochs=1), activation, rule, [0], [0])


@pytest.mark.parametrize(
    ("epochs", "examples", "message"),
    [
        ([0, 3], [0], "epoch 3 does not exist; there are 3, counted from 0"),
        ([-1], [0], "epoch -1 does not exist; there are 3, counted from 0"),
        ([0], [0, 3], "example 3 does not exist; there are 3, counted from 0"),
        ([0], [-1], "example -1 does not exist; there are 3, counted from 0"),
        ([1.5], [0], "epoch 1.5 is not a whole number"),
        ([0], ["1"], "example '1' is not a whole number"),
        ([True], [0], "epoch True is not a whole number"),
    ],
)
def test_a_moment_that_does_not_exist_is_refused_by_name(epochs, examples, message):
    run = train(DATA, START, epochs=2)
    with pytest.raises(ValueError) as caught:  # noqa: PT011 (the text is compared below)
        replay(DATA, run, "tanh", "exact", epochs, examples)
    assert str(caught.value) == message


def test_a_run_without_a_start_has_no_epoch_0():
    run = train(DATA, Weights(1e200, 1, a0=1e200), "identity")
    with pytest.raises(ValueError, match=r"^epoch 0 does not exist; there are 0"):
        replay(DATA, run, "identity", "exact", [0], [0])


def test_whole_numbers_of_numpy_are_moments_too():
    film = replay(DATA, train(DATA, START, epochs=2), "tanh", "exact", np.arange(3), [0])
    assert film.epochs == (0, 1, 2)
    assert [type(epoch) for epoch in film.epochs] == [int] * 3


def test_no_epochs_and_no_examples_are_an_empty_film():
    run = train(DATA, START, epochs=2)
    assert replay(DATA, run, "tanh", "exact", [], [0]).a.shape == (0, 1, 5)
    assert replay(DATA, run, "tanh", "exact", [0], []).delta.shape == (1, 0, 4)
