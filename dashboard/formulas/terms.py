"""One term of the gradient: one example's share of it, and its sum over the examples."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.display.notation import Notation, of_example
from dashboard.display.palette import tex
from dashboard.formulas.formula import (
    INDENT,
    Formula,
    is_written_out,
    product,
    result,
    spelled_out,
)
from dashboard.formulas.links import Chain, Link, Term
from dashboard.formulas.width import LINE
from dashboard.formulas.written import Written, rounded
from rnn_core import ForwardPass, Gradients, term_label

IN_TWO_PARTS = 3
"""So many links after the first are written as f' times the rest; more, as one number each."""

ROOM = LINE + 0.5
"""Of a line behind a letter alone, which is a very short name."""

LINKS_IN_SYMBOLS = 5
"""So many links are written in the symbols of a sum; of more, the first, dots and the last."""


def share_formula(
    fwd: ForwardPass,
    grad: Gradients,
    term: Term,
    example: int,
    decimals: int,
    notation: Notation,
) -> Formula:
    """One example's share of a term: the chain, each link's number, the share."""
    links = Chain(fwd, grad.rule, example, decimals, notation).links(term)
    return _multiplied(
        rf"{_label(fwd, term)}^{{{of_example(example)}}}",
        [(link.derivative, link.value) for link in links],
        getattr(grad, f"terms_{term.weight}")[example - 1, term.t - 1],
        decimals,
    )


def delta_formula(
    fwd: ForwardPass, grad: Gradients, example: int, t: int, decimals: int, notation: Notation
) -> Formula:
    """δ<t> of one example: what both terms of step t share, up to their last factor."""
    chain = Chain(fwd, grad.rule, example, decimals, notation)
    links = chain.links(Term("w_x", t))[:-1]
    factors = [(link.derivative, link.value) for link in links]
    if chain.has_slopes:
        factors.append((chain.slope_in_symbols(t).left, chain.slopes[t - 1]))
    left = tex("delta", notation.tex_at("delta", t))
    return _multiplied(left, factors, grad.delta[example - 1, t - 1], decimals)


def _multiplied(
    left: str, factors: Sequence[tuple[str, float]], value: float, decimals: int
) -> Formula:
    """A product: its factors' symbols, then their numbers, if it is more than one, and it."""
    symbols = product([symbol for symbol, _ in factors])
    first, *others = [rounded(number, decimals) for _, number in factors]
    written_out = is_written_out(factors)
    shown = math.prod(number.value for number in (first, *others)) if written_out else math.nan
    written, note = result(value, shown, decimals, "delta")
    numbers = product([first.tex, *(number.in_brackets().tex for number in others)])
    return Formula(left, (symbols, *((numbers,) if others else ()), written), note)


def term_formula(
    fwd: ForwardPass, grad: Gradients, term: Term, decimals: int, notation: Notation
) -> Formula:
    """The whole term as the lesson writes it: 2/n times the sum over the examples."""
    n = fwd.data.n
    written = spelled_out(n)
    opening = rf"\tfrac{{2}}{{{n}}} \bigl[ "
    rows, shown = [], 0.0
    for example in range(1, written + 1):
        chain = Chain(fwd, grad.rule, example, decimals, notation)
        _, *links = chain.links(term)
        factors = [
            chain.error(),
            *(_with_numbers(link, len(links), decimals) for link in links),
        ]
        before = rf"{INDENT} + " if rows else opening
        row = [f"({factor.tex})" for factor in factors]
        rows.append(product(row, r"\,", r"\qquad", before, ROOM))
        # Where something is left out there is nothing to be computed from what is written.
        whole = n == written and is_written_out(factors)
        shown += math.prod(factor.value for factor in factors) if whole else math.nan
    if n > written:
        rows.append(rf"{INDENT} + \cdots \ \text{{({n - written} more)}}")
    total = float(getattr(grad, f"step_{term.weight}")[term.t - 1])
    value, note = result(total, 2 / n * shown, decimals, "delta")
    return Formula(
        _label(fwd, term),
        (
            rf"{_in_symbols(fwd, grad, term, notation)} \bigr]",
            " \\\\ &".join(rows) + r" \bigr]",
            value,
        ),
        note,
    )


def _in_symbols(fwd: ForwardPass, grad: Gradients, term: Term, notation: Notation) -> str:
    """The sum, with what is summed for the example i; its bracket is left open."""
    chain = Chain(fwd, grad.rule, 1, 0, notation, mark="i")
    _, *links = [f"({link.local})" for link in chain.links(term)]
    if len(links) > LINKS_IN_SYMBOLS:
        links = [*links[:2], r"\cdots", *links[-1:]]
    factors = [f"({chain.error_in_symbols()})", *links]
    opening = r"\tfrac{2}{n} \textstyle\sum_i \bigl[ "
    return product(factors, dot=r"\,", before=opening, room=ROOM)


def _with_numbers(link: Link, count: int, decimals: int) -> Written:
    """A link of so many as a factor of the sum."""
    return link.numbers if count <= IN_TWO_PARTS else rounded(link.value, decimals)


def _label(fwd: ForwardPass, term: Term) -> str:
    return rf"\text{{{term_label(term.weight, term.t, fwd.data.T)}}}"
