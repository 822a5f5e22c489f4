"""The colours of the page, put where charts and formulas find them."""

from pathlib import Path

import streamlit as st

from dashboard.display.palette import css_variables

_STYLE = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")

# Not isolated, because it is a style for the whole page.
_component = st.components.v2.component(
    "rnn_by_hand_colours", css=f"{css_variables()}\n{_STYLE}", isolate_styles=False
)


def colours() -> None:
    """Give all that is drawn on the page the colours of the theme, live."""
    _component(key="colours")
