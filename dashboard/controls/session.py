"""The desk of this tab, kept in the session, and the edits that the tab sends.

Every run and every callback begins with what the tab has asked for meanwhile.
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
    """Make the desk on the first run, from the address; then take the edits of the tab."""
    if DESK not in st.session_state:
        opened = link.read(st.query_params.to_dict())
        boot = secrets.token_hex(8)
        settings = opened.settings
        st.session_state[DESK] = Desk(boot, settings, settings.sheet, notices=opened.notices)
    desk()


def desk() -> Desk:
    """The desk, after all that the tab has sent."""
    state = st.session_state
    before: Desk = state[DESK]
    after = applied(before, _sent())
    if after is not before:
        answers.heard(before, after)
        state[DESK] = after = replace(after, answered=())
    return after


def change(edit: Callable[..., Desk], *values: Any) -> None:
    """An edit that does not come by the tab's box, such as a click on the map."""
    st.session_state[DESK] = edit(desk(), *values)


def current() -> Settings:
    """The settings that count."""
    return desk().settings


def _sent() -> Any:
    state = st.session_state.get(OUT)
    return state.get("out") if state else None
