"""The controls: the sidebar, or while presenting a strip above the page."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.controls import session
from dashboard.controls.looks import looks
from dashboard.controls.sequences import Reading, read_sheet
from dashboard.controls.sidebar import sidebar
from dashboard.controls.strip import strip
from dashboard.display.notation import Notation

WIDTH = 300
"""Of the sidebar, in pixels. In a narrower one the buttons − and + of a number go."""


def sidebar_state() -> int | str:
    """For ``st.set_page_config``: open at its width, or folded while presenting."""
    return "collapsed" if st.session_state["present"] else WIDTH


def controls(notation: Notation) -> Reading:
    """Draw what can be set. Returns the sheet as it reads now, with what is wrong in it."""
    looks()
    if not st.session_state["present"]:
        return sidebar(notation)
    strip(notation)
    return read_sheet(session.current_sheet(), partial(notation.at, "x"))
