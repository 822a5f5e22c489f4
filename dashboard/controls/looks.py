"""The looks of the page around the stage, and of all controls: one sheet of styles."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_CSS = (Path(__file__).parent / "looks.css").read_text(encoding="utf-8")

# Not isolated, because it is the page itself that it dresses.
_component = st.components.v2.component("rnn_by_hand_looks", css=_CSS, isolate_styles=False)


def looks() -> None:
    """Mount the styles, once a run."""
    _component(key="looks")
