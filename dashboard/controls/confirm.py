"""A button that empties the fields of practice, and asks first if something stands there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.controls import answers
from dashboard.display.texts import prose


def button_that_empties(
    label: str, key: str, on_click: Callable[..., None], *args: Any, **look: Any
) -> None:
    """A button; once something is typed in practice, it opens a question before it acts."""
    if not answers.given():
        st.button(label, on_click=on_click, args=args, key=key, **look)
        return
    with st.popover(label, **look):
        st.markdown(prose("practice_empties"))
        st.button("Go on", on_click=on_click, args=args, key=key)
