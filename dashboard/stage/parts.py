"""The browser's side of the stage: its script, and the places on the page that it fills.

The script and its styles are one component that never changes, so the browser loads them
once. A film is sent when the run changes; the chosen epoch is sent with the controls.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.controls.component import component, texts

_BROWSER = Path(__file__).parent / "browser"

# Joined in this order they are one script: each file uses only those above it.
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
    """Make the place for one part: "head", "tables", "network" or "reading"."""
    _part(key=f"part_{part}", data={"part": part})


def player() -> None:
    """Draw the player here."""
    _player(key="part_player", data={"part": "player"})


def hand_over(film: bytes) -> None:
    """Send the script, and a film made by ``film_of``."""
    with st.container(key="film"):
        _stage(key="stage_script")
        _film(key="film_data", data=film)
