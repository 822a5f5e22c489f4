"""The input of a network: sequences with targets, and two weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from rnn_core.arrays import Array, ReadOnly, frozen, matrix, number, vector
from rnn_core.words import counted


@dataclass(frozen=True, eq=False)
class Dataset(ReadOnly):
    """Sequences, and the target of each sequence.

    Lesson: "Data = [1 0 0], [0 1 1], [1 1 1] → 1, 2, 3".

    Parameters
    ----------
    x : array-like, shape (n, T)
        One row for each example, one column for each step.
    y : array-like, shape (n,)
        The targets.

    Raises
    ------
    ValueError
        If a value is not a finite number (the message names its place, counted from 1, as in
        ``x[2, 3]``), if rows differ in length, or if x and y do not have the same number.

    Examples
    --------
    >>> data = Dataset(x=[[1, 0, 0], [0, 1, 1], [1, 1, 1]], y=[1, 2, 3])
    >>> data.n, data.T
    (3, 3)
    >>> Dataset.sum_task([[1, 0, 0], [0, 1, 1], [1, 1, 1]]) == data
    True
    """

    x: Array
    y: Array

    def __init__(self, x: Any, y: Any) -> None:
        x_array, y_array = matrix("x", x), vector("y", y)
        if len(x_array) != len(y_array):
            raise ValueError(
                f"x has {counted(len(x_array), 'row')} and y has "
                f"{counted(len(y_array), 'value')}; "
                "each sequence needs one target"
            )
        # Time first in memory: x.T is contiguous, and so is each step over all examples.
        object.__setattr__(self, "x", frozen(np.asfortranarray(x_array)))
        object.__setattr__(self, "y", frozen(y_array))

    @classmethod
    def sum_task(cls, x: Any) -> Dataset:
        """The lesson's task: the target of each sequence is the sum of its inputs.

        Raises
        ------
        ValueError
            As for ``Dataset``, and if the sum of a row overflows.
        """
        table = matrix("x", x)
        with np.errstate(over="ignore", invalid="ignore"):
            sums = table.sum(axis=1)
        too_large = np.flatnonzero(~np.isfinite(sums))
        if too_large.size:
            raise ValueError(f"x: the sum of row {too_large[0] + 1} is too large")
        return cls(table, sums)

    @property
    def n(self) -> int:
        """The number of examples."""
        return int(self.x.shape[0])

    @property
    def T(self) -> int:  # noqa: N802 (the lesson's letter for the length)
        """The number of steps of each sequence."""
        return int(self.x.shape[1])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Dataset):
            return NotImplemented
        return np.array_equal(self.x, other.x) and np.array_equal(self.y, other.y)

    def __hash__(self) -> int:
        # + 0.0 turns −0 into 0: equal datasets must have equal hashes.
        return hash((self.x.shape, (self.x + 0.0).tobytes(), (self.y + 0.0).tobytes()))


@dataclass(frozen=True)
class Weights:
    """The two trained weights, shared by all steps, and the initial state.

    Lesson: "w_a = 1, w_x = 1, a<0> = 0".

    Parameters
    ----------
    w_a : float
        Recurrent weight, the factor of the previous state. (Elsewhere W_hh or w_rec.)
    w_x : float
        Input weight, the factor of the input. (Elsewhere W_xh.)
    a0 : float
        The initial state a<0> of every example. It is not trained.

    Raises
    ------
    ValueError
        If one of them is not a finite number.

    Examples
    --------
    >>> Weights(w_a=1, w_x=1)
    Weights(w_a=1.0, w_x=1.0, a0=0.0)
    """

    w_a: float
    w_x: float
    a0: float = 0.0

    def __post_init__(self) -> None:
        for name in ("w_a", "w_x", "a0"):
            object.__setattr__(self, name, number(name, getattr(self, name)))
