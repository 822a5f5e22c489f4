"""The state that the server sends to the browser: numbers with messages, choices, cells."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple
from zlib import crc32

from dashboard.controls.about import about
from dashboard.controls.desk import Desk, Offer, sentence_of
from dashboard.controls.faults import faults_of
from dashboard.controls.number_fields import NUMBER_FIELDS
from dashboard.controls.sequences import Sheet
from dashboard.display import numbers
from dashboard.display.notation import NOTATIONS, Notation

MOST_FAULTS = 20
"""The most faulty cells that are marked; the learner corrects one at a time."""

SHOWN = (20, 12)
"""Rows and steps of the largest table that can be edited in place."""

_CHOSEN = (
    "preset",
    "activation",
    "rule",
    "notation",
    "decimals",
    "view",
    "covered",
    "show_key",
    "present",
)


def told(desk: Desk, query: str, fits: bool, now: dict[str, Any] | None) -> dict[str, Any]:
    """Everything but the cells.

    ``query`` is the address of this view; ``fits`` says whether it contains the sequences.
    """
    settings = desk.settings
    notation = NOTATIONS[settings.notation]
    faults = faults_of(desk, notation)
    return {
        "boot": desk.boot,
        "ack": desk.ack,
        "went": desk.went,
        "query": query,
        "edition": cells(desk)["edition"],
        "rev": desk.rev,
        "numbers": {name: _number(desk, name) for name in NUMBER_FIELDS},
        "chosen": {name: getattr(settings, name) for name in _CHOSEN}
        | {"targets": "own" if settings.sheet.own_targets else "sum"},
        "letters": _letters(notation),
        "about": about(desk, faults, notation),
        "faults": faults[:MOST_FAULTS],
        "offer": _offered(desk.offer),
        "undo": _undo(desk),
        "answers": dict(settings.answers),
        "too_long": not fits,
        "now": now,
    }


class _Number(NamedTuple):
    """A number field: its text, the number in use, its messages, and its present bounds."""

    text: str
    value: float
    sentence: str
    note: str
    low: float
    high: float


def _number(desk: Desk, name: str) -> _Number:
    said = sentence_of(desk, name)
    return _Number(desk.text(name), desk.value(name), *said, *desk.field(name).ends)


def _letters(notation: Notation) -> dict[str, str]:
    return {"w_a": notation.w_a, "w_x": notation.w_x, "a0": notation.at("a", 0)}


def _undo(desk: Desk) -> str:
    """The label of the undo button; empty if there is nothing to undo."""
    if desk.before is None:
        return ""
    return "Redo" if desk.undone else "Undo"


def _offered(offer: Offer | None) -> dict[str, Any] | None:
    if offer is None:
        return None
    block = offer.block
    if block is None:
        return {"sentence": offer.sentence, "fits": False, "notes": [], "problems": []}
    return {
        "sentence": block.sentence,
        "fits": True,
        "notes": block.notes,
        "problems": block.problems,
        "targets": block.targets is not None,
        "splits": block.targets is not None or len(block.rows[0]) > 1,
    }


def cells(desk: Desk) -> dict[str, Any]:
    """The cells as they were typed, with the sums if those are the targets."""
    packed, edition = _packed(desk.settings.sheet, NOTATIONS[desk.settings.notation])
    return {"rev": desk.rev, "edition": f"{desk.rev}-{edition}", **packed}


@lru_cache(maxsize=4)  # of a large sheet this is a megabyte of text, the same at every edit
def _packed(sheet: Sheet, notation: Notation) -> tuple[dict[str, Any], str]:
    """The cells, and an edition by which the other state refers to them."""
    rows, steps = SHOWN
    is_small = len(sheet.x) <= rows and sheet.length <= steps
    packed = {
        # An empty text means no rows, so a single empty cell is sent as a space.
        "x": "\n".join("\t".join(row) for row in sheet.x) or " " * len(sheet.x),
        "y": "\n".join(sheet.y),
        "own": sheet.own_targets,
        "length": sheet.length,
        "steps": [notation.at("x", t) for t in range(1, min(sheet.length, steps) + 1)],
        "sums": _sums(sheet) if is_small and not sheet.own_targets else [],
    }
    return packed, f"{crc32(repr(packed).encode()):x}"


def _sums(sheet: Sheet) -> list[str]:
    """The sums of the rows; empty for a row with a cell that is not a number."""
    sums = [sheet.sum_of(row) for row in sheet.x]
    return [text and numbers.brief(float(text)) for text in sums]
