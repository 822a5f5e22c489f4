"""Step 4 of the lesson: the path of the training on the loss surface, and the weights."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.controls import session
from dashboard.controls.edits.all_at_once import start_at
from dashboard.display.texts import literal, prose
from dashboard.figures.surface import CLICKED, ZOOMS, surface_chart, window_of
from dashboard.figures.weights import weights_chart
from dashboard.stage.frames import run_rows
from dashboard.stage.moment import Moment
from dashboard.stage.runs import finished_map
from dashboard.stage.show import show_chart

_MAP = "surface"


def draw(moment: Moment) -> None:
    """The loss surface with the path of the run, and the weights over the epochs."""
    rows = run_rows(moment.run, moment.frames, moment.floor)
    _surface(moment, rows)
    show_chart(weights_chart(rows, moment.run.last_epoch, moment.notation), "weights")
    st.caption(literal(moment.notation.in_words(moment.run.message)))


def _surface(moment: Moment, rows: pd.DataFrame) -> None:
    st.markdown(moment.notation.spell(prose("surface")))
    zoom = st.segmented_control(
        "Width of the map",
        list(ZOOMS),
        format_func=ZOOMS.get,
        default=1,
        required=True,
        key="zoom",
        label_visibility="collapsed",
        persist_state="session",
    )
    scenario, window = moment.scenario, window_of(moment.run, zoom)
    a0 = scenario.weights.a0
    cells = finished_map(scenario.data, scenario.activation, a0, window)
    chart = surface_chart(cells, rows, window, moment.notation, moment.run.last_epoch)
    show_chart(chart, _MAP, on_select=_start_there, selection_mode=CLICKED)


def _start_there() -> None:
    """After a click on a cell of the map: make its weights the initial weights."""
    clicked = st.session_state[_MAP].selection.get(CLICKED)
    if clicked:
        session.change(start_at, float(clicked[0]["w_a"]), float(clicked[0]["w_x"]))
