"""Find the meaning of the columns of a pasted table: row numbers, inputs, and the target."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from dashboard.controls.blocks.cells import NOTHING
from dashboard.controls.blocks.separators import BlockError, Rows, number
from dashboard.controls.sequences import shortened

MISSING = "\0"
"""Fills up a row that is too short; no typed cell can contain it."""

_ROW_NAMES = re.compile(r"#|rows?|index|idx|nos?\.?|nr\.?|№|id|i|n|example|seq|sequence")
_INPUT_NAME = re.compile(r"(x|input|in|step|t|time)\b.*|[xt][\W_]*[0-9].*")
_DIGITS = "0123456789"
_TARGET_NAMES = ("y", "target", "targets", "label", "labels", "sum", "ŷ", "y_true", "target y")


@dataclass
class Table:
    """The cells of a text while it is read: each step leaves something out and notes it.

    ``arrow`` means that the last cell of every row followed an arrow; ``names`` has one name
    for each column, or is empty.
    """

    rows: Rows
    notes: list[str]
    arrow: bool
    names: list[str] = field(default_factory=list)

    @property
    def width(self) -> int:
        """The number of columns, once all rows have the same length."""
        return len(self.rows[0])

    def column(self, place: int) -> list[str]:
        """The cells of a column, from top to bottom."""
        return [row[place] for row in self.rows]

    def remove(self, place: int) -> None:
        """Remove a column and its name."""
        for row in self.rows:
            del row[place]
        if self.names:
            del self.names[place]

    def join(self, targets: list[str] | None) -> None:
        """Append the targets after the arrows to the rows."""
        if targets is not None:
            pairs = zip(self.rows, targets, strict=True)
            self.rows = [[*row, target] if row else [] for row, target in pairs]

    def leave_out_empty_rows(self) -> None:
        """Leave out rows with only empty cells, and blank lines between rows."""
        full = [row for row in self.rows if any(row)]
        if not full:
            raise BlockError(NOTHING)
        count = len(self.rows) - len(full)
        if count:
            rows = "1 empty row was" if count == 1 else f"{count:,} empty rows were"
            self.notes.append(f"{rows} left out.")
        self.rows = full

    def leave_out_header(self) -> None:
        """Leave out a first row of names, if there are numbers below it."""
        first, *others = self.rows
        if not any(_is_number(cell) for row in others for cell in row):
            return
        if _is_header(first) or _is_unnamed_count(first, others):
            self.rows, self.names = others, first
            shown = shortened(" ".join(filter(None, first)), 40)
            self.notes.append(f"A header row was left out: “{shown}”.")

    def even_out(self) -> None:
        """Fill up short rows, and match the names to the columns or drop them."""
        width = max(map(len, self.rows))
        end = -1 if self.arrow else width
        self.rows = [
            [*row[:end], *[MISSING] * (width - len(row)), *(row[end:] if self.arrow else ())]
            for row in self.rows
        ]
        if len(self.names) == width - 1 and _counts(self.column(0)):
            self.names = ["", *self.names]  # pandas and R name no column of row numbers
        if len(self.names) != width:
            self.names = []

    def leave_out_empty_columns(self) -> None:
        """Leave out empty columns; one between others only if there is more than one row."""
        for place in reversed(range(self.width)):
            inside = 0 < place < self.width - 1
            used = self.names and self.names[place]
            if used or any(map(typed, self.column(place))) or (inside and len(self.rows) == 1):
                continue
            self.remove(place)
            self.notes.append(f"Column {place + 1} was left out: it is empty.")

    def leave_out_row_numbers(self) -> None:
        """Leave out a first column of row numbers or names; only a header can identify it."""
        if self.width == 1 or not self.names or not _is_row_numbers(self.names, self.column(0)):
            return
        first, last = self.rows[0][0], self.rows[-1][0]
        span = f"{shortened(first)} to {shortened(last)}" if len(self.rows) > 1 else first
        self.remove(0)
        self.notes.append(f"The first column was left out as row numbers: {span}.")

    def take_targets(self, asked: bool | None) -> list[str] | None:
        """Take the target column out of the rows, if there is one."""
        if asked is False:
            return None
        if self.width == 1:
            if asked:
                raise BlockError(
                    "With the target y in the last column, every row needs two numbers."
                )
            return None
        place = self.width - 1
        if not self.arrow:
            named = self.named_target()
            if named is not None:
                place = named
            elif not asked and not self.last_is_sum():
                return None
            elif not asked:
                self.notes.append(
                    "The last column is taken as the target y: it is the sum of the others."
                )
        taken = self.column(place)
        self.remove(place)
        return taken

    def named_target(self) -> int | None:
        """The column whose name marks it as the target; further ones are left out."""
        names = [name.casefold().strip(" $*_`:") for name in self.names]
        found = [names.index(name) for name in _TARGET_NAMES if name in names]
        if not found or len(found) == self.width:
            return None
        best, *others = found
        self.notes.append(
            f"The column “{shortened(self.names[best])}” is taken as the target y."
        )
        for place in sorted(others, reverse=True):
            self.notes.append(f"The column “{shortened(self.names[place])}” was left out.")
            self.remove(place)
            best -= place < best
        return best

    def last_is_sum(self) -> bool:
        """Whether the last column is the sum of the others, and looks like a target.

        It takes two rows of three cells, not all zero, and no name that says otherwise.
        """
        if len(self.rows) < 2 or self.width < 3:
            return False
        if self.names and _INPUT_NAME.fullmatch(self.names[-1].casefold()):
            return False
        return all(map(_ends_in_its_sum, self.rows)) and any(map(number, self.column(-1)))


def _is_header(row: list[str]) -> bool:
    """Whether a row has no numbers, or words and numbers that only count the columns."""
    cells = [cell for cell in row if cell]
    values = [value for value in map(number, cells) if value is not None]
    if not values:
        return True
    words = len(cells) - len(values)
    special = not row[0] or words >= len(values) or row[-1].casefold() in _TARGET_NAMES
    return special and len(values) < len(row) and len(values) > 1 and _counts(cells, words=True)


def _is_unnamed_count(first: list[str], others: Rows) -> bool:
    """Whether these are the column numbers of pandas, above longer rows with row numbers."""
    longer = all(len(row) == len(first) + 1 for row in others)
    return longer and len(others) > 1 and _counts(first) and _counts([row[0] for row in others])


def _counts(cells: list[str], words: bool = False) -> bool:
    """Whether the cells are 0, 1, 2 … or 1, 2, 3 …, perhaps with words between them."""
    values = [number(cell) for cell in cells]
    if words:
        values = [value for value in values if value is not None]
    return values in (list(range(len(values))), list(range(1, len(values) + 1)))


def _is_row_numbers(names: list[str], column: list[str]) -> bool:
    """Whether a first column counts or names the rows, judged by its name and its numbers."""
    name, following = names[0].casefold().strip(), names[1].casefold().strip()
    values = [number(cell) for cell in column]
    if not name:
        return _counts(column) or not any(map(_is_number, column))
    if _ROW_NAMES.fullmatch(name):
        return all(value is None or value.is_integer() for value in values)
    # x1, x2 … is a series of inputs, however its first column may count.
    series = name.rstrip(_DIGITS) == following.rstrip(_DIGITS)
    return (
        len(column) > 1 and _counts(column) and not series and not _INPUT_NAME.fullmatch(name)
    )


def _is_number(cell: str) -> bool:
    return number(cell) is not None


def _ends_in_its_sum(row: list[str]) -> bool:
    values = [number(cell) for cell in row]
    known = [value for value in values if value is not None]
    return len(known) == len(row) and math.isclose(
        sum(known[:-1]), known[-1], rel_tol=1e-9, abs_tol=1e-9
    )


def typed(cell: str) -> str:
    """The typed text of a cell; empty if the cell is missing."""
    return "" if cell == MISSING else cell
