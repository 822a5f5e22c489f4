"""Step 3 of the lesson: the new weights."""

from __future__ import annotations

import streamlit as st

from dashboard.display.texts import prose
from dashboard.formulas import arithmetic
from dashboard.stage.moment import Moment
from dashboard.stage.show import show_arithmetic


def draw(moment: Moment) -> None:
    """The arithmetic of one update, term by term."""
    notation, rate = moment.notation, moment.settings.learning_rate
    st.markdown(notation.spell(prose("update")))
    show_arithmetic(
        *arithmetic.update(moment.grad, moment.fwd.weights, rate, moment.decimals, notation)
    )
    st.markdown(notation.spell(prose("repeat")))
