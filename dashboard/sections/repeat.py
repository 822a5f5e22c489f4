"""Step 4: the whole training."""

from __future__ import annotations

import streamlit as st

from dashboard.charts.convergence import convergence_chart
from dashboard.charts.frames import frames, run_rows
from dashboard.charts.weights import weights_chart
from dashboard.notation import Notation
from dashboard.sections.show import show_chart
from dashboard.settings import Settings
from dashboard.words import literal, prose
from rnn_core import TrainingRun


def repeat_section(
    run: TrainingRun, floor: float, settings: Settings, notation: Notation
) -> None:
    """Loss and weights over the epochs, and why the run ended."""
    st.header("Step 4: repeat", anchor="repeat")
    st.markdown(prose("repeat"))
    rows = run_rows(run, frames(run, settings.epoch), floor)
    left, right = st.columns(2, gap="medium")
    with left:
        show_chart(convergence_chart(rows, settings.epoch, run.message), "convergence")
    with right:
        show_chart(weights_chart(rows, settings.epoch, notation), "weights")
    st.caption(literal(run.message))
