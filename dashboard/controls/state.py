"""The settings as widget keys, and the address that follows them.

Session state holds the widgets' keys and the settings that have no widget, what a learner
typed (the sheet, and in practice the answers, the attempts and the hints taken), and the
address last written, by which a click on Back is known: it brings an older address while no
widget has changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from dashboard.controls import link
from dashboard.controls.attempts import Attempt
from dashboard.controls.sequences import Sheet, read_sheet
from dashboard.controls.settings import INPUTS, SCALARS, Settings
from rnn_core import Dataset
from rnn_core.practice import Verdict

ANSWER, HINTS, ATTEMPTS, TYPED = "answer:", "hints:", "attempts", "typed"
"""Keys of practice: before the name of a question; and all that was typed, in order, and
the question for which something was typed just now."""

MOST_ATTEMPTS = 500
"""More than a lesson needs."""

_SHEET, _VERSION, _LINK, NOTICES = "sheet", "sheet_version", "link", "notices"


def open_link() -> None:
    """Take the settings from the address on the first run, and after Back or Forward."""
    params = st.query_params.to_dict()
    state = st.session_state
    if _LINK in state and (params == state[_LINK] or _address(current()) != state[_LINK]):
        return
    settings, notices = link.read(params)
    load(settings)
    state[NOTICES] = notices
    state[_LINK] = params


def write_link(settings: Settings, data: Dataset) -> None:
    """Let the address follow the settings."""
    params = link.write(settings, data)
    if params != st.query_params.to_dict():
        st.query_params.from_dict(params)
    st.session_state[_LINK] = params


def load(settings: Settings) -> None:
    """Set every widget to these settings."""
    for name in ("preset", *SCALARS):
        st.session_state[name] = getattr(settings, name)
    clear_answers()
    for question, text in settings.answers:
        st.session_state[ANSWER + question] = text
    set_sheet(settings.sheet)


def current() -> Settings:
    """The settings as the widgets have them now."""
    state = st.session_state
    scalars = {name: state[name] for name in SCALARS}
    return Settings(state["preset"], current_sheet(), **scalars, answers=answers())


def is_changed() -> bool:
    """Whether a number is no longer the one that the preset, or the seed, opens with."""
    now = current()
    opened = Settings.opening(now.preset, now.seed)
    return any(getattr(now, name) != getattr(opened, name) for name in INPUTS)


def answers() -> tuple[tuple[str, str], ...]:
    """What the learner has typed in practice, by question."""
    typed = {
        str(key).removeprefix(ANSWER): text
        for key, text in st.session_state.items()
        if str(key).startswith(ANSWER) and text
    }
    return tuple(sorted(typed.items()))


def clear_answers() -> None:
    """Forget what was typed in practice, and the hints that were taken."""
    for key in list(st.session_state):
        if str(key).startswith(ANSWER):
            st.session_state[key] = ""  # a deleted one would stay on the screen
        elif str(key).startswith(HINTS):
            del st.session_state[key]
    st.session_state[ATTEMPTS] = ()


def just_typed(question: str) -> None:
    """An answer was typed: what is said of it will be an attempt."""
    st.session_state[TYPED] = question


def remember_attempt(verdicts: Mapping[str, Verdict], typed: Mapping[str, str]) -> None:
    """Keep what was typed just now with what is said of it, at these settings, once."""
    key = st.session_state.pop(TYPED, None)
    if key in verdicts:
        attempt = Attempt.of(key, verdicts[key], typed)
        st.session_state[ATTEMPTS] = (*attempts()[-MOST_ATTEMPTS:], attempt)


def attempts() -> tuple[Attempt, ...]:
    """All that was typed in practice since it was cleared, in order."""
    return st.session_state.get(ATTEMPTS, ())


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


def _address(settings: Settings) -> dict[str, str] | None:
    data = read_sheet(settings.sheet).data
    return None if data is None else link.write(settings, data)
