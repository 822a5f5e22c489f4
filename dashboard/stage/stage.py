"""The stage: the numbers of one epoch and the film of all, above whatever view is open."""

from __future__ import annotations

import streamlit as st

from dashboard.display.numbers import fixed
from dashboard.display.texts import literal
from dashboard.figures.convergence import convergence_chart
from dashboard.figures.terms_table import adds_up, place_of, terms_table
from dashboard.formulas import steps
from dashboard.stage.film import film_of
from dashboard.stage.frames import run_rows
from dashboard.stage.moment import Moment
from dashboard.stage.player import player
from dashboard.stage.show import show_chart, show_formulas, show_table

_TERMS = "terms"
TERMS_HEIGHT = 390
"""Pixels: the terms of four steps and their sums are seen at once."""


def stage(moment: Moment) -> None:
    """The model with its numbers, the terms beside the falling loss, and the player."""
    _head(moment)
    terms, loss = st.columns(2, gap="medium")
    with terms:
        _terms(moment)
    with loss:
        rows = run_rows(moment.run, moment.frames, moment.floor)
        show_chart(convergence_chart(rows, moment.run.last_epoch), "convergence")
        st.caption(literal(moment.notation.in_words(moment.run.message)))
    player(
        film_of(moment.scenario, moment.run, moment.frames, moment.settings, moment.notation)
    )


def _head(moment: Moment) -> None:
    run, epoch, decimals = moment.run, moment.epoch, moment.decimals
    weights = run.weights(epoch)
    show_formulas(*steps.model(moment.scenario, weights, decimals, moment.notation))
    loss, floor = float(run.loss[epoch]), moment.floor
    st.markdown(
        f"Loss at epoch {epoch:,}: **{fixed(loss, decimals)}**, "
        f"{fixed(loss - floor, decimals)} above its lowest possible value "
        f"{fixed(floor, decimals)}. At the start it was {fixed(float(run.loss[0]), decimals)}."
    )


def _terms(moment: Moment) -> None:
    table = terms_table(moment.grad, moment.examples, moment.decimals, moment.notation)
    n, T = moment.grad.delta.shape  # noqa: N806 (the lesson's letter)

    def clicked() -> None:
        """A click on a number: the open view shows that term and example."""
        cells = st.session_state[_TERMS].selection.cells
        if cells:
            example, step = place_of(*cells[0], T)
            st.session_state["example"] = example or st.session_state["example"]
            st.session_state["step"] = step or st.session_state["step"]

    show_table(
        table, _TERMS, most=TERMS_HEIGHT, on_select=clicked, selection_mode="single-cell"
    )
    if not adds_up(table, n, moment.decimals):
        st.caption("Every number is rounded separately, so a sum can be off in the last digit.")
