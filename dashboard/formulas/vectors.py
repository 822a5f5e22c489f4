r"""The steps of the lesson for all examples at once: every letter is a column of numbers.

A line is given as its pieces, so that a narrow window can break it between them. A
bracket that is opened in one piece and closed in another is one for the eye only: each
piece has its own, closed or opened by ``\right.`` or ``\left.``.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dashboard.display.notation import Notation
from dashboard.display.palette import tex
from dashboard.formulas import polynomials
from dashboard.formulas.written import Written, as_set, counted, rounded
from rnn_core import ACTIVATIONS, ForwardPass, Gradients, Weights, slopes, term_label

MOST = 6
"""So many examples or steps are written out; of more, the first ones, dots and the last."""

FIRST_EXAMPLES, FIRST_STEPS = 4, 3

ROOM = 34
"""How many signs a row of a polynomial may have: what a phone shows."""

POLYNOMIALS = 4
"""So many steps of polynomials at most; each has one term more than the one before."""

DOTS = r"\vdots"

Line = tuple[str, ...]


def written(count: int, first: int) -> list[int | None]:
    """Which of so many places are written, counted from 0; None stands for dots.

    >>> written(3, FIRST_EXAMPLES), written(9, FIRST_EXAMPLES)
    ([0, 1, 2], [0, 1, 2, 3, None, 8])
    """
    if count <= MOST:
        return list(range(count))
    return [*range(first), None, count - 1]


def column(quantity: str, values: NDArray[np.float64], decimals: int) -> str:
    """One number for each example, below each other.

    >>> column("x", np.array([1.0, 0.0, 0.5]), 2)
    '\\\\textcolor{#166633}{\\\\begin{bmatrix} 1 \\\\\\\\ 0 \\\\\\\\ 0.50 \\\\end{bmatrix}}'
    """
    entries = [
        DOTS if i is None else counted(float(values[i]), decimals).tex
        for i in written(len(values), FIRST_EXAMPLES)
    ]
    return tex(quantity, _bracketed(entries))


def forward_lines(fwd: ForwardPass, decimals: int, notation: Notation) -> list[Line]:
    """One line a step: the recurrence with columns, in letters and in numbers."""
    opening, closing = _call(fwd.activation)
    w_a, w_x = _weights(fwd.weights, decimals)
    lines: list[Line] = []
    for place in written(fwd.data.T, FIRST_STEPS):
        if place is None:
            lines.append((DOTS,))
            continue
        t = place + 1
        before, now, x = fwd.a[:, t - 1], fwd.a[:, t], fwd.data.x[:, t - 1]
        lines.append(
            (
                rf"{_vec('a', t, notation)} = f\left({_name('w_a', notation)}\, "
                rf"{_vec('a', t - 1, notation)} + {_name('w_x', notation)}\, "
                rf"{_vec('x', t, notation)}\right)",
                rf"= {opening} {w_a} {column('a', before, decimals)} \right.",
                rf"\left. {{}} + {w_x} {column('x', x, decimals)} {closing}",
                f"= {column('a', now, decimals)}",
            )
        )
    return lines


def loss_line(fwd: ForwardPass, decimals: int, notation: Notation) -> Line:
    """The loss as the squared length of the column of errors."""
    y_hat = _vec("a", fwd.data.T, notation)
    return (
        rf"L = \frac{{1}}{{n}} \left\lVert {y_hat} - {_y()} \right\rVert^2",
        rf"= \frac{{1}}{{{fwd.data.n}}} \left\lVert {column('a', fwd.y_hat, decimals)} - "
        rf"{column('y', fwd.data.y, decimals)} \right\rVert^2",
        f"= {rounded(fwd.loss, decimals).coloured('loss').tex}",
    )


def backward_lines(
    fwd: ForwardPass, grad: Gradients, decimals: int, notation: Notation
) -> list[Line]:
    """One line a step, from the last to the first: the column delta from the one after it."""
    last = fwd.data.T
    w_a, _ = _weights(fwd.weights, decimals)
    lines: list[Line] = []
    for place in written(last, FIRST_STEPS):
        if place is None:
            lines.append((DOTS,))
            continue
        t = last - place
        if t == last:
            letters = rf"\frac{{2}}{{n}} \left({_vec('a', t, notation)} - {_y()}\right)"
            numbers = (
                rf"= \frac{{2}}{{{fwd.data.n}}} \left({column('a', fwd.y_hat, decimals)} - "
                rf"{column('y', fwd.data.y, decimals)}\right)"
            )
        else:
            letters = rf"{_name('w_a', notation)}\, {_vec('delta', t + 1, notation)}"
            numbers = f"= {w_a} {column('delta', grad.delta[:, t], decimals)}"
        slope, slopes = _slope(fwd, grad.rule, t, decimals, notation)
        lines.append(
            (
                f"{_vec('delta', t, notation)} = {letters}{slope}",
                numbers,
                *slopes,
                f"= {column('delta', grad.delta[:, t - 1], decimals)}",
            )
        )
    return lines


def dot_lines(
    weight: str, fwd: ForwardPass, grad: Gradients, decimals: int, notation: Notation
) -> list[Line]:
    """The gradient of a weight: one dot product a step, from the last to the first, and
    their sum."""
    last = fwd.data.T
    back = 0 if weight == "w_x" else 1
    letter = "x" if weight == "w_x" else "a"
    factors = fwd.data.x if weight == "w_x" else fwd.a[:, :-1]
    steps = getattr(grad, f"step_{weight}")
    index = "t-1" if back else "t"
    partial = rf"\frac{{\partial L}}{{\partial {_name(weight, notation)}}}"
    product = rf"{_vec('delta', 't', notation)} \cdot {_vec(letter, index, notation)}"
    lines: list[Line] = []
    total = [rf"{partial} = \sum_t {product}"]
    for place in written(last, FIRST_STEPS):
        if place is None:
            lines.append((DOTS,))
            total.append(r"{} + \cdots")
            continue
        t = last - place
        term = rounded(steps[t - 1], decimals)
        lines.append(
            (
                rf"\text{{{term_label(weight, t, last)}}}\quad {_vec('delta', t, notation)} "
                rf"\cdot {_vec(letter, t - back, notation)}",
                rf"= {column('delta', grad.delta[:, t - 1], decimals)} \cdot "
                rf"{column(letter, factors[:, t - 1], decimals)}",
                f"= {term.coloured('delta').tex}",
            )
        )
        total.append(_summand(term, first=place == 0))
    total.append(f"= {rounded(getattr(grad, weight), decimals).coloured(weight).tex}")
    return [*lines, tuple(total) if last > 1 else (total[0], total[-1])]


def _summand(term: Written, first: bool) -> str:
    """A term in a sum of pieces; an empty piece before a sign gives it the space of a sum."""
    if first:
        return f"= {term.coloured('delta').tex}"
    sign = "-" if term.tex.startswith("-") else "+"
    return f"{{}} {sign} {tex('delta', term.tex.removeprefix('-'))}"


def polynomial_lines(
    x: NDArray[np.float64], a0: float, decimals: int, notation: Notation
) -> list[Line]:
    """The first states of f(z) = z as polynomials in the weights, while there is room."""
    rows = [None if i is None else x[i].tolist() for i in written(len(x), FIRST_EXAMPLES)]
    states = [None if row is None else polynomials.states(row, a0) for row in rows]
    lines: list[Line] = []
    for t in range(1, min(x.shape[1], POLYNOMIALS) + 1):
        found = [None if state is None else state[t] for state in states]
        if lines and not all(_fits(p, decimals, notation) for p in found if p is not None):
            break
        entries = [DOTS if p is None else polynomial_tex(p, decimals, notation) for p in found]
        lines.append((f"{_vec('a', t, notation)} =", _bracketed(entries)))
    return lines


def polynomial_tex(
    polynomial: polynomials.Polynomial, decimals: int, notation: Notation
) -> str:
    r"""A polynomial, the highest power of w_a first; coefficients 1 are not written."""
    text = ""
    for (i, j), coefficient in sorted(polynomial.items(), reverse=True):
        powers = [_power("w_a", i, notation), _power("w_x", j, notation)]
        letters = r"\, ".join(filter(None, powers))
        number = as_set(abs(coefficient), decimals).tex
        factor = "" if abs(coefficient) == 1 and letters else _of(j, number)
        sign = "-" if coefficient < 0 else "+" if text else ""
        text += f" {sign} " if text else sign
        text += rf"{factor}\, {letters}" if factor and letters else factor + letters
    return text or "0"


def general_polynomial(notation: Notation) -> str:
    """The state of f(z) = z at any step: one term for every input so far."""
    before, since = _power("w_a", "t", notation), _power("w_a", "t-s", notation)
    return (
        rf"{_vec('a', 't', notation)} = {before}\, {_vec('a', 0, notation)} + "
        rf"\sum_{{s=1}}^{{t}} {since}\, {_name('w_x', notation)}\, {_vec('x', 's', notation)}"
    )


def _fits(polynomial: polynomials.Polynomial, decimals: int, notation: Notation) -> bool:
    """Whether a row has room: a power has three signs, with or without its exponent."""
    signs = 0
    for (i, j), coefficient in polynomial.items():
        number = as_set(abs(coefficient), decimals).tex
        width = {"w_a": len(notation.w_a) - 1, "w_x": len(notation.w_x) - 1}
        signs += 2 + (len(number) if abs(coefficient) != 1 else 0)
        signs += (width["w_a"] if i else 0) + (i > 1) + (width["w_x"] if j else 0)
    return signs <= ROOM


def _of(j: int, number: str) -> str:
    """A coefficient in the colour of what it comes from: an input, or the initial state."""
    return tex("x" if j else "a", number)


def _power(weight: str, exponent: int | str, notation: Notation) -> str:
    if exponent == 0:
        return ""
    name = notation.weight_tex(weight)
    return tex(weight, name if exponent == 1 else f"{name}^{{{exponent}}}")


def _slope(
    fwd: ForwardPass, rule: str, t: int, decimals: int, notation: Notation
) -> tuple[str, Line]:
    """The factor f' of a step in letters and in numbers; nothing where it is 1."""
    if rule == "note" or fwd.activation == "identity":
        return "", ()
    letters = tex("slope", rf"f'({_arrow('z', t, notation)})")
    numbers = column("slope", slopes(fwd)[:, t - 1], decimals)
    return rf" \odot {letters}", (rf"\odot {numbers}",)


