"""The four steps of the lesson as one line each: symbols, then numbers."""

from __future__ import annotations

import math

from dashboard.formulas.formula import WIDTH, Formula, result, summed, width
from dashboard.formulas.written import as_set, counted, rate, rounded
from dashboard.notation import Notation
from dashboard.palette import tex
from rnn_core import PARAMETERS, ForwardPass, Gradients, Scenario, Weights

PIECES = 3
"""What a sum has room for on a phone: so many numbers, or one less and dots."""

ACTIVATION_TEX = {
    "tanh": r"\tanh({})",
    "identity": "{}",
    "sigmoid": r"\sigma({})",
    "relu": r"\max(0,\, {})",
    "leaky_relu": r"\mathrm{{leaky\,relu}}({})",
    "softsign": r"\mathrm{{softsign}}({})",
}


def spelled_out(count: int) -> int:
    """How many of so many numbers a sum writes.

    >>> spelled_out(3), spelled_out(4)
    (3, 2)
    """
    return count if count <= PIECES else PIECES - 1


def model(
    scenario: Scenario, weights: Weights, decimals: int, notation: Notation
) -> tuple[str, str, str]:
    """The recurrence with the current weights put in, the start, and the prediction."""
    T = scenario.data.T  # noqa: N806 (the lesson's letter)
    before, now = notation.tex_at("a", "t-1"), notation.tex_at("a", "t")
    inside = (
        rf"{as_set(weights.w_a, decimals).coloured('w_a').tex} \cdot {tex('a', before)} + "
        rf"{as_set(weights.w_x, decimals).in_brackets().coloured('w_x').tex} \cdot "
        rf"{tex('x', notation.tex_at('x', 't'))}"
    )
    return (
        f"{tex('a', now)} = {ACTIVATION_TEX[scenario.activation].format(inside)}",
        f"{tex('a', notation.tex_at('a', '0'))} = {as_set(weights.a0, decimals).tex}",
        rf"\hat y = {tex('a', notation.tex_at('a', T))}",
    )


def recurrence(notation: Notation) -> tuple[str, str]:
    """The two lines of a step, in symbols."""
    a, before, z = (notation.tex_at(*at) for at in (("a", "t"), ("a", "t-1"), ("z", "t")))
    return (
        rf"{z} = {tex('w_a', notation.w_a_tex)}\, {tex('a', before)} + "
        rf"{tex('w_x', notation.w_x_tex)}\, {tex('x', notation.tex_at('x', 't'))}",
        rf"{tex('a', a)} = f({z})",
    )


def loss(fwd: ForwardPass, decimals: int) -> Formula:
    """The mean of the squared errors, with the predictions and targets put in."""
    n = fwd.data.n
    written = spelled_out(n)
    squares, shown = [], math.nan if n > written else 0.0
    for i in range(written):
        y_hat, y = rounded(fwd.y_hat[i], decimals), counted(fwd.data.y[i], decimals)
        target = y.in_brackets().coloured("y").tex
        squares.append(rf"({y_hat.coloured('a').tex} - {target})^2")
        error = y_hat.value - y.value
        shown += error * error
    value, note = result(fwd.loss, shown / n, decimals, "loss")
    symbols = r"\frac{1}{n} \sum_i (\hat y_i - y_i)^2"
    numbers = rf"\frac{{{_sum(squares, n)}}}{{{n}}}"
    if width(numbers) > WIDTH:
        rows = squares if n == written else [*squares, r"\cdots"]
        numbers = rf"\tfrac{{1}}{{{n}}} \bigl[ {summed(rows)} \bigr]"
    return Formula("L", (symbols, numbers, value), note)


def update(
    grad: Gradients, weights: Weights, learning_rate: float, decimals: int, notation: Notation
) -> list[Formula]:
    """For each weight the new one: the old one less the rate times the sum of its terms."""
    formulas = []
    for weight in PARAMETERS:
        steps = getattr(grad, f"step_{weight}")[::-1]
        terms = [rounded(term, decimals) for term in steps[: spelled_out(len(steps))]]
        old, eta = as_set(getattr(weights, weight), decimals), rate(learning_rate)
        shown = math.nan if len(terms) < len(steps) else sum(term.value for term in terms)
        new = getattr(weights, weight) - learning_rate * getattr(grad, weight)
        value, note = result(new, old.value - eta.value * shown, decimals, weight)
        terms_tex = _terms([term.tex for term in terms], len(steps))
        numbers = rf"{old.coloured(weight).tex} - {eta.tex} \cdot ({terms_tex})"
        left = tex(weight, notation.weight_tex(weight))
        formulas.append(Formula(left, (numbers, value), note, relation=r"\leftarrow"))
    return formulas


def _terms(terms: list[str], count: int) -> str:
    """Terms in their colour with their signs between them, as one writes a sum."""
    text = tex("delta", terms[0])
    for term in terms[1:]:
        text += f" - {tex('delta', term[1:])}" if term[0] == "-" else f" + {tex('delta', term)}"
    return text if count == len(terms) else rf"{text} + \cdots"


def _sum(summands: list[str], count: int) -> str:
    """A sum; dots stand for what is not written out."""
    text = " + ".join(summands)
    return text if count == len(summands) else rf"{text} + \cdots"
