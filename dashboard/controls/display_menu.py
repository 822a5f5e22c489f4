"""What changes only how things are shown, and the coarse scale: behind one button."""

from __future__ import annotations

import streamlit as st

from dashboard.controls import session
from dashboard.controls.fields import KEPT, help_for, title_of
from dashboard.controls.limits import MAX_DECIMALS
from dashboard.display.notation import NOTATIONS
from dashboard.display.numbers import plain

RATE_STOPS = (
    *(digit * 10.0**power for power in range(-4, 1) for digit in (1, 2, 5)),
    10.0,
)
"""The stops of the coarse slider: 1, 2, 5 in every power of ten."""


def display_menu() -> None:
    """Decimals, notation, and the learning rate in stops."""
    with st.popover("Display", key="display_menu", width="stretch"):
        st.slider(
            title_of("decimals"),
            0,
            MAX_DECIMALS,
            key="decimals",
            help=help_for("decimals"),
            **KEPT,
        )
        st.selectbox(
            title_of("notation"),
            list(NOTATIONS),
            format_func=lambda name: NOTATIONS[name].label,
            key="notation",
            help=help_for("notation"),
            on_change=session.choose_notation,
            **KEPT,
        )
        _coarse_rate()


def _coarse_rate() -> None:
    rate = st.session_state["learning_rate"]
    nearest = min(RATE_STOPS, key=lambda stop: abs(stop - rate) / stop)
    st.session_state["learning_rate_coarse"] = nearest
    st.select_slider(
        title_of("learning_rate_coarse"),
        RATE_STOPS,
        format_func=plain,
        key="learning_rate_coarse",
        help=help_for("learning_rate_coarse"),
        on_change=_take_coarse_rate,
    )


def _take_coarse_rate() -> None:
    st.session_state["learning_rate"] = st.session_state["learning_rate_coarse"]
    session.rewind()
