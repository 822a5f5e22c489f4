"""How does the loss fall, and how far can it fall?"""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.display.palette import COLOURS
from dashboard.figures.chart import (
    EPOCH_NOW,
    Chart,
    playhead,
    with_last_epoch,
)

LOG_FROM = 50.0
"""If the largest loss is more than this many times the smallest, the axis is logarithmic."""

ROOM = 20
"""Pixels above and below the curve, for the text that stands there."""

LABEL = 0.4
"""The part of the plot's width that loss and epoch take, written out, at most."""

SMALLEST = 1e-16
"""The lower end of a logarithmic axis: smaller losses are rounding errors, drawn here."""


def convergence_chart(
    rows: pd.DataFrame,
    last_epoch: int,
    reason: str = "",
    large: bool = False,
    decimals: int = 2,
) -> Chart:
    """The loss over the epochs, and the lowest possible loss with this activation.

    ``rows`` come from ``run_rows``; ``reason`` says in a few words why the loss cannot be
    lower; ``large`` means large type, for a class; ``decimals`` is for the displayed losses.
    """
    top, bottom = rows["loss"].max(), max(rows["loss"].min(), SMALLEST)
    log = bool(top / LOG_FROM > bottom)
    if log:
        rows = rows.assign(loss=rows["loss"].clip(lower=SMALLEST))
    only_the_first = [reason] + [""] * (len(rows) - 1)
    rows = rows.assign(late=rows["epoch"] > 0.7 * last_epoch, reason=only_the_first)
    rows = rows.assign(above=_above(rows, last_epoch))
    # On a logarithmic axis a loss of 0 is infinitely far down: there is nothing to draw.
    draw_floor = bool(rows["floor"].iloc[0] > 0) or not log
    spec = _spec(log, draw_floor, large, decimals)
    return Chart(
        with_last_epoch(spec, last_epoch),
        {"run": rows},
        "The loss over the epochs, and the lowest possible loss with this activation: the line "
        "drawn so far, a point at the present epoch, and how the run ended.",
    )


@cache
def _spec(log: bool, draw_floor: bool, large: bool, decimals: int) -> dict[str, Any]:
    scale = alt.Scale(padding=ROOM, **({"type": "log"} if log else {"zero": False}))
    x = alt.X("epoch:Q").axis(tickMinStep=1, format=",d", grid=False, titlePadding=2)
    # From edge to edge, so that a place on the plot is an epoch: dragging there scrubs.
    x = x.title("epoch").scale(nice=False)
    axis = alt.Axis(format=".0e", tickCount=5) if log else alt.Axis(tickCount=4)
    y, above = (
        alt.Y(f"{field}:Q").title(None).scale(scale).axis(axis) for field in ("loss", "above")
    )
    tooltip = [
        alt.Tooltip("epoch:Q", title="epoch", format=",d"),
        alt.Tooltip("loss:Q", title="loss L", format=".6g"),
        alt.Tooltip("floor:Q", title="lowest possible loss", format=".6g"),
    ]
    colour, (text, small) = COLOURS["loss"], _sizes(large)
    base = alt.Chart().encode(x=x, y=y)
    now = base.transform_filter(f"datum.epoch == {EPOCH_NOW}")
    # No filter for the ending: a layer without rows would leave the axes nothing to span.
    ended = alt.when("datum.ending != ''").then(alt.value(90)).otherwise(alt.value(0))
    layers: list[alt.Chart] = [
        base.mark_line(color=colour, opacity=0.35, strokeWidth=1.5),
        base.transform_filter(f"datum.epoch <= {EPOCH_NOW}").mark_line(
            color=colour, strokeWidth=3
        ),
        base.mark_point(color=colour, strokeWidth=2, filled=False).encode(
            size=ended,
            shape=alt.Shape("ending:N", legend=None).scale(
                domain=["converged", "diverged"], range=["diamond", "cross"]
            ),
        ),
        base.mark_text(color=colour, align="right", dx=-9, dy=-9, fontSize=small).encode(
            text="ending:N"
        ),
        base.mark_point(size=200, opacity=0).encode(tooltip=tooltip),
        now.mark_point(color=colour, filled=True, size=110, opacity=1).encode(tooltip=tooltip),
    ]
    if draw_floor:
        floor = alt.Chart().encode(y="min(floor):Q")
        # The loss cannot fall below this line, so its label stands there.
        label = (
            alt.Chart()
            .transform_filter("datum.epoch == 0")
            .transform_calculate(
                label=f"'lowest possible ' + {_written('floor', decimals)}"
                " + (datum.reason && width > 380 ? ': ' + datum.reason : '')"
            )
            .mark_text(color=colour, align="left", baseline="top", dx=6, dy=4, fontSize=small)
            .encode(x=alt.value(0), y="floor:Q", text="label:N")
        )
        rule = floor.mark_rule(color=colour, strokeDash=[6, 4], strokeWidth=1.5)
        layers = [rule, *layers, label]
    layers += _where(now, above, small, decimals)
    chart = (
        alt.layer(*layers, data=alt.Data(name="run"))
        .add_params(playhead())
        .properties(
            title=alt.Title(
                "4  Repeat: the loss over the epochs", fontSize=text, anchor="start", offset=4
            ),
            height="container",
        )
    )
    return chart.configure_axis(labelFontSize=small, titleFontSize=small).to_dict()


