"""The bar of views, and the one that is open."""

from __future__ import annotations

import streamlit as st

from dashboard.controls import parts
from dashboard.stage.moment import Moment
from dashboard.views.catalogue import VIEWS


def open_view(moment: Moment) -> None:
    """The bar, and below it the open view; the other views are not computed."""
    titles = [(name, view.title) for name, view in VIEWS.items()]
    parts.place("views", titles=titles)
    draw_view(moment.settings.view, moment)


def draw_view(name: str, moment: Moment) -> None:
    """One view under its heading."""
    with st.container(key="open_view"):
        st.header(VIEWS[name].title, anchor=name)
        VIEWS[name].draw(moment)
