"""How far is each prediction from its target?"""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.display.palette import COLOURS
from dashboard.figures.chart import (
    EPOCH_NOW,
    HEIGHT,
    Chart,
    playhead,
    with_last_epoch,
)
from dashboard.figures.value_axis import reach, titled, value_axis, value_scale
from rnn_core import Dataset, Replay


def predictions_chart(data: Dataset, film: Replay, last_epoch: int) -> Chart:
    """Prediction and target of each example of the film, with the error between them."""
    y_hat = film.a[:, :, -1]
    examples, epochs = list(film.examples), list(film.epochs)
    rows = pd.DataFrame(
        {
            "epoch": np.repeat(epochs, len(examples)),
            "example": np.tile(np.array(examples) + 1, len(epochs)),
            "y_hat": y_hat.ravel(),
            "y": np.tile(data.y[examples], len(epochs)),
        }
    )
    far = reach(np.append(y_hat, data.y))
    return Chart(
        with_last_epoch(_spec(far), last_epoch),
        {"predictions": rows},
        "For each example, a point at its prediction, a bar at its target, and a line "
        "between them: the error at the present epoch.",
    )


@cache
def _spec(far: float | None) -> dict[str, Any]:
    x = alt.X("example:O").title("example").axis(labelAngle=0, grid=False)
    tooltip = [
        alt.Tooltip("example:O", title="example"),
        alt.Tooltip("y_hat:Q", title="prediction ŷ", format=".6g"),
        alt.Tooltip("y:Q", title="target y", format=".6g"),
    ]
    base = alt.Chart().encode(x=x)
    now = base.transform_filter(f"datum.epoch == {EPOCH_NOW}")
    prediction = alt.Y("y_hat:Q", title="value", scale=value_scale(far), axis=value_axis(far))
    kinds = alt.Scale(domain=["prediction ŷ", "target y"], range=[COLOURS["a"], COLOURS["y"]])
    legend = alt.Legend(title=None, orient="top", symbolType="circle")
    layers = [
        # All epochs, invisible: the axis covers the whole film and does not jump.
        base.mark_point(opacity=0, size=1).encode(y=prediction),
        now.mark_rule(strokeWidth=2, opacity=0.5, color=COLOURS["a"]).encode(
            y=prediction, y2="y:Q"
        ),
        now.transform_calculate(kind="'target y'")
        .mark_tick(thickness=4, width=26, opacity=1)
        .encode(
            y=alt.Y("y:Q"),
            color=alt.Color("kind:N", scale=kinds, legend=legend),
            tooltip=tooltip,
        ),
        now.transform_calculate(kind="'prediction ŷ'")
        .mark_circle(size=130, opacity=1)
        .encode(
            y=prediction, color=alt.Color("kind:N", scale=kinds, legend=legend), tooltip=tooltip
        ),
    ]
    chart = (
        alt.layer(*layers, data=alt.Data(name="predictions"))
        .add_params(playhead())
        .properties(title=titled("Predictions and targets", far), height=HEIGHT)
    )
    return chart.to_dict()
