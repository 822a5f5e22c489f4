"""Edits that replace all inputs: a preset, a seed, an address; and a click on the map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dashboard.controls import link
from dashboard.controls.desk import Desk
from dashboard.controls.limits import MAX_SIZE
from dashboard.controls.number_fields import LONGEST, NUMBER_FIELDS
from dashboard.controls.sequences import cell_text
from dashboard.controls.settings import Settings
from rnn_core import PRESETS


def preset(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """Replace all inputs by a preset; without a name, reset to the present preset."""
    name = edit.get("name", desk.settings.preset)
    if not isinstance(name, str) or name not in PRESETS:
        return desk
    # While practising, one does not want to see the solution of the new preset either.
    covered = desk.settings.covered
    return _opened(desk, name, 0).changed(covered=covered)


def seed(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """Replace all inputs by the random numbers of a seed."""
    text = edit.get("text")
    if not isinstance(text, str):
        return desk
    said = NUMBER_FIELDS["seed"].read(text)
    if said.value is None:
        return desk.with_text("seed", cell_text(text, LONGEST) or " ")
    return _opened(desk, desk.settings.preset, int(said.value))


def _opened(desk: Desk, preset: str, seed: int) -> Desk:
    """Replace all inputs by a preset or a seed; the display settings stay."""
    now = desk.settings
    kept = {name: getattr(now, name) for name in ("decimals", "notation", "view", "present")}
    return desk.opening(replace(Settings.opening(preset, seed), **kept))


def start_at(desk: Desk, w_a: float, w_x: float) -> Desk:
    """Change the initial weights, after a click on the map."""
    weights = {"w_a": w_a, "w_x": w_x}
    if any(not abs(value) <= MAX_SIZE for value in weights.values()):
        return desk
    return desk.with_text("w_a", "").with_text("w_x", "").with_inputs(**weights)


def go(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """Back or Forward in the browser: restore the settings of that address."""
    query = edit.get("query")
    if not isinstance(query, str):
        return desk
    settings, notices = link.read(link.parameters(query))
    return replace(desk.opening(settings), notices=notices, went=True)
