"""Random scenarios of every activation and both rules, and what a quantity is in the core."""

import numpy as np
import pytest

from rnn_core import ACTIVATIONS, RULES, Dataset, Scenario, Weights, backward, forward, slopes
from rnn_core.equations import Network, Quantity

CASES = range(200)


def scenario(seed):
    """Up to five sequences of up to seven steps."""
    rng = np.random.default_rng(seed)
    n, T = rng.integers(1, 6), rng.integers(1, 8)  # noqa: N806
    weights = Weights(*rng.normal(0, 1.2, 3).tolist())
    activation = list(ACTIVATIONS)[seed % len(ACTIVATIONS)]
    rule = list(RULES)[seed // len(ACTIVATIONS) % 2]
    data = Dataset(rng.normal(0, 1, (n, T)), rng.normal(0, 1, n))
    return Scenario(data, weights, activation, learning_rate=0.25, rule=rule)


def network(case):
    return Network(case.data.T, case.activation, case.rule)


def in_the_core(case):
    """Quantity -> what the core computes for it."""
    fwd = forward(case.data, case.weights, case.activation)
    grad, f_prime = backward(fwd, case.rule), slopes(fwd)
    given = {
        "y": case.data.y,
        "w_a": case.weights.w_a,
        "w_x": case.weights.w_x,
        "a0": case.weights.a0,
        "n": case.data.n,
        "rate": case.learning_rate,
    }
    once = {
        "y_hat": fwd.y_hat,
        "error": fwd.error,
        "square": fwd.error**2,
        "loss": fwd.loss,
        "1/n": 1 / case.data.n,
        "2/n": 2 / case.data.n,
    }
    by_step = {
        "x": lambda t: case.data.x[:, t - 1],
        "z": lambda t: fwd.z[:, t - 1],
        "a": lambda t: fwd.a[:, t],
        "slope": lambda t: f_prime[:, t - 1],
        "delta": lambda t: grad.delta[:, t - 1],
    }
    by_weight = {
        "share": lambda w, t: getattr(grad, f"terms_{w}")[:, t - 1],
        "term": lambda w, t: getattr(grad, f"step_{w}")[t - 1],
        "gradient": lambda w, t: getattr(grad, w),
        "new": lambda w, t: getattr(case.weights, w) - 0.25 * getattr(grad, w),
    }

    def value(quantity):
        letter, t, w = quantity.letter, quantity.t, quantity.w
        if letter in by_step:
            return by_step[letter](t)
        if letter in by_weight:
            return by_weight[letter](w, t)
        return {**given, **once}[letter]

    return value


def everything(T):  # noqa: N803
    """Every quantity that has an equation."""
    for letter in ("y_hat", "error", "square", "loss", "1/n", "2/n"):
        yield Quantity(letter)
    for t in range(1, T + 1):
        for letter in ("z", "a", "slope", "delta"):
            yield Quantity(letter, t)
        for w in ("w_x", "w_a"):
            yield Quantity("share", t, w)
            yield Quantity("term", t, w)
    for w in ("w_x", "w_a"):
        yield Quantity("gradient", w=w)
        yield Quantity("new", w=w)


def close(value, expected):
    """One number for all examples stands for each of them."""
    expected = np.squeeze(expected)
    value = np.broadcast_to(np.squeeze(value), expected.shape)
    assert value == pytest.approx(expected, rel=1e-12, abs=1e-12)
