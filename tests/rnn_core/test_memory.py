"""The largest inputs allowed (1,000 sequences of 100 steps) fit in little memory."""

import tracemalloc

import numpy as np
import pytest

from rnn_core import Dataset, Weights, backward, forward, loss_surface, train

MEGABYTE = 1e6
LARGEST = Dataset.sum_task(np.random.default_rng(0).uniform(-1, 1, (1_000, 100)))
START = Weights(0.1, 0.1)


def peak_of(work):
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_one_pass_forward_and_back():
    # Six arrays of 0.8 MB are the result itself.
    assert peak_of(lambda: backward(forward(LARGEST, START))) < 50 * MEGABYTE


def test_training_keeps_no_terms_of_past_epochs():
    # 100 epochs of one array of the size of x would be 80 MB.
    assert peak_of(lambda: train(LARGEST, START, "identity", 1e-4, 100)) < 50 * MEGABYTE


@pytest.mark.slow
def test_a_surface_of_121_by_121_pairs():
    # One array of every pair and example would be 117 MB, one with every step 11.7 GB. The
    # limit for the whole page is 500 MB; the surface alone needs far less, whatever its size.
    grid = np.linspace(-1, 1, 121)
    surface = []
    peak = peak_of(
        lambda: surface.append(loss_surface(LARGEST, grid[:, None], grid[None, :], "identity"))
    )
    assert peak < 20 * MEGABYTE
    assert surface[0].shape == (121, 121)
    assert np.isfinite(surface[0]).all()
