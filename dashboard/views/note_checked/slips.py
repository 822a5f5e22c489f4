"""Every slip of the note: its arithmetic with the slip, and the same without."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from dashboard.display.palette import tex
from dashboard.formulas import written
from dashboard.views.note_checked.arithmetic import (
    BREAK,
    Piece,
    difference,
    number,
    power,
    product,
    share,
    total,
)
from dashboard.views.note_checked.calculation import Calculation, vector
from dashboard.views.note_checked.lesson import lesson

WA, WX = tex("w_a", r"\Wa"), tex("w_x", r"\Wx")
A1, A2, A3 = (tex("a", rf"\at{{{t}}}") for t in (1, 2, 3))
X1, X3 = tex("x", r"\xt{1}"), tex("x", r"\xt{3}")
Y_HAT, Y = tex("a", r"\hat y"), tex("y", "y")
ERROR = f"({A3} - {Y})"
SUM, TWO_NTHS = r"\textstyle\sum_i", r"\tfrac{2}{n}"
VEC_A3, VEC_Y, VEC_X3 = tex("a", r"\vec \at{3}"), tex("y", r"\vec y"), tex("x", r"\vec \xt{3}")
ETA, DOT = r"\eta", r"\cdot"
BY_STATE = r"\tfrac{\partial L}{\partial \vec \at{3}}"


class Pair(NamedTuple):
    """The same arithmetic with the slip and without."""

    slip: tuple[Calculation, ...]
    right: tuple[Calculation, ...]


def pair(line: int) -> Pair:
    """The two sides of a line that has a slip.

    >>> with_it, without = pair(18)
    >>> [round(side[0].exact[0], 6) for side in (with_it, without)]
    [-1.360169, -2.065049]
    """
    return _PAIRS[line]()


def _box(symbols: str) -> str:
    """What differs between the two sides."""
    return rf"\boxed{{{symbols}}}"


def _column(values: list[float], quantity: str) -> list[Piece]:
    """A number for each example."""
    return [number(value, quantity) for value in values]


def _x(t: int) -> list[Piece]:
    return _column(lesson().scenario.data.x[:, t - 1].tolist(), "x")


def _a(t: int) -> list[Piece]:
    return _column(lesson().fwd.a[:, t].tolist(), "a")


def _weight(name: str) -> list[Piece]:
    """The same number for every example."""
    return _column([getattr(lesson().scenario.weights, name)] * _n(), name)


def _n() -> int:
    return lesson().scenario.data.n


def _errors() -> list[Piece]:
    """ŷ − y of every example."""
    targets = _column(lesson().scenario.data.y.tolist(), "y")
    states = _a(lesson().scenario.data.T)
    return [difference(a, y) for a, y in zip(states, targets, strict=True)]


def _products(*columns: list[Piece]) -> list[Piece]:
    return [product(*factors) for factors in zip(*columns, strict=True)]


def _term(label: str, symbols: str, *columns: list[Piece]) -> Calculation:
    """A term of the gradient: the errors times these columns, summed over the examples."""
    piece = share(number(2), _n(), *_products(_errors(), *columns))
    return Calculation(label, f"{TWO_NTHS} {SUM} {ERROR}\\, {symbols}", (piece,), "delta")


def _labels() -> Pair:
    squares = [power(error, 2) for error in _errors()]

    def loss(prediction: str, counted: list[Piece]) -> tuple[Calculation]:
        error = f"({_box(prediction)} - {Y}^{{(i)}})"
        symbols = rf"\tfrac{{1}}{{n}} \textstyle\sum_{{i=1}}^{{n}} {error}^2"
        return (Calculation("L", symbols, (share(number(1), _n(), *counted),), "loss"),)

    # The first label is 0, so a sum from 1 to n passes it by.
    return Pair(loss(rf"{Y_HAT}^{{[i]}}", squares[1:]), loss(rf"{Y_HAT}^{{(i)}}", squares))


def _derivation() -> Pair:
    symbols = rf"\tfrac{{{_box(A1)}}}{{n}} {SUM} {ERROR}"
    piece = share(_a(1)[0], _n(), *_products(_errors()))
    return Pair((Calculation("(b)", symbols, (piece,), "delta"),), _state_in_b().right)


def _state_in_b() -> Pair:
    return Pair((_term("(b)", _box(A3), _a(3)),), (_term("(b)", _box(A2), _a(2)),))


def _state_in_d() -> Pair:
    def term(state: str, t: int) -> tuple[Calculation]:
        return (_term("(d)", rf"{WA}\, {_box(state)}", _weight("w_a"), _a(t)),)

    return Pair(term(A2, 2), term(A1, 1))


def _factor_in_e() -> Pair:
    squares = [power(w_a, 2) for w_a in _weight("w_a")]
    slip = _term("(e)", rf"{WA}\, {_box(A2)}\, {X1}", _weight("w_a"), _a(2), _x(1))
    right = _term("(e)", rf"{_box(f'{WA}^2')}\, {X1}", squares, _x(1))
    return Pair((slip,), (right,))


def _share_left_out() -> Pair:
    error = number(float(lesson().fwd.error[-1]), "a")
    alone = share(number(2), _n(), product(error, _x(3)[-1]))
    whole = share(number(2), _n(), *_products(_errors(), _x(3)))
    # Only the third example, or the sum over all.
    slip = rf"{TWO_NTHS}\, {_box('i = 3')}\, {ERROR}\, {X3}"
    right = rf"{TWO_NTHS} {_box(SUM)}\, {ERROR}\, {X3}"
    return Pair(
        (Calculation("(a)", slip, (alone,), "delta"),),
        (Calculation("(a)", right, (whole,), "delta"),),
    )


def _update() -> Pair:
    sides = [
        _update_of(weight, symbol, labels)
        for weight, symbol, labels in (("w_x", WX, "ace"), ("w_a", WA, "bdf"))
    ]
    return Pair((sides[0][0], sides[1][0]), (sides[0][1], sides[1][1]))


def _update_of(weight: str, symbol: str, labels: str) -> tuple[Calculation, Calculation]:
    """The new weight as printed and with brackets and the learning rate."""
    old, rate = _weight(weight)[0], lesson().scenario.learning_rate
    steps = getattr(lesson().note, f"step_{weight}")[::-1].tolist()
    terms = [product(term) for term in _column(steps, "delta")]
    added, summed = total(*terms[1:], between=BREAK), total(*terms, between=BREAK)
    first, second, third = (f"({label})" for label in labels)
    plus = _box("+")
    printed = Piece(
        f"{old.tex} - {terms[0].tex}{BREAK}{added.tex}",
        old.exact - terms[0].exact + added.exact,
        old.written - terms[0].written + added.written,
    )
    right = Piece(
        rf"{old.tex} - {written.rate(rate).tex}\, [{summed.tex}]",
        old.exact - rate * summed.exact,
        old.written - rate * summed.written,
    )
    return (
        Calculation(
            symbol, f"{symbol} - {first} {plus} {second} {plus} {third}", (printed,), weight
        ),
        Calculation(
            symbol,
            rf"{symbol} - {_box(ETA)}\, [{first} + {second} + {third}]",
            (right,),
            weight,
        ),
    )


def _own_weights() -> Pair:
    """After one update, when weights of one's own would differ."""
    rate, old = lesson().scenario.learning_rate, lesson().scenario.weights.w_x
    own = [old - rate * sum(shares) for shares in lesson().note.terms_w_x.tolist()]
    shared = float(lesson().updated.w_x[1])

    def state(symbols: tuple[str, str], weights: list[float]) -> tuple[Calculation]:
        pieces = tuple(_products(_column(weights, "w_x"), _x(1)))
        first, third = (_box(symbol) for symbol in symbols)
        return (Calculation(r"\vec \at{1}", vector(first, "0", third), pieces, "a"),)

    return Pair(state((rf"{{{WX}}}_1", rf"{{{WX}}}_3"), own), state((WX, WX), [shared] * _n()))


