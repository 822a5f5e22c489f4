"""The grid in which the sequences are typed."""

from __future__ import annotations

import streamlit as st

from dashboard.controls import session
from dashboard.controls.fields import KEPT, help_for, title_of
from dashboard.controls.limits import MAX_STEPS
from dashboard.controls.sequences import NEW_CELL, Reading
from dashboard.display.notation import Notation
from dashboard.display.texts import literal

TARGETS = {"sum": "sums", "own": "my own"}
HEAD, ROW = 36, 27
"""Pixels: of the names above, which cannot be lower, and of a sequence."""

MAX_PROBLEMS = 5
"""Sentences shown at once; one at a time is enough to mend."""


def length_field() -> None:
    """How many steps the sequences have."""
    st.number_input(
        title_of("length"),
        1,
        MAX_STEPS,
        step=1,
        key="length",
        help=help_for("length"),
        on_change=session.resize,
        **KEPT,
    )


def targets_field() -> None:
    """Sums or targets of one's own."""
    st.segmented_control(
        title_of("targets"),
        list(TARGETS),
        format_func=TARGETS.get,
        required=True,
        key="targets",
        help=help_for("targets"),
        on_change=session.choose_targets,
        **KEPT,
    )


def sequences_grid(notation: Notation) -> None:
    """The cells."""
    sheet = session.base_sheet()
    names = {f"x{t}": notation.at("x", t) for t in range(1, sheet.length + 1)} | {"y": "y"}
    st.data_editor(
        sheet.frame(),
        num_rows="dynamic",
        key=session.grid_key(),
        column_config={
            column: st.column_config.TextColumn(
                name, default=NEW_CELL, alignment="right", width=54, max_chars=30
            )
            for column, name in names.items()
        },
        row_height=ROW,
        height=HEAD + 5 * ROW + 2,  # always, or a new row would push away what is below
        on_change=session.rewind,
        alt="The sequences, one row for each example. Type to change a number.",
    )


def show_problems(reading: Reading) -> None:
    """Say what stands in the way of reading the cells."""
    shown = reading.problems[:MAX_PROBLEMS]
    more = len(reading.problems) - len(shown)
    sentences = [literal(sentence) for sentence in shown]
    if more:
        sentences.append(f"And {more:,} more like these.")
    if sentences:
        st.error("\n\n".join(sentences), icon=":material/edit:")
