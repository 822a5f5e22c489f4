"""Messages of the page when something cannot be shown."""

from __future__ import annotations

import streamlit as st

from dashboard.controls import session
from dashboard.display.texts import literal, prose


def show_notices() -> None:
    """Show which values of the link could not be used."""
    notices = session.desk().notices
    if notices:
        st.warning("\n\n".join(map(literal, notices)), icon=":material/link_off:")


def cannot_start() -> None:
    """Shown in place of the results if the first forward pass already overflows."""
    st.warning(prose("too_large_at_the_start"), icon=":material/error:")
