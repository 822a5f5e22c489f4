"""The browser's side of the controls: its script, and the places on the page that it fills.

The script and the styles never change, so the browser loads them once. The cells are sent
when a cell has changed; a few numbers and sentences are sent after every edit.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.controls.component import component, texts
from dashboard.controls.constants import constants
from dashboard.controls.session import OUT
from dashboard.display.palette import css_variables

_BROWSER = Path(__file__).parent / "browser"

# Joined in this order they are one script: each file uses only those above it.
_SCRIPTS = (
    "interruption.js",
    "desk.js",
    "fields.js",
    "sheet.js",
    "offer.js",
    "sheet_table.js",
    "panel.js",
)

# The colours of the theme, the page around the stage, and the controls.
_STYLES = ("colours.css", "page.css", "controls.css")

_GIVEN = f"const GIVEN = {json.dumps(constants(), ensure_ascii=False)};"

_script = component(
    "controls",
    css=f"{css_variables()}\n{texts(_BROWSER, *_STYLES)}",
    js=f"{_GIVEN}\n{texts(_BROWSER, *_SCRIPTS)}",
)
_part = component(
    "control", html='<div class="desk-part"></div>', js=texts(_BROWSER, "part.js")
)
_cells = component("cells", js=texts(_BROWSER, "cells.js"))
_told = component("told", js=texts(_BROWSER, "told.js"))


def place(part: str, key: str = "", **given: Any) -> None:
    """Make the place for one part of the controls, by its name in the script."""
    _part(key=f"control_{part}{key}", data={"part": part, **given})


def script() -> None:
    """Send the script, once in each run."""
    _script(key="controls_script")


def tell(cells: dict[str, Any], told: dict[str, Any]) -> None:
    """Send the state to the tab; by the same component the tab sends its edits."""
    with st.container(key="desk_told"):
        _cells(key="desk_cells", data=cells)
        _told(key=OUT, data=told, default={"out": None}, on_out_change=_nothing)


def _nothing() -> None:
    """Does nothing: edits are read when they are needed, but the component needs a callback."""
