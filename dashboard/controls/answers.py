"""The record of practice in the session: the hints that were taken, and all that was typed.

The present answers are part of the settings.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.controls.attempts import Attempt
from dashboard.controls.desk import Desk
from rnn_core.practice import Verdict

HINTS, ATTEMPTS, TYPED = "hints:", "attempts", "typed"
"""Session keys: a prefix for the name of a question; all attempts, in order; and the questions
that were answered since the last run."""

MOST_ATTEMPTS = 500
"""How many attempts are kept: more than a lesson needs."""


def heard(before: Desk, desk: Desk) -> None:
    """After edits: note which questions were answered, or forget a cleared sheet."""
    state = st.session_state
    if desk.paper != before.paper:
        _forget()
    if desk.answered:
        state[TYPED] = (*state.get(TYPED, ()), *desk.answered)


def _forget() -> None:
    """Forget hints and attempts, because all answers were cleared or replaced."""
    st.session_state.pop(TYPED, None)
    for key in [key for key in st.session_state if str(key).startswith(HINTS)]:
        del st.session_state[key]
    st.session_state[ATTEMPTS] = ()


def remember_attempts(verdicts: Mapping[str, Verdict], typed: Mapping[str, str]) -> None:
    """Keep each answer that was typed since the last run, with its verdict, once."""
    for key in dict.fromkeys(st.session_state.pop(TYPED, ())):
        if key in verdicts:
            attempt = Attempt.of(key, verdicts[key], typed)
            st.session_state[ATTEMPTS] = (*attempts()[-MOST_ATTEMPTS:], attempt)


def attempts() -> tuple[Attempt, ...]:
    """All attempts since practice was last cleared, in order."""
    return st.session_state.get(ATTEMPTS, ())
