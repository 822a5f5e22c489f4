"""Edits of the sequences: a cell, whole rows, a pasted text, undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dashboard.controls.blocks.block import BlockError, read_block
from dashboard.controls.desk import Desk, Offer
from dashboard.controls.edits.whole import is_whole
from dashboard.controls.limits import MAX_EXAMPLES, MAX_STEPS
from dashboard.controls.number_fields import LONGEST
from dashboard.controls.sequences import NEW_CELL, Sheet, cell_text


def cell(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """Change one cell; column 0 is the target. An edit of an older table is ignored."""
    row, column, text = (edit.get(name) for name in ("row", "column", "text"))
    sheet = desk.settings.sheet
    if edit.get("rev") != desk.rev or not isinstance(text, str):
        return desk
    if not is_whole(row) or not 0 <= row < len(sheet.x):
        return desk
    if not is_whole(column) or not 0 <= column <= sheet.length:
        return desk
    if column == 0 and not sheet.own_targets:
        return desk
    kept = cell_text(text)
    there = sheet.x[row][column - 1 : column] if column else (sheet.y[row],)
    return desk if there == (kept,) else desk.with_cell(row, column, kept)


def rows(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """Replace all cells, after a row or a column was added or removed in the tab."""
    sheet = sheet_of(edit.get("sheet"))
    if sheet is None or edit.get("rev") != desk.rev:
        return desk
    return desk.with_rows(sheet)


def sheet_of(sent: Any) -> Sheet | None:
    """Read a sheet in the tab's form: cells separated by tabs, rows by line breaks."""
    if not isinstance(sent, Mapping):
        return None
    x, y, own = sent.get("x"), sent.get("y"), sent.get("own")
    length = sent.get("length")
    if not isinstance(x, str) or not isinstance(y, str) or not isinstance(own, bool):
        return None
    if not is_whole(length) or not 1 <= length <= MAX_STEPS:
        return None
    lines = x.split("\n", MAX_EXAMPLES) if x else []
    targets = y.split("\n", MAX_EXAMPLES) if x else []
    if len(lines) > MAX_EXAMPLES or len(targets) != len(lines):
        return None
    rows = tuple(
        tuple(cell_text(cell) for cell in line.split("\t", MAX_STEPS)[:MAX_STEPS])
        for line in lines
    )
    filled = tuple(row + (NEW_CELL,) * (length - len(row)) for row in rows)
    return Sheet(filled, tuple(cell_text(cell) for cell in targets), length, own)


def read(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """Read a pasted text and offer the result; nothing is replaced yet."""
    text, targets = edit.get("text"), edit.get("targets")
    if targets is not None and not isinstance(targets, bool):
        return desk
    if text is None and desk.offer is not None:
        text = desk.offer.text
    if not isinstance(text, str):
        return desk
    try:
        return replace(desk, offer=Offer(text, read_block(text, targets)))
    except BlockError as fault:
        return replace(desk, offer=Offer(text[:LONGEST], sentence=str(fault)))


def use(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """Use the offered block, in place of all sequences or from a cell on."""
    block = desk.offer.block if desk.offer else None
    if block is None:
        return desk
    row, column = edit.get("row"), edit.get("column")
    if row is None:
        return desk.with_rows(Sheet.of_texts(block.rows, block.targets))
    if not is_whole(row) or not is_whole(column) or row < 0 or column < 1:
        return desk
    sheet = desk.settings.sheet.with_block(row, column, block.rows)
    return desk.with_rows(sheet) if sheet else desk


def drop(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """Discard the offered text."""
    return replace(desk, offer=None)


def undo(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """Undo the last change of the cells; done twice, it redoes it."""
    before, now = desk.before, desk.settings.sheet
    if before is None:
        return desk
    # The same rows keep their revision, so that a cell typed in the meantime is still applied.
    same = len(before.x) == len(now.x)
    undone = desk.with_sheet(before) if same else desk.with_rows(before)
    return replace(undone, offer=None, undone=not desk.undone)
