"""The stage: what moves with the film."""

from __future__ import annotations

import streamlit as st

from dashboard.figures.convergence import convergence_chart
from dashboard.stage.film import film_of
from dashboard.stage.frames import run_rows
from dashboard.stage.moment import Moment
from dashboard.stage.player import player


def stage(moment: Moment) -> None:
    """The loss over the epochs, and the player."""
    run, frames = moment.run, moment.frames
    chart = convergence_chart(run_rows(run, frames, moment.floor), run.last_epoch)
    spec = {**chart.spec, "datasets": chart.datasets}
    st.vega_lite_chart(spec=spec, width="stretch", key="convergence", alt=chart.alt)
    player(film_of(moment.scenario, run, frames, moment.settings, moment.notation))
