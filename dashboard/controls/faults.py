"""The cells that cannot be read: where each is, why, and which number is used until then."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from dashboard.controls.desk import Desk
from dashboard.controls.sequences import read_sheet
from dashboard.display.notation import Notation


class Fault(NamedTuple):
    """A cell and the sentence about it: its row from 0, its step from 1, or 0 for the target.

    A fault that concerns no single cell has row −1.
    """

    row: int
    column: int
    sentence: str


def faults_of(desk: Desk, notation: Notation) -> list[Fault]:
    """All faults, in the order of the rows."""
    reading = read_sheet(desk.settings.sheet, partial(notation.at, "x"))
    if not reading.places:
        until = "Until then, the previous sequences are used."
        return [Fault(-1, -1, f"{problem} {until}") for problem in reading.problems]
    return [
        Fault(row, column, f"{problem} Until then, {_counting(desk, row, column)} is used.")
        for (row, column), problem in zip(reading.places, reading.problems, strict=True)
    ]


def _counting(desk: Desk, row: int, column: int) -> str:
    return desk.counts.text(row, column).replace("-", "−")
