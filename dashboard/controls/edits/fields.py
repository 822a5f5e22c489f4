"""Edits of number fields: a typed text, and the − and + buttons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.controls.desk import Desk
from dashboard.controls.edits.whole import is_whole
from dashboard.controls.number_fields import LONGEST, NUMBER_FIELDS
from dashboard.controls.sequences import cell_text
from dashboard.display import numbers

MOST_PRESSES = 100
"""The most − or + steps in one edit."""

_LOOKED_AT = ("example", "step", "seed")
"""Fields that do not change an input of the scenario."""


def type_text(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """Type a text into a number field; if it cannot be read, it stays and changes nothing."""
    field, text = edit.get("field"), edit.get("text")
    if not _is_field(field) or not isinstance(text, str):
        return desk
    said = desk.field(field).read(text)
    kept = cell_text(text, LONGEST)
    if said.value is None:
        return desk.with_text(field, kept or " ")
    desk = _with_number(desk, field, said.value)
    return desk if kept == desk.text(field) else desk.with_text(field, kept)


def step(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """Step a number field up, or down if the count is negative."""
    field, by = edit.get("field"), edit.get("by")
    if not _is_field(field) or not is_whole(by) or abs(by) > MOST_PRESSES:
        return desk
    if field == "seed":  # new random numbers come only with their button
        typed = desk.field(field).read(desk.text(field)).value
        value = desk.value(field) if typed is None else typed
        return desk.with_text(field, numbers.plain(desk.field(field).stepped(value, by)))
    return _with_number(desk, field, desk.field(field).stepped(desk.value(field), by))


def _is_field(name: Any) -> bool:
    return isinstance(name, str) and name in NUMBER_FIELDS


def _with_number(desk: Desk, field: str, value: float) -> Desk:
    desk = desk.with_text(field, "")
    held = NUMBER_FIELDS[field].held(value)
    if held == desk.value(field):
        return desk
    if field == "length":
        return desk.with_sheet(desk.settings.sheet.resized(int(held)))
    if field in _LOOKED_AT:
        return desk if field == "seed" else desk.changed(**{field: held})
    return desk.with_inputs(**{field: held})
