"""Rounding schemes: which numbers somebody rounds while working by hand, many at once.

An array here has one row for each scheme, and one column for each example or for all.
"""

from __future__ import annotations

from functools import cache
from itertools import compress, product

import numpy as np
from numpy.typing import NDArray

from rnn_core.arrays import Array
from rnn_core.practice.rounding import rounded

Scheme = frozenset[str]

NOTHING: Scheme = frozenset()
"""As the page does it: only the result is rounded."""

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

USUAL: tuple[Scheme, ...] = (NOTHING, *(states | _AFTER for states in _STATES[:3]))
"""What most people round: the states, the terms, the gradient."""

EVERY: tuple[Scheme, ...] = (
    NOTHING,
    *(
        states | set(compress(_WITHIN_A_TERM, chosen)) | _AFTER | tie
        for states in _STATES
        for chosen in product((True, False), repeat=len(_WITHIN_A_TERM))
        for tie in (frozenset(), frozenset({"even"}))
    ),
)
"""All that are followed: whatever somebody may round within a term, too."""

SETS = {"usual": USUAL, "every": EVERY}


class Schemes:
    """A set of rounding schemes, at so many decimals.

    Parameters
    ----------
    name : "usual" or "every"
        A scheme is the set of what it rounds: ``product`` (w_a a<t-1> and w_x x<t>); ``z``;
        ``state`` (as it goes into the next one) or ``written`` (only as it is used later);
        ``lead`` (2/n, and 1/n); ``slope`` (f′); ``delta``; ``share`` (and each square of
        the loss); ``term``; ``gradient``. ``lead last``: 2/n is multiplied after the sum,
        as in the lesson; ``even``: a tie goes to the even digit, as computers do it.
    decimals : int

    Examples
    --------
    >>> Schemes("usual", 1).round("term", np.array([[0.25]])).tolist()
    [[0.25], [0.3], [0.3], [0.3]]
    """

    def __init__(self, name: str, decimals: int) -> None:
        self.count = len(SETS[name])
        self._rows = _rows(name)
        self._even = self._rows.get("even")
        self._decimals = decimals

    def round(self, what: str, values: Array) -> Array:
        """Values rounded in the schemes that round this."""
        rows = self._rows.get(what)
        if rows is None:
            return values
        result = rounded(values, self._decimals)
        if self._even is not None:
            even = rounded(values, self._decimals, ties="even")
            result = np.where(self._even, even, result)
        return np.where(rows, result, values)

    def factor_last(self) -> NDArray[np.bool_] | None:
        """The schemes that multiply by 2/n after the sum; None if none does."""
        return self._rows.get("lead last")


@cache
def _rows(name: str) -> dict[str, NDArray[np.bool_]]:
    """What is rounded -> which schemes of a set do so, (schemes, 1)."""
    schemes = SETS[name]
    rounded_things: Scheme = frozenset().union(*schemes)
    return {what: np.array([[what in s] for s in schemes]) for what in rounded_things}
