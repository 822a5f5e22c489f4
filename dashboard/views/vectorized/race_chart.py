"""The chart of the race: from how many sequences on is the vectorized code faster?"""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from dashboard.display.palette import SOFT
from dashboard.figures.chart import Chart
from dashboard.views.vectorized.race import Race, crossover, duration

INK = SOFT
"""Neither program is a quantity of the lesson, so both are grey; dashes and marks differ."""

HEIGHT = 320
"""Pixels: room for the grid lines of all powers of ten."""

RACERS = ("by hand", "vectorized")


def race_chart(race: Race) -> Chart:
    """Seconds over the number of sequences, with a line where the two cross."""
    rows = [
        {"n": lap.n, "code": code, "seconds": seconds, "time": duration(seconds)}
        for lap in race.laps
        for code, seconds in zip(RACERS, (lap.by_hand, lap.vectorized), strict=True)
        if seconds is not None
    ]
    cross = crossover(race.laps)
    inside = [] if cross is None or cross <= race.laps[0].n else [cross]
    return Chart(
        _spec(),
        {
            "race": pd.DataFrame(rows, columns=["n", "code", "seconds", "time"]),
            "crossover": pd.DataFrame({"n": inside}, dtype=float),
        },
        "The time for one forward and one backward pass, by hand and vectorized, over the "
        "number of sequences, on logarithmic axes, with a line where the two curves cross.",
    )


@cache
def _spec() -> dict[str, Any]:
    domain = list(RACERS)
    legend = alt.Legend(
        title=None, orient="top", symbolSize=120, symbolFillColor=INK, symbolStrokeColor=INK
    )
    base = alt.Chart(alt.Data(name="race")).encode(
        x=alt.X("n:Q")
        .title("sequences")
        .scale(type="log", nice=False)
        .axis(format=",d", grid=False, values=[10.0**k for k in range(6)]),
        y=alt.Y("seconds:Q")
        .title("time")
        .scale(type="log")
        .axis(
            labelExpr="format(datum.value, '~s') + 's'",
            values=[10.0**k for k in range(-7, 3)],
        ),
        tooltip=[
            alt.Tooltip("code:N", title="code"),
            alt.Tooltip("n:Q", title="sequences", format=",d"),
            alt.Tooltip("time:N", title="time"),
        ],
    )
    dash = alt.StrokeDash("code:N", legend=legend).scale(domain=domain, range=[[6, 4], [1, 0]])
    shape = alt.Shape("code:N", legend=legend).scale(domain=domain, range=["circle", "square"])
    layers = [
        alt.Chart(alt.Data(name="crossover"))
        .mark_rule(color=INK, strokeDash=[2, 3])
        .encode(
            x=alt.X("n:Q"),
            tooltip=[alt.Tooltip("n:Q", title="they cross at", format=",.2r")],
        ),
        base.mark_line(color=INK, strokeWidth=2.5).encode(strokeDash=dash),
        base.mark_point(color=INK, filled=True, size=80, opacity=1).encode(shape=shape),
    ]
    chart = alt.layer(*layers).properties(
        title="Time for one forward and one backward pass", height=HEIGHT
    )
    return chart.to_dict()
