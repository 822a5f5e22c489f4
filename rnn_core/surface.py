"""The loss of many pairs of weights at once."""

from __future__ import annotations

from typing import Any

import numpy as np

from rnn_core.activations import Activation, activation_named
from rnn_core.arrays import Array, number, numbers
from rnn_core.data import Dataset
from rnn_core.recurrence import step

CELLS = 2**16
"""Networks times examples in one block: 0.5 MB for each array, however large the surface is."""

PAIRS = 2**12
"""Networks in one block: long rows for the weights, the last axis, and room for examples."""


def loss_surface(
    data: Dataset, w_a: Any, w_x: Any, activation: str = "tanh", a0: float = 0.0
) -> Array:
    """The loss of every pair of weights.

    Parameters
    ----------
    data : Dataset
    w_a, w_x : array-like of any shapes that broadcast
        Finite numbers. For a map: ``w_a[:, None]`` and ``w_x[None, :]``.
    activation : str
    a0 : float
        The initial state.

    Returns
    -------
    array of the broadcast shape
        Infinite where the loss overflows.

    Raises
    ------
    ValueError
        If a value of w_a or w_x, or a0, is not a finite number (the message names its place),
        if the shapes do not broadcast, or if the activation is unknown.

    Examples
    --------
    >>> data = Dataset(x=[[1, 0, 0], [0, 1, 1], [1, 1, 1]], y=[1, 2, 3])
    >>> loss_surface(data, [[0.0], [1.0]], [0.0, 1.0], "identity").round(2).tolist()
    [[4.67, 2.0], [4.67, 0.0]]
    """
    f = activation_named(activation)
    a0 = number("a0", a0)
    pairs = np.broadcast_arrays(numbers("w_a", w_a), numbers("w_x", w_x))
    shape, (flat_a, flat_x) = pairs[0].shape, (np.ravel(p) for p in pairs)
    return losses(data, flat_a, flat_x, f, a0).reshape(shape)


def losses(data: Dataset, w_a: Array, w_x: Array, f: Activation, a0: float) -> Array:
    """The losses of m networks, shape (m,); infinite where they overflow."""
    loss = np.empty(w_a.shape)
    with np.errstate(all="ignore"):
        for start in range(0, len(loss), PAIRS):
            part = slice(start, start + PAIRS)
            loss[part] = _part(data, w_a[part], w_x[part], f, a0)
    # inf − inf is NaN, but it comes from a loss that overflows.
    return np.nan_to_num(loss, copy=False, nan=np.inf, posinf=np.inf)


def _part(data: Dataset, w_a: Array, w_x: Array, f: Activation, a0: float) -> Array:
    """The losses of a part of them; examples lie along the first axis."""
    total = np.zeros(w_a.shape)
    size = max(1, CELLS // len(w_a))
    for start in range(0, data.n, size):
        x, y = data.x[start : start + size], data.y[start : start + size, None]
        z, a = np.empty((len(y), len(w_a))), np.full((len(y), len(w_a)), a0)
        for t in range(data.T):
            step(a, x[:, t, None], w_a, w_x, f, z, a)
        a -= y
        total += np.einsum("im,im->m", a, a)
    return total / data.n
