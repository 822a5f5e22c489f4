"""What happens along the steps: the network unrolled, and the gradient that flows back."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.display.notation import Notation
from dashboard.display.numbers import compact
from dashboard.display.palette import COLOURS, PAGE
from dashboard.figures.chart import EPOCH_NOW, Chart, playhead, with_last_epoch
from rnn_core import Dataset, Replay

NUMBERS_UP_TO = 12
"""Steps of a sequence whose numbers still fit into their circles."""

ROOMY = 9
"""Steps at most whose nodes have room for a number of five signs."""

ROOM_A_NUMBER = 30
"""Pixels from one node to the next that a number needs."""

WIDEST = 16
"""Pixels of the widest stroke of the gradient."""

CLICKED_STEP = "clicked_step"
"""The name of the selection that a click on a state makes."""

# Rows of the picture, from top to bottom.
BACK, STATE, INPUT = 2.0, 1.0, 0.0


def network_chart(
    data: Dataset,
    film: Replay,
    example: int,
    last_epoch: int,
    decimals: int,
    notation: Notation,
) -> Chart:
    """One example of the film (counted from 1) along its steps."""
    small = data.T <= NUMBERS_UP_TO
    rows = _rows(data, film, example - 1, min(decimals, 2) if small else None)
    return Chart(
        with_last_epoch(_spec(data.T, notation), last_epoch),
        {"network": rows},
        "The network unrolled for one example: inputs below, states in the middle, and "
        "above them the gradient that flows back from the last step to the first, wider "
        "where it is larger.",
    )


def _rows(data: Dataset, film: Replay, example: int, decimals: int | None) -> pd.DataFrame:
    """One row for each frame and state, the initial state included."""
    frames, states = len(film.epochs), data.T + 1
    a = film.a[:, film.examples.index(example)]
    delta = np.zeros((frames, states))
    delta[:, 1:] = film.delta[:, film.examples.index(example)]
    x = np.concatenate([[np.nan], data.x[example]])
    largest = np.abs(delta).max(axis=1, keepdims=True)
    rows = pd.DataFrame(
        {
            "epoch": np.repeat(np.asarray(film.epochs, dtype=np.int32), states),
            "t": np.tile(np.arange(states, dtype=np.int32), frames),
            "a": a.ravel(),
            "delta": delta.ravel(),
            # The width of a stroke: this step's share of the largest in the sequence.
            "share": (np.abs(delta) / np.maximum(largest, 1e-300)).ravel(),
            "x": np.tile(x, frames),
        }
    )
    if decimals is not None:
        room = 5 if data.T <= ROOMY else 4
        rows["a_text"] = [compact(v, decimals, room) for v in a.ravel().tolist()]
        x_text = [compact(v, decimals, room) for v in data.x[example].tolist()]
        rows["x_text"] = np.tile(["", *x_text], frames)
        rows["delta_text"] = [
            "" if t == 0 else compact(v, decimals, 6)
            for t, v in zip(rows["t"], delta.ravel().tolist(), strict=True)
        ]
    return rows


@cache
def _spec(T: int, notation: Notation) -> dict[str, Any]:  # noqa: N803 (the lesson's letter)
    texts = T <= NUMBERS_UP_TO
    size = 1300 if T <= 6 else 750 if T <= ROOMY else max(12, 4800 // T)
    x = alt.X("t:Q").title("t").scale(domain=[-0.6, T + 0.4], nice=False)
    x = x.axis(tickMinStep=1, format="d", grid=False, tickCount=min(T + 1, 20))
    y = alt.Y("row:Q").axis(None).scale(domain=[-0.45, BACK + 0.5], nice=False)
    base = alt.Chart().encode(x=x, y=y).transform_filter(f"datum.epoch == {EPOCH_NOW}")
    at = {
        row: base.transform_calculate(row=str(row), before="datum.t - 1", below=str(INPUT))
        for row in (BACK, STATE, INPUT)
    }
    later = {row: layer.transform_filter("datum.t > 0") for row, layer in at.items()}
    tooltip = [
        alt.Tooltip("t:Q", title="t"),
        alt.Tooltip("x:Q", title=notation.at("x", "t"), format=".6g"),
        alt.Tooltip("a:Q", title=notation.at("a", "t"), format=".6g"),
        alt.Tooltip("delta:Q", title=notation.at("delta", "t"), format=".3e"),
    ]
    layers = [
        # The shared weights: along the states, and up from each input.
        later[STATE].mark_rule(color=COLOURS["w_a"], strokeWidth=2).encode(x2="before:Q"),
        later[STATE].mark_rule(color=COLOURS["w_x"], strokeWidth=2).encode(y2="below:Q"),
        *_gradient(later[BACK], tooltip),
        later[INPUT]
        .mark_point(shape="square", filled=True, size=size, color=COLOURS["x"], opacity=1)
        .encode(tooltip=tooltip),
        at[STATE]
        .mark_circle(size=size, color=COLOURS["a"], opacity=1)
        .encode(tooltip=tooltip)
        .properties(name="states"),
    ]
    if texts:
        layers += _texts(at, later, notation, 13 if T <= 6 else 10 if T <= ROOMY else 9, T)
    # On top and unseen, because a click on a number would not reach the circle below it.
    click = alt.selection_point(name=CLICKED_STEP, fields=["t"], on="click", clear=False)
    layers.append(
        at[STATE]
        .mark_circle(size=size, opacity=0, cursor="pointer")
        .encode(tooltip=tooltip)
        .add_params(click)
    )
    chart = (
        alt.layer(*layers, data=alt.Data(name="network"))
        .add_params(playhead())
        .properties(title="The network unrolled", height=340)
    )
    return chart.to_dict()


def _gradient(back: alt.Chart, tooltip: list[alt.Tooltip]) -> list[alt.Chart]:
    """δ from each step towards the one before: its size as width, its sign as dashes."""
    width = alt.StrokeWidth("share:Q", legend=None).scale(domain=[0, 1], range=[0.5, WIDEST])
    # Both are δ, so both have its colour: below 0 solid, above 0 dashed.
    dash = alt.StrokeDash("sign:N").scale(
        domain=["δ below 0", "δ above 0"], range=[[1, 0], [4, 2]]
    )
    signed = back.transform_calculate(sign="datum.delta < 0 ? 'δ below 0' : 'δ above 0'")
    return [
        signed.mark_rule(opacity=0.85, color=COLOURS["delta"]).encode(
            x2="before:Q",
            strokeWidth=width,
            strokeDash=dash.legend(
                title=None,
                orient="top",
                symbolType="stroke",
                symbolStrokeColor=COLOURS["delta"],
                symbolStrokeWidth=3,
            ),
            tooltip=tooltip,
        )
    ]


def _texts(
    at: dict[float, alt.Chart],
    later: dict[float, alt.Chart],
    notation: Notation,
    size: int,
    T: int,  # noqa: N803 (the lesson's letter)
) -> list[alt.Chart]:
    """The numbers in and above the nodes, and at the left what each row is."""
    # On a phone the nodes of a long sequence touch: there the numbers are in the tooltips.
    seen = alt.ExprRef(f"width < {ROOM_A_NUMBER * (T + 1)} ? 0 : 1")
    inside = {"color": PAGE, "fontSize": size, "opacity": seen}
    layers = [
        later[INPUT].mark_text(**inside).encode(text="x_text:N"),
        at[STATE].mark_text(**inside).encode(text="a_text:N"),
        later[BACK]
        .mark_text(color=COLOURS["delta"], fontSize=size, dy=-WIDEST, opacity=seen)
        .encode(text="delta_text:N"),
    ]
    for row, letter, colour in ((BACK, "delta", "delta"), (STATE, "a", "a"), (INPUT, "x", "x")):
        name = {"color": COLOURS[colour], "fontSize": 14, "align": "right", "dx": -22}
        start = at[row].transform_filter("datum.t == 0")
        layers.append(start.mark_text(**name).encode(text=alt.value(notation.at(letter, "t"))))
    first = later[STATE].transform_filter("datum.t == 1")
    between = first.transform_calculate(middle="datum.t - 0.5").encode(x="middle:Q")
    under = first.transform_calculate(row=str((STATE + INPUT) / 2))
    return [
        *layers,
        between.mark_text(color=COLOURS["w_a"], fontSize=14, dy=-24).encode(
            text=alt.value(notation.w_a)
        ),
        under.mark_text(color=COLOURS["w_x"], fontSize=14, align="left", dx=7).encode(
            text=alt.value(notation.w_x)
        ),
    ]
