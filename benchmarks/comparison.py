"""The figures of one checkout, or of two side by side, as a table."""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence

Rounds = Mapping[str, Sequence[float]]
"""Name of a measurement -> its figure in every round."""


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value such that at least this share of the values is not larger.

    >>> percentile([5, 1, 4, 2, 3], 0.5), percentile([5, 1, 4, 2, 3], 0.95)
    (3, 5)
    """
    if not values:
        return math.nan
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def table(after: Rounds, before: Rounds | None = None) -> str:
    """One line for each figure: the median of its rounds; with `before`, also the ratio."""
    width = max(map(len, after))
    if before is None:
        return "\n".join(f"{name:<{width}}{_middle(after[name]):>10}" for name in after)
    lines = [f"{'':<{width}}{'before':>10}{'after':>10}{'ratio':>8}"]
    for name in after:
        old, new = before.get(name, ()), after[name]
        cells = f"{_middle(old):>10}{_middle(new):>10}{_ratio(old, new):>8}"
        lines.append(f"{name:<{width}}{cells}")
    return "\n".join(lines)


def _median(rounds: Sequence[float]) -> float:
    known = [figure for figure in rounds if not math.isnan(figure)]
    return statistics.median(known) if known else math.nan


def _middle(rounds: Sequence[float]) -> str:
    middle = _median(rounds)
    if math.isnan(middle):
        return "–"
    return f"{middle:,.0f}" if middle >= 100 else f"{middle:.3g}"


def _ratio(old: Sequence[float], new: Sequence[float]) -> str:
    before, after = _median(old), _median(new)
    return f"{after / before:.2f}" if before > 0 and after >= 0 else "–"
