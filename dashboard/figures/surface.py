"""The loss surface: the loss for every pair of weights, with the path of the training."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.display.notation import Notation
from dashboard.display.palette import COLOURS
from dashboard.figures.chart import EPOCH_NOW, Chart, playhead, with_last_epoch
from rnn_core import Dataset, TrainingRun, loss_floor, loss_surface

CELLS = 33
"""Cells along each side: odd, so that one lies in the middle."""

DECADES = 6.0
"""Powers of ten above the lowest cells that the colours can show; or up to the median."""

SMALLEST = 1e-9
"""A loss less than this above the lowest possible loss counts as having reached it."""

OVERLAP = 1.05
"""Each cell overlaps the next one a little, or the page shows through the gaps."""

FARTHEST = 20.0
"""A path that diverges is followed this far from its start; then it leaves the map."""

WHITE = "white"
"""What is drawn on the map, in either theme. A name, because #ffffff is replaced by the
colour of the theme's page."""

ZOOMS = {1: "around the path", 2: "twice as wide", 5: "five times as wide"}
CLICKED = "clicked"
"""The name of the selection that a click on a cell sets."""


@dataclass(frozen=True)
class Window:
    """A square map of the weights, with round numbers at the centres of its cells.

    ``step`` is the side of a cell; ``w_a`` and ``w_x`` are the centre of the map.
    """

    w_a: float
    w_x: float
    step: float

    def axis(self, middle: float) -> np.ndarray[Any, np.dtype[np.float64]]:
        """The centres of the cells along one side, as short decimal numbers."""
        steps = np.arange(CELLS) - CELLS // 2 + round(middle / self.step)
        digits = max(0, 2 - math.floor(math.log10(self.step)))
        return np.round(steps * self.step, digits)


def window_of(run: TrainingRun, zoom: int = 1) -> Window:
    """The map that contains the path, or the part of it that stays near the start."""
    near = (np.abs(run.w_a - run.w_a[0]) <= FARTHEST) & (
        np.abs(run.w_x - run.w_x[0]) <= FARTHEST
    )
    until = len(near) if near.all() else int(near.argmin())
    w_a, w_x = run.w_a[:until], run.w_x[:until]
    middle_a, middle_x = (w_a.min() + w_a.max()) / 2, (w_x.min() + w_x.max()) / 2
    half = max(float(np.ptp(w_a)), float(np.ptp(w_x))) / 2
    side = 2 * max(1.5 * half, 1.5) * zoom
    step = _round_step(side / CELLS)
    return Window(round(middle_a / step) * step, round(middle_x / step) * step, step)


def _round_step(least: float) -> float:
    """The smallest of 1, 2, 2.5, 5 times a power of ten that is not below this.

    >>> _round_step(0.09), _round_step(0.11), _round_step(0.23)
    (0.1, 0.2, 0.25)
    """
    power = 10.0 ** math.floor(math.log10(least))
    return next(d * power for d in (1, 2, 2.5, 5, 10) if d * power >= least * 0.999)


def surface_cells(data: Dataset, activation: str, a0: float, window: Window) -> pd.DataFrame:
    """One row for each cell: its weights, its edges, its loss, and the number for its colour.

    The colour shows the logarithm of the loss minus the lowest possible loss, because with
    the loss itself a plateau would have the same colour everywhere.
    """
    w_a, w_x = np.meshgrid(window.axis(window.w_a), window.axis(window.w_x), indexing="ij")
    loss = loss_surface(data, w_a, w_x, activation, a0).ravel()
    above = loss - loss_floor(data, activation)
    finite = above[np.isfinite(above)]
    # The few lowest cells may reach the lowest possible loss, where the logarithm is −∞: they
    # share a colour. So do very high cells, since the valley is what matters.
    lowest = max(float(np.quantile(finite, 0.01)), SMALLEST) if finite.size else 1.0
    highest = max(lowest * 10.0**DECADES, float(np.median(finite)) if finite.size else 0.0)
    capped = np.clip(above, lowest, highest)
    half = window.step / 2
    return pd.DataFrame(
        {
            "w_a": w_a.ravel(),
            "w_x": w_x.ravel(),
            "w_a_low": w_a.ravel() - half,
            "w_a_high": w_a.ravel() + half * OVERLAP,
            "w_x_low": w_x.ravel() - half,
            "w_x_high": w_x.ravel() + half * OVERLAP,
            "loss": np.where(np.isfinite(loss), loss, np.finfo(np.float64).max),
            "colour": np.log10(capped),
            "best": np.arange(loss.size) == (np.argmin(loss) if finite.size else -1),
        }
    )


