"""The browser's side of the stage: its script, the places it fills, and what it is told.

The script and its styles are one component that never changes, so that they travel once.
The film travels when the run changes; where in it to be is told with the controls.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

_BROWSER = Path(__file__).parent / "browser"

# In this order they are one script: each uses only what stands before it.
_SCRIPTS = (
    "numbers",
    "film",
    "letters",
    "quantities",
    "pictures",
    "tables",
    "network",
    "head",
    "overtype",
    "player",
    "stage",
)


def _text(name: str) -> str:
    return (_BROWSER / name).read_text(encoding="utf-8")


def _component(name: str, **texts: str) -> Any:
    return st.components.v2.component(f"rnn_by_hand_{name}", isolate_styles=False, **texts)


_stage = _component(
    "stage",
    css=_text("stage.css"),
    js="\n".join(_text(f"{name}.js") for name in _SCRIPTS),
)
_part = _component("part", html='<div class="stage-part"></div>', js=_text("part.js"))
_player = _component("player", html=_text("player.html"), js=_text("part.js"))
_film = _component("film", js=_text("given_film.js"))


def place(part: str) -> None:
    """A place for one part: "head", "tables", "network" or "reading"."""
    _part(key=f"part_{part}", data={"part": part})


def player() -> None:
    """The player, where it is called."""
    _player(key="part_player", data={"part": "player"})


def hand_over(film: bytes) -> None:
    """The script, and the film as of ``film_of``."""
    with st.container(key="film"):
        _stage(key="stage_script")
        _film(key="film_data", data=film)
