"""Step 1: the sequences go through the network."""

from __future__ import annotations

import streamlit as st

from dashboard.formulas import steps
from dashboard.notation import Notation
from dashboard.sections.show import show_formulas, show_table
from dashboard.settings import Settings
from dashboard.tables.forward import predictions_table, states_table
from dashboard.words import prose
from rnn_core import ForwardPass


def forward_section(
    fwd: ForwardPass, examples: range, settings: Settings, notation: Notation
) -> None:
    """The states of every example, the predictions, and the loss."""
    st.header("Step 1: forward", anchor="forward")
    st.markdown(prose("forward"))
    show_formulas(*steps.recurrence(notation))
    decimals = settings.decimals
    show_table(states_table(fwd, examples, decimals, notation), "states")
    show_table(predictions_table(fwd, examples, decimals, notation), "predictions")
    st.latex(steps.loss(fwd, decimals))
