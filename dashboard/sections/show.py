"""How a table and a chart are put on the page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.charts.chart import Chart
from dashboard.palette import COLOURS
from dashboard.tables.table import Table

MAX_HEIGHT = 460
"""Pixels; a longer table scrolls."""

ROW_HEIGHT = 35


def show_table(table: Table, key: str) -> None:
    """A table with its quantities in their colours."""
    height = (len(table.cells) + 1) * ROW_HEIGHT + 2
    st.dataframe(
        _coloured(table),
        hide_index=True,
        height=min(height, MAX_HEIGHT),
        row_height=ROW_HEIGHT,
        column_config={
            name: st.column_config.TextColumn(
                column.title,
                help=column.help or None,
                pinned=column.label,
                alignment="left" if column.label else "right",
            )
            for name, column in table.columns.items()
        },
        key=key,
        alt=table.alt,
    )


def show_chart(chart: Chart, key: str) -> None:
    """A chart with its rows and its description."""
    st.vega_lite_chart(chart.rows, chart.spec, width="stretch", key=key, alt=chart.alt)


def _coloured(table: Table) -> pd.io.formats.style.Styler:
    columns = [
        f"color: {COLOURS[column.quantity]}" if column.quantity else ""
        for column in table.columns.values()
    ]
    rows = [f"color: {COLOURS[q]}" if q else "" for q in table.row_quantities]
    styles = pd.DataFrame(
        [[own or row for own in columns] for row in rows or [""] * len(table.cells)],
        index=table.cells.index,
        columns=table.cells.columns,
    )
    return table.cells.style.apply(lambda _: styles, axis=None)
