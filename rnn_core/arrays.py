"""The array type of the package, and the conversion of input to it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rnn_core.words import counted

Array = NDArray[np.float64]


def frozen(array: Array) -> Array:
    """Make an array read-only, because results are never changed."""
    array.setflags(write=False)
    return array


class ReadOnly:
    """A result whose arrays stay read-only in copies and after unpickling."""

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            kept = frozen(value) if isinstance(value, np.ndarray) else value
            object.__setattr__(self, name, kept)


def matrix(name: str, value: Any) -> Array:
    """Read a table of finite numbers, shape (n, T); an error names the faulty cell."""
    rows = _rows(name, value)
    length = len(rows[0])
    for i, row in enumerate(rows, start=1):
        if len(row) != length:
            raise ValueError(
                f"{name}: row {i} has {counted(len(row), 'value')}, but row 1 has {length}; "
                "all sequences need the same length"
            )
    if length == 0:
        raise ValueError(f"{name} has no steps; each sequence needs at least one value")
    array = _at_once(value, axes=2)
    if array is not None:
        return array
    return np.array(
        [
            [_cell(f"{name}[{i}, {t}]", cell) for t, cell in enumerate(row, start=1)]
            for i, row in enumerate(rows, start=1)
        ]
    )


def vector(name: str, value: Any) -> Array:
    """Read a list of finite numbers, shape (n,); an error names the faulty place."""
    if not _is_list(value):
        raise ValueError(f"{name} is not a list of numbers")
    array = _at_once(value, axes=1)
    if array is not None:
        return array
    return np.array([_cell(f"{name}[{i}]", cell) for i, cell in enumerate(value, start=1)])


def numbers(name: str, value: Any) -> Array:
    """Read finite numbers of any shape; an error names the faulty place."""
    try:
        cells = value if isinstance(value, np.ndarray) else np.asarray(value, dtype=object)
    except ValueError:
        raise ValueError(f"{name} is not an array of numbers") from None
    array = _at_once(cells, cells.ndim) if cells.dtype.kind in "iuf" else None
    if array is not None:
        return array
    array = np.empty(cells.shape)
    for index, cell in np.ndenumerate(cells):
        place = ", ".join(str(i + 1) for i in index)
        array[index] = number(f"{name}[{place}]" if place else name, cell)
    return array


def number(name: str, value: Any) -> float:
    """Read one finite number, or raise an error. True and False are not numbers."""
    if isinstance(value, bool | np.bool_):
        raise ValueError(f"{name} is not a number")
    return _cell(name, value)


def whole_number(name: str, value: Any) -> int:
    """Read one whole number, or raise an error."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer):
        raise ValueError(f"{name} is not a whole number")
    return int(value)


def _cell(place: str, value: Any) -> float:
    """One number of a table, in which True and False are read as 1 and 0."""
    if not isinstance(value, int | float | np.integer | np.floating | np.bool_):
        raise ValueError(f"{place} is not a number")
    try:
        cell = float(value)
    except OverflowError:  # an int of more than 308 digits
        cell = math.inf
    if math.isnan(cell):
        raise ValueError(f"{place} is not a number")
    if math.isinf(cell):
        raise ValueError(f"{place} is not a finite number")
    return cell


def _at_once(values: Any, axes: int) -> Array | None:
    """The array of all values, or None if they must be read one by one."""
    try:
        array = np.array(values)
    except ValueError:
        return None
    # Text would be converted silently, so the kind is checked.
    if array.ndim != axes or array.dtype.kind not in "biuf":
        return None
    with np.errstate(over="ignore"):  # a wider float may become infinite
        array = array.astype(np.float64, copy=False)
    return array if np.isfinite(array).all() else None


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


def _is_list(value: Any) -> bool:
    if isinstance(value, np.ndarray):
        return value.ndim > 0
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)
