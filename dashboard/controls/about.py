"""The text below the preset, at most two lines: what the numbers are, or a fault."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.controls.desk import Desk
from dashboard.controls.faults import Fault
from dashboard.display.notation import Notation
from dashboard.display.texts import entries, prose


class About(NamedTuple):
    """A sentence, whether it names a fault, and the help text beside it."""

    text: str
    is_fault: bool
    more: str


def about(desk: Desk, faults: list[Fault], notation: Notation) -> About:
    """The first fault in the cells, if there is one; otherwise what the numbers are.

    While the solution is covered, the text gives no answer away.
    """
    if faults:
        more = f" And {len(faults) - 1:,} more." if len(faults) > 1 else ""
        return About(faults[0].sentence + more, True, "")
    settings = desk.settings
    choosing = entries("help")["preset"][1]
    short, *at_length = entries("presets")[settings.preset][1].split("\n\n")
    hides = settings.seed or settings.covered
    more = choosing if hides else "\n\n".join([choosing, *map(notation.in_words, at_length)])
    return About(_what_they_are(desk) or notation.in_words(short), False, more)


def _what_they_are(desk: Desk) -> str:
    """A sentence on numbers that are not the preset's own; otherwise empty."""
    settings = desk.settings
    if settings.seed:
        return prose("own_numbers").format(seed=settings.seed)
    if settings.covered:
        return prose("covered")
    return prose("changed") if desk.is_changed() else ""
