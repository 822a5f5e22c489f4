"""The one array type of the package, and how input becomes it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def frozen(array: Array) -> Array:
    """The same array, read-only: results are never changed after they are made."""
    array.setflags(write=False)
    return array


def matrix(name: str, value: Any) -> Array:
    """Read a table of finite numbers, shape (n, T), or say which place is wrong."""
    rows = _rows(name, value)
    length = len(rows[0])
    for i, row in enumerate(rows, start=1):
        if len(row) != length:
            raise ValueError(
                f"{name}: row {i} has {len(row)} values, but row 1 has {length}; "
                "all sequences need the same length"
            )
    if length == 0:
        raise ValueError(f"{name} has no steps; each sequence needs at least one value")
    return _finite(name, rows)


def vector(name: str, value: Any) -> Array:
    """Read a list of finite numbers, shape (n,), or say which place is wrong."""
    if not _is_list(value):
        raise ValueError(f"{name} is not a list of numbers")
    return _finite(name, list(value))


def number(name: str, value: Any) -> float:
    """Read one finite number, or say that it is none."""
    if not _is_number(value):
        raise ValueError(f"{name} is not a number")
    if not math.isfinite(value):
        raise ValueError(f"{name} is not a finite number")
    return float(value)


def _rows(name: str, value: Any) -> list[Sequence[Any]]:
    if not _is_list(value):
        raise ValueError(f"{name} is not a list of sequences")
    rows = list(value)
    if not rows:
        raise ValueError(f"{name} has no rows; it needs at least one sequence")
    for i, row in enumerate(rows, start=1):
        if not _is_list(row):
            raise ValueError(f"{name}: row {i} is not a sequence of numbers")
    return rows


def _finite(name: str, values: list[Any]) -> Array:
    try:
        # Text would be converted without a word, so it is looked for by its kind.
        array = np.array(values)
        if array.dtype.kind in "biuf":
            array = array.astype(np.float64)
            if np.isfinite(array).all():
                return array
    except ValueError:
        pass
    raise ValueError(_first_fault(name, values))


def _first_fault(name: str, values: list[Any]) -> str:
    for i, entry in enumerate(values, start=1):
        cells = enumerate(entry, start=1) if _is_list(entry) else [(0, entry)]
        for t, cell in cells:
            place = f"{name}[{i}, {t}]" if t else f"{name}[{i}]"
            if not _is_number(cell) or math.isnan(cell):
                return f"{place} is not a number"
            if math.isinf(cell):
                return f"{place} is not a finite number"
    return f"{name} is not made of numbers"


def _is_list(value: Any) -> bool:
    if isinstance(value, np.ndarray):
        return value.ndim > 0
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | np.integer | np.floating | np.bool_)
