"""The gradient from the terms beside the numerical one."""

from __future__ import annotations

import math

import pandas as pd

from dashboard.display.notation import Notation
from dashboard.display.numbers import fixed, magnitude
from dashboard.figures.table import Column, Table
from rnn_core import PARAMETERS, GradientCheck, Gradients

SMALL = 0.01
"""A relative difference that is written as such."""


def _off_by(terms: float, nudged: float, difference: float) -> str:
    """How far the terms are from the numerical gradient, as one says it.

    ``difference`` is relative to the larger of the two.

    >>> _off_by(1.0, 1.0, 0.0), _off_by(1.0, 1.0, 4.2e-11), _off_by(-5.78, -0.284, 0.95)
    ('0', '4×10⁻¹¹', '20 times')
    >>> _off_by(1.0, -2.0, 1.5), _off_by(0.5, 0.0, 1.0)
    ('other sign', 'not 0')
    """
    if not math.isfinite(difference) or difference == 0.0:
        return fixed(difference, 0)
    if difference < SMALL:
        return magnitude(difference)
    if nudged == 0.0:
        return "not 0"
    times = terms / nudged
    return "other sign" if times < 0 else f"{float(f'{times:.2g}'):g} times"


def check_table(
    grad: Gradients, check: GradientCheck, decimals: int, notation: Notation
) -> Table:
    """The gradient from the terms beside the one from nudging the weights."""
    rows = [
        [
            notation.weight(weight),
            fixed(getattr(grad, weight), max(decimals, 6)),
            fixed(getattr(check, weight), max(decimals, 6)),
            _off_by(
                getattr(grad, weight),
                getattr(check, weight),
                getattr(check, f"difference_{weight}"),
            ),
        ]
        for weight in PARAMETERS
    ]
    columns = {
        "weight": Column("∂L/∂", label=True),
        "terms": Column("from terms", "The sum of the terms."),
        "nudged": Column(
            "from nudging",
            "(L(w + h) − L(w − h)) / 2h with a small h, and once more with h/2 to be exact.",
        ),
        "difference": Column(
            "off by",
            "Their difference, as a part of the larger one; where it is not small, how many "
            "times as large the terms come out as they should.",
        ),
    }
    alt = "The gradient from the terms beside the numerical one, for both weights."
    return Table(
        pd.DataFrame(rows, columns=list(columns), dtype=object), columns, alt, PARAMETERS
    )
