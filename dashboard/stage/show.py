"""How a table and a chart are put on the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.display.palette import DARK, LIGHT
from dashboard.figures.chart import LOOK, Chart
from dashboard.figures.table import Column, Table
from dashboard.formulas.formula import Formula, Stack, with_room_below

# The tables are small and coloured cell by cell; text held by Arrow makes that a third slower.
pd.set_option("mode.string_storage", "python")

MAX_HEIGHT = 460
"""Pixels; a longer table scrolls."""

ROW_HEIGHT = 35


def show_table(table: Table, key: str, most: int = MAX_HEIGHT, **selection: Any) -> None:
    """A table with its quantities in their colours; cells can be made to answer a click."""
    height = (len(table.cells) + 1) * ROW_HEIGHT + 2
    st.dataframe(
        _coloured(table, _set_of_the_theme()),
        hide_index=True,
        height=min(height, most),
        row_height=ROW_HEIGHT,
        column_config={
            name: st.column_config.TextColumn(
                column.title,
                width=table.widths[name],
                help=column.help or None,
                pinned=column.label,
                alignment="left" if column.label else "right",
            )
            for name, column in table.columns.items()
        },
        key=key,
        alt=table.alt,
        **selection,
    )


def beside(table: Table, most: int) -> list[DeltaGenerator]:
    """A place for a table and one beside it; below it, if the table is wider than so much."""
    if table.width > most:
        return [st.container(), st.container()]
    return st.columns(2, gap="medium")


def show_chart(chart: Chart, key: str, **selection: Any) -> None:
    """A chart with its data and its description."""
    own = chart.spec.get("config", {})
    config = own | {
        name: own.get(name, {}) | look if isinstance(look, dict) else look
        for name, look in LOOK.items()
    }
    spec = {**chart.spec, "config": config, "datasets": chart.datasets}
    st.vega_lite_chart(spec=spec, width="stretch", key=key, alt=chart.alt, **selection)


def _set_of_the_theme() -> Mapping[str, str]:
    """Streamlit's tables are painted, and paint takes no variable that follows the theme."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def _coloured(table: Table, colours: Mapping[str, str]) -> pd.io.formats.style.Styler:
    styles = pd.DataFrame(
        [
            [_colour(column, quantity, colours) for column in table.columns.values()]
            for quantity in table.row_quantities or (None,) * len(table.cells)
        ],
        index=table.cells.index,
        columns=table.cells.columns,
    )
    return table.cells.style.apply(lambda _: styles, axis=None)


def _colour(column: Column, row_quantity: str | None, colours: Mapping[str, str]) -> str:
    quantity = column.quantity or (None if column.label else row_quantity)
    return f"color: {colours[quantity]}" if quantity else ""


def show_arithmetic(*formulas: Formula | Stack) -> None:
    """Pieces of arithmetic side by side, each with its note on rounding below it."""
    with st.container(horizontal=True, horizontal_alignment="center", gap="medium"):
        for formula in formulas:
            with st.container(width="content", gap=None):
                st.latex(with_room_below(formula.tex), width="content")
                if formula.note:
                    st.caption(formula.note)


def show_formulas(*formulas: str) -> None:
    """Short formulas side by side; a narrow window puts them below each other."""
    with st.container(horizontal=True, horizontal_alignment="center", gap="medium"):
        for formula in formulas:
            st.latex(with_room_below(formula), width="content")
