"""Every number of some examples at many moments of a run, for a film of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rnn_core.activations import activation_named
from rnn_core.arrays import Array, ReadOnly, frozen, whole_number
from rnn_core.data import Dataset
from rnn_core.recurrence import local_slopes, pull_back, rule_named, unroll
from rnn_core.training import TrainingRun


@dataclass(frozen=True, eq=False)
class Replay(ReadOnly):
    """The states and derivatives of some examples at some epochs of a run.

    Attributes
    ----------
    epochs, examples : tuples of int
        The epochs, and the examples as rows of the data (counted from 0).
    a : (epochs, examples, T + 1)
        States; ``a[..., 0]`` is the initial state and ``a[..., -1]`` the prediction.
    delta : (epochs, examples, T)
        Derivatives of the loss at z<t>; the loss is that of all examples of the data.
    """

    epochs: tuple[int, ...]
    examples: tuple[int, ...]
    a: Array
    delta: Array


def replay(
    data: Dataset,
    run: TrainingRun,
    activation: str,
    rule: str,
    epochs: Sequence[int],
    examples: Sequence[int],
) -> Replay:
    """Go forward and back with the weights of each of these epochs, all at once.

    The same recurrence as ``forward`` and ``backward``, with the weights of the epochs
    along the last axis.

    Parameters
    ----------
    data : Dataset
    run : TrainingRun
        A run on that data.
    activation : str
    rule : "exact" or "note"
    epochs : sequence of int
        Indices into the run, 0 to ``run.last_epoch``, in any order.
    examples : sequence of int
        Rows of the data, 0 to n - 1, in any order.

    Returns
    -------
    Replay
        ``a`` (epochs, examples, T + 1) and ``delta`` (epochs, examples, T).

    Raises
    ------
    ValueError
        If the activation or the rule is unknown, or if an epoch is not in the run or an
        example not in the data (the message names it).

    Examples
    --------
    >>> from rnn_core import Weights, train
    >>> data = Dataset(x=[[1, 0, 0], [0, 1, 1], [1, 1, 1]], y=[1, 2, 3])
    >>> run = train(data, Weights(1, 1), "tanh", epochs=50)
    >>> film = replay(data, run, "tanh", "exact", epochs=[0, 50], examples=[0])
    >>> film.a.shape
    (2, 1, 4)
    >>> film.a[0, 0].round(2).tolist()
    [0.0, 0.76, 0.64, 0.57]
    """
    f = activation_named(activation)
    rule_named(rule)
    when = _indices("epoch", epochs, len(run.loss))
    chosen = _indices("example", examples, data.n)
    w_a, w_x = run.w_a[when], run.w_x[when]
    x = data.x[chosen].T[:, :, None]  # (T, examples, 1)
    z = np.empty((data.T, len(chosen), len(when)))
    a, delta = np.empty((data.T + 1, *z.shape[1:])), np.empty_like(z)
    a[0] = run.a0
    with np.errstate(all="ignore"):
        unroll(x, w_a, w_x, f, z, a)
        error = a[-1] - data.y[chosen, None]
        local_slopes(z, a, f, rule, delta)
        pull_back(delta, error, data.n, w_a, np.empty_like(error))
    return Replay(
        epochs=tuple(when),
        examples=tuple(chosen),
        a=frozen(a.transpose(2, 1, 0)),
        delta=frozen(delta.transpose(2, 1, 0)),
    )


def _indices(name: str, values: Sequence[int], size: int) -> list[int]:
    """The values as ints, all of them from 0 to size - 1, or a ValueError."""
    for value in values:
        if not 0 <= whole_number(f"{name} {value!r}", value) < size:
            raise ValueError(f"{name} {value} does not exist; there are {size}, counted from 0")
    return [int(value) for value in values]
