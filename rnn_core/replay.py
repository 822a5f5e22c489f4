"""All numbers of some examples, and the sums over all examples, at many epochs of a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rnn_core.activations import Activation, activation_named
from rnn_core.arrays import Array, ReadOnly, frozen, whole_number
from rnn_core.data import Dataset
from rnn_core.recurrence import local_slopes, pull_back, rule_named, unroll
from rnn_core.training import TrainingRun

MOST_NUMBERS = 2**18
"""The most numbers of one kind in memory; more epochs are computed in blocks."""


@dataclass(frozen=True, eq=False)
class Replay(ReadOnly):
    """The numbers of some examples at some epochs of a run, and the sums over all examples.

    Attributes
    ----------
    epochs, examples : tuples of int
        The epochs, and the examples as rows of the data (counted from 0).
    a : (epochs, examples, T + 1)
        States; ``a[..., 0]`` is the initial state and ``a[..., -1]`` the prediction.
    error : (epochs, examples)
        ŷ − y.
    slope : (epochs, examples, T)
        f'(z<t>), whatever the rule.
    delta : (epochs, examples, T)
        Derivatives of the loss (over all examples of the data) with respect to z<t>.
    terms_w_x, terms_w_a : (epochs, examples, T)
        Each example's share of each step's term, as in ``Gradients``.
    step_w_x, step_w_a : (epochs, T)
        The terms, summed over all examples of the data.
    squares : (epochs, 2)
        The smallest and the largest squared error of all examples of the data.
    """

    epochs: tuple[int, ...]
    examples: tuple[int, ...]
    a: Array
    error: Array
    slope: Array
    delta: Array
    terms_w_x: Array
    terms_w_a: Array
    step_w_x: Array
    step_w_a: Array
    squares: Array


def replay(
    data: Dataset,
    run: TrainingRun,
    activation: str,
    rule: str,
    epochs: Sequence[int],
    examples: Sequence[int],
) -> Replay:
    """Compute both passes with the weights of each of these epochs, all at once.

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
        ``a`` (epochs, examples, T + 1), ``delta`` and the terms (epochs, examples, T), the
        sums ``step_w_x`` and ``step_w_a`` (epochs, T).

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
    block = max(1, MOST_NUMBERS // (data.n * data.T))
    parts = [
        _moments(data, run, f, rule, when[first : first + block], chosen)
        for first in range(0, max(len(when), 1), block)
    ]
    joined = [frozen(np.concatenate(arrays)) for arrays in zip(*parts, strict=True)]
    return Replay(tuple(when), tuple(chosen), *joined)


def _moments(
    data: Dataset,
    run: TrainingRun,
    f: Activation,
    rule: str,
    when: list[int],
    chosen: list[int],
) -> tuple[Array, ...]:
    """All arrays of a replay for these epochs, which are the first axis of each."""
    w_a, w_x = run.w_a[when], run.w_x[when]
    x = data.x.T[:, :, None]  # (T, n, 1)
    z = np.empty((data.T, data.n, len(when)))
    a, slope, delta = np.empty((data.T + 1, *z.shape[1:])), np.empty_like(z), np.empty_like(z)
    a[0] = run.a0
    with np.errstate(all="ignore"):
        unroll(x, w_a, w_x, f, z, a)
        error = a[-1] - data.y[:, None]
        local_slopes(z, a, f, "exact", slope)
        if rule == "exact":
            delta[...] = slope
        else:
            local_slopes(z, a, f, rule, delta)
        pull_back(delta, error, data.n, w_a, np.empty_like(error))
        terms_w_x, terms_w_a = delta * x, delta * a[:-1]
        steps = terms_w_x.sum(axis=1).T, terms_w_a.sum(axis=1).T
        squared = error * error
        squares = np.stack([squared.min(axis=0), squared.max(axis=0)], axis=-1)
    of_some = (
        array[:, chosen].transpose(2, 1, 0) for array in (slope, delta, terms_w_x, terms_w_a)
    )
    return (a[:, chosen].transpose(2, 1, 0), error[chosen].T, *of_some, *steps, squares)


def _indices(name: str, values: Sequence[int], size: int) -> list[int]:
    """The values as ints, all of them from 0 to size - 1, or a ValueError."""
    for value in values:
        if not 0 <= whole_number(f"{name} {value!r}", value) < size:
            raise ValueError(f"{name} {value} does not exist; there are {size}, counted from 0")
    return [int(value) for value in values]
