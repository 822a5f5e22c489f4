"""The controls: the sidebar, or while presenting a strip above the page; and what they hear."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from dashboard.controls import link, parts, session
from dashboard.controls.looks import looks
from dashboard.controls.sequences import Reading, read_sheet
from dashboard.controls.settings import Settings
from dashboard.controls.told import cells, told
from dashboard.display.notation import NOTATIONS
from rnn_core import Dataset

WIDTH = 300
"""Of the sidebar, in pixels."""

_ADDRESS = "address"
"""The key of the last address that showed something."""


def sidebar_state() -> int | str:
    """For ``st.set_page_config``: open at its width, or folded while presenting."""
    return "collapsed" if session.current().present else WIDTH


def controls() -> Reading:
    """Draw what can be set. Returns the sheet as it reads now, with what is wrong in it."""
    looks()
    parts.script()
    settings = session.current()
    if settings.present:
        with st.container(key="strip"):
            parts.place("strip")
    else:
        with st.sidebar:
            parts.place("sidebar")
    return read_sheet(settings.sheet, partial(NOTATIONS[settings.notation].at, "x"))


def tell(reading: Reading, shown: Settings | None = None, **now: Any) -> None:
    """Tell the tab what counts, at the end of a run.

    ``shown`` is what is seen of it, where epoch, example and step exist; it is the address.
    """
    desk = session.desk()
    if shown is not None and reading.data is not None:
        st.session_state[_ADDRESS] = address_of(shown, reading.data)
    query = st.session_state.get(_ADDRESS, "")
    parts.tell(cells(desk), told(desk, reading, query, now or None))


def address_of(settings: Settings, data: Dataset) -> str:
    """The query of an address, as it is written in the bar of the browser.

    >>> from dashboard.controls.settings import Settings
    >>> from rnn_core import PRESETS
    >>> address_of(Settings.opening("identity"), PRESETS["identity"].data)
    'preset=identity'
    """
    return urlencode(link.write(settings, data), safe=",;")
