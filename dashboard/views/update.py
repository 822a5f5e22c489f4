"""Step 3: the new weights."""

from __future__ import annotations

import streamlit as st

from dashboard.controls.settings import Settings
from dashboard.display.notation import Notation
from dashboard.display.texts import prose
from dashboard.formulas import steps
from dashboard.views.show import show_arithmetic
from rnn_core import Gradients, Weights


def update_section(
    grad: Gradients, weights: Weights, settings: Settings, notation: Notation
) -> None:
    """The arithmetic of one update."""
    st.header("Step 3: update", anchor="update")
    st.markdown(notation.spell(prose("update")))
    rate, decimals = settings.learning_rate, settings.decimals
    show_arithmetic(*steps.update(grad, weights, rate, decimals, notation))
