"""What the page says when something cannot be shown as asked."""

from __future__ import annotations

import streamlit as st

from dashboard.controls import session
from dashboard.controls.sequences import Reading
from dashboard.display.texts import literal, prose

MAX_PROBLEMS = 5
"""Sentences shown at once; one at a time is enough to mend."""


def show_notices() -> None:
    """What the link asked for and did not get."""
    notices = session.desk().notices
    if notices:
        st.warning("\n\n".join(map(literal, notices)), icon=":material/link_off:")


def cannot_read(reading: Reading) -> None:
    """In place of the results, while the table holds something that is no number."""
    st.info(prose("waiting_for_sequences"), icon=":material/hourglass_empty:")
    _show_problems(reading)


def cannot_start() -> None:
    """In place of the results, when the first pass already overflows."""
    st.warning(prose("too_large_at_the_start"), icon=":material/error:")


def _show_problems(reading: Reading) -> None:
    shown = reading.problems[:MAX_PROBLEMS]
    more = len(reading.problems) - len(shown)
    sentences = [literal(sentence) for sentence in shown]
    if more:
        sentences.append(f"And {more:,} more like these.")
    if sentences:
        st.error("\n\n".join(sentences), icon=":material/edit:")
