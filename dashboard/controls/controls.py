"""Draw the controls (the sidebar, or a strip while presenting), and send them the state."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from dashboard.controls import link, parts, session
from dashboard.controls.sequences import read_sheet
from dashboard.controls.settings import Settings
from dashboard.controls.told import cells, told
from rnn_core import Dataset

WIDTH = 300
"""The width of the sidebar in pixels."""


def sidebar_state() -> int | str:
    """For ``st.set_page_config``: open at this width, or collapsed while presenting."""
    return "collapsed" if session.current().present else WIDTH


def controls() -> Dataset:
    """Draw the controls. Returns the sequences that are used."""
    parts.script()
    settings = session.current()
    if settings.present:
        with st.container(key="strip"):
            parts.place("strip")
    else:
        with st.sidebar:
            parts.place("sidebar")
    data = read_sheet(session.desk().counts).data
    assert data is not None  # the sequences in use can always be read
    return data


def tell(shown: Settings, data: Dataset, **now: Any) -> None:
    """Send the state to the tab, at the end of a run.

    ``shown`` are the settings as shown, with an epoch that exists.
    """
    desk = session.desk()
    own_targets = desk.counts.own_targets
    places = {name: desk.value(name) for name in ("example", "step")}
    shown = replace(shown, sheet=desk.counts, **places)
    fits = link.fits(data, own_targets)
    parts.tell(cells(desk), told(desk, address_of(shown, data), fits, now or None))


def address_of(settings: Settings, data: Dataset) -> str:
    """The query string for the address bar of the browser.

    >>> from dashboard.controls.settings import Settings
    >>> from rnn_core import PRESETS
    >>> address_of(Settings.opening("identity"), PRESETS["identity"].data)
    'preset=identity'
    """
    return urlencode(link.write(settings, data), safe=",;")
