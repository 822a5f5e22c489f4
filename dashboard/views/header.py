"""The task in one line, and four figures."""

from __future__ import annotations

import streamlit as st

from dashboard.controls.settings import Settings
from dashboard.display.notation import Notation
from dashboard.display.numbers import fixed
from dashboard.display.texts import literal, prose
from dashboard.formulas import steps
from dashboard.views.show import show_formulas
from rnn_core import Scenario, TrainingRun


def header() -> None:
    """The title and what this page is."""
    st.title("RNN by Hand", anchor=False)
    st.markdown(prose("header"))


def figures(
    scenario: Scenario, run: TrainingRun, floor: float, settings: Settings, notation: Notation
) -> None:
    """The model with its current weights; loss at the start and now, floor, and ending."""
    epoch, decimals = settings.epoch, settings.decimals
    show_formulas(*steps.model(scenario, run.weights(epoch), decimals, notation))
    with st.container(horizontal=True, gap="small"):
        st.metric("Loss at the start", fixed(run.loss[0], decimals), border=True)
        st.metric(f"Loss at epoch {epoch:,}", fixed(run.loss[epoch], decimals), border=True)
        st.metric(
            "Floor of the loss",
            fixed(floor, decimals),
            help="No weights can bring the loss below this: the range of f does not allow it.",
            border=True,
        )
        st.metric(
            f"Ended at epoch {run.last_epoch:,}",
            run.stop,
            help=literal(notation.in_words(run.message)),
            border=True,
        )
