"""The bar of views, and the one that is open."""

from __future__ import annotations

import streamlit as st

from dashboard.controls import session
from dashboard.display.texts import entries
from dashboard.stage.moment import Moment
from dashboard.views.catalogue import VIEWS

OPENED = "opened"
"""Where the session counts how often a view was opened: the browser scrolls to a new one."""


def open_view(moment: Moment) -> None:
    """The bar, and below it the open view; the others cost nothing."""
    with st.container(
        key="views_bar",
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        gap="small",
    ):
        st.segmented_control(
            entries("help")["view"][0],
            list(VIEWS),
            format_func=lambda name: VIEWS[name].title,
            required=True,
            key="view",
            label_visibility="collapsed",
            wrap=True,  # on a phone all of them are seen
            on_change=_opened,
            persist_state="session",  # it is not drawn while the solution is covered
        )
        st.button(
            entries("help")["present"][0],
            key="present_on",
            icon=":material/open_in_full:",
            type="tertiary",
            help=entries("help")["present"][1],
            on_click=session.present,
            args=(1,),
        )
    draw_view(moment.settings.view, moment)


def draw_view(name: str, moment: Moment) -> None:
    """One view under its heading."""
    with st.container(key="open_view"):
        st.header(VIEWS[name].title, anchor=name)
        VIEWS[name].draw(moment)


def _opened() -> None:
    st.session_state[OPENED] = st.session_state.get(OPENED, 0) + 1
