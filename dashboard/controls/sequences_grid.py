"""The grid in which the sequences are typed."""

from __future__ import annotations

import streamlit as st

from dashboard.controls import session
from dashboard.controls.limits import MAX_STEPS
from dashboard.controls.sequences import NEW_CELL, Reading
from dashboard.display.notation import Notation
from dashboard.display.texts import entries, literal

TARGETS = {"sum": "sums", "own": "my own"}
MAX_PROBLEMS = 5
"""Sentences shown at once; one at a time is enough to mend."""


def sequences_grid(notation: Notation) -> None:
    """Length, kind of targets, and the cells."""
    helps = entries("help")
    length, targets = st.columns([2, 3], gap="small", wrap=False)
    length.number_input(
        helps["length"][0],
        1,
        MAX_STEPS,
        step=1,
        key="length",
        help=helps["length"][1],
        on_change=session.resize,
    )
    targets.segmented_control(
        helps["targets"][0],
        list(TARGETS),
        format_func=TARGETS.get,
        required=True,
        key="targets",
        help=helps["targets"][1],
        on_change=session.choose_targets,
    )
    # A line between, or the grid's toolbar would lie over the controls above it.
    st.caption(helps["grid"][1])
    sheet = session.base_sheet()
    names = {f"x{t}": notation.at("x", t) for t in range(1, sheet.length + 1)} | {"y": "y"}
    st.data_editor(
        sheet.frame(),
        num_rows="dynamic",
        key=session.grid_key(),
        column_config={
            column: st.column_config.TextColumn(
                name, default=NEW_CELL, alignment="right", width=60, max_chars=30
            )
            for column, name in names.items()
        },
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
