"""Which sign ends a cell: a tab, a bar, a semicolon, a comma or a space."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from dashboard.controls.limits import MAX_EXAMPLES, MAX_STEPS
from dashboard.controls.sequences import too_long, too_many
from rnn_core.reading import read

MAX_CELL = 60
"""Characters of a cell; what is longer is no number that a person would type."""

HEADERS = 2
"""So many rows and columns may come on top of the limits: names, row numbers, targets."""

_PLAIN = re.compile(  # not 1,000: what its comma is, only the reader says
    r"[+-]?([0-9]+(\.[0-9]*|,(?![0-9]{3}(?![0-9]))[0-9]+)?|\.[0-9]+)([eE][+-]?[0-9]+)?"
)
_DECIMAL_COMMA = re.compile(r"[+−-]?[0-9]+,[0-9]+")
Rows = list[list[str]]


class BlockError(ValueError):
    """The text holds nothing, or more than the page takes; says so to the learner."""


@dataclass(frozen=True)
class Cut:
    """A text in cells.

    Attributes
    ----------
    rows : list of lists of text
        Of any lengths; a row without a cell was a blank line between others.
    targets : list of text, as many as rows, or None
        What stood behind an arrow in every row.
    notes : tuple of sentences
        What was left out or guessed on the way.
    """

    rows: Rows
    targets: list[str] | None = None
    notes: tuple[str, ...] = ()


def number(text: str) -> float | None:
    """What a cell is worth to the project's one reader; the plainest it need not see.

    >>> number("-0.5"), number("0,5"), number("1/4"), number("abc"), number("1e999")
    (-0.5, 0.5, 0.25, None, None)
    """
    plain = text.replace("−", "-")
    if _PLAIN.fullmatch(plain):
        value = float(plain.replace(",", "."))
        return value if math.isfinite(value) else None
    return _number(text)


@lru_cache(maxsize=4096)
def _number(text: str) -> float | None:
    return read(text).value


def at_semicolons(lines: list[str]) -> Cut:
    """In a table ";" ends a cell; in one line, or not in every line, perhaps a row."""
    full = [line for line in lines if line]
    if len(full) == 1 or not all(";" in line for line in full):
        pieces = [piece.strip() for line in full for piece in line.rstrip("; \t").split(";")]
        refuse_rows(sum("," in piece or " " in piece for piece in pieces))
        rows = at_commas_or_spaces(pieces).rows if len(pieces) <= MAX_EXAMPLES + HEADERS else []
        widths = {len(row) for row in rows if row}
        if len(widths) == 1 and widths != {1}:
            return Cut(rows, notes=("Each “;” was read as the end of a row.",))
    return at_sign(lines, ";")


def at_commas_or_spaces(lines: list[str], plain: bool = True) -> Cut:
    """Cut at spaces or commas, whichever leaves fewer cells that are no numbers.

    ``plain`` text may have decimal commas; lists of programming languages have none.
    """
    full = [line for line in lines if line]
    if not any("," in line for line in full):
        return Cut(_each(lines, _at_spaces))
    body = full[1:] or full
    decimals = plain and all(_DECIMAL_COMMA.fullmatch(line.strip()) for line in body)
    if decimals and (len(full) == 1 or "," not in full[0]):
        return Cut(
            [clean([line]) if line else [] for line in lines],
            notes=("The comma was read as a decimal comma.",),
        )
    some = body[:: len(body) // 50 + 1]
    ways: list[Callable[[str], list[str]]] = [_at_spaces, _at_commas, _at_both]
    if all("," in line for line in body):
        ways = [_at_commas, _at_spaces, _at_both]
    way = min(ways, key=lambda way: _strange(way(line) for line in some))
    notes: tuple[str, ...] = ()
    if decimals and way == _at_commas and _DECIMAL_COMMA.fullmatch(full[0].strip()):
        notes = ("Each comma was read as the end of a cell, not as a decimal comma.",)
    return Cut(_each(lines, way), notes=notes)


def _strange(rows: Iterable[list[str]]) -> float:
    """The share of cells that are no numbers, or end in a comma."""
    cells = [cell for row in rows for cell in row[: MAX_STEPS + HEADERS] if cell]
    bad = sum(cell.endswith(",") or number(cell) is None for cell in cells)
    return bad / len(cells) if cells else 1.0


def _at_spaces(line: str) -> list[str]:
    return line.split()


def _at_commas(line: str) -> list[str]:
    return _split(line, ",")


def _at_both(line: str) -> list[str]:
    return re.split(" ?, ?| ", " ".join(line.split()))


def at_sign(lines: list[str], separator: str) -> Cut:
    """Cut at one sign that surely ends a cell."""
    return Cut(_each(lines, lambda line: _split(line, separator)))


def _each(lines: list[str], way: Callable[[str], list[str]]) -> Rows:
    return [clean(_not_too_long(way(line))) if line else [] for line in lines]


def _not_too_long(cells: list[str]) -> list[str]:
    """A spreadsheet may give a whole row, with thousands of empty cells at its end."""
    if len(cells) > MAX_STEPS + HEADERS:
        count = max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=0)
        if count > MAX_STEPS + HEADERS:
            raise BlockError(too_long(count))
        return cells[:count]
    return cells


def _split(line: str, separator: str) -> list[str]:
    """The cells of a line; one in quotes may hold the separator."""
    if '"' in line:
        try:
            return next(csv.reader([line], delimiter=separator, skipinitialspace=True))
        except csv.Error:  # a cell of more than 100,000 characters
            pass
    return line.split(separator)


def clean(cells: list[str]) -> list[str]:
    """Cells without spaces or quotes around them, none too long."""
    return [_unquoted(cell.strip()) for cell in cells]


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and cell[0] == cell[-1] and cell[0] in "\"'":
        cell = cell[1:-1].strip()
    if len(cell) > MAX_CELL:  # with the sign behind it, what is left cannot pass as a number
        cell = f"{cell[: MAX_CELL - 1]}…"
    return cell.replace("\t", " ")


def refuse_rows(count: int) -> None:
    """Raise BlockError if so many rows are too many, before they are cut into cells."""
    if count > MAX_EXAMPLES + HEADERS:
        raise BlockError(too_many("rows", count, MAX_EXAMPLES))