def _sizes(large: bool) -> list[alt.ExprRef]:
    """The sizes of text and labels, the same as in stage.css for this window."""
    pairs = ((26, 17), (21, 14)) if large else ((20, 15), (16, 12.5))
    return [
        alt.ExprRef(f"windowSize()[0] >= 1500 && windowSize()[1] >= 860 ? {wide} : {small}")
        for wide, small in pairs
    ]


def _written(field: str, decimals: int) -> str:
    """An expression for Vega that writes a number as the head of the stage does.

    If all shown decimals would be 0, it has two significant digits; a very large or very
    small number is a power of ten.
    """
    size, hidden = f"abs(datum.{field})", 0.5 * 10**-decimals
    power, few, fixed = f"{size} >= 1e7 || {size} < 1e-7", f"{size} < {hidden}", f".{decimals}f"
    style = f"{power} ? '.1e' : {few} ? '.2r' : '{fixed}'"
    return f"({size} == 0 ? '0' : format(datum.{field}, {style}))"


def _above(rows: pd.DataFrame, last_epoch: int) -> np.ndarray:
    """For each late row the largest loss of the curve over which its label lies."""
    epoch, loss, late = (rows[name].to_numpy() for name in ("epoch", "loss", "late"))
    left = epoch - LABEL * last_epoch
    above = np.where(late, np.maximum(loss, np.interp(left, epoch, loss)), loss)
    for row, first in enumerate(np.searchsorted(epoch, left)):
        if late[row]:
            above[row] = max(above[row], loss[first : row + 1].max())
    return above


def _where(now: alt.Chart, above: alt.Y, size: alt.ExprRef, decimals: int) -> list[alt.Chart]:
    """Loss and epoch beside the moving point: at its right, near the end at its left.

    At its left is the curve, which mostly falls: there the label is above all that it covers.
    """
    words = f"{_written('loss', decimals)} + ' at epoch ' + datum.epoch"
    style = {"color": COLOURS["loss"], "fontSize": size, "fontWeight": 600, "dy": -9}
    # No filter: a layer without rows would leave the axes nothing to span.
    return [
        now.transform_calculate(label=f"datum.late == {late} && !datum.ending ? {words} : ''")
        .mark_text(align=align, dx=dx, **style)
        .encode(text="label:N", **place)
        for late, align, dx, place in (
            ("false", "left", 9, {}),
            ("true", "right", -4, {"y": above}),
        )
    ]
