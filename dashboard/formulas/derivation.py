"""From the loss to the terms: the local derivatives, the recursion, and the sum unrolled."""

from __future__ import annotations

from dashboard.display.notation import Notation
from dashboard.display.palette import tex
from dashboard.formulas.layout import INDENT, Formula, product, signed, summed
from dashboard.formulas.width import LINE, width
from rnn_core import PARAMETERS, term_label

WRITTEN = 6
"""Steps of a sum that are written out; a longer one has dots in the middle."""


def recursion(notation: Notation) -> str:
    """How a state depends on a weight w: directly, and through the state before."""
    now, before = (tex("a", notation.tex_at("a", t)) for t in ("t", "t-1"))
    return (
        rf"{by(now, 'w')} = {directly_by(now, 'w')} + {by(now, before)} \cdot {by(before, 'w')}"
    )


def put_in_once(T: int, notation: Notation) -> Formula:  # noqa: N803
    """The recursion of the last state, with that of the state before put in."""
    last, before, earlier = (tex("a", notation.tex_at("a", T - k)) for k in range(3))
    opened, closed = rf"{by(last, before)} \cdot {directly_by(before, 'w')}", ""
    if T > 2:
        opened = rf"{by(last, before)} \cdot \Bigl( {directly_by(before, 'w')}"
        closed = rf" + {by(before, earlier)} \cdot {by(earlier, 'w')} \Bigr)"
    if width(INDENT + opened + closed) > LINE:
        closed = rf" \\[3pt] &{INDENT}{INDENT}{closed}"
    return Formula(by(last, "w"), (summed(signed([directly_by(last, "w"), opened + closed])),))


def unrolled(weight: str, T: int, notation: Notation) -> Formula:  # noqa: N803
    """The gradient of a weight as the sum of its T terms, each named by its letter."""
    name = tex(weight, notation.weight_tex(weight))
    last = tex("a", notation.tex_at("a", T, "i"))
    steps = range(T, 0, -1)
    terms = [_term(weight, t, T, notation) for t in steps]
    labels = [rf"\text{{{term_label(weight, t, T)}}}" for t in steps]
    if T > WRITTEN:
        terms = [*terms[: WRITTEN // 2], r"\cdots", terms[-1]]
        labels = [*labels[: WRITTEN // 2], r"\cdots", labels[-1]]
    loss = rf"\textstyle\sum_i \displaystyle {by('L', last)}"
    return Formula(
        by("L", name),
        (
            rf"{loss} \cdot {by(last, name)}",
            rf"{loss} \, \Bigl[ {summed(signed(terms))} \Bigr]",
            " + ".join(labels),
        ),
    )


def _term(weight: str, t: int, T: int, notation: Notation) -> str:  # noqa: N803
    """What follows ∂L/∂a<T> in the term of a step, for the example i."""
    a = [tex("a", notation.tex_at("a", k, "i")) for k in range(T + 1)]
    back = [by(a[k], a[k - 1]) for k in range(T, t, -1)]
    if len(back) > 2:
        back = [back[0], r"\cdots", back[-1]]
    name = tex(weight, notation.weight_tex(weight))
    return product([*back, directly_by(a[t], name)], r"\,", r"\qquad")


def derivation(T: int, notation: Notation) -> list[Formula]:  # noqa: N803
    """The unrolled gradients of both weights."""
    return [unrolled(weight, T, notation) for weight in PARAMETERS]


def by(of: str, what: str) -> str:
    r"""A derivative that follows every way.

    >>> by("L", "w")
    '\\frac{\\partial L}{\\partial w}'
    """
    return rf"\frac{{\partial {of}}}{{\partial {what}}}"


def directly_by(of: str, what: str) -> str:
    """A derivative that follows the direct way only, with the state before held still."""
    return rf"\frac{{\partial^{{+}} {of}}}{{\partial {what}}}"