def surface_chart(
    cells: pd.DataFrame, path: pd.DataFrame, window: Window, notation: Notation, last_epoch: int
) -> Chart:
    """The map of the loss with the path of the training.

    ``cells`` as of ``surface_cells``, ``path`` as of ``run_rows``.
    """
    inside = path[
        ((path["w_a"] - window.w_a).abs() <= window.step * CELLS)
        & ((path["w_x"] - window.w_x).abs() <= window.step * CELLS)
    ]
    return Chart(
        with_last_epoch(_spec(window, notation), last_epoch),
        {"surface": cells, "path": inside},
        f"A map of the loss over {notation.w_a} and {notation.w_x}, dark where it is low, "
        "with the start, the path so far, the present point and the cell with the lowest loss. "
        "A click on a cell starts the training there.",
    )


@cache
def _spec(window: Window, notation: Notation) -> dict[str, Any]:
    half = window.step * CELLS / 2
    axis = alt.Axis(grid=False, tickCount=7)

    def along(channel: Any, field: str, middle: float) -> Any:
        scale = alt.Scale(domain=[middle - half, middle + half], nice=False, zero=False)
        title = notation.weight(field[:3])
        return channel(f"{field}:Q", title=title, axis=axis, scale=scale)

    x, y = along(alt.X, "w_a", window.w_a), along(alt.Y, "w_x", window.w_x)
    weights = [
        alt.Tooltip("w_a:Q", title=notation.w_a, format=".6g"),
        alt.Tooltip("w_x:Q", title=notation.w_x, format=".6g"),
        alt.Tooltip("loss:Q", title="loss L", format=".4g"),
    ]
    epoch = alt.Tooltip("epoch:Q", title="epoch", format=",d")
    click = alt.selection_point(name=CLICKED, fields=["w_a", "w_x"], on="click", clear=False)
    cells = (
        alt.Chart()
        .mark_rect(cursor="pointer", strokeWidth=0)
        .encode(
            x=along(alt.X, "w_a_low", window.w_a),
            x2="w_a_high:Q",
            y=along(alt.Y, "w_x_low", window.w_x),
            y2="w_x_high:Q",
            color=alt.Color("colour:Q")
            .scale(scheme="viridis")
            .legend(title="L − lowest", labelExpr="format(pow(10, datum.value), '.1~g')"),
            tooltip=weights,
        )
        .add_params(click)
    )
    path = alt.Chart(alt.NamedData(name="path")).encode(x=x, y=y, order="epoch:Q")
    far = {"clip": True, "interpolate": "linear"}
    so_far = path.transform_filter(f"datum.epoch <= {EPOCH_NOW}")
    now = path.transform_filter(f"datum.epoch == {EPOCH_NOW}")
    start = path.transform_filter("datum.epoch == 0")
    best = alt.Chart().transform_filter("datum.best").encode(x=x, y=y)
    layers = [
        cells,
        best.mark_point(
            shape="triangle-up", size=90, color=WHITE, filled=False, strokeWidth=2
        ).encode(tooltip=weights),
        path.mark_line(color=WHITE, strokeWidth=1.5, opacity=0.6, strokeDash=[3, 3], **far),
        so_far.mark_line(color=WHITE, strokeWidth=3, **far),
        start.mark_point(size=110, color=WHITE, filled=False, strokeWidth=2, clip=True).encode(
            tooltip=[epoch, *weights]
        ),
        now.mark_point(
            size=130,
            fill=COLOURS["loss"],
            stroke=WHITE,
            strokeWidth=2,
            opacity=1,
            clip=True,
        ).encode(tooltip=[epoch, *weights]),
    ]
    chart = (
        alt.layer(*layers, data=alt.Data(name="surface"))
        .add_params(playhead())
        .properties(title="The loss over both weights, and the path", height=420)
    )
    return chart.to_dict()
