"""What the page says when something cannot be shown as asked."""

from __future__ import annotations

import streamlit as st

from dashboard.controls import session
from dashboard.display.texts import literal, prose


def show_notices() -> None:
    """What the link asked for and did not get."""
    notices = session.desk().notices
    if notices:
        st.warning("\n\n".join(map(literal, notices)), icon=":material/link_off:")


def cannot_start() -> None:
    """In place of the results, when the first pass already overflows."""
    st.warning(prose("too_large_at_the_start"), icon=":material/error:")
