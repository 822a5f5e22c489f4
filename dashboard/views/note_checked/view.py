"""The note, checked: every line of it, and each slip's arithmetic with and without."""

from __future__ import annotations

import streamlit as st

from dashboard.display.notation import Notation
from dashboard.stage.moment import Moment
from dashboard.views.note_checked.calculation import Calculation, formula, in_full
from dashboard.views.note_checked.lines import Line, rules_table, slips, spelled, table, words
from dashboard.views.note_checked.slips import pair

_LINES_ALT = "Every line of the note: what it says, the verdict, what is right, and the value."
_RULES_ALT = "Every term of the gradient by the note's rule and by the exact rule."


def draw(moment: Moment) -> None:
    """All lines of the note with their verdicts; a slip is chosen with one click."""
    notation = moment.notation
    st.markdown(words("opening", notation))
    st.subheader("Two rules for the backward pass", anchor="note-rules")
    st.markdown(words("rules", notation))
    st.table(rules_table(notation), width="content", hide_index=True, alt=_RULES_ALT)
    _choose_slip(notation)
    st.subheader("Line by line", anchor="note-lines")
    st.markdown(words("table", notation))
    st.table(table(notation), hide_index=True, alt=_LINES_ALT)


def _choose_slip(notation: Notation) -> None:
    st.subheader("The slips, one by one", anchor="note-slips")
    st.markdown(words("choose", notation))
    found = slips()
    chosen = st.pills(
        "Slips of the note",
        list(found),
        format_func=lambda number: f"{number}: {found[number].name}",
        key="slip",
        label_visibility="collapsed",
        persist_state="session",
    )
    if chosen is not None:
        _show_slip(found[chosen], notation)


def _show_slip(line: Line, notation: Notation) -> None:
    """The line, then both calculations side by side; below each other on a phone."""
    st.markdown(f"**Line {line.number}.** {spelled(line.note, notation)}")
    calculations = pair(line.number)
    left, right = st.columns(2, gap="medium")
    with left.container(border=True, height="stretch"):
        st.markdown(":orange-badge[:material/edit: with the slip]")
        _show_side(calculations.slip, line.slip, notation)
    with right.container(border=True, height="stretch"):
        st.markdown(":green-badge[:material/check: without]")
        _show_side(calculations.right, line.without, notation)


def _show_side(
    calculations: tuple[Calculation, ...], sentence: str, notation: Notation
) -> None:
    st.markdown(spelled(sentence, notation))
    st.latex(formula(calculations, notation))
    st.caption(in_full(calculations, notation))
