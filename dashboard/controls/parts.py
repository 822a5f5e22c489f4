"""The browser's side of the controls: its script, the places it fills, and what it is told.

The script and the styles of the page never change, so that they travel once. The cells travel
when a cell has changed, and a few numbers and sentences with every edit.
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

# In this order they are one script: each uses only what stands before it.
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
    """A place for one part of the controls, by its name in the script."""
    _part(key=f"control_{part}{key}", data={"part": part, **given})


def script() -> None:
    """The script, once a run."""
    _script(key="controls_script")


def tell(cells: dict[str, Any], told: dict[str, Any]) -> None:
    """All that the tab is to show; and how it sends its edits."""
    with st.container(key="desk_told"):
        _cells(key="desk_cells", data=cells)
        _told(key=OUT, data=told, default={"out": None}, on_out_change=_nothing)


def _nothing() -> None:
    """The edits are taken when they are needed; a name for them is."""
