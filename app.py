"""The page, from top to bottom: ``streamlit run app.py``."""

from pathlib import Path

import streamlit as st

from dashboard.controls import session
from dashboard.controls.controls import controls, sidebar_state, tell
from dashboard.controls.notices import cannot_start, show_notices
from dashboard.stage.moment import moment_of
from dashboard.stage.runs import finished_run
from dashboard.stage.stage import now, stage
from dashboard.views.bar import draw_view, open_view

session.open_desk()
st.set_page_config(
    page_title="RNN by Hand",
    page_icon=str(Path(__file__).parent / "dashboard" / "display" / "icon.svg"),
    layout="wide",
    initial_sidebar_state=sidebar_state(),
)

data = controls()
show_notices()

settings = session.current()
scenario = settings.scenario(data)
run = finished_run(scenario)
if run.last_epoch < 0:
    cannot_start()
    tell(settings, data)
    st.stop()

moment = moment_of(scenario, run, settings)
if settings.covered:  # nothing else, or it would give an answer away
    draw_view("practice", moment)
    tell(moment.settings, data)
else:
    stage(moment)
    open_view(moment)
    tell(moment.settings, data, **now(moment))
