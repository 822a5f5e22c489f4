"""What a chart is, and the playhead that all charts share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

HEIGHT = 260
"""Pixels; all charts of a row are as high."""

EPOCH_NOW = "epoch_now"
"""The variable of the playhead. It has this name in every chart, so one player moves all."""


@dataclass(frozen=True, eq=False)
class Chart:
    """A Vega-Lite specification, its rows, and a sentence that describes the picture."""

    spec: dict[str, Any]
    rows: pd.DataFrame
    alt: str


def playhead() -> alt.Parameter:
    """The playhead with its own slider. Its place and end are set by ``at_epoch``."""
    slider = alt.binding_range(min=0, max=1, step=1, name="epoch ")
    return alt.param(name=EPOCH_NOW, value=0, bind=slider)


def at_epoch(spec: dict[str, Any], epoch: int, last: int) -> dict[str, Any]:
    """A copy of a specification with the playhead at this epoch of so many.

    Building a specification takes milliseconds, so each is built once and only this
    changes; what is not touched is shared.
    """
    params = [
        {**p, "value": epoch, "bind": {**p["bind"], "max": max(last, 1)}}
        if p["name"] == EPOCH_NOW
        else p
        for p in spec["params"]
    ]
    return {**spec, "params": params}


def without_data(spec: dict[str, Any]) -> dict[str, Any]:
    """A specification whose rows are sent beside it, not inside it."""
    return {key: value for key, value in spec.items() if key not in ("data", "datasets")}
