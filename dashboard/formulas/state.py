"""One state: a<t> = f(W_a a<t-1> + W_x x<t>), with its numbers."""

from __future__ import annotations

import math

from dashboard.display.notation import Notation
from dashboard.display.palette import tex
from dashboard.formulas.formula import Formula, result, summed
from dashboard.formulas.written import as_set, counted
from rnn_core import ACTIVATIONS, ForwardPass
from rnn_core.by_hand import BY_HAND


def state_formula(
    fwd: ForwardPass, example: int, t: int, decimals: int, notation: Notation
) -> Formula:
    """The state of an example at a step, both counted from 1."""
    i, w = example - 1, fwd.weights
    w_a, w_x = as_set(w.w_a, decimals), as_set(w.w_x, decimals)
    before = counted(fwd.a[i, t - 1], decimals)
    x = counted(fwd.data.x[i, t - 1], decimals)
    symbols = (
        rf"{tex('w_a', notation.w_a_tex)} \cdot {tex('a', notation.tex_at('a', t - 1))} + "
        rf"{tex('w_x', notation.w_x_tex)} \cdot {tex('x', notation.tex_at('x', t))}"
    )
    numbers = summed(
        [
            rf"{w_a.coloured('w_a').tex} \cdot {before.in_brackets().coloured('a').tex}",
            rf"{w_x.in_brackets().coloured('w_x').tex} \cdot "
            rf"{x.in_brackets().coloured('x').tex}",
        ]
    )
    f = ACTIVATIONS[fwd.activation].tex
    value, note = result(
        fwd.a[i, t],
        _apply(fwd.activation, w_a.value * before.value + w_x.value * x.value),
        decimals,
        "a",
    )
    left = tex("a", notation.tex_at("a", t))
    return Formula(left, (f.format(z=symbols), f.format(z=numbers), value), note)


def _apply(activation: str, z: float) -> float:
    return BY_HAND[activation][0](z) if math.isfinite(z) else math.nan
