"""Step 1: the sequences go through the network."""

from __future__ import annotations

import streamlit as st

from dashboard.charts.network import network_chart
from dashboard.charts.predictions import predictions_chart
from dashboard.formulas import steps
from dashboard.notation import Notation
from dashboard.sections.show import show_chart, show_formulas, show_table
from dashboard.settings import Settings
from dashboard.tables.forward import predictions_table, states_table
from dashboard.words import entries, prose
from rnn_core import ForwardPass, Replay


def forward_section(
    fwd: ForwardPass, film: Replay, examples: range, settings: Settings, notation: Notation
) -> None:
    """The network of one example, the states of all, the predictions, and the loss."""
    st.header("Step 1: forward", anchor="forward")
    st.markdown(notation.spell(prose("forward")))
    show_formulas(*steps.recurrence(notation))
    decimals, data, last = settings.decimals, fwd.data, film.epochs[-1]
    _choose_example(data.n)
    show_chart(network_chart(data, film, settings.example, last, decimals, notation), "network")
    show_table(states_table(fwd, examples, decimals, notation), "states")
    numbers, picture = st.columns(2, gap="medium")
    with numbers:
        show_table(predictions_table(fwd, examples, decimals, notation), "predictions")
    with picture:
        show_chart(predictions_chart(data, film, last), "predictions_chart")
    st.latex(steps.loss(fwd, decimals))


def _choose_example(n: int) -> None:
    title, text = entries("help")["example"]
    if n > 1:
        st.number_input(title, 1, n, step=1, key="example", help=text, width=180)
