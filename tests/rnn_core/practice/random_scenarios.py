"""Scenarios of every sort that practice is for, each from its seed."""

import numpy as np

from rnn_core import ACTIVATIONS, RULES, Dataset, Scenario, Weights

FRIENDLY_INPUTS = (0, 1, -1, 2, 0.5)
FRIENDLY_WEIGHTS = (0.5, 1, 1.5, -0.5, -1, 2)


def random_scenario(seed):
    """Up to 4 sequences of up to 4 numbers: half of them friendly, half of them hundredths."""
    rng = np.random.default_rng(seed)
    n, steps = rng.integers(1, 5, size=2)
    if rng.random() < 0.5:
        x = rng.choice(FRIENDLY_INPUTS, size=(n, steps))
        w_a, w_x = rng.choice(FRIENDLY_WEIGHTS, size=2)
    else:
        x = rng.integers(-200, 201, size=(n, steps)) / 100
        w_a, w_x = rng.integers(-150, 151, size=2) / 100
    y = x.sum(axis=1) if rng.random() < 0.5 else rng.integers(-300, 301, size=n) / 100
    a0 = 0.0 if rng.random() < 0.7 else float(rng.choice((0.5, 1, -0.25)))
    return Scenario(
        Dataset(x.tolist(), y.tolist()),
        Weights(float(w_a), float(w_x), a0),
        str(rng.choice(list(ACTIVATIONS))),
        float(rng.choice((0.01, 0.05, 0.1, 0.5))),
        rule=str(rng.choice(RULES)),
    )
