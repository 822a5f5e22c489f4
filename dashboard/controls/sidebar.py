"""All controls in one column, in sight at once in a window of 1280 × 720.

Nothing in it moves: what comes and goes has its room, whether it is there or not.
"""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.controls import link, session
from dashboard.controls.about import about, about_at_length
from dashboard.controls.confirm import button_that_empties
from dashboard.controls.display_menu import display_menu
from dashboard.controls.fields import (
    KEPT,
    activation_field,
    epochs_field,
    help_for,
    preset_field,
    rate_field,
    row,
    title_of,
    weight_field,
)
from dashboard.controls.sequences import Reading, read_sheet
from dashboard.controls.sequences_grid import length_field, sequences_grid, targets_field
from dashboard.display.notation import Notation
from dashboard.display.texts import prose
from rnn_core import RULES

RULE_NAMES = {"exact": "exact", "note": "as in the note"}


def sidebar(notation: Notation) -> Reading:
    """Draw all controls. Returns the sheet as it reads now, with the sentences about it."""
    reading = read_sheet(session.current_sheet(), partial(notation.at, "x"))
    with st.sidebar:
        st.title("RNN by Hand", anchor=False)
        preset_field(title_of("preset"), label_visibility="collapsed")
        st.caption(about(reading, notation), help=about_at_length(notation))
        _sequences(notation)
        _start_and_training(notation)
        with row(key="last_row"):
            display_menu()
            button_that_empties(
                "Reset",
                "reset",
                session.choose_preset,
                icon=":material/undo:",
                help=help_for("reset"),
                width="stretch",
            )
        _too_long(reading)
    return reading


def _sequences(notation: Notation) -> None:
    with row(key="sequences_head", vertical_alignment="center"):
        st.header("Sequences", help=help_for("sequences"), anchor=False)
        length_field()
    sequences_grid(notation)
    targets_field()


def _start_and_training(notation: Notation) -> None:
    with row(key="start_weights"):
        for key, name in (("w_a", notation.w_a), ("w_x", notation.w_x)):
            weight_field(key, f"{name} at the start", help_for(key))
    with row(key="start_state"):
        weight_field("a0", notation.at("a", 0), help_for("a0"))
        activation_field(title_of("activation"), help_for("activation"))
    with row(key="training"):
        rate_field(title_of("learning_rate"), help_for("learning_rate"))
        epochs_field(title_of("epochs"), help_for("epochs"))
    st.segmented_control(
        title_of("rule"),
        RULES,
        format_func=RULE_NAMES.get,
        required=True,
        key="rule",
        help=help_for("rule"),
        on_change=session.rewind,
        **KEPT,
    )


def _too_long(reading: Reading) -> None:
    # Below everything, where it pushes nothing away.
    own_targets = session.base_sheet().own_targets
    if reading.data is not None and not link.fits(reading.data, own_targets):
        st.info(prose("too_long_for_a_link"), icon=":material/link_off:")
