"""How much does each step contribute to the gradient of a weight?"""

from __future__ import annotations

from functools import cache
from math import ceil
from typing import Any

import altair as alt
import pandas as pd

from dashboard.display.notation import Notation
from dashboard.display.palette import COLOURS, INK, PAGE
from dashboard.figures.chart import Chart
from rnn_core import PARAMETERS, Gradients, term_label

AROUND, LEGEND_ROW, BAR, LEGEND_COLUMNS = 140, 32, 44, 6
"""Pixels: title, legend's title and axis; a row of the legend; a bar. And steps in a row."""


def contributions_chart(grad: Gradients, examples: range | None, notation: Notation) -> Chart:
    """One bar for each weight, or for each weight and example, with one piece for each step."""
    T = grad.delta.shape[1]  # noqa: N806 (the lesson's letter)
    rows, totals = [], []
    for weight in PARAMETERS:
        name = notation.weight(weight)
        if examples is None:
            bars = {name: getattr(grad, f"step_{weight}")}
        else:
            shares = getattr(grad, f"terms_{weight}")
            bars = {f"{name}, ex {i}": shares[i - 1] for i in examples}
        for bar, terms in bars.items():
            totals.append({"bar": bar, "total": float(terms.sum())})
            rows += [
                {
                    "bar": bar,
                    "t": t,
                    "term": term_label(weight, t, T),
                    "amount": float(terms[t - 1]),
                }
                for t in range(T, 0, -1)
            ]
    bars_shown = tuple(total["bar"] for total in totals)
    return Chart(
        _spec(bars_shown, T),
        {"terms": pd.DataFrame(rows), "totals": pd.DataFrame(totals)},
        "A bar for each weight, with one piece for each step: the contribution of that step "
        "to the gradient. A tick marks the sum.",
    )


@cache
def _spec(bars: tuple[str, ...], T: int) -> dict[str, Any]:  # noqa: N803 (the lesson's letter)
    y = alt.Y("bar:N", title=None).axis(labelLimit=120).scale(domain=list(bars))
    steps = list(range(1, T + 1))
    # Later steps stronger: the same colour, for all pieces are terms of one gradient.
    strength = alt.Opacity("t:O", sort=steps).scale(domain=steps, range=[0.25, 1.0])
    # Text ticks at most: with many steps the legend would be longer than the chart.
    legend = (
        alt.Legend(title="t", orient="top", symbolType="square", columns=LEGEND_COLUMNS)
        if T <= 12
        else None
    )
    pieces = (
        alt.Chart(alt.NamedData(name="terms"))
        .mark_bar(color=COLOURS["delta"], stroke=PAGE, strokeWidth=0.5)
        .encode(
            x=alt.X("sum(amount):Q", title="contribution to ∂L/∂w").axis(tickCount=6),
            y=y,
            opacity=strength.legend(legend),
            order=alt.Order("t:O", sort="descending"),
            tooltip=[
                alt.Tooltip("bar:N", title="of"),
                alt.Tooltip("t:O", title="t"),
                alt.Tooltip("term:N", title="term"),
                alt.Tooltip("sum(amount):Q", title="contribution", format=".6g"),
            ],
        )
    )
    sums = (
        alt.Chart(alt.NamedData(name="totals"))
        # A sum of terms is pink too: ink stands out of its own bar.
        .mark_tick(color=INK, opacity=1, thickness=3, size=38)
        .encode(
            x=alt.X("total:Q"),
            y=y,
            tooltip=[
                alt.Tooltip("bar:N", title="of"),
                alt.Tooltip("total:Q", title="sum over all t", format=".6g"),
            ],
        )
    )
    rows_of_legend = ceil(T / LEGEND_COLUMNS) if legend else 0
    chart = alt.layer(pieces, sums).properties(
        title="The contribution of each step t",
        height=AROUND + LEGEND_ROW * rows_of_legend + BAR * len(bars),
    )
    return {key: value for key, value in chart.to_dict().items() if key != "datasets"}
