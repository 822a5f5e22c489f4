"""The controls of a presentation: the five that a class asks for, in one row."""

from __future__ import annotations

import streamlit as st

from dashboard.controls import session
from dashboard.controls.fields import (
    activation_field,
    preset_field,
    rate_field,
    row,
    weight_field,
)
from dashboard.display.notation import Notation


def strip(notation: Notation) -> None:
    """Draw the strip, and the button that ends the presentation."""
    with row(key="strip", vertical_alignment="center"):
        preset_field("Preset")
        weight_field("w_a", notation.w_a)
        weight_field("w_x", notation.w_x)
        activation_field("f")
        rate_field("rate")
        st.button(
            "Stop presenting",
            icon=":material/close:",
            key="present_off",
            on_click=session.present,
            args=(0,),
        )
