"""How a text is cut into cells: which sign ends a row, and which ends a cell.

Nothing here asks what a cell means. The text is told apart by its form: a list of lists,
a matrix of MATLAB or LaTeX, a table of Markdown, a spreadsheet, or just lines.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard.controls.blocks_forms import Form, form_of
from dashboard.controls.blocks_lines import lines_of, without_list_numbers
from dashboard.controls.limits import MAX_EXAMPLES, MAX_STEPS
from dashboard.controls.sequences import too_long, too_many
from rnn_core.practice.reading import read

MAX_TEXT = 3_000_000
"""Characters of a text: a thousand sequences of a hundred long numbers take less."""

MAX_CELL = 60
"""Characters of a cell; what is longer is no number that a person would type."""

HEADERS = 2
"""So many rows and columns may come on top of the limits: names, row numbers, targets."""

NOTHING = "There is nothing to read yet: type or paste numbers, one sequence a line."

_PLAIN = re.compile(  # not 1,000: what its comma is, only the reader says
    r"[+-]?([0-9]+(\.[0-9]*|,(?![0-9]{3}(?![0-9]))[0-9]+)?|\.[0-9]+)([eE][+-]?[0-9]+)?"
)
_DECIMAL_COMMA = re.compile(r"[+−-]?[0-9]+,[0-9]+")
_SECOND_LIST = re.compile(r"[\s,;]([yY]|targets?|labels?)\s{0,9}=(?=[\s\w.(]{0,80}\[)")
_ARROWS = ("-->", "->", "=>", "→", "⇒", "↦", "=", "|")

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


def cut(text: str) -> Cut:
    r"""Cut a text into rows and cells.

    >>> cut("1 0 0\n0 1 1").rows == cut("[[1, 0, 0], [0, 1, 1]]").rows
    True
    >>> cut("0,5 1,5").rows, cut("0,5;1;0").rows, cut("1, 0, 0").rows
    ([['0,5', '1,5']], [['0,5', '1', '0']], [['1', '0', '0']])
    >>> cut("1 0 -> 1\n1 1 -> 2").targets
    ['1', '2']
    """
    if len(text) > MAX_TEXT:
        raise BlockError(too_many("characters", len(text), MAX_TEXT))
    lines = lines_of(text)
    if not lines:
        raise BlockError(NOTHING)
    if not any(sign in text for sign in ("[", "(", "{", "\\\\")):  # a row is one line
        _refuse_rows(sum(map(bool, lines)))
    lines, numbered = without_list_numbers(lines)
    found = _cut_pair(lines) or _cut_with_arrows(lines) or _cut_lines(lines)
    return replace(found, notes=(*numbered, *found.notes))


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


def _cut_pair(lines: list[str]) -> Cut | None:
    """Inputs and targets as two lists, X = … and y = …, of equal lengths."""
    text = "\n".join(line for line in lines if line)
    found = _SECOND_LIST.search(text)
    if not found:
        return None
    first, second = form_of(text[: found.start()]), form_of(text[found.end() :])
    if not first or not second:
        return None
    inputs, column = _cut_form(first), _cut_form(second)
    targets = [cell for row in column.rows for cell in row]
    if len(targets) != len(inputs.rows):
        return None
    note = f"What stands behind “{found[1]}” is taken as the target y."
    return Cut(inputs.rows, targets, (*inputs.notes, note))


def _cut_with_arrows(lines: list[str]) -> Cut | None:
    """The rows without the arrow and the number behind it, if every row has both."""
    full = [line for line in lines if line]
    for arrow in _ARROWS:
        if not all(arrow in line for line in full):
            continue
        pairs = [line.split(arrow) for line in full]
        if all(len(pair) == 2 and _is_target(arrow, *pair) for pair in pairs):
            rest = iter(pair[0].rstrip(" \t,;:") for pair in pairs)
            found = _cut_lines([next(rest) if line else "" for line in lines])
            if sum(map(bool, found.rows)) != len(full):
                return None
            behind = iter(pair[1].strip(" \t,;") for pair in pairs)
            targets = [next(behind) if row else "" for row in found.rows]
            note = f"What stands behind “{arrow}” is taken as the target y."
            return Cut(found.rows, _clean(targets), (*found.notes, note))
    return None


def _is_target(arrow: str, left: str, right: str) -> bool:
    behind = right.strip(" \t,;")
    if not left.strip() or not behind or re.search(r"[\s\[\](){}&]", behind):
        return False
    if arrow == "=":  # a formula of a spreadsheet begins with it
        return left[-1] not in " \t,;" or right[0] in " \t"
    return arrow != "|" or len(left.split()) > 1 or left.count(",") > 1


def _cut_lines(lines: list[str]) -> Cut:
    full = [line for line in lines if line]
    form = form_of("\n".join(full))
    if form:
        return _cut_form(form)
    _refuse_rows(len(full))
    if all("|" in line for line in full):
        lines = [line.strip().removeprefix("|").removesuffix("|") for line in lines]
        return _with_blanks(lines, "|")
    if any("\t" in line.strip() for line in full):
        return _with_blanks(lines, "\t")
    if any(";" in line.rstrip("; \t") for line in full):
        return _cut_semicolons(lines)
    return _cut_spaces([line.rstrip("; \t") for line in lines])


def _cut_form(form: Form) -> Cut:
    _refuse_rows(len(form.rows))
    if form.separator:
        found = _with_blanks(form.rows, form.separator)
    else:
        found = _cut_spaces(form.rows, plain=False)
    return replace(found, notes=form.notes)


def _cut_semicolons(lines: list[str]) -> Cut:
    """In a table ";" ends a cell; in one line, or not in every line, perhaps a row."""
    full = [line for line in lines if line]
    if len(full) == 1 or not all(";" in line for line in full):
        pieces = [piece.strip() for line in full for piece in line.rstrip("; \t").split(";")]
        _refuse_rows(sum("," in piece or " " in piece for piece in pieces))
        rows = _cut_spaces(pieces).rows if len(pieces) <= MAX_EXAMPLES + HEADERS else []
        widths = {len(row) for row in rows if row}
        if len(widths) == 1 and widths != {1}:
            return Cut(rows, notes=("Each “;” was read as the end of a row.",))
    return _with_blanks(lines, ";")


def _cut_spaces(lines: list[str], plain: bool = True) -> Cut:
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
            [_clean([line]) if line else [] for line in lines],
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


def _with_blanks(lines: list[str], separator: str) -> Cut:
    return Cut(_each(lines, lambda line: _split(line, separator)))


def _each(lines: list[str], way: Callable[[str], list[str]]) -> Rows:
    return [_clean(_not_too_long(way(line))) if line else [] for line in lines]


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


def _clean(cells: list[str]) -> list[str]:
    return [_unquoted(cell.strip()) for cell in cells]


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and cell[0] == cell[-1] and cell[0] in "\"'":
        cell = cell[1:-1].strip()
    if len(cell) > MAX_CELL:  # with the sign behind it, what is left cannot pass as a number
        cell = f"{cell[: MAX_CELL - 1]}…"
    return cell.replace("\t", " ")


def _refuse_rows(count: int) -> None:
    if count > MAX_EXAMPLES + HEADERS:
        raise BlockError(too_many("rows", count, MAX_EXAMPLES))