def _middle_form() -> Pair:
    w_a, w_x = _weight("w_a")[0], _weight("w_x")[0]
    both, zero = product(w_a, w_x), number(0)
    form = rf"{{{WX}}}_1 {{{WA}}}_1 + {{{WX}}}_3"
    slip = vector(_box(form), _box("0"), form)
    right = vector(_box(rf"{WA}\, {WX}"), _box(WX), rf"{WA}\, {WX} + {WX}")

    def state(symbols: str, *pieces: Piece) -> tuple[Calculation]:
        return (Calculation(r"\vec \at{2}", symbols, pieces, "a"),)

    return Pair(
        state(slip, total(both, w_x), zero, total(both, w_x)),
        state(right, both, w_x, total(both, w_x)),
    )


def _sum_in_the_vector() -> Pair:
    errors = _products(_errors())
    summed = share(number(2), _n(), *errors)
    entries = [share(number(2), _n(), error) for error in errors]

    def term(symbols: str, derivatives: list[Piece]) -> Calculation:
        # Written as a number from here on: rounded once more, as on paper.
        again = _column([piece.exact for piece in derivatives], "delta")
        return Calculation(
            "(a)", symbols, (total(*_products(again, _x(3)), between=BREAK),), "delta"
        )

    return Pair(
        (
            Calculation(BY_STATE, f"{TWO_NTHS} {_box(SUM)}\\, {ERROR}", (summed,), "delta"),
            term(rf"{SUM} {BY_STATE}\, {X3}", [summed] * _n()),
        ),
        (
            Calculation(
                BY_STATE,
                rf"{TWO_NTHS}\, {_box(f'({VEC_A3} - {VEC_Y})')}",
                tuple(entries),
                "delta",
            ),
            term(rf"{BY_STATE} {_box(DOT)} {VEC_X3}", entries),
        ),
    )


_PAIRS: Mapping[int, Callable[[], Pair]] = MappingProxyType(
    {
        5: _labels,
        9: _derivation,
        12: _state_in_b,
        15: _state_in_d,
        17: _factor_in_e,
        18: _share_left_out,
        22: _update,
        24: _own_weights,
        25: _middle_form,
        28: _sum_in_the_vector,
    }
)
