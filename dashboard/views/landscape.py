"""Step 4: the whole training."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.controls import session
from dashboard.display.notation import Notation
from dashboard.display.texts import literal, prose
from dashboard.figures.convergence import convergence_chart
from dashboard.figures.surface import CLICKED, ZOOMS, surface_chart, window_of
from dashboard.figures.weights import weights_chart
from dashboard.stage.runs import finished_map
from dashboard.views.show import show_chart
from rnn_core import Scenario, TrainingRun

_MAP = "surface"


def repeat_section(
    scenario: Scenario, run: TrainingRun, rows: pd.DataFrame, notation: Notation
) -> None:
    """Loss and weights over the epochs, why the run ended, and the map of the loss."""
    st.header("Step 4: repeat", anchor="repeat")
    st.markdown(notation.spell(prose("repeat")))
    left, right = st.columns(2, gap="medium")
    with left:
        show_chart(convergence_chart(rows, run.last_epoch), "convergence")
    with right:
        show_chart(weights_chart(rows, run.last_epoch, notation), "weights")
    st.caption(literal(notation.in_words(run.message)))
    _surface(scenario, run, rows, notation)


def _surface(
    scenario: Scenario, run: TrainingRun, rows: pd.DataFrame, notation: Notation
) -> None:
    st.subheader("The loss as a landscape", anchor="landscape")
    st.markdown(notation.spell(prose("surface")))
    zoom = st.segmented_control(
        "Width of the map",
        list(ZOOMS),
        format_func=ZOOMS.get,
        default=1,
        required=True,
        key="zoom",
        label_visibility="collapsed",
    )
    window = window_of(run, zoom)
    a0 = scenario.weights.a0
    cells = finished_map(scenario.data, scenario.activation, a0, window)
    chart = surface_chart(cells, rows, window, notation, run.last_epoch)
    show_chart(chart, _MAP, on_select=_start_there, selection_mode=CLICKED)


def _start_there() -> None:
    """A click on a cell of the map: its weights become the initial ones."""
    clicked = st.session_state[_MAP].selection.get(CLICKED)
    if clicked:
        session.start_at(float(clicked[0]["w_a"]), float(clicked[0]["w_x"]))
