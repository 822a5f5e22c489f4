"""The sheet of sequences: the text of every cell, and its reading as numbers.

A sheet stores text, so that nothing that was typed is lost, even if it is not a number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from dashboard.controls.limits import MAX_EXAMPLES, MAX_SIZE, MAX_STEPS
from dashboard.display import numbers
from rnn_core import Dataset, read

Row = tuple[str, ...]

LONGEST_CELL = 60
"""Characters; a number has at most 24, and short arithmetic fits, too."""

NEW_CELL = "0"
"""The text of a new cell, so that a new row or column can be read at once."""


@dataclass(frozen=True)
class Sheet:
    """The cells of the sequences.

    Attributes
    ----------
    x : tuple of rows of text
        A row may be longer than ``length``: the cells beyond it are kept, but not shown.
    y : tuple of text, as many as rows
        The learner's own targets, empty if not typed yet; they are kept, but not used,
        while the targets are the sums.
    length : int
        How many steps are shown and used.
    own_targets : bool
        Whether the targets are ``y`` or the sums of the rows.
    """

    x: tuple[Row, ...]
    y: Row
    length: int
    own_targets: bool

    @classmethod
    def of(cls, data: Dataset) -> Sheet:
        """The sheet with the numbers of this dataset."""
        own = Dataset.sum_task(data.x) != data
        return cls(
            x=tuple(tuple(numbers.plain(value) for value in row) for row in data.x),
            y=tuple(numbers.plain(value) if own else "" for value in data.y),
            length=data.T,
            own_targets=own,
        )

    @classmethod
    def of_texts(cls, rows: tuple[Row, ...], targets: Row | None) -> Sheet:
        """The sheet with these rows of equal length, with given targets or the sums."""
        own = targets is not None
        y = targets if targets is not None else ("",) * len(rows)
        return cls(rows, y, len(rows[0]) if rows else 1, own)

    def text(self, row: int, column: int) -> str:
        """The text of a cell: ``row`` from 0, ``column`` a step from 1, or 0 for the target.

        A cell that does not exist or is not shown has the text of a new cell.
        """
        if row >= len(self.x) or column > self.length:
            return NEW_CELL
        if column == 0:
            return self.y[row] if self.own_targets else self.sum_of(self.x[row])
        return _cell(self.x[row], column - 1)

    def with_cell(self, row: int, column: int, text: str) -> Sheet:
        """The sheet with another text in one cell; ``row`` and ``column`` as in ``text``."""
        if column == 0:
            return replace(self, y=(*self.y[:row], text, *self.y[row + 1 :]))
        cells = [*self.x[row], *[NEW_CELL] * (column - len(self.x[row]))]
        cells[column - 1] = text
        return replace(self, x=(*self.x[:row], tuple(cells), *self.x[row + 1 :]))

    def with_block(self, row: int, column: int, block: tuple[Row, ...]) -> Sheet | None:
        """The sheet with these cells from a place on; it grows if necessary.

        None if it would exceed the limits of the page.
        """
        length = max(self.length, column - 1 + len(block[0]))
        height = max(len(self.x), row + len(block))
        if length > MAX_STEPS or height > MAX_EXAMPLES:
            return None
        grown = self.resized(length)
        new = (NEW_CELL,) * length
        x = [*grown.x, *[new] * (height - len(grown.x))]
        for i, cells in enumerate(block, start=row):
            x[i] = (*x[i][: column - 1], *cells, *x[i][column - 1 + len(cells) :])
        y = NEW_CELL if self.own_targets else ""
        return replace(grown, x=tuple(x), y=(*self.y, *[y] * (height - len(self.y))))

    def resized(self, length: int) -> Sheet:
        """The sheet with another number of steps; cells that are no longer shown are kept."""
        x = tuple(row + (NEW_CELL,) * (length - len(row)) for row in self.x)
        return Sheet(x, self.y, length, self.own_targets)

    def with_own_targets(self, own: bool) -> Sheet:
        """The sheet with targets from ``y`` or from the sums; empty targets start as sums."""
        y = tuple(
            self.sum_of(row) if own and not cell.strip() else cell
            for row, cell in zip(self.x, self.y, strict=True)
        )
        return Sheet(self.x, y, self.length, own)

    def sum_of(self, row: Row) -> str:
        """The sum of a row as text; empty if a cell is not a number."""
        values = [read(_cell(row, t)).value for t in range(self.length)]
        known = [value for value in values if value is not None]
        return numbers.plain(sum(known)) if len(known) == len(values) else ""


@dataclass(frozen=True)
class Reading:
    """A sheet as numbers: either data, or the problems that prevent it."""

    data: Dataset | None
    problems: tuple[str, ...]
    places: tuple[tuple[int, int], ...] = ()
    """For each problem of a cell: the row from 0, and the step from 1, or 0 for the target."""


def read_sheet(sheet: Sheet, step_name: Callable[[int], str] = "x⟨{}⟩".format) -> Reading:
    """Read the cells as numbers, or say where a cell is not a number.

    ``step_name`` gives the page's name for the column of a step.
    """
    if not sheet.x:
        return Reading(None, ("There is no sequence yet. Add a row to the table.",))
    if len(sheet.x) > MAX_EXAMPLES:
        return Reading(None, (too_many("sequences", len(sheet.x), MAX_EXAMPLES),))
    data, faults = _numbers(sheet)
    problems = tuple(
        f"Row {row}, {step_name(step) if step else 'target y'}{fault}"
        for row, step, fault in faults
    )
    return Reading(data, problems, tuple((f.row - 1, f.step) for f in faults))


def counting(sheet: Sheet, before: Sheet) -> Sheet:
    """The sheet that is used: a cell that cannot be read is replaced by that in ``before``.

    ``before`` can be read. A cell that it does not have becomes 0. If ``sheet`` has no rows or
    too many, all of ``before`` is used.
    """
    reading = read_sheet(sheet)
    if reading.data is not None:
        return sheet
    if not reading.places:
        return before
    x, y = [list(row) for row in sheet.x], list(sheet.y)
    for row, column in reading.places:
        text = before.text(row, column)
        if column == 0:
            y[row] = text
        else:
            x[row][column - 1] = text
    return replace(sheet, x=tuple(map(tuple, x)), y=tuple(y))


class _Fault(NamedTuple):
    """The problem of one cell; step 0 is the target."""

    row: int
    step: int
    fault: str


@lru_cache(maxsize=4)  # one run reads a sheet several times; a large one takes megabytes
def _numbers(sheet: Sheet) -> tuple[Dataset | None, tuple[_Fault, ...]]:
    faults: list[_Fault] = []

    def number(row: int, step: int, text: str, most: float) -> float:
        value = read(text).value
        fault = _fault(text, value, most)
        if fault:
            faults.append(_Fault(row, step, fault))
        return 0.0 if value is None else value

    steps = range(1, sheet.length + 1)
    x = [
        [number(i, t, _cell(row, t - 1), MAX_SIZE) for t in steps]
        for i, row in enumerate(sheet.x, start=1)
    ]
    if not sheet.own_targets:
        return (None if faults else Dataset.sum_task(x)), tuple(faults)
    # A target may be as large as a sum of inputs.
    y = [number(i, 0, text, MAX_SIZE * MAX_STEPS) for i, text in enumerate(sheet.y, start=1)]
    return (None if faults else Dataset(x, y)), tuple(faults)


def _fault(text: str, value: float | None, most: float) -> str:
    """The end of the sentence on a faulty cell; empty if the cell is a number."""
    if value is None and not text.strip():
        return " is empty."
    if value is None:
        return f": “{shortened(text)}” is not a number."
    if abs(value) > most:
        return f": {shortened(text)} is too large: the limit is ±{most:,.0f}."
    return ""


def too_many(what: str, count: int, limit: int) -> str:
    """The sentence for every limit on a number of things."""
    return f"{count:,} {what} are too many: the limit is {limit:,}."


def too_long(steps: int) -> str:
    """The sentence for sequences with too many steps."""
    return too_many("steps", steps, MAX_STEPS)


def shortened(text: str, limit: int = 20) -> str:
    """A typed text for use in a sentence: short, on one line, and only printable."""
    visible = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return visible if len(visible) <= limit else f"{visible[:limit]}…"


def _cell(row: Row, t: int) -> str:
    return row[t] if t < len(row) else NEW_CELL


def cell_text(text: str, limit: int = LONGEST_CELL) -> str:
    """The text that a cell keeps: one line with at most ``limit`` characters.

    A longer text ends in "…", so that the rest cannot be taken for a number.
    """
    kept = " ".join(text[: 2 * limit].split())
    is_whole = len(kept) <= limit and not text[2 * limit :].strip()
    return kept if is_whole else f"{kept[: limit - 1]}…"
