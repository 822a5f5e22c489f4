"""What the page says when something cannot be shown as asked."""

from __future__ import annotations

import streamlit as st

from dashboard.controls import session
from dashboard.controls.sequences import Reading
from dashboard.controls.sequences_grid import show_problems
from dashboard.display.texts import literal, prose


def show_notices() -> None:
    """What the link asked for and did not get."""
    notices = st.session_state.get(session.NOTICES, ())
    if notices:
        st.warning("\n\n".join(map(literal, notices)), icon=":material/link_off:")


def cannot_read(reading: Reading) -> None:
    """In place of the results, while the grid holds something that is no number."""
    st.info(prose("waiting_for_sequences"), icon=":material/hourglass_empty:")
    show_problems(reading)


def cannot_start() -> None:
    """In place of the results, when the first pass already overflows."""
    st.warning(prose("too_large_at_the_start"), icon=":material/error:")
