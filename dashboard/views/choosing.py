"""Which example and which step are looked at: chosen in every view that shows them."""

from __future__ import annotations

import streamlit as st

from dashboard.display.texts import entries
from dashboard.stage.moment import Moment


def choose_example_and_step(moment: Moment) -> None:
    """Two fields.

    Their keys are not those of the settings, which must outlast a view that is closed.
    """
    helps = entries("help")
    data = moment.scenario.data
    with st.container(horizontal=True, gap="small"):
        for name, most in (("example", data.n), ("step", data.T)):
            key, (title, text) = f"{name}_field", helps[name]
            # The data may have become smaller, or the choice been made at another place.
            st.session_state[key] = getattr(moment.settings, name)
            st.number_input(
                title,
                1,
                most,
                step=1,
                key=key,
                help=moment.notation.spell(text),
                width=150,
                on_change=_take,
                args=(name, key),
            )


def _take(name: str, key: str) -> None:
    st.session_state[name] = st.session_state[key]
