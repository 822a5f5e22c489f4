"""Arithmetic that knows what is written and what it stands for.

A learner who types the written numbers into a calculator gets a slightly different result,
because the page rounds when it writes and never on the way. So each piece carries both.
"""

from __future__ import annotations

from typing import NamedTuple

from dashboard.display.numbers import short
from dashboard.display.palette import tex
from dashboard.formulas.written import of_text
from rnn_core import read

DECIMALS = 2
"""As the lesson writes."""

BREAK = r" \\ & \quad + "
"""A plus that begins a new line of an aligned formula: a phone is narrow."""


class Piece(NamedTuple):
    """A piece of a formula, its value, and the value of what is written."""

    tex: str
    exact: float
    written: float


def number(value: float, quantity: str | None = None) -> Piece:
    """A number at the lesson's decimals, in the colour of its quantity.

    >>> number(0.566270)
    Piece(tex='0.57', exact=0.56627, written=0.57)
    """
    text = short(value, DECIMALS)
    body = of_text(text).tex
    written = read(text).value
    assert written is not None, text
    return Piece(tex(quantity, body) if quantity else body, value, written)


def difference(left: Piece, right: Piece) -> Piece:
    """Two numbers, the second not negative, with a minus between them.

    >>> difference(number(0.5), number(2)).tex
    '0.50 - 2'
    """
    return Piece(
        f"{left.tex} - {right.tex}", left.exact - right.exact, left.written - right.written
    )


def power(base: Piece, exponent: int) -> Piece:
    """A factor that stands more than once; ``product`` leaves its brackets as they are.

    >>> power(number(3), 2)
    Piece(tex='(3)^2', exact=9, written=9.0)
    """
    return Piece(f"({base.tex})^{exponent}", base.exact**exponent, base.written**exponent)


def product(*factors: Piece) -> Piece:
    """Factors in brackets, side by side, as the lesson writes them.

    >>> product(difference(number(0.5), number(2)), number(1)).tex
    '(0.50 - 2)(1)'
    """
    body, exact, written = "", 1.0, 1.0
    for factor in factors:
        body += factor.tex if "^" in factor.tex else f"({factor.tex})"
        exact, written = exact * factor.exact, written * factor.written
    return Piece(body, exact, written)


def total(*summands: Piece, between: str = " + ") -> Piece:
    """A sum.

    >>> total(product(number(1), number(1)), number(1)).tex
    '(1)(1) + 1'
    """
    return Piece(
        between.join(summand.tex for summand in summands),
        sum(summand.exact for summand in summands),
        sum(summand.written for summand in summands),
    )


def share(factor: Piece, count: int, *summands: Piece) -> Piece:
    r"""A factor through how many there are, times the sum; a line for each summand.

    >>> share(number(2), 3, number(1), number(2))
    Piece(tex='\\tfrac{2}{3} [1 \\\\ & \\quad + 2]', exact=2.0, written=2.0)
    """
    summed = total(*summands, between=BREAK)
    body = summed.tex if len(summands) == 1 else f"[{summed.tex}]"
    return Piece(
        rf"\tfrac{{{factor.tex}}}{{{count}}} {body}",
        factor.exact * summed.exact / count,
        factor.written * summed.written / count,
    )
