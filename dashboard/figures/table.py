"""A table as data: cells of text, headings and colours, not yet drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Any

import pandas as pd

Place = tuple[int, int]
"""An example and a step, both counted from 1."""

LETTER, HEADING, AROUND, NARROWEST = 7.3, 6.5, 18, 24
"""Pixels: a digit, a letter of a heading, the space around the text, the least column."""

PAGE = 10
"""Examples in one table; a larger data set is shown page by page."""


@dataclass(frozen=True)
class Column:
    """The heading of one column.

    ``help`` is a sentence shown on hover; ``quantity`` names the colour of its cells;
    ``label`` means that the column holds the names of the rows, not numbers.
    """

    title: str
    help: str = ""
    quantity: str | None = None
    label: bool = False


@dataclass(frozen=True, eq=False)
class Table:
    """Cells of text, headings, and a sentence that describes the whole.

    ``row_quantities`` colours whole rows where the rows, not the columns, are quantities.
    ``places`` gives the example and the step of each cell that can be chosen.
    """

    cells: pd.DataFrame
    columns: dict[str, Column]
    alt: str
    row_quantities: tuple[str | None, ...] = ()
    places: tuple[tuple[Place | None, ...], ...] = ()

    def sent(self) -> dict[str, Any]:
        """The same as lists and strings, for the browser."""
        return {
            "columns": [
                {
                    "title": column.title,
                    "help": column.help,
                    "quantity": column.quantity,
                    "label": column.label,
                }
                for column in self.columns.values()
            ],
            "rows": self.cells.to_numpy().tolist(),
            "quantities": list(self.row_quantities) or [None] * len(self.cells),
            "places": [list(row) for row in self.places],
            "alt": self.alt,
        }

    @cached_property  # it measures every cell, and every column asks
    def widths(self) -> dict[str, int]:
        """The width of each column in pixels, so that no digit and no sign is cut off."""
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
        """The width of the table in pixels."""
        return sum(self.widths.values())


def first_on_page(example: int) -> int:
    """The first example on the page that contains this one."""
    return (example - 1) // PAGE * PAGE + 1


def page_of(example: int, n: int) -> range:
    """The examples (counted from 1) on the page that contains this one.

    >>> page_of(13, 25), page_of(3, 3)
    (range(11, 21), range(1, 4))
    """
    first = first_on_page(example)
    return range(first, min(first + PAGE, n + 1))