def _weights(weights: Weights, decimals: int) -> tuple[str, str]:
    """Both weights as factors: the first stands at the beginning, the second after a plus."""
    w_a, w_x = as_set(weights.w_a, decimals), as_set(weights.w_x, decimals)
    return w_a.coloured("w_a").tex, w_x.in_brackets().coloured("w_x").tex


def _call(activation: str) -> tuple[str, str]:
    """What stands before and behind the argument of f, with brackets that grow."""
    before, after = ACTIVATIONS[activation].tex.format(z="|").split("|")
    if not before:
        return r"\left.", r"\right."
    return before.replace("(", r"\left("), after.replace(")", r"\right)")


def _bracketed(entries: Sequence[str]) -> str:
    rows = r" \\ ".join(entries)
    return rf"\begin{{bmatrix}} {rows} \end{{bmatrix}}"


def _arrow(letter: str, t: int | str, notation: Notation) -> str:
    """A letter at a step, with the arrow of a column."""
    base = {"a": notation.state_tex, "delta": r"\delta"}.get(letter, letter)
    return notation.tex_at(rf"\vec{{{base}}}", t)


def _vec(letter: str, t: int | str, notation: Notation) -> str:
    return tex(letter, _arrow(letter, t, notation))


def _y() -> str:
    return tex("y", r"\vec{y}")


def _name(weight: str, notation: Notation) -> str:
    return tex(weight, notation.weight_tex(weight))
