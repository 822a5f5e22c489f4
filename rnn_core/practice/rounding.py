"""Rounding as one does it by hand, and when a typed number is the same number."""

from __future__ import annotations

import numpy as np

from rnn_core.arrays import Array
from rnn_core.writing import LARGE

_NOISE = 4e-15
"""What float arithmetic of a few dozen operations adds, relative to a number."""


def unit(numbers: Array | float, decimals: int) -> Array:
    """One unit of the last decimal that is written: one for all, or one for each.

    The decimals of a large number are those of its leading digits: 5.49×10¹².

    >>> unit(0.57, 2).tolist(), unit(5.49e12, 2).tolist()
    (0.01, 10000000000.0)
    """
    size = np.abs(np.asarray(numbers, dtype=float))
    if not (size >= LARGE).any():
        return np.asarray(10.0**-decimals)
    with np.errstate(all="ignore"):
        power = np.where(size >= LARGE, np.floor(np.log10(size)), 0.0)
        return np.asarray(10.0 ** (power - decimals))


def rounded(numbers: Array | float, decimals: int, ties: str = "up") -> Array:
    """Rounded to that many decimals; a tie goes away from zero, or to the even digit.

    >>> rounded(np.array([0.5649, -0.125, 0.285]), 2).tolist()
    [0.56, -0.13, 0.29]
    >>> rounded(np.array([0.5649, -0.125, 0.285]), 2, ties="even").tolist()
    [0.56, -0.12, 0.28]
    """
    scale = 10.0**decimals
    with np.errstate(all="ignore"):
        units = np.asarray(numbers) * scale
        if ties == "even":
            halves = np.rint(2 * units)
            is_tie = np.abs(2 * units - halves) < 2 * _noise(units)
            return np.asarray(np.rint(np.where(is_tie, halves / 2, units)) / scale)
        return np.asarray(_nearest(units) / scale)


def cut_off(number: float, decimals: int) -> float:
    """The digits beyond the last decimal thrown away.

    >>> cut_off(-2.065049, 2), cut_off(0.29, 2)
    (-2.06, 0.29)
    """
    scale = 10.0**decimals
    units = number * scale
    return float(np.trunc(units + np.copysign(_noise(units), units)) / scale)


def agrees(typed: float, numbers: Array | float, decimals: int) -> Array:
    """Where ``typed`` is the number, at these decimals.

    It is if it lies within half a unit of the last decimal, or rounds to the same.

    >>> [bool(agrees(typed, 0.566270, 2)) for typed in (0.57, 0.56627, 0.5744, 0.56)]
    [True, True, True, False]
    """
    with np.errstate(all="ignore"):
        numbers = np.asarray(numbers, dtype=float)
        last = unit(numbers, decimals)
        units, here = numbers / last, typed / last
        near = np.abs(units - here) <= 0.5 + _noise(units)
        return np.asarray(near | (_nearest(units) == _nearest(here)))


def _nearest(units: Array) -> Array:
    """Whole units; a tie goes away from zero."""
    return np.asarray(np.rint(units + np.copysign(_noise(units), units)))


def _noise(units: Array | float) -> Array | float:
    """How far float arithmetic may carry a number, in units of its last decimal.

    What is nearer to a tie is one: 0.285 × 100 gives 28.499999999999996, on paper 28.5.
    """
    return 1e-9 + _NOISE * np.abs(units)
