"""What a table is, before anything shows it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

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
