"""Step 1 of the lesson: the sequences go through the network."""

from __future__ import annotations

import streamlit as st

from dashboard.display.texts import prose
from dashboard.figures.forward_tables import (
    errors_add_up,
    predictions_table,
    states_table,
)
from dashboard.figures.predictions import predictions_chart
from dashboard.formulas import arithmetic
from dashboard.stage.moment import Moment
from dashboard.stage.runs import finished_film
from dashboard.stage.show import (
    beside,
    show_arithmetic,
    show_chart,
    show_formulas,
    show_table,
)
from dashboard.views.choosing import choose_example_and_step

BESIDE = 360
"""Pixels: a wider table of the predictions has no chart beside it."""


def draw(moment: Moment) -> None:
    """The recurrence in symbols, the arithmetic of a state, the predictions, and the loss."""
    notation = moment.notation
    st.markdown(notation.spell(prose("forward")))
    show_formulas(*arithmetic.recurrence(notation))
    _states(moment)
    _predictions(moment)


def _states(moment: Moment) -> None:
    """The states of every step, and the arithmetic of the chosen state."""
    fwd, rule, decimals, notation = (
        moment.fwd,
        moment.grad.rule,
        moment.decimals,
        moment.notation,
    )
    choose_example_and_step()
    show_table(states_table(fwd, rule, moment.examples, decimals, notation), "states")
    st.caption(notation.spell(prose("click_a_state")))
    show_arithmetic(
        arithmetic.state_formula(fwd, moment.example, moment.step, decimals, notation)
    )


def _predictions(moment: Moment) -> None:
    """The error of each prediction, and the loss from all errors."""
    st.subheader("From the predictions to the loss", anchor="loss")
    table = predictions_table(moment.fwd, moment.examples, moment.decimals, moment.notation)
    numbers, picture = beside(table, BESIDE)
    with numbers:
        show_table(table, "predictions")
        if not errors_add_up(table, moment.decimals):
            st.caption(prose("rounded_by_itself"))
    with picture:
        film = finished_film(moment.scenario, tuple(moment.frames), moment.examples)
        chart = predictions_chart(moment.scenario.data, film, moment.run.last_epoch)
        show_chart(chart, "predictions_chart")
    show_arithmetic(arithmetic.loss(moment.fwd, moment.decimals))
