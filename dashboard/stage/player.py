"""The player as a component of the page, and what it sends when it comes to rest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent
_KEY = "player"


def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


# Not isolated, because its style also hides the charts' own sliders, which it moves.
_component = st.components.v2.component(
    "rnn_by_hand_player",
    html=_text("player.html"),
    css=_text("player.css"),
    js=_text("player.js"),
    isolate_styles=False,
)


def player(film: dict[str, Any]) -> None:
    """Draw the player at the bottom of the window. ``film`` as of ``film_of``."""
    with st.bottom:
        _component(
            key=_KEY, data=film, default={"epoch": film["epoch"]}, on_epoch_change=_arrived
        )


def _arrived() -> None:
    """The player has come to rest: the whole page shows that epoch."""
    epoch = st.session_state[_KEY].get("epoch")
    if isinstance(epoch, int) and not isinstance(epoch, bool) and epoch >= 0:
        st.session_state["epoch"] = epoch
