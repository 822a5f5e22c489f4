"""Step 2 as a table: the terms by step and by example."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.display.notation import Notation
from dashboard.display.numbers import fixed, read
from dashboard.figures.table import Column, Table
from rnn_core import PARAMETERS, Gradients, term_label


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
        quantities.append(weight)
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
