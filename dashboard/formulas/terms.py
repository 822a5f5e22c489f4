"""One term of the gradient: its chain of derivatives, the same with numbers, its sum."""

from __future__ import annotations

import math
from typing import NamedTuple

from dashboard.formulas.formula import Formula, product, result, summed
from dashboard.formulas.steps import PIECES
from dashboard.formulas.written import Written, as_set, counted, rounded
from dashboard.notation import Notation
from dashboard.palette import tex
from rnn_core import ForwardPass, Gradients, slopes, term_label


class Term(NamedTuple):
    """Which term: the weight it belongs to, and the step at which the weight acts."""

    weight: str
    t: int


class Factor(NamedTuple):
    """One factor of a chain: as a derivative, as what that derivative is, as a number."""

    derivative: str
    local: str
    number: Written


def factors_of(
    fwd: ForwardPass, rule: str, term: Term, example: int, decimals: int, notation: Notation
) -> list[Factor]:
    """The chain of a term for one example, from the loss to the weight: T − t + 2 factors."""
    i, T = example - 1, fwd.data.T  # noqa: N806 (the lesson's letter)
    w_a = as_set(fwd.weights.w_a, decimals).coloured("w_a")
    slope = slopes(fwd)[i]
    a = [tex("a", notation.tex_at("a", t)) for t in range(T + 1)]

    def slope_tex(t: int) -> str:
        return tex("slope", f"f'({notation.tex_at('z', t)})")

    def factor(
        of: int, by: str, local: str, number: Written, immediate: bool = False
    ) -> Factor:
        derivative = _derivative(a[of], by, immediate)
        if rule == "note":
            return Factor(derivative, local, Written(f"({number.tex})", number.value))
        f_prime = rounded(slope[of - 1], decimals).coloured("slope")
        return Factor(
            derivative,
            rf"{slope_tex(of)}\, {local}",
            Written(rf"({f_prime.tex} \cdot {number.tex})", f_prime.value * number.value),
        )

    back = [
        factor(t, a[t - 1], tex("w_a", notation.w_a_tex), w_a) for t in range(T, term.t, -1)
    ]
    weight = tex(term.weight, notation.weight_tex(term.weight))
    direct = _direct(fwd, term, i, decimals, notation)
    return [
        Factor(
            _derivative("L", a[T]),
            rf"\tfrac{{2}}{{n}} ({a[T]} - {tex('y', 'y')})",
            _of_the_loss(fwd, i, decimals),
        ),
        *back,
        factor(term.t, weight, *direct, immediate=True),
    ]


def share_formula(
    fwd: ForwardPass,
    grad: Gradients,
    term: Term,
    example: int,
    decimals: int,
    notation: Notation,
) -> Formula:
    """One example's share of a term: the chain, what its factors are, numbers, the share."""
    factors = factors_of(fwd, grad.rule, term, example, decimals, notation)
    numbers = [factor.number for factor in factors]
    share = getattr(grad, f"terms_{term.weight}")[example - 1, term.t - 1]
    value, note = result(share, math.prod(n.value for n in numbers), decimals, "delta")
    label = term_label(term.weight, term.t, fwd.data.T)
    return Formula(
        rf"\text{{{label}}}_{{{example}}}",
        (
            product([factor.derivative for factor in factors]),
            product([factor.local for factor in factors]),
            product([number.tex for number in numbers], dot=r"\,"),
            value,
        ),
        note,
    )


def term_formula(
    fwd: ForwardPass, grad: Gradients, term: Term, decimals: int, notation: Notation
) -> Formula:
    """The whole term as the lesson writes it: 2/n times the sum over the examples."""
    n = fwd.data.n
    written = n if n <= PIECES else PIECES - 1
    chains = [
        factors_of(fwd, grad.rule, term, i, decimals, notation) for i in range(1, written + 1)
    ]
    shown = math.nan if n > written else 0.0
    rows = []
    for i, chain in enumerate(chains):
        factors = [_error(fwd, i, decimals), *(factor.number for factor in chain[1:])]
        rows.append(product([factor.tex for factor in factors], dot=r"\,"))
        shown += math.prod(factor.value for factor in factors)
    if n > written:
        rows.append(rf"\cdots \ \text{{({n - written} more)}}")
    total = float(getattr(grad, f"step_{term.weight}")[term.t - 1])
    value, note = result(total, 2 / n * shown, decimals, "delta")
    last = tex("a", notation.tex_at("a", fwd.data.T))
    inside = [f"({last} - {tex('y', 'y')})", *(factor.local for factor in chains[0][1:])]
    return Formula(
        rf"\text{{{term_label(term.weight, term.t, fwd.data.T)}}}",
        (
            product([r"\tfrac{2}{n} \textstyle\sum_i", *inside], dot=r"\,"),
            rf"\tfrac{{2}}{{{n}}} \bigl[ {summed(rows)} \bigr]",
            value,
        ),
        note,
    )


def _direct(
    fwd: ForwardPass, term: Term, i: int, decimals: int, notation: Notation
) -> tuple[str, Written]:
    """What the weight multiplies at its step: x<t>, or the state before."""
    if term.weight == "w_x":
        local = tex("x", notation.tex_at("x", term.t))
        return local, counted(fwd.data.x[i, term.t - 1], decimals).in_brackets().coloured("x")
    local = tex("a", notation.tex_at("a", term.t - 1))
    return local, counted(fwd.a[i, term.t - 1], decimals).in_brackets().coloured("a")


def _error(fwd: ForwardPass, i: int, decimals: int) -> Written:
    """(ŷ − y) of an example."""
    y_hat, y = rounded(fwd.y_hat[i], decimals), counted(fwd.data.y[i], decimals)
    text = f"({y_hat.coloured('a').tex} - {y.in_brackets().coloured('y').tex})"
    return Written(text, y_hat.value - y.value)


def _of_the_loss(fwd: ForwardPass, i: int, decimals: int) -> Written:
    """∂L/∂a<T> of an example: 2/n (ŷ − y)."""
    error, n = _error(fwd, i, decimals), fwd.data.n
    return Written(rf"\tfrac{{2}}{{{n}}} {error.tex}", 2 / n * error.value)


def _derivative(of: str, by: str, immediate: bool = False) -> str:
    # ∂ follows every path; ∂⁺ only the direct one, with the state before held still.
    d = r"\partial^{+}\!" if immediate else r"\partial "
    return rf"\frac{{{d}{of}}}{{\partial {by}}}"
