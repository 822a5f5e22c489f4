"""What is given: the sequences with their targets."""

from __future__ import annotations

import pandas as pd

from dashboard.display.notation import Notation
from dashboard.display.numbers import plain
from dashboard.figures.table import Column, Table
from rnn_core import Dataset


def given_table(data: Dataset, notation: Notation) -> Table:
    """One row for each example: its inputs and its target, not rounded."""
    rows = [
        [str(i), *map(_in_full, x), _in_full(y)]
        for i, (x, y) in enumerate(zip(data.x.tolist(), data.y.tolist(), strict=True), start=1)
    ]
    columns = {
        "example": Column("example", label=True),
        **{
            f"x{t}": Column(notation.at("x", t), f"The input at t = {t}.", "x")
            for t in range(1, data.T + 1)
        },
        "y": Column("y", "The target.", "y"),
    }
    alt = f"The {data.n} sequences with their targets."
    return Table(pd.DataFrame(rows, columns=list(columns), dtype=object), columns, alt)


def _in_full(value: float) -> str:
    return plain(value).replace("-", "−")
