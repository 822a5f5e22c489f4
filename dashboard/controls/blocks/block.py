"""A pasted or typed block of text, read as sequences.

The cells keep their text as it was typed. A note names everything that was left out or
guessed, and a problem names every cell that is not a number, by its row and column.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.controls.blocks.cells import cut
from dashboard.controls.blocks.separators import BlockError, Rows, number
from dashboard.controls.blocks.table import MISSING, Table, typed
from dashboard.controls.limits import MAX_EXAMPLES, MAX_SIZE, MAX_STEPS
from dashboard.controls.sequences import shortened, too_long, too_many
from rnn_core.words import counted

__all__ = ["Block", "BlockError", "read_block"]

SHOWN_PROBLEMS = 5


@dataclass(frozen=True)
class Block:
    """The sequences in a text.

    Attributes
    ----------
    rows : tuple of rows of text
        The inputs, one row for each sequence, all of the same length.
    targets : tuple of text, one for each row, or None
        None if there is no target column.
    notes : tuple of sentences
        What was left out or guessed.
    problems : tuple of sentences
        Cells that are not numbers, empty, missing or too large; empty if there are none.
    """

    rows: tuple[tuple[str, ...], ...]
    targets: tuple[str, ...] | None
    notes: tuple[str, ...]
    problems: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The size of the block, in words.

        >>> read_block("1 0 0 1 -> 2").sentence, read_block("7").sentence
        ('1 sequence of 4 numbers and a target column', '1 sequence of 1 number')
        """
        size = (
            f"{counted(len(self.rows), 'sequence')} of {counted(len(self.rows[0]), 'number')}"
        )
        return size if self.targets is None else f"{size} and a target column"


def read_block(text: str, targets: bool | None = None) -> Block:
    r"""Read a text with one sequence in each row, in any common format.

    ``targets`` says whether the last column is the target y; with None, the reader decides.
    Raises only BlockError, if the text is empty or too large.

    >>> block = read_block("x1\tx2\ty\n1\t0,5\t1.5\n0\tabc\t\n")
    >>> block.rows, block.targets
    ((('1', '0,5'), ('0', 'abc')), ('1.5', ''))
    >>> block.notes
    ('A header row was left out: “x1 x2 y”.', 'The column “y” is taken as the target y.')
    >>> block.problems
    ('Row 2, column 2: “abc” is not a number.', 'Row 2, target y is empty.')
    """
    found = cut(text)
    table = Table(found.rows, list(found.notes), found.targets is not None)
    table.join(found.targets)
    table.leave_out_empty_rows()
    table.leave_out_header()
    table.even_out()
    table.leave_out_empty_columns()
    table.leave_out_row_numbers()
    last = table.take_targets(targets)
    if len(table.rows) > MAX_EXAMPLES:
        raise BlockError(too_many("rows", len(table.rows), MAX_EXAMPLES))
    if table.width > MAX_STEPS:
        raise BlockError(too_long(table.width))
    problems = _first(_problems(table.rows, last))
    return Block(
        tuple(tuple(map(typed, row)) for row in table.rows),
        None if last is None else tuple(map(typed, last)),
        tuple(table.notes),
        problems,
    )


def _problems(rows: Rows, targets: list[str] | None) -> Iterator[str]:
    for i, row in enumerate(rows, start=1):
        for t, cell in enumerate(row, start=1):
            fault = _fault(cell, MAX_SIZE)
            if fault:
                yield f"Row {i}, column {t}{fault}"
        if targets is not None:
            # A target may be as large as a sum of inputs.
            fault = _fault(targets[i - 1], MAX_SIZE * MAX_STEPS)
            if fault:
                yield f"Row {i}, target y{fault}"


def _fault(cell: str, most: float) -> str:
    """The end of the sentence on a faulty cell; empty if the cell is a number."""
    if not typed(cell):
        return " is missing." if cell == MISSING else " is empty."
    value = number(cell)
    if value is None:
        return f": “{shortened(cell)}” is not a number."
    if abs(value) > most:
        return f": {shortened(cell)} is too large: the limit is ±{most:,.0f}."
    return ""


def _first(problems: Iterator[str]) -> tuple[str, ...]:
    """The first few problems, and how many more there are."""
    every = list(problems)
    more = len(every) - SHOWN_PROBLEMS
    if more <= 0:
        return tuple(every)
    return (
        *every[:SHOWN_PROBLEMS],
        f"And {more:,} more like {'this' if more == 1 else 'these'}.",
    )
