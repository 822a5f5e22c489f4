"""The single controls, as the sidebar and the strip of a presentation draw them.

Both give them the same keys, so that they are the same values; and a value outlasts the
runs in which its control is not drawn.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from dashboard.controls import session
from dashboard.controls.limits import LEARNING_RATES, MAX_EPOCHS, MAX_SIZE
from dashboard.display.texts import entries
from rnn_core import ACTIVATIONS, PRESETS

KEPT: dict[str, Any] = {"persist_state": "session"}
"""Keeps the value of a control while it is not drawn."""


def help_for(key: str) -> str:
    """What hovering over the question mark of a control tells."""
    return entries("help")[key][1]


def title_of(key: str) -> str:
    """The name of a control."""
    return entries("help")[key][0]


def preset_field(label: str, **look: Any) -> None:
    """Where the numbers start from."""
    presets = entries("presets")
    st.selectbox(
        label,
        list(PRESETS),
        format_func=lambda name: presets[name][0],
        key="preset",
        on_change=session.choose_preset,
        **KEPT,
        **look,
    )


def activation_field(label: str, hint: str | None = None) -> None:
    """The function f."""
    st.selectbox(
        label,
        list(ACTIVATIONS),
        key="activation",
        help=hint,
        on_change=session.rewind,
        **KEPT,
    )


def weight_field(key: str, label: str, hint: str | None = None) -> None:
    """A weight at the start, or the initial state."""
    _number(key, label, help=hint, min_value=-MAX_SIZE, max_value=MAX_SIZE, step=0.1)


def rate_field(label: str, hint: str | None = None) -> None:
    """The learning rate."""
    low, high = LEARNING_RATES
    _number("learning_rate", label, help=hint, min_value=low, max_value=high, step=0.01)


def epochs_field(label: str, hint: str | None = None) -> None:
    """How many updates at most."""
    _number("epochs", label, help=hint, min_value=1, max_value=MAX_EPOCHS, step=10)


def _number(key: str, label: str, **limits: Any) -> None:
    st.number_input(
        label,
        key=key,
        format="%d" if isinstance(limits["step"], int) else "%.6g",
        on_change=session.rewind,
        **KEPT,
        **limits,
    )


row = partial(st.container, horizontal=True, gap="small", wrap=False)
"""Controls side by side; Tab goes through them as the eye does."""
