"""What a table is, before anything shows it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil

import pandas as pd

LETTER, HEADING, AROUND, NARROWEST = 7.3, 6.5, 18, 24
"""Pixels: a digit, a letter of a heading, what lies around the text, the least inside that."""

PAGE = 10
"""Examples in one table; a larger data set is shown page by page."""


@dataclass(frozen=True)
class Column:
    """How one column is headed.

    ``help`` is a sentence shown on hovering; ``quantity`` names the colour of its cells;
    ``label`` says that the column names rows and holds no numbers.
    """

    title: str
    help: str = ""
    quantity: str | None = None
    label: bool = False


@dataclass(frozen=True, eq=False)
class Table:
    """Cells of text, headings, and a sentence that describes the whole.

    ``row_quantities`` colours whole rows where the rows, not the columns, are quantities.
    """

    cells: pd.DataFrame
    columns: dict[str, Column]
    alt: str
    row_quantities: tuple[str | None, ...] = ()

    @cached_property  # it measures every cell, and every column asks
    def widths(self) -> dict[str, int]:
        """Pixels that every column needs, so that no digit and no sign is cut off."""
        return {
            name: AROUND
            + ceil(
                max(
                    HEADING * len(column.title),
                    *(LETTER * len(cell) for cell in self.cells[name]),
                    NARROWEST,
                )
            )
            for name, column in self.columns.items()
        }

    @property
    def width(self) -> int:
        """Pixels of the whole."""
        return sum(self.widths.values())


def first_on_page(example: int) -> int:
    """The first example of the page that holds this one."""
    return (example - 1) // PAGE * PAGE + 1


def page_of(example: int, n: int) -> range:
    """The examples (counted from 1) on the page that holds this one.

    >>> page_of(13, 25), page_of(3, 3)
    (range(11, 21), range(1, 4))
    """
    first = first_on_page(example)
    return range(first, min(first + PAGE, n + 1))
