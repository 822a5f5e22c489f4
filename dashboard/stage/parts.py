"""The browser's side of the stage: its script, the places it fills, and what it is told.

The script and its styles are one component that never changes, so that they travel once.
The film travels when the run changes, and a few numbers each time something else does.
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
    "player",
    "stage",
)

NOW = "now"
"""The key of the component by which the browser says where it came to rest."""


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
_now = _component("now", js=_text("given_now.js"))


def place(part: str) -> None:
    """A place for one part: "head", "tables", "network" or "reading"."""
    _part(key=f"part_{part}", data={"part": part})


def player() -> None:
    """The player, where it is called."""
    _player(key="part_player", data={"part": "player"})


def hand_over(film: bytes, now: dict[str, Any]) -> None:
    """The script, the film as of ``film_of``, and where in it to be."""
    with st.container(key="film"):
        _stage(key="stage_script")
        _film(key="film_data", data=film)
        _now(
            key=NOW,
            data={**now, "count": _word().get("count", 0)},
            default={"rest": None},
            on_rest_change=_arrived,
        )


def _word() -> dict[str, Any]:
    """What the browser said last; it is read like a link."""
    state = st.session_state.get(NOW)
    word = state.get("rest") if state else None
    return word if isinstance(word, dict) else {}


def _arrived() -> None:
    """The film has come to rest, or another example or step is looked at."""
    word = _word()
    for name, least in (("epoch", 0), ("example", 1), ("step", 1)):
        value = word.get(name)
        if isinstance(value, int) and not isinstance(value, bool) and value >= least:
            st.session_state[name] = value
