"""The lowest possible loss, given the range of the activation."""

from __future__ import annotations

import numpy as np

from rnn_core.activations import activation_named
from rnn_core.data import Dataset


def loss_floor(data: Dataset, activation: str = "tanh") -> float:
    """The lowest possible loss: the infimum that the range of the activation allows.

    A prediction is a value of f, so a target outside the range of f is never reached::

        lowest loss = (1/n) Σ_i (distance of y(i) from the range of f)²

    No weights give a smaller loss. There need not be weights that come close to it.

    Lesson, step 4, "until the model converges to minimum loss": with tanh, which stays
    inside (−1, 1), the targets 2 and 3 leave ((2 − 1)² + (3 − 1)²) / 3 = 5/3.

    Parameters
    ----------
    data : Dataset
    activation : str

    Returns
    -------
    float
        At least 0; infinite if a target is so far away that the loss overflows.

    Raises
    ------
    ValueError
        If the activation is unknown.

    Examples
    --------
    >>> data = Dataset(x=[[1, 0, 0], [0, 1, 1], [1, 1, 1]], y=[1, 2, 3])
    >>> loss_floor(data, "tanh") == 5 / 3
    True
    >>> loss_floor(data, "identity")
    0.0
    """
    f = activation_named(activation)
    distance = data.y - np.clip(data.y, f.lower, f.upper)
    with np.errstate(over="ignore"):
        return float(np.mean(distance * distance))
