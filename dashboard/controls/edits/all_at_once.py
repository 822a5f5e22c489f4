"""Edits that set everything: a preset, a seed, another address; and a click on the map."""

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
    """A preset in place of all inputs; without a name, the present one again."""
    name = edit.get("name", desk.settings.preset)
    if not isinstance(name, str) or name not in PRESETS:
        return desk
    # Who practises does not want to see the solution of another lesson.
    covered = desk.settings.covered
    return _opened(desk, name, 0).changed(covered=covered)


def seed(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """A student's own numbers; the seed is that of its field, typed or drawn before."""
    text = edit.get("text")
    if not isinstance(text, str):
        return desk
    said = NUMBER_FIELDS["seed"].read(text)
    if said.value is None:
        return desk.with_text("seed", cell_text(text, LONGEST) or " ")
    return _opened(desk, desk.settings.preset, int(said.value))


def _opened(desk: Desk, preset: str, seed: int) -> Desk:
    """A preset or a seed in place of all inputs; how numbers are shown stays."""
    now = desk.settings
    kept = {name: getattr(now, name) for name in ("decimals", "notation", "view", "present")}
    return desk.opening(replace(Settings.opening(preset, seed), **kept))


def start_at(desk: Desk, w_a: float, w_x: float) -> Desk:
    """Other initial weights, from a click on the map."""
    weights = {"w_a": w_a, "w_x": w_x}
    if any(not abs(value) <= MAX_SIZE for value in weights.values()):
        return desk
    return desk.with_text("w_a", "").with_text("w_x", "").with_inputs(**weights)


def go(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """Back or Forward: the settings of that address."""
    query = edit.get("query")
    if not isinstance(query, str):
        return desk
    settings, notices = link.read(link.parameters(query))
    return replace(desk.opening(settings), notices=notices, went=True)
