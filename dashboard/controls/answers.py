"""What a learner typed in practice, and the hints taken, as keys of the session."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.controls.attempts import Attempt
from rnn_core.practice import Verdict

ANSWER, HINTS, ATTEMPTS, TYPED = "answer:", "hints:", "attempts", "typed"
"""Keys: before the name of a question; and all that was typed, in order, and the question
for which something was typed just now."""

MOST_ATTEMPTS = 500
"""More than a lesson needs."""


def given() -> tuple[tuple[str, str], ...]:
    """What the learner has typed in practice, by question."""
    typed = {
        str(key).removeprefix(ANSWER): text
        for key, text in st.session_state.items()
        if str(key).startswith(ANSWER) and text
    }
    return tuple(sorted(typed.items()))


def put(texts: tuple[tuple[str, str], ...]) -> None:
    """Fill the fields of practice with these texts, by question, and only with these."""
    clear()
    for question, text in texts:
        st.session_state[ANSWER + question] = text


def clear() -> None:
    """Forget what was typed in practice, and the hints that were taken."""
    for key in list(st.session_state):
        if str(key).startswith(ANSWER):
            st.session_state[key] = ""  # a deleted one would stay on the screen
        elif str(key).startswith(HINTS):
            del st.session_state[key]
    st.session_state[ATTEMPTS] = ()


def just_typed(question: str) -> None:
    """An answer was typed: what is said of it will be an attempt."""
    st.session_state[TYPED] = question


def remember_attempt(verdicts: Mapping[str, Verdict], typed: Mapping[str, str]) -> None:
    """Keep what was typed just now with what is said of it, at these settings, once."""
    key = st.session_state.pop(TYPED, None)
    if key in verdicts:
        attempt = Attempt.of(key, verdicts[key], typed)
        st.session_state[ATTEMPTS] = (*attempts()[-MOST_ATTEMPTS:], attempt)


def attempts() -> tuple[Attempt, ...]:
    """All that was typed in practice since it was cleared, in order."""
    return st.session_state.get(ATTEMPTS, ())
