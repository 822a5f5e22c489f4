"""A chart as data, and the playhead that all charts share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from dashboard.display.palette import INK, LINE, PAGE, SOFT

HEIGHT = 260
"""Pixels; all charts in a row have the same height."""

EPOCH_NOW = "epoch_now"
"""The variable of the playhead. All charts use this name, so one player moves them all."""


LOOK = {
    "background": PAGE,
    "title": {"color": INK},
    "axis": {"labelColor": SOFT, "titleColor": SOFT, "gridColor": LINE},
    "legend": {"labelColor": SOFT, "titleColor": SOFT},
}
"""The configuration of every chart. Streamlit's own greys are too pale, and a chart that is
saved as a picture has dark ink on white in either theme."""


@dataclass(frozen=True, eq=False)
class Chart:
    """A Vega-Lite specification, its data sets by name, and a sentence that describes it.

    The sentence contains no numbers: if it changed, the browser would draw the whole chart
    again. The numbers are in the tables and in the player's readout.
    """

    spec: dict[str, Any]
    datasets: dict[str, pd.DataFrame]
    alt: str


def playhead() -> alt.Parameter:
    """The playhead with its own slider, whose end is set by ``with_last_epoch``."""
    slider = alt.binding_range(min=0, max=1, step=1, name="epoch ")
    return alt.param(name=EPOCH_NOW, value=0, bind=slider)


def with_last_epoch(spec: dict[str, Any], last: int) -> dict[str, Any]:
    """A copy of a specification whose playhead ends at this epoch.

    Building a specification takes milliseconds, so each is built once and only this
    changes; what is not touched is shared. The playhead always begins at 0, wherever the
    player is: the browser draws a chart anew only when its specification changes, and
    otherwise just takes the new rows.
    """
    params = [
        {**p, "bind": {**p["bind"], "max": max(last, 1)}} if p["name"] == EPOCH_NOW else p
        for p in spec["params"]
    ]
    return {**spec, "params": params}
