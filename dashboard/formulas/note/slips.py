r"""Every slip of the note: its arithmetic with the slip, and the same without.

The symbols are written with the macros of ``dashboard.notation`` (``\Wa``, ``\at{3}``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dashboard.formulas.note.arithmetic import (
    Piece,
    difference,
    number,
    power,
    product,
    share,
    total,
)
from dashboard.formulas.note.lesson import lesson
from dashboard.formulas.steps import number_tex, setting_tex
from dashboard.notation import Notation
from dashboard.numbers import fixed, short
from dashboard.palette import tex

WA, WX = tex("w_a", r"\Wa"), tex("w_x", r"\Wx")
Y = tex("y", "y")
ERROR = rf"({tex('a', r'\at{3}')} - {Y})"
OPENING, CLOSING = r"\begin{bmatrix}", r"\end{bmatrix}"
PLACES = 6
"""Of the results in full, as in the table of the lines."""


@dataclass(frozen=True)
class Calculation:
    """A formula: its name, its symbols, its numbers, and its results.

    Attributes
    ----------
    name, symbols : str
        Both sides of the equation, with macros for the letters.
    pieces : tuple of Piece
        One, or one for each entry of a vector.
    quantity : str
        Of the results, for their colour.
    """

    name: str
    symbols: str
    pieces: tuple[Piece, ...]
    quantity: str

    def lines(self) -> str:
        """Name, symbols, numbers and result as lines of an aligned formula."""
        results = [number(piece.exact, self.quantity).tex for piece in self.pieces]
        return (
            rf"{self.name} &= {self.symbols} \\[4pt] &= "
            rf"{_entries([piece.tex for piece in self.pieces])} \\[4pt] &= {_entries(results)}"
        )

    def in_full(self) -> str:
        """The results at six places, and what the rounded numbers as written would give."""
        exact = _values([piece.exact for piece in self.pieces])
        written = _values([piece.written for piece in self.pieces])
        text = rf"${self.name} = {exact}$"
        return text if exact == written else rf"{text} (the rounded numbers give ${written}$)"


@dataclass(frozen=True)
class Pair:
    """The same arithmetic with the slip and without."""

    slip: tuple[Calculation, ...]
    right: tuple[Calculation, ...]


def pair(line: int) -> Pair:
    """The two calculations of a line that has a slip.

    >>> pair(18).slip[0].in_full(), pair(18).right[0].in_full()  # doctest: +ELLIPSIS
    ('$(a) = -1.360169$ (the rounded... $-1.360000$)', '$(a) = -2.065049$ (the... $-2.066667$)')
    """
    return SLIPS[line]()


def formula(calculations: tuple[Calculation, ...], notation: Notation) -> str:
    """One formula below the other, aligned, in the letters of the notation."""
    lines = r" \\[12pt] ".join(calculation.lines() for calculation in calculations)
    return notation.in_formulas(rf"\begin{{aligned}} {lines} \end{{aligned}}")


def in_full(calculations: tuple[Calculation, ...], notation: Notation) -> str:
    """All their results at six places, as a sentence."""
    text = "; ".join(calculation.in_full() for calculation in calculations)
    return notation.in_formulas(f"In full: {text}.")


def _entries(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else rf"{OPENING} {r' \\ '.join(parts)} {CLOSING}"


def _values(values: list[float]) -> str:
    shown = [number_tex(short(value, PLACES)) for value in values]
    return shown[0] if len(shown) == 1 else f"({', '.join(shown)})"


def _box(symbols: str) -> str:
    """What differs between the two."""
    return rf"\boxed{{{symbols}}}"


def _n() -> int:
    return lesson().scenario.data.n


def _x(t: int) -> list[Piece]:
    return [number(value, "x") for value in lesson().scenario.data.x[:, t - 1].tolist()]


def _a(t: int) -> list[Piece]:
    return [number(value, "a") for value in lesson().fwd.a[:, t].tolist()]


def _errors() -> list[Piece]:
    """ŷ − y of every example."""
    targets = [number(value, "y") for value in lesson().scenario.data.y.tolist()]
    return [difference(a, y) for a, y in zip(_a(lesson().scenario.data.T), targets, strict=True)]


def _w_a() -> Piece:
    return number(lesson().scenario.weights.w_a, "w_a")


def _w_x() -> Piece:
    return number(lesson().scenario.weights.w_x, "w_x")


def _term(label: str, symbols: str, *columns: list[Piece]) -> Calculation:
    """A term: the errors times what stands in these columns, summed over the examples."""
    shares = [product(*factors) for factors in zip(_errors(), *columns, strict=True)]
    piece = share(number(2), _n(), *shares)
    return Calculation(
        label, rf"\tfrac{{2}}{{n}} \textstyle\sum_i {ERROR}\, {symbols}", (piece,), "delta"
    )


def _labels() -> Pair:
    squares = [power(error, 2) for error in _errors()]

    def loss(symbols: str, counted: list[Piece]) -> tuple[Calculation]:
        symbols = rf"\tfrac{{1}}{{n}} \textstyle\sum_{{i=1}}^{{n}} ({symbols} - {Y}_i)^2"
        return (Calculation("L", symbols, (share(number(1), _n(), *counted),), "loss"),)

    return Pair(
        # Its label is 0, so the sum from 1 to n passes the first example by.
        slip=loss(_box(rf"{tex('a', r'\hat y')}^{{[i]}}"), squares[1:]),
        right=loss(_box(rf"{tex('a', r'\hat y')}_i"), squares),
    )


def _derivation() -> Pair:
    errors = [product(error) for error in _errors()]
    outside = rf"\textstyle\sum_i {ERROR}"
    slip = Calculation(
        "(b)",
        rf"\tfrac{{{_box(tex('a', r'\at{1}'))}}}{{n}} {outside}",
        (share(_a(1)[0], _n(), *errors),),
        "delta",
    )
    return Pair((slip,), (_term("(b)", _box(tex("a", r"\at{2}")), _a(2)),))


def _state_in_b() -> Pair:
    return Pair(
        (_term("(b)", _box(tex("a", r"\at{3}")), _a(3)),),
        (_term("(b)", _box(tex("a", r"\at{2}")), _a(2)),),
    )


def _state_in_d() -> Pair:
    w_a = [_w_a()] * _n()
    return Pair(
        (_term("(d)", rf"{WA}\, {_box(tex('a', r'\at{2}'))}", w_a, _a(2)),),
        (_term("(d)", rf"{WA}\, {_box(tex('a', r'\at{1}'))}", w_a, _a(1)),),
    )


def _factor_in_e() -> Pair:
    w_a, squared = [_w_a()] * _n(), [power(_w_a(), 2)] * _n()
    x = tex("x", r"\xt{1}")
    return Pair(
        (_term("(e)", rf"{_box(rf'{WA}\, {tex('a', r'\at{2}')}')}\, {x}", w_a, _a(2), _x(1)),),
        (_term("(e)", rf"{_box(rf'{WA}^2')}\, {x}", squared, _x(1)),),
    )


def _share_left_out() -> Pair:
    last = number(float(lesson().fwd.error[-1]), "delta")
    third = share(number(2), _n(), product(last, _x(3)[-1]))
    x = tex("x", r"\xt{3}")
    last_alone = rf"({tex('a', r'\at{3}')}_3 - {Y}_3)" if False else ""
    return Pair(
        (Calculation("(a)", rf"{_box('')}{last_alone}{x}", (third,), "delta"),),
        (_term("(a)", x, _x(3)),),
    )
