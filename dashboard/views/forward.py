"""Step 1: the sequences go through the network."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.controls.settings import Settings
from dashboard.display.notation import Notation
from dashboard.display.texts import prose
from dashboard.figures.forward_tables import (
    predictions_table,
    quantities_of,
    squares_add_up,
    states_table,
)
from dashboard.figures.network import CLICKED_STEP, network_chart
from dashboard.figures.predictions import predictions_chart
from dashboard.figures.table import first_on_page
from dashboard.formulas import steps
from dashboard.formulas.state import state_formula
from dashboard.views.choosing import choose_example_and_step, look_at
from dashboard.views.show import (
    beside,
    show_arithmetic,
    show_chart,
    show_formulas,
    show_table,
)
from rnn_core import ForwardPass, Replay

_STATES, _NETWORK = "states", "network"

BESIDE = 360
"""Pixels: a wider table of the predictions has no picture beside it."""


def forward_section(
    fwd: ForwardPass,
    rule: str,
    film: Replay,
    examples: range,
    settings: Settings,
    notation: Notation,
) -> None:
    """The network of one example, the states of all, the predictions, and the loss."""
    st.header("Step 1: forward", anchor="forward")
    st.markdown(notation.spell(prose("forward")))
    show_formulas(*steps.recurrence(notation))
    decimals, data, last = settings.decimals, fwd.data, film.epochs[-1]
    choose_example_and_step(data, settings, notation)
    show_chart(
        network_chart(data, film, settings.example, last, decimals, notation),
        _NETWORK,
        on_select=_clicked_step,
        selection_mode=CLICKED_STEP,
    )
    about = prose("network") if rule == "exact" else prose("network_note")
    st.caption(notation.spell(about))
    show_table(
        states_table(fwd, rule, examples, decimals, notation),
        _STATES,
        on_select=partial(_clicked, len(quantities_of(fwd, rule))),
        selection_mode="single-cell",
    )
    st.caption(notation.spell(prose("click_a_state")))
    show_arithmetic(state_formula(fwd, settings.example, settings.step, decimals, notation))
    table = predictions_table(fwd, examples, decimals, notation)
    numbers, picture = beside(table, BESIDE)
    with numbers:
        show_table(table, "predictions")
        if not squares_add_up(table, decimals):
            st.caption(prose("rounded_by_itself"))
    with picture:
        show_chart(predictions_chart(data, film, last), "predictions_chart")
    show_arithmetic(steps.loss(fwd, decimals))


def _clicked(rows_an_example: int) -> None:
    """A click on a state: the arithmetic of that example and step is shown."""
    cells = st.session_state[_STATES].selection.cells
    if cells:
        row, column = cells[0]
        first = first_on_page(st.session_state["example"])
        step = int(column[1:]) if column[1:].isdigit() else None
        look_at(first + row // rows_an_example, step)


def _clicked_step() -> None:
    """A click on a state of the network: the arithmetic of that step is shown."""
    clicked = st.session_state[_NETWORK].selection.get(CLICKED_STEP)
    if clicked:
        look_at(step=int(clicked[0]["t"]))
