"""How do the weights change during the training?"""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from dashboard.display.notation import Notation
from dashboard.display.palette import COLOURS
from dashboard.figures.chart import (
    EPOCH_NOW,
    HEIGHT,
    Chart,
    playhead,
    with_last_epoch,
)
from dashboard.figures.value_axis import reach, titled, value_axis, value_scale


def weights_chart(rows: pd.DataFrame, last_epoch: int, notation: Notation) -> Chart:
    """Both weights over the epochs. ``rows`` as of ``run_rows``."""
    far = reach(rows[["w_a", "w_x"]].to_numpy())
    return Chart(
        with_last_epoch(_spec(far, notation), last_epoch),
        {"run": rows},
        f"The weights {notation.w_a} and {notation.w_x} over the epochs: the lines drawn so "
        "far, and a point on each at the present epoch.",
    )


@cache
def _spec(far: float | None, notation: Notation) -> dict[str, Any]:
    weights = ["w_a", "w_x"]
    names = f"datum.label == 'w_a' ? '{notation.w_a}' : '{notation.w_x}'"
    legend = alt.Legend(title=None, orient="top", labelExpr=names, symbolType="stroke")
    tooltip = [
        alt.Tooltip("epoch:Q", title="epoch", format=",d"),
        alt.Tooltip("w_a:Q", title=notation.w_a, format=".6g"),
        alt.Tooltip("w_x:Q", title=notation.w_x, format=".6g"),
    ]
    base = alt.Chart().encode(
        x=alt.X("epoch:Q").title("epoch").axis(tickMinStep=1, format=",d", grid=False),
        y=alt.Y("value:Q", title="weight", scale=value_scale(far), axis=value_axis(far)),
        color=alt.Color("weight:N", legend=legend).scale(
            domain=weights, range=[COLOURS[weight] for weight in weights]
        ),
        strokeDash=alt.StrokeDash("weight:N", legend=legend).scale(
            domain=weights, range=[[1, 0], [6, 3]]
        ),
    )
    folded = base.transform_fold(weights, as_=["weight", "value"])
    now = folded.transform_filter(f"datum.epoch == {EPOCH_NOW}")
    layers = [
        folded.mark_line(opacity=0.35, strokeWidth=1.5),
        folded.transform_filter(f"datum.epoch <= {EPOCH_NOW}").mark_line(strokeWidth=3),
        folded.mark_point(size=200, opacity=0).encode(tooltip=tooltip),
        now.mark_point(filled=True, size=110, opacity=1).encode(
            tooltip=tooltip, strokeDash=alt.value([1, 0])
        ),
    ]
    chart = (
        alt.layer(*layers, data=alt.Data(name="run"))
        .add_params(playhead())
        .properties(title=titled("The weights over the epochs", far), height=HEIGHT)
    )
    return chart.to_dict()
