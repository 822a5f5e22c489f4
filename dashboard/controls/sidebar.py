"""The controls, from top to bottom."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from dashboard.controls import link, session
from dashboard.controls.confirm import button_that_empties
from dashboard.controls.limits import LEARNING_RATES, MAX_DECIMALS, MAX_EPOCHS, MAX_SIZE
from dashboard.controls.sequences import Reading, read_sheet
from dashboard.controls.sequences_grid import sequences_grid, show_problems
from dashboard.display.notation import NOTATIONS, Notation
from dashboard.display.numbers import plain
from dashboard.display.texts import entries, prose
from rnn_core import ACTIVATIONS, PRESETS, RULES

RATE_STOPS = (
    *(digit * 10.0**power for power in range(-4, 1) for digit in (1, 2, 5)),
    10.0,
)
"""The stops of the coarse slider: 1, 2, 5 in every power of ten."""

RULE_NAMES = {"exact": "exact", "note": "as in the note (f′ = 1)"}
ACTIVATION_NAMES = {"identity": "identity, f(z) = z"}


def sidebar(notation: Notation) -> Reading:
    """Draw all controls. Returns the sheet as it reads now, with the sentences about it."""
    with st.sidebar:
        _preset(notation)
        reading = _sequences(notation)
        _weights(notation)
        _training()
        _display()
    return reading


def help_for(key: str) -> str:
    """What hovering over the question mark of a control tells."""
    return entries("help")[key][1]


def _title(key: str) -> str:
    return entries("help")[key][0]


def _preset(notation: Notation) -> None:
    presets = entries("presets")
    st.selectbox(
        _title("preset"),
        list(PRESETS),
        format_func=lambda name: presets[name][0],
        key="preset",
        help=help_for("preset"),
        on_change=session.choose_preset,
    )
    st.caption(_about(notation))
    button_that_empties(
        "Back to the preset", "reset", session.choose_preset, icon=":material/undo:"
    )


def _about(notation: Notation) -> str:
    """What the numbers are; nothing that would give an answer away while it is covered."""
    seed, covered = st.session_state["seed"], st.session_state["covered"]
    if seed:
        return prose("own_numbers").format(seed=seed)
    if covered:
        return prose("covered")
    if session.is_changed():
        return prose("changed")
    return notation.spell(entries("presets")[st.session_state["preset"]][1])


def _sequences(notation: Notation) -> Reading:
    st.subheader("Sequences", help=help_for("sequences"), anchor=False)
    sequences_grid(notation)
    reading = read_sheet(session.current_sheet(), partial(notation.at, "x"))
    show_problems(reading)
    sheet = session.current_sheet()
    if reading.data is not None and not link.fits(reading.data, sheet.own_targets):
        st.info(prose("too_long_for_a_link"), icon=":material/link_off:")
    return reading


def _weights(notation: Notation) -> None:
    st.subheader("Start", anchor=False)
    # One row of columns after the other, so that Tab goes as the eye does.
    w_a, w_x = st.columns(2, gap="small", wrap=False)
    a0, activation = st.columns(2, gap="small", wrap=False)
    for column, key, label in (
        (w_a, "w_a", notation.w_a),
        (w_x, "w_x", notation.w_x),
        (a0, "a0", notation.at("a", 0)),
    ):
        with column:
            _number(key, label, min_value=-MAX_SIZE, max_value=MAX_SIZE, step=0.1)
    activation.selectbox(
        _title("activation"),
        list(ACTIVATIONS),
        format_func=lambda name: ACTIVATION_NAMES.get(name, name),
        key="activation",
        help=help_for("activation"),
        on_change=session.rewind,
    )


def _training() -> None:
    st.subheader("Training", anchor=False)
    rate, epochs = st.columns(2, gap="small", wrap=False)
    with rate:
        low, high = LEARNING_RATES
        _number(
            "learning_rate", _title("learning_rate"), min_value=low, max_value=high, step=0.01
        )
    with epochs:
        _number("epochs", _title("epochs"), min_value=1, max_value=MAX_EPOCHS, step=10)
    _coarse_rate()
    st.radio(
        _title("rule"),
        RULES,
        format_func=RULE_NAMES.get,
        key="rule",
        help=help_for("rule"),
        on_change=session.rewind,
    )


def _coarse_rate() -> None:
    rate = st.session_state["learning_rate"]
    nearest = min(RATE_STOPS, key=lambda stop: abs(stop - rate) / stop)
    st.session_state["learning_rate_coarse"] = nearest
    st.select_slider(
        _title("learning_rate_coarse"),
        RATE_STOPS,
        format_func=plain,
        key="learning_rate_coarse",
        help=help_for("learning_rate_coarse"),
        on_change=_take_coarse_rate,
    )


def _take_coarse_rate() -> None:
    st.session_state["learning_rate"] = st.session_state["learning_rate_coarse"]
    session.rewind()


def _display() -> None:
    st.subheader("Display", anchor=False)
    st.slider(_title("decimals"), 0, MAX_DECIMALS, key="decimals", help=help_for("decimals"))
    st.selectbox(
        _title("notation"),
        list(NOTATIONS),
        format_func=lambda name: NOTATIONS[name].label,
        key="notation",
        help=help_for("notation"),
        on_change=session.choose_notation,
    )


def _number(key: str, label: str, **limits: Any) -> None:
    st.number_input(
        label,
        key=key,
        format="%d" if isinstance(limits["step"], int) else "%.6g",
        help=help_for(key),
        on_change=session.rewind,
        **limits,
    )
