"""The desk of this tab, kept in the session, and the edits that the tab sends.

Every run and every callback first applies the edits that have arrived.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard.controls import answers, link
from dashboard.controls.desk import Desk
from dashboard.controls.edits.applied import applied
from dashboard.controls.settings import Settings

DESK, OUT = "desk_state", "desk"
"""Keys of the session: the desk, and the component by which the tab sends its edits."""


def open_desk() -> None:
    """On the first run, make the desk from the address; then apply the edits of the tab."""
    if DESK not in st.session_state:
        opened = link.read(st.query_params.to_dict())
        boot = secrets.token_hex(8)
        settings = opened.settings
        st.session_state[DESK] = Desk(boot, settings, settings.sheet, notices=opened.notices)
    desk()


def desk() -> Desk:
    """The desk, with all edits of the tab applied."""
    state = st.session_state
    before: Desk = state[DESK]
    after = applied(before, _sent())
    if after is not before:
        answers.heard(before, after)
        state[DESK] = after = replace(after, answered=())
    return after


def change(edit: Callable[..., Desk], *values: Any) -> None:
    """Apply an edit that the tab does not send as an edit, such as a click on the map."""
    st.session_state[DESK] = edit(desk(), *values)


def current() -> Settings:
    """The present settings."""
    return desk().settings


def _sent() -> Any:
    state = st.session_state.get(OUT)
    return state.get("out") if state else None
