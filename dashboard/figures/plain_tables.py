"""The numbers of one epoch as plain Markdown tables, which need no script."""

from __future__ import annotations

from dashboard.display.notation import Notation
from dashboard.display.numbers import fixed, short
from rnn_core import PARAMETERS, ForwardPass, Gradients, term_label


def forward_lines(
    fwd: ForwardPass, examples: range, steps: range, decimals: int, notation: Notation
) -> str:
    """One row for each example: inputs, states, target, squared error; the loss below."""
    heads = ["ex", *(notation.at("x", t) for t in steps), *(notation.at("a", t) for t in steps)]
    rows = [
        [
            f"{i:,}",
            *(short(fwd.data.x[i - 1, t - 1], decimals) for t in steps),
            *(short(fwd.a[i - 1, t], decimals) for t in steps),
            short(fwd.data.y[i - 1], decimals),
            fixed(fwd.error[i - 1] ** 2, decimals),
        ]
        for i in examples
    ]
    return _table([*heads, "y", "(ŷ − y)²"], rows) + f"\n\nL = {fixed(fwd.loss, decimals)}"


def terms_lines(
    grad: Gradients, examples: range, steps: range, decimals: int, notation: Notation
) -> str:
    """One row for each term, (a) first: weight, step, the sum and each example's share."""
    T = grad.delta.shape[1]  # noqa: N806 (the lesson's letter)
    rows = [
        [
            term_label(weight, t, T),
            notation.weight(weight),
            str(t),
            short(getattr(grad, f"step_{weight}")[t - 1], decimals),
            *(
                short(getattr(grad, f"terms_{weight}")[i - 1, t - 1], decimals)
                for i in examples
            ),
        ]
        for t in reversed(steps)
        for weight in PARAMETERS
    ]
    sums = ", ".join(
        f"∂L/∂{notation.weight(weight)} = {fixed(getattr(grad, weight), decimals)}"
        for weight in PARAMETERS
    )
    heads = ["term", "of", "t", "sum", *(f"ex {i:,}" for i in examples)]
    return f"{_table(heads, rows)}\n\n{sums}"


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---:"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
