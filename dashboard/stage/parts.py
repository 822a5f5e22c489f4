"""The browser's side of the stage: its script, the places it fills, and what it is told.

The script and its styles are one component that never changes, so that they travel once.
The film travels when the run changes; where in it to be is told with the controls.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.controls.component import component, texts

_BROWSER = Path(__file__).parent / "browser"

# In this order they are one script: each uses only what stands before it.
_SCRIPTS = (
    "numbers.js",
    "film.js",
    "letters.js",
    "quantities.js",
    "pictures.js",
    "tables.js",
    "network.js",
    "head.js",
    "overtype.js",
    "player.js",
    "stage.js",
)

_stage = component("stage", css=texts(_BROWSER, "stage.css"), js=texts(_BROWSER, *_SCRIPTS))
_PART = texts(_BROWSER, "part.js")
_part = component("part", html='<div class="stage-part"></div>', js=_PART)
_player = component("player", html=texts(_BROWSER, "player.html"), js=_PART)
_film = component("film", js=texts(_BROWSER, "given_film.js"))


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
