"""Random numbers for each student, the answer key, and the cover."""

from __future__ import annotations

import streamlit as st

from dashboard.controls import parts
from dashboard.display.notation import Notation
from dashboard.display.numbers import fixed
from dashboard.views.practice.sheet import groups
from rnn_core.practice import Question


def own_numbers() -> None:
    """Draw the seed, and the buttons that cover the solution and show the answer key."""
    parts.place("own_numbers")


def teachers_key(asked: tuple[Question, ...], notation: Notation) -> None:
    """Draw all answers, in the order of the sheet."""
    in_order = [question for _, group in groups(asked, notation) for question in group]
    rows = {notation.in_words(q.name): fixed(q.answer, q.decimals) for q in in_order}
    with st.container(border=True):
        st.subheader("Answer key", anchor=False)
        st.table(
            {"question": list(rows), "answer": list(rows.values())},
            hide_index=True,
            width="content",
            alt="Every question with its answer.",
        )
