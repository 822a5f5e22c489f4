"""Edits that choose: one of several names, a switch, or the epoch, example and step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dashboard.controls.desk import Desk
from dashboard.controls.edits.whole import is_whole
from dashboard.controls.limits import MAX_DECIMALS, MAX_EPOCHS, MAX_EXAMPLES, MAX_STEPS
from dashboard.controls.settings import VIEW_NAMES
from dashboard.display.notation import NOTATIONS
from rnn_core import ACTIVATIONS, RULES

_FLAGS = ("covered", "show_key", "present")


def choose(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """Choose a value. If it is chosen already, nothing changes, but a view opens again."""
    field, value = edit.get("field"), edit.get("value")
    if field == "targets" and value in ("sum", "own"):
        return _with_own_targets(desk, value == "own")
    if not isinstance(field, str) or not _may_be(field, value):
        return desk
    if field in ("activation", "rule") and value != getattr(desk.settings, field):
        return desk.with_inputs(**{field: value})
    if field == "view":
        return replace(desk.changed(view=value), opened=desk.opened + 1)
    return desk.changed(**{field: value})


def _with_own_targets(desk: Desk, own: bool) -> Desk:
    sheet = desk.settings.sheet
    return desk if own == sheet.own_targets else desk.with_sheet(sheet.with_own_targets(own))


def _may_be(field: str, value: Any) -> bool:
    names = _NAMES.get(field)
    if names is not None:
        return isinstance(value, str) and value in names
    if field in _FLAGS or field == "decimals":
        return is_whole(value) and 0 <= value <= (MAX_DECIMALS if field == "decimals" else 1)
    return False


_NAMES: Mapping[str, Any] = {
    "activation": ACTIVATIONS,
    "rule": RULES,
    "notation": NOTATIONS,
    "view": VIEW_NAMES,
}


def look(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """Show another epoch, example or step."""
    for name, (least, most) in _PLACES.items():
        value = edit.get(name)
        if is_whole(value) and least <= value <= most:
            desk = desk.with_text(name, "").changed(**{name: value})
    return desk


_PLACES = {"epoch": (0, MAX_EPOCHS), "example": (1, MAX_EXAMPLES), "step": (1, MAX_STEPS)}
