"""δ, one example's share of a term, and the whole term."""

from __future__ import annotations

import math
from functools import lru_cache

from dashboard.display.notation import Notation
from dashboard.formulas.layout import (
    INDENT,
    Formula,
    is_written_out,
    more,
    product,
    spelled_out,
)
from dashboard.formulas.links import Term, links_of, names_of, network_of, numbers_of
from dashboard.formulas.quantities import Letters, Numbers, added_up
from dashboard.formulas.width import LINE
from dashboard.formulas.written import result
from rnn_core import ForwardPass, Gradients
from rnn_core.equations import Network, Product, Quantity, Total, equation, substituted
from rnn_core.equations.lesson import ERROR

IN_TWO_PARTS = 3
"""So many links after the first are written as f' times the rest; more, as one number each."""

ROOM = LINE + 0.5
"""Of a line behind a letter alone, which is a very short name."""

LINKS_IN_SYMBOLS = 5
"""So many links are written in the symbols of a sum; of more, the first, dots and the last."""


def delta_formula(
    fwd: ForwardPass, grad: Gradients, example: int, t: int, decimals: int, notation: Notation
) -> Formula:
    """δ<t> of one example: what both terms of step t share, up to their last factor."""
    delta, network = Quantity("delta", t), network_of(fwd, grad.rule)
    numbers = numbers_of(fwd, grad.rule, example, decimals)
    value = grad.delta[example - 1, t - 1]
    return _multiplied(delta, numbers, value, network, Letters(notation))


def share_formula(
    fwd: ForwardPass,
    grad: Gradients,
    term: Term,
    example: int,
    decimals: int,
    notation: Notation,
) -> Formula:
    """One example's share of a term: the chain, each link's number, the share."""
    share, network = Quantity("share", term.t, term.weight), network_of(fwd, grad.rule)
    numbers = numbers_of(fwd, grad.rule, example, decimals)
    value = getattr(grad, f"terms_{term.weight}")[example - 1, term.t - 1]
    return _multiplied(share, numbers, value, network, Letters(notation, example, network.T))


def _multiplied(
    quantity: Quantity, numbers: Numbers, value: float, network: Network, letters: Letters
) -> Formula:
    """A product: its links' symbols, then their numbers, if it is more than one, and it."""
    tree = Product(tuple(links_of(quantity, network)))
    shown = numbers.shown(tree) if is_written_out(tree.parts) else math.nan
    written, note = result(value, shown, numbers.decimals, "delta")
    lines = [_derivatives(quantity, network, letters.notation)]
    if len(tree.parts) > 1:
        lines.append(product(numbers.writer.factors(tree)))
    return Formula(letters.text(quantity), (*lines, written), note)


@lru_cache(maxsize=1024)
def _derivatives(quantity: Quantity, network: Network, notation: Notation) -> str:
    return product([names.derivative for names in names_of(quantity, network, notation)])


def term_formula(
    fwd: ForwardPass, grad: Gradients, term: Term, decimals: int, notation: Notation
) -> Formula:
    """The whole term as the lesson writes it: 2/n times the sum over the examples."""
    n, network = fwd.data.n, network_of(fwd, grad.rule)
    share, whole = Quantity("share", term.t, term.weight), Quantity("term", term.t, term.weight)
    _, *links = links_of(share, network)
    factors, few = [ERROR, *links], len(links) <= IN_TWO_PARTS
    mean = equation(Quantity("2/n"), network)
    written, rows, before = [], [], ""
    for example in range(1, spelled_out(n) + 1):
        numbers = numbers_of(fwd, grad.rule, example, decimals)
        of_links = map(numbers.spelled if few else numbers.written, links)
        written.append([numbers.spelled(ERROR), *of_links])
        before = rf"{INDENT} + " if rows else rf"{numbers.writer.text(mean)} \bigl[ "
        row = [f"({factor.tex})" for factor in written[-1]]
        rows.append(product(row, r"\,", r"\qquad", before, ROOM))
    shown = math.nan
    # Where something is left out there is nothing to be computed from what is written.
    if n == len(rows) and is_written_out(factors):
        shown = added_up(mean * Total(Product(tuple(factors))), factors, written)
    if n > len(rows):
        rows.append(rf"{INDENT} + {more(n - len(rows))}")
    total = float(getattr(grad, f"step_{term.weight}")[term.t - 1])
    value, note = result(total, shown, decimals, "delta")
    return Formula(
        Letters(notation, T=network.T).text(whole),
        (_in_symbols(share, network, notation), " \\\\ &".join(rows) + r" \bigr]", value),
        note,
    )


@lru_cache(maxsize=1024)
def _in_symbols(share: Quantity, network: Network, notation: Notation) -> str:
    """The sum, with what is summed for the example i."""
    _, *names = names_of(share, network, notation, "i")
    links = [f"({name.local})" for name in names]
    if len(links) > LINKS_IN_SYMBOLS:
        links = [*links[:2], r"\cdots", *links[-1:]]
    letters = Letters(notation, "i")
    error = letters.text(substituted(ERROR, network, "error", "y_hat"))
    mean = letters.text(equation(Quantity("2/n"), network))
    opening = rf"{mean} \textstyle\sum_i \bigl[ "
    return product([f"({error})", *links], r"\,", before=opening, room=ROOM) + r" \bigr]"
