"""Which epoch the page shows: the place of the player, at the bottom of the window."""

from __future__ import annotations

import streamlit as st

from dashboard.words import entries
from rnn_core import TrainingRun


def playhead(run: TrainingRun) -> int:
    """The epoch to show, chosen with a slider that is always in sight."""
    epoch = min(st.session_state["epoch"], run.last_epoch)
    st.session_state["epoch"] = epoch
    if run.last_epoch > 0:
        title, text = entries("help")["epoch"]
        st.bottom.slider(title, 0, run.last_epoch, key="epoch", help=text)
    return st.session_state["epoch"]
