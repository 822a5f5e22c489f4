"""The task in one line, and four figures."""

from __future__ import annotations

import streamlit as st

from dashboard.formulas import steps
from dashboard.notation import Notation
from dashboard.numbers import fixed
from dashboard.settings import Settings
from dashboard.words import literal, prose
from rnn_core import Scenario, TrainingRun

ENDINGS = {
    "epoch limit": "epoch limit",
    "converged": "converged",
    "diverged": "diverged",
}


def header() -> None:
    """The title and what this page is."""
    st.title("RNN by Hand", anchor=False)
    st.markdown(prose("header"))


def figures(
    scenario: Scenario, run: TrainingRun, floor: float, settings: Settings, notation: Notation
) -> None:
    """The model with its current weights; loss at the start and now, floor, and ending."""
    epoch, decimals = settings.epoch, settings.decimals
    st.latex(steps.model(scenario, run.weights(epoch), decimals, notation))
    with st.container(horizontal=True, gap="small"):
        st.metric("Loss at the start", fixed(run.loss[0], decimals), border=True)
        st.metric(f"Loss at epoch {epoch:,}", fixed(run.loss[epoch], decimals), border=True)
        st.metric(
            "Floor of the loss",
            fixed(floor, decimals),
            help="No weights can bring the loss below this: the range of f does not allow it.",
            border=True,
        )
        st.metric("How the run ended", f"{run.stop}, {run.last_epoch:,}", border=True)
    st.caption(literal(run.message))
