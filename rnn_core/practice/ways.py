"""The ways in which one may round while working by hand, all followed at once.

An array here has one row for each way. Each way is the set of the numbers that it rounds.
"""

from __future__ import annotations

from itertools import compress, product

import numpy as np
from numpy.typing import NDArray

from rnn_core.arrays import Array
from rnn_core.practice.rounding import rounded

Way = frozenset[str]

NOTHING: Way = frozenset()
"""As the page does it: only what is written at the end is rounded."""

_STATES = tuple(
    frozenset(names)
    for names in (
        (),
        ("written",),  # as in the lesson: the next state comes from the unrounded one
        ("state",),  # the next state comes from the rounded one
        ("state", "z"),
        ("state", "product"),
    )
)
_WITHIN_A_TERM = ("lead", "slope", "delta", "share", "lead last")
_AFTER = frozenset({"term", "gradient"})

EXACT: tuple[Way, ...] = (NOTHING,)

USUAL: tuple[Way, ...] = (NOTHING, *(states | _AFTER for states in _STATES[:3]))
"""What most people round: the states, the terms, the gradient."""

EVERY: tuple[Way, ...] = (
    NOTHING,
    *(
        states | set(compress(_WITHIN_A_TERM, chosen)) | _AFTER | tie
        for states in _STATES
        for chosen in product((True, False), repeat=len(_WITHIN_A_TERM))
        for tie in (frozenset(), frozenset({"even"}))
    ),
)
"""All that are followed: whatever one may choose to round within a term."""


class Ways:
    """Ways of rounding to some decimals.

    Parameters
    ----------
    ways : tuple of Way
        What each rounds: ``product`` (w_a a<t-1> and w_x x<t>); ``z``; ``state`` (each
        feeds the next) or ``written`` (only what uses it later); ``lead`` (2/n, and 1/n);
        ``slope`` (f′); ``delta``; ``share`` (and each square of the loss); ``term``;
        ``gradient``. ``lead last`` says that the lead is multiplied after the sum, as in
        the lesson; ``even``, that a tie goes to the even digit, as computers do it.
    decimals : int

    Examples
    --------
    >>> Ways((NOTHING, frozenset({"z"})), 1).round("z", np.array([0.25, 0.25])).tolist()
    [0.25, 0.3]
    """

    def __init__(self, ways: tuple[Way, ...], decimals: int) -> None:
        self.count = len(ways)
        names: frozenset[str] = frozenset().union(*ways)
        self._marks = {name: np.array([name in way for way in ways]) for name in names}
        self._even = self._marks.get("even")
        self._decimals = decimals

    def round(self, what: str, values: Array) -> Array:
        """``values``, (ways,) or (ways, examples), rounded in the ways that round this."""
        if what not in self._marks:
            return values
        result = rounded(values, self._decimals)
        if self._even is not None:
            even = rounded(values, self._decimals, ties="even")
            result = np.where(_along(self._even, values), even, result)
        return np.where(_along(self._marks[what], values), result, values)

    def lead(self, value: float) -> tuple[Array, Array]:
        """The factor before a sum, (ways,) each: what comes first, and what comes last."""
        leads = self.round("lead", np.full(self.count, value))
        last = self._marks.get("lead last")
        if last is None:
            return leads, np.ones(self.count)
        return np.where(last, 1.0, leads), np.where(last, leads, 1.0)


def _along(mark: NDArray[np.bool_], values: Array) -> NDArray[np.bool_]:
    """A mark for each way, in the shape that goes with the values."""
    return mark if values.ndim == 1 else mark[:, np.newaxis]
