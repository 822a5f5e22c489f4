"""Do the code by hand and the vectorized code give the same numbers?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.display.numbers import magnitude
from rnn_core import ForwardPass, Gradients
from rnn_core.by_hand import backward_by_hand, forward_by_hand

ROUNDING = 1e-12
"""Up to this size, relative to the largest number, a difference is only rounding."""


@dataclass(frozen=True)
class Difference:
    """The largest difference between numbers of one kind, and the largest of these numbers."""

    kind: str
    size: float
    largest_number: float

    @property
    def relative(self) -> float:
        """The difference, relative to the largest number."""
        return self.size / self.largest_number if self.size else 0.0


def differences(fwd: ForwardPass, grad: Gradients) -> tuple[Difference, ...]:
    """Compute everything again by hand, and compare number by number.

    >>> from rnn_core import PRESETS, backward, forward
    >>> fwd = forward(PRESETS["note"].data, PRESETS["note"].weights)
    >>> all(found.relative < ROUNDING for found in differences(fwd, backward(fwd)))
    True
    """
    x, y, weights = fwd.data.x.tolist(), fwd.data.y.tolist(), fwd.weights
    states = forward_by_hand(x, y, weights.w_a, weights.w_x, weights.a0, fwd.activation)
    by_hand = backward_by_hand(x, y, states, weights.w_a, fwd.activation, grad.rule)
    terms = (by_hand.terms_w_x, grad.terms_w_x), (by_hand.terms_w_a, grad.terms_w_a)
    # Loss and terms come from ŷ − y, and a sum from its terms. Each may be far smaller than
    # the numbers that it is computed from, and is no more exact than those.
    made_from = (fwd.a, fwd.data.y)
    return (
        _difference("states", [(states.z, fwd.z), (states.a, fwd.a)]),
        _difference("loss", [(states.loss, fwd.loss)], made_from),
        _difference("terms", terms, made_from),
        _difference(
            "gradient",
            [(by_hand.w_x, grad.w_x), (by_hand.w_a, grad.w_a)],
            (*made_from, grad.terms_w_x, grad.terms_w_a),
        ),
    )


def largest(found: Sequence[Difference]) -> Difference:
    """The largest relative difference."""
    return max(found, key=lambda difference: difference.size)


def sentence(found: Sequence[Difference]) -> str:
    """The result of the comparison, in a sentence.

    >>> sentence([Difference("states", 2.2e-16, 1.0), Difference("loss", 0.0, 1.8)])
    'The largest difference is 2×10⁻¹⁶, in the states.'
    >>> sentence([Difference("terms", 3e40, 1.5e56)])
    'The largest difference is 3×10⁴⁰, in the terms: a relative difference of 2×10⁻¹⁶.'
    >>> sentence([Difference("states", 0.0, 1.0)])
    'The two agree to the last digit.'
    """
    most = largest(found)
    if most.size == 0:
        return "The two agree to the last digit."
    text = f"The largest difference is {magnitude(most.size)}, in the {most.kind}"
    if most.largest_number > 10:
        text += f": a relative difference of {magnitude(most.relative)}"
    return f"{text}."


def _difference(
    kind: str, pairs: Sequence[tuple[Any, Any]], made_from: Sequence[Any] = ()
) -> Difference:
    size = 0.0
    for one, other in pairs:
        with np.errstate(all="ignore"):
            apart = np.abs(np.asarray(one) - np.asarray(other))
        # Where both numbers overflow, there is nothing to compare.
        size = max(size, float(np.nan_to_num(apart, nan=0.0).max()))
    numbers = [*made_from, *(other for _, other in pairs)]
    return Difference(kind, size, max(float(np.abs(number).max()) for number in numbers))
