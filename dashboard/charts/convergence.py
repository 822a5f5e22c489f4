"""How does the loss fall, and how far can it?"""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.chart import EPOCH_NOW, HEIGHT, Chart, at_epoch, playhead, without_data
from dashboard.palette import COLOURS

LOG_FROM = 50.0
"""From this ratio of largest to smallest loss on, the axis is logarithmic."""

SMALLEST = 1e-16
"""Where a logarithmic axis ends: smaller losses are rounding and are drawn here."""


def convergence_chart(rows: pd.DataFrame, epoch: int, message: str) -> Chart:
    """The loss over the epochs with the floor that the activation sets.

    ``rows`` as of ``run_rows``; ``message`` says how the run ended.
    """
    top, bottom = rows["loss"].max(), max(rows["loss"].min(), SMALLEST)
    log = bool(top > LOG_FROM * bottom)
    if log:
        rows = rows.assign(loss=rows["loss"].clip(lower=SMALLEST))
    floor = float(rows["floor"].iloc[0])
    # On a logarithmic axis a floor of 0 is infinitely far down: there is nothing to draw.
    spec = _spec(log, draw_floor=floor > 0 or not log)
    description = (
        f"Loss over {rows['epoch'].iloc[-1]} epochs, from {rows['loss'].iloc[0]:.4g} to "
        f"{rows['loss'].iloc[-1]:.4g}; the floor is {floor:.4g}. {message}"
    )
    return Chart(at_epoch(spec, epoch, int(rows["epoch"].iloc[-1])), rows, description)


@cache
def _spec(log: bool, draw_floor: bool) -> dict[str, Any]:
    scale = alt.Scale(type="log") if log else alt.Scale(zero=False, nice=True)
    x = alt.X("epoch:Q").title("epoch").axis(tickMinStep=1, format=",d", grid=False)
    y = alt.Y("loss:Q").title("loss L").scale(scale)
    if log:
        y = y.axis(format=".0e", tickCount=5)
    tooltip = [
        alt.Tooltip("epoch:Q", title="epoch", format=",d"),
        alt.Tooltip("loss:Q", title="loss L", format=".6g"),
        alt.Tooltip("floor:Q", title="floor", format=".6g"),
    ]
    base = alt.Chart().encode(x=x, y=y)
    colour = COLOURS["loss"]
    whole = base.mark_line(color=colour, opacity=0.3, strokeWidth=1.5)
    done = base.mark_line(color=colour, strokeWidth=3).transform_filter(
        f"datum.epoch <= {EPOCH_NOW}"
    )
    point = (
        base.mark_point(color=colour, filled=True, size=110, opacity=1)
        .encode(tooltip=tooltip)
        .transform_filter(f"datum.epoch == {EPOCH_NOW}")
    )
    hover = base.mark_point(size=200, opacity=0).encode(tooltip=tooltip)
    layers: list[alt.Chart] = [whole, done, hover, point]
    if draw_floor:
        floor = alt.Chart().encode(y="min(floor):Q")
        layers.insert(0, floor.mark_rule(color=colour, strokeDash=[6, 4], strokeWidth=1.5))
        # At the left, where a run begins, the curve is far above its floor.
        label = floor.mark_text(
            color=colour, align="left", baseline="top", dx=4, dy=4, fontSize=12
        ).encode(x=alt.value(0), text=alt.value("floor"))
        layers.append(label)
    chart = (
        alt.layer(*layers, data=alt.Data(name="run"))
        .add_params(playhead())
        .properties(title="The loss over the epochs", height=HEIGHT)
    )
    return without_data(chart.to_dict())
