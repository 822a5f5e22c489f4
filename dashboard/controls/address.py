"""The address follows the settings, and the settings follow the address.

The session holds the address last written. By it a click on Back is known: it brings an
older address while no widget has changed.
"""

from __future__ import annotations

import streamlit as st

from dashboard.controls import link, session
from dashboard.controls.sequences import read_sheet
from dashboard.controls.settings import Settings
from rnn_core import Dataset

_LINK = "link"


def open_link() -> None:
    """Take the settings from the address on the first run, and after Back or Forward."""
    params = st.query_params.to_dict()
    state = st.session_state
    if _LINK in state and (
        params == state[_LINK] or _address(session.current()) != state[_LINK]
    ):
        return
    settings, notices = link.read(params)
    session.load(settings)
    state[session.NOTICES] = notices
    state[_LINK] = params


def write_link(settings: Settings, data: Dataset) -> None:
    """Let the address follow the settings."""
    params = link.write(settings, data)
    if params != st.query_params.to_dict():
        st.query_params.from_dict(params)
    st.session_state[_LINK] = params


def _address(settings: Settings) -> dict[str, str] | None:
    data = read_sheet(settings.sheet).data
    return None if data is None else link.write(settings, data)
