"""Which separator ends a cell: a tab, a bar, a semicolon, a comma or a space."""

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
"""The most characters of a cell; nobody types a longer number."""

HEADERS = 2
"""Rows and columns allowed beyond the limits: for names, row numbers and targets."""

_PLAIN = re.compile(  # not 1,000: what its comma is, only the reader says
    r"[+-]?([0-9]+(\.[0-9]*|,(?![0-9]{3}(?![0-9]))[0-9]+)?|\.[0-9]+)([eE][+-]?[0-9]+)?"
)
_DECIMAL_COMMA = re.compile(r"[+−-]?[0-9]+,[0-9]+")
Rows = list[list[str]]


class BlockError(ValueError):
    """The text is empty or too large; the message is for the learner."""


@dataclass(frozen=True)
class Cut:
    """A text cut into cells.

    Attributes
    ----------
    rows : list of lists of text
        Rows of any length; a row without cells was a blank line between others.
    targets : list of text, as many as rows, or None
        The text after the arrow in each row.
    notes : tuple of sentences
        What was left out or guessed.
    """

    rows: Rows
    targets: list[str] | None = None
    notes: tuple[str, ...] = ()


def number(text: str) -> float | None:
    """The value of a cell, or None. The simplest numbers take a shortcut past the reader.

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
    """Cut at ";". In a table it ends a cell; in a single line it may end a row."""
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
    """Cut at spaces or commas, whichever leaves fewer cells that are not numbers.

    ``plain`` text may have decimal commas; a list in a programming language has none.
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
    """The share of cells that are not numbers, or end in a comma."""
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
    """Cut at one separator that is known to end a cell."""
    return Cut(_each(lines, lambda line: _split(line, separator)))


def _each(lines: list[str], way: Callable[[str], list[str]]) -> Rows:
    return [clean(_not_too_long(way(line))) if line else [] for line in lines]


def _not_too_long(cells: list[str]) -> list[str]:
    """Drop the empty cells at the end of a row: a spreadsheet may give thousands."""
    if len(cells) > MAX_STEPS + HEADERS:
        count = max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=0)
        if count > MAX_STEPS + HEADERS:
            raise BlockError(too_long(count))
        return cells[:count]
    return cells


def _split(line: str, separator: str) -> list[str]:
    """The cells of a line; a quoted cell may contain the separator."""
    if '"' in line:
        try:
            return next(csv.reader([line], delimiter=separator, skipinitialspace=True))
        except csv.Error:  # a cell of more than 100,000 characters
            pass
    return line.split(separator)


def clean(cells: list[str]) -> list[str]:
    """Cells without spaces or quotes around them, cut to the longest allowed."""
    return [_unquoted(cell.strip()) for cell in cells]


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and cell[0] == cell[-1] and cell[0] in "\"'":
        cell = cell[1:-1].strip()
    if len(cell) > MAX_CELL:  # with the sign behind it, what is left cannot pass as a number
        cell = f"{cell[: MAX_CELL - 1]}…"
    return cell.replace("\t", " ")


def refuse_rows(count: int) -> None:
    """Raise BlockError if there are too many rows, before they are cut into cells."""
    if count > MAX_EXAMPLES + HEADERS:
        raise BlockError(too_many("rows", count, MAX_EXAMPLES))
