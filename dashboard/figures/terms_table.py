"""Step 2 as tables: the terms by step and by example, and the gradient check."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from dashboard.display.notation import Notation
from dashboard.display.numbers import fixed, magnitude, read
from dashboard.figures.table import Column, Table
from rnn_core import PARAMETERS, GradientCheck, Gradients, term_label

SMALL = 0.01
"""A relative difference that is written as such."""


def terms_table(grad: Gradients, examples: range, decimals: int, notation: Notation) -> Table:
    """One row a term, (a) first, with each example's share, then the two gradients."""
    n, T = grad.delta.shape  # noqa: N806 (the lesson's letter)
    by_weight = {
        "w_x": (grad.terms_w_x, grad.step_w_x, grad.w_x),
        "w_a": (grad.terms_w_a, grad.step_w_a, grad.w_a),
    }
    rows, quantities = [], []
    for t in range(T, 0, -1):
        for weight in PARAMETERS:
            shares, steps, _ = by_weight[weight]
            rows.append(
                [term_label(weight, t, T), notation.weight(weight), str(t)]
                + [fixed(steps[t - 1], decimals)]
                + [fixed(shares[example - 1, t - 1], decimals) for example in examples]
            )
            quantities.append("delta")
    for weight in PARAMETERS:
        shares, _, total = by_weight[weight]
        sums = [fixed(shares[example - 1].sum(), decimals) for example in examples]
        name = notation.weight(weight)
        rows.append(["sum", name, "all", fixed(total, decimals), *sums])
        quantities.append("delta")
    columns = {
        "term": Column("term", label=True),
        "weight": Column("of", "The weight whose gradient this term belongs to.", label=True),
        "step": Column("t", "The step at which the weight acts.", label=True),
        "total": Column("total", "Summed over all examples."),
        **{
            f"e{example}": Column(f"ex {example}", f"The share of example {example}.")
            for example in examples
        },
    }
    alt = (
        f"The {2 * T} terms of the gradient, from the last step to the first, with the "
        f"shares of examples {examples[0]} to {examples[-1]} of {n}, and their sums."
    )
    return Table(
        pd.DataFrame(rows, columns=list(columns), dtype=object), columns, alt, tuple(quantities)
    )


def place_of(row: int, column: str, T: int) -> tuple[int | None, int | None]:  # noqa: N803
    """Example and step of a cell; None where the cell is of all of them.

    >>> place_of(0, "e2", T=3), place_of(4, "total", T=3), place_of(6, "e1", T=3)
    ((2, 3), (None, 1), (1, None))
    """
    example = int(column[1:]) if column[1:].isdigit() else None
    return example, T - row // 2 if row < 2 * T else None


def adds_up(table: Table, n: int, decimals: int) -> bool:
    """Whether the written terms give the written sums.

    Down the terms of each weight, and across, if all n examples are shown.
    """
    numbers = table.cells.drop(columns=["term", "weight", "step"]).map(read)
    if numbers.isna().to_numpy().any():  # powers of ten are nobody's mental arithmetic
        return True
    cells = numbers.to_numpy(dtype=float)
    terms, sums = cells[:-2], cells[-2:]
    gaps = [terms[k::2].sum(axis=0) - sums[k] for k in range(2)]
    if cells.shape[1] == n + 1:
        gaps.append(cells[:, 1:].sum(axis=1) - cells[:, 0])
    half = 0.5 * 10.0**-decimals
    return all(bool((np.abs(gap) < half).all()) for gap in gaps)


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
    pink = ("delta",) * len(rows)
    return Table(pd.DataFrame(rows, columns=list(columns), dtype=object), columns, alt, pink)
