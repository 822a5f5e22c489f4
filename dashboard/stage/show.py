"""Put a table, a chart or arithmetic on the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.controls.component import component, texts
from dashboard.figures.chart import LOOK, Chart
from dashboard.figures.table import Table
from dashboard.formulas.layout import Formula, Stack, with_room_below

_BROWSER = Path(__file__).parent / "browser"

# The script of the stage reacts when a cell is chosen.
_table = component(
    "table",
    html='<div class="page-table"></div>',
    css=texts(_BROWSER, "table.css"),
    js=texts(_BROWSER, "table.js"),
)


def show_table(table: Table, key: str) -> None:
    """Draw a table in the colours of its quantities; cells that have a place can be chosen."""
    _table(key=f"table_{key}", data=table.sent())


def beside(table: Table, most: int) -> list[DeltaGenerator]:
    """A place for a table, and one beside it; below it if the table is wider than ``most``."""
    if table.width > most:
        return [st.container(), st.container()]
    return st.columns(2, gap="medium")


def show_chart(chart: Chart, key: str, **selection: Any) -> None:
    """Draw a chart with its data and its description."""
    own = chart.spec.get("config", {})
    config = own | {
        name: own.get(name, {}) | look if isinstance(look, dict) else look
        for name, look in LOOK.items()
    }
    spec = {**chart.spec, "config": config, "datasets": chart.datasets}
    st.vega_lite_chart(spec=spec, width="stretch", key=key, alt=chart.alt, **selection)


def show_arithmetic(*formulas: Formula | Stack) -> None:
    """Draw pieces of arithmetic side by side, each with its note on rounding below it."""
    with st.container(horizontal=True, horizontal_alignment="center", gap="medium"):
        for formula in formulas:
            with st.container(width="content", gap=None):
                st.latex(with_room_below(formula.tex), width="content")
                if formula.note:
                    st.caption(formula.note)


def show_formulas(*formulas: str) -> None:
    """Draw short formulas side by side; in a narrow window they are below each other."""
    with st.container(horizontal=True, horizontal_alignment="center", gap="medium"):
        for formula in formulas:
            st.latex(with_room_below(formula), width="content")
