"""An axis for values that may explode: weights and predictions."""

from __future__ import annotations

import math

import altair as alt
import numpy as np
from numpy.typing import NDArray

from dashboard.display.palette import SOFT

WIDE_FROM = 100.0
"""If a value is larger than this in size, the axis is logarithmic away from 0."""

FARTHEST = 1e4
"""The end of such an axis; values beyond it are drawn at the edge."""


def reach(values: NDArray[np.float64]) -> float | None:
    """The end of the axis for values that explode, or None for ordinary values.

    A power of ten, so that a small change of the values does not change the specification.

    >>> reach(np.array([0.5, -3.0])), reach(np.array([0.5, -250.0])), reach(np.array([1e52]))
    (None, 1000.0, 10000.0)
    """
    largest = float(np.abs(values).max())
    if largest <= WIDE_FROM:
        return None
    return FARTHEST if largest >= FARTHEST else 10.0 ** math.ceil(math.log10(largest))


def value_scale(far: float | None) -> alt.Scale:
    """The scale for ordinary values, or one that is logarithmic away from 0 and ends."""
    if far is None:
        return alt.Scale(zero=False, nice=True)
    return alt.Scale(type="symlog", domain=[-far, far], nice=False, clamp=True)


def value_axis(far: float | None) -> alt.Axis:
    """An axis with few ticks; a logarithmic one at every other power of ten."""
    if far is None:
        return alt.Axis(tickCount=5)
    end = round(math.log10(far))
    powers = [10.0**k for k in range(end % 2, end + 1, 2)]
    return alt.Axis(values=[*(-p for p in powers), 0, *powers], format=",d")


def titled(title: str, far: float | None) -> alt.Title:
    """A title that says so if values may lie beyond the axis."""
    beyond = "" if far is None else f"Values beyond ±{far:,.0f} are drawn at the edge."
    # Unlike the title, a subtitle has no colour from the page: this one is read on both.
    return alt.Title(title, subtitle=beyond, subtitleColor=SOFT) if beyond else alt.Title(title)
