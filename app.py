"""The page, from top to bottom: ``streamlit run app.py``."""

from dataclasses import replace
from pathlib import Path

import streamlit as st

from dashboard.controls import state
from dashboard.controls.notices import cannot_read, cannot_start, show_notices
from dashboard.controls.sidebar import sidebar
from dashboard.display.notation import NOTATIONS
from dashboard.figures.table import page_of
from dashboard.stage.colours import colours
from dashboard.stage.film import film_of
from dashboard.stage.frames import frames, run_rows
from dashboard.stage.player import player
from dashboard.stage.runs import finished_film, finished_run
from dashboard.views.backward import backward_section
from dashboard.views.forward import forward_section
from dashboard.views.header import figures, header
from dashboard.views.landscape import repeat_section
from dashboard.views.on_demand import on_demand_sections
from dashboard.views.practice.view import covered_section
from dashboard.views.update import update_section
from rnn_core import backward, check_gradient, forward, loss_floor

st.set_page_config(
    page_title="RNN by Hand",
    page_icon=str(Path(__file__).parent / "dashboard" / "display" / "icon.svg"),
    layout="wide",
    initial_sidebar_state=360,
)

colours()
state.open_link()
notation = NOTATIONS[st.session_state["notation"]]
header()
reading = sidebar(notation)
show_notices()
if reading.data is None:
    cannot_read(reading)
    st.stop()

settings = state.current()
scenario = settings.scenario(reading.data)
run = finished_run(scenario)
if run.last_epoch < 0:
    state.write_link(settings, reading.data)
    cannot_start()
    st.stop()

n, T, last = scenario.data.n, scenario.data.T, run.last_epoch
settings = replace(
    settings,
    epoch=min(settings.epoch, last),
    example=min(settings.example, n),
    step=min(settings.step, T),
)
if settings.covered:
    covered_section(scenario, settings, notation)
    state.write_link(settings, scenario.data)
    st.stop()

weights = run.weights(settings.epoch)
fwd = forward(scenario.data, weights, scenario.activation)
grad = backward(fwd, scenario.rule)
floor = loss_floor(scenario.data, scenario.activation)
examples = page_of(settings.example, n)
epochs = frames(run, settings.epoch)
film = finished_film(scenario, tuple(epochs), examples)

figures(scenario, run, floor, settings, notation)
forward_section(fwd, grad.rule, film, examples, settings, notation)
backward_section(fwd, grad, check_gradient(fwd, grad), examples, settings, notation)
update_section(grad, weights, settings, notation)
repeat_section(scenario, run, run_rows(run, epochs, floor), notation)
on_demand_sections(scenario, fwd, grad, settings, notation)
player(film_of(scenario, run, epochs, settings, notation))
state.write_link(settings, scenario.data)
