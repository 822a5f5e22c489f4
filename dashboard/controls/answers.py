"""What was met in practice: hints that were taken, and all that was typed, in the session.

The answers themselves are settings.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.controls.attempts import Attempt
from dashboard.controls.desk import Desk
from rnn_core.practice import Verdict

HINTS, ATTEMPTS, TYPED = "hints:", "attempts", "typed"
"""Keys: before the name of a question; all that was typed, in order; and the questions for
which something was typed since the last run."""

MOST_ATTEMPTS = 500
"""More than a lesson needs."""


def heard(before: Desk, desk: Desk) -> None:
    """Edits were taken: what is said of a new answer will be an attempt."""
    state = st.session_state
    if desk.paper != before.paper:
        _forget()
    if desk.answered:
        state[TYPED] = (*state.get(TYPED, ()), *desk.answered)


def _forget() -> None:
    """All answers have gone or are others: neither hints nor attempts are left."""
    st.session_state.pop(TYPED, None)
    for key in [key for key in st.session_state if str(key).startswith(HINTS)]:
        del st.session_state[key]
    st.session_state[ATTEMPTS] = ()


def remember_attempts(verdicts: Mapping[str, Verdict], typed: Mapping[str, str]) -> None:
    """Keep what was typed since the last run with what is said of it, each once."""
    for key in dict.fromkeys(st.session_state.pop(TYPED, ())):
        if key in verdicts:
            attempt = Attempt.of(key, verdicts[key], typed)
            st.session_state[ATTEMPTS] = (*attempts()[-MOST_ATTEMPTS:], attempt)


def attempts() -> tuple[Attempt, ...]:
    """All that was typed in practice since it was cleared, in order."""
    return st.session_state.get(ATTEMPTS, ())
