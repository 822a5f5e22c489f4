"""The gradient from the terms beside the numerical gradient."""

from __future__ import annotations

import math

import pandas as pd

from dashboard.display.notation import Notation
from dashboard.display.numbers import fixed, magnitude
from dashboard.figures.table import Column, Table
from rnn_core import PARAMETERS, GradientCheck, Gradients

SMALL = 0.01
"""From this relative difference on, the table says in words what is wrong."""


def _difference(terms: float, numerical: float, relative: float) -> str:
    """The relative difference of the two gradients; if it is large, what is wrong, in words.

    ``relative`` is the difference divided by the larger of the two.

    >>> _difference(1.0, 1.0, 0.0), _difference(1.0, 1.0, 4.2e-11)
    ('0', '4×10⁻¹¹')
    >>> _difference(-5.78, -0.284, 0.95), _difference(1.0, -2.0, 1.5)
    ('20 times as large', 'opposite sign')
    >>> _difference(0.5, 0.0, 1.0)
    'should be 0'
    """
    if not math.isfinite(relative) or relative == 0.0:
        return fixed(relative, 0)
    if relative < SMALL:
        return magnitude(relative)
    if numerical == 0.0:
        return "should be 0"
    times = terms / numerical
    return "opposite sign" if times < 0 else f"{float(f'{times:.2g}'):g} times as large"


def check_table(
    grad: Gradients, check: GradientCheck, decimals: int, notation: Notation
) -> Table:
    """The gradient from the terms beside the numerical gradient."""
    rows = [
        [
            notation.weight(weight),
            fixed(getattr(grad, weight), max(decimals, 6)),
            fixed(getattr(check, weight), max(decimals, 6)),
            _difference(
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
            "numerical",
            "(L(w + h) − L(w − h)) / 2h with a small h, and again with h/2 for more accuracy.",
        ),
        "difference": Column(
            "relative difference",
            "The difference divided by the larger of the two. If it is not small: how large "
            "the terms are, compared with the numerical gradient.",
        ),
    }
    alt = "The gradient from the terms beside the numerical gradient, for both weights."
    pink = ("delta",) * len(rows)
    return Table(pd.DataFrame(rows, columns=list(columns), dtype=object), columns, alt, pink)
