"""Many examples are taken in blocks; nobody may see where one ends."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from rnn_core import RULES, Dataset, Weights, backward, forward, loss_surface, train
from rnn_core.recurrence import BLOCK

START = Weights(0.8, 0.6, a0=0.1)
SMALL = 1_000  # well below a block: these are one pass each

around_a_block = pytest.mark.parametrize("n", [BLOCK - 1, BLOCK, BLOCK + 1, 20_000])


def random_data(n, steps=3):
    return Dataset.sum_task(np.random.default_rng(n).uniform(-1, 1, (n, steps)))


def small_parts(data):
    for start in range(0, data.n, SMALL):
        yield Dataset(data.x[start : start + SMALL], data.y[start : start + SMALL])


def test_a_block_is_where_these_tests_think():
    assert BLOCK == 8192


@around_a_block
def test_states_are_those_of_each_example_alone(n):
    data = random_data(n)
    fwd = forward(data, START)
    parts = [forward(part, START) for part in small_parts(data)]
    assert_allclose(fwd.z, np.concatenate([part.z for part in parts]), rtol=1e-12)
    assert_allclose(fwd.a, np.concatenate([part.a for part in parts]), rtol=1e-12)
    assert_allclose(fwd.loss, sum(part.loss * len(part.z) for part in parts) / n, rtol=1e-12)


@around_a_block
@pytest.mark.parametrize("rule", RULES)
def test_the_gradient_is_the_mean_of_those_of_the_parts(n, rule):
    data = random_data(n)
    grad = backward(forward(data, START), rule)
    parts = [backward(forward(part, START), rule) for part in small_parts(data)]
    shares = [len(part.delta) / n for part in parts]  # the n in 2/n
    for name in ("delta", "terms_w_x", "terms_w_a"):
        expected = [getattr(p, name) * share for p, share in zip(parts, shares, strict=True)]
        # 1 − a² of a state near 1 carries the rounding of a: hence the small atol.
        assert_allclose(getattr(grad, name), np.concatenate(expected), rtol=1e-12, atol=1e-18)
    for name in ("w_a", "w_x", "step_w_a", "step_w_x"):
        mean = sum(getattr(p, name) * share for p, share in zip(parts, shares, strict=True))
        assert_allclose(getattr(grad, name), mean, rtol=1e-12, atol=1e-13)


@around_a_block
@pytest.mark.parametrize("rule", RULES)
def test_training_sees_all_examples_in_every_epoch(n, rule):
    data = random_data(n)
    run = train(data, START, "tanh", 0.1, 3, rule)
    w_a, w_x = START.w_a, START.w_x
    for k in range(4):
        # one pass of descent, put together from the small parts
        loss = grad_w_a = grad_w_x = 0.0
        for part in small_parts(data):
            fwd = forward(part, Weights(w_a, w_x, START.a0))
            grad = backward(fwd, rule)
            loss += fwd.loss * part.n / n
            grad_w_a += grad.w_a * part.n / n
            grad_w_x += grad.w_x * part.n / n
        row = (run.loss[k], run.w_a[k], run.w_x[k], run.grad_w_a[k], run.grad_w_x[k])
        assert_allclose(row, (loss, w_a, w_x, grad_w_a, grad_w_x), rtol=1e-12, atol=1e-13)
        w_a, w_x = w_a - 0.1 * grad_w_a, w_x - 0.1 * grad_w_x


@around_a_block
def test_the_surface_is_the_mean_of_those_of_the_parts(n):
    data, w_a, w_x = random_data(n), np.linspace(-1, 1, 4)[:, None], np.linspace(-1, 1, 3)
    parts = [loss_surface(part, w_a, w_x) * part.n / n for part in small_parts(data)]
    assert_allclose(loss_surface(data, w_a, w_x), sum(parts), rtol=1e-12)


@pytest.mark.filterwarnings("error")
def test_overflow_in_a_later_block_is_found():
    x = np.zeros((20_000, 3))
    x[17_000] = 1e300
    fwd = forward(Dataset(x, np.zeros(20_000)), Weights(1e10, 1), "identity")
    assert fwd.overflow == (17_001, 2)


def test_the_order_of_the_examples_does_not_matter_to_their_states():
    data = random_data(20_000)
    back_to_front = Dataset(data.x[::-1], data.y[::-1])
    assert_allclose(forward(back_to_front, START).a, forward(data, START).a[::-1], rtol=1e-12)
    assert_array_equal(back_to_front.y, data.y[::-1])
