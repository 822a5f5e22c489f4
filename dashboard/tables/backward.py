"""Step 2 as tables: the terms by step and by example, and the gradient check."""

from __future__ import annotations

import math

import pandas as pd

from dashboard.notation import Notation
from dashboard.numbers import SUPERSCRIPT, fixed
from dashboard.tables.table import Column, Table
from rnn_core import PARAMETERS, GradientCheck, Gradients, term_label


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
            quantities.append(weight)
    for weight in PARAMETERS:
        shares, _, total = by_weight[weight]
        sums = [fixed(shares[example - 1].sum(), decimals) for example in examples]
        name = notation.weight(weight)
        rows.append(["sum", name, "all", fixed(total, decimals), *sums])
        quantities.append(weight)
    columns = {
        "term": Column("term", label=True),
        "weight": Column("of", "The weight whose gradient this term belongs to.", label=True),
        "step": Column("step", label=True),
        "total": Column("total", "Summed over all examples.", "delta"),
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


def _difference(value: float) -> str:
    """A relative difference by its size: 0, 4×10⁻¹¹, 1.

    >>> _difference(0.0), _difference(4.2e-11), _difference(1.0), _difference(float("nan"))
    ('0', '4×10⁻¹¹', '1', 'too large')
    """
    if not math.isfinite(value) or value == 0.0 or value >= 0.1:
        return fixed(value, 0)
    digits, power = f"{value:.0e}".split("e")
    return f"{digits}×10{str(int(power)).translate(SUPERSCRIPT)}"


def check_table(
    grad: Gradients, check: GradientCheck, decimals: int, notation: Notation
) -> Table:
    """The gradient from the terms beside the one from nudging the weights."""
    rows = [
        [
            notation.weight(weight),
            fixed(getattr(grad, weight), max(decimals, 6)),
            fixed(getattr(check, weight), max(decimals, 6)),
            _difference(getattr(check, f"difference_{weight}")),
        ]
        for weight in PARAMETERS
    ]
    columns = {
        "weight": Column("∂L/∂", label=True),
        "terms": Column("from the terms", "The sum of the terms."),
        "nudged": Column(
            "from nudging",
            "(L(w + h) − L(w − h)) / 2h with a small h, and once more with h/2 to be exact.",
        ),
        "difference": Column("difference", "Relative to the larger one; 2 is opposite sign."),
    }
    alt = "The gradient from the terms beside the numerical one, for both weights."
    return Table(
        pd.DataFrame(rows, columns=list(columns), dtype=object), columns, alt, PARAMETERS
    )
