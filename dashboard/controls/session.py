"""The settings as keys of the session: the widgets' own, and those that have no widget.

Beside them stands the sheet as the grid got it, whose edits live in the grid.
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.controls import answers
from dashboard.controls.sequences import Sheet
from dashboard.controls.settings import INPUTS, SCALARS, Settings

NOTICES = "notices"
"""The key of what a link asked for and did not get."""

_SHEET, _VERSION = "sheet", "sheet_version"


def load(settings: Settings) -> None:
    """Set every widget to these settings."""
    for name in ("preset", *SCALARS):
        st.session_state[name] = getattr(settings, name)
    answers.put(settings.answers)
    set_sheet(settings.sheet)


def current() -> Settings:
    """The settings as the widgets have them now."""
    state = st.session_state
    scalars = {name: state[name] for name in SCALARS}
    return Settings(state["preset"], current_sheet(), **scalars, answers=answers.given())


def is_changed() -> bool:
    """Whether a number is no longer the one that the preset, or the seed, opens with."""
    now = current()
    opened = Settings.opening(now.preset, now.seed)
    return any(getattr(now, name) != getattr(opened, name) for name in INPUTS)


def set_sheet(sheet: Sheet) -> None:
    """Replace the whole sheet. The grid gets a new key, or it would keep its old edits."""
    state = st.session_state
    state.pop(grid_key(), None)
    state[_SHEET] = sheet
    state[_VERSION] = state.get(_VERSION, 0) + 1
    state["length"] = sheet.length
    state["targets"] = "own" if sheet.own_targets else "sum"


def base_sheet() -> Sheet:
    """The sheet as the grid got it; its edits live in the grid."""
    return st.session_state[_SHEET]


def current_sheet() -> Sheet:
    """The sheet with all edits."""
    return base_sheet().edited(st.session_state.get(grid_key(), {}))


def grid_key() -> str:
    """The key of the grid that edits the present base sheet."""
    return f"sequences_{st.session_state.get(_VERSION, 0)}"


def rewind() -> None:
    """After an input has changed, look at the start again: what was typed is seen."""
    st.session_state["epoch"] = 0


def start_at(w_a: float, w_x: float) -> None:
    """Other initial weights, from a click on the map."""
    st.session_state["w_a"], st.session_state["w_x"] = w_a, w_x
    rewind()


def choose_preset() -> None:
    """Put the chosen preset in place of all inputs; how numbers are shown stays."""
    state = st.session_state
    covered = state["covered"]  # who practises does not want to see the solution of another
    _open(state["preset"], seed=0)
    state["covered"] = covered


def choose_seed(seed: int) -> None:
    """A student's own numbers in place of all inputs."""
    _open(st.session_state["preset"], seed)


def _open(preset: str, seed: int) -> None:
    now = current()
    kept = {name: getattr(now, name) for name in ("decimals", "notation", "view", "present")}
    load(replace(Settings.opening(preset, seed), **kept))
    st.session_state[NOTICES] = ()


def present(on: int) -> None:
    """Large type and no sidebar, or the page as it was."""
    st.session_state["present"] = on
    set_sheet(current_sheet())  # edits that live in the grid would go with it


def choose_notation() -> None:
    """Other names for the columns make another grid: hand it the cells as they are."""
    set_sheet(current_sheet())


def resize() -> None:
    """Another number of steps."""
    set_sheet(current_sheet().resized(st.session_state["length"]))
    rewind()


def choose_targets() -> None:
    """The sums or one's own."""
    own = st.session_state["targets"] == "own"
    set_sheet(current_sheet().with_own_targets(own))
    rewind()
