"""Numbers of one's own for each student, the teacher's key, and the cover."""

from __future__ import annotations

import streamlit as st

from dashboard.controls import session
from dashboard.controls.confirm import button_that_empties
from dashboard.controls.limits import MAX_SEED
from dashboard.controls.settings import Settings
from dashboard.display.notation import Notation
from dashboard.display.numbers import fixed
from dashboard.display.texts import entries, prose
from dashboard.views.practice.sheet import groups
from rnn_core.practice import Question


def own_numbers(settings: Settings) -> None:
    """A seed draws a student's own lesson; the solution can be covered, the key opened."""
    helps = entries("help")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        labels = ("Cover the solution", "Uncover the solution")
        _switch("covered", settings.covered, labels, helps["covered"][1])
        labels = ("Show the teacher's key", "Hide the key")
        _switch("show_key", settings.show_key, labels, helps["show_key"][1])
    st.markdown(prose("practice_seed"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        title, text = helps["seed"]
        seed = st.number_input(
            title,
            0,
            MAX_SEED,
            value=settings.seed,
            step=1,
            width=160,
            key="seed_typed",
            help=text,
        )
        button_that_empties("Draw these numbers", "draw", session.choose_seed, seed)


def teachers_key(asked: tuple[Question, ...], notation: Notation) -> None:
    """All answers, in the order of the sheet."""
    in_order = [question for _, group in groups(asked, notation) for question in group]
    rows = {notation.in_words(q.name): fixed(q.answer, q.decimals) for q in in_order}
    with st.container(border=True):
        st.subheader("The key", anchor=False)
        st.table(
            {"question": list(rows), "answer": list(rows.values())},
            hide_index=True,
            width="content",
            alt="Every question with its answer.",
        )


def _switch(name: str, on: int, labels: tuple[str, str], text: str) -> None:
    """A button that turns a setting on or off; the link carries it."""
    st.button(labels[on], on_click=_set, args=(name, 1 - on), key=f"switch {name}", help=text)


def _set(name: str, value: int) -> None:
    st.session_state[name] = value
