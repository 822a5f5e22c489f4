"""The four steps of the lesson as one line each: symbols, then numbers."""

from __future__ import annotations

import math

from dashboard.display.notation import Notation
from dashboard.display.palette import tex
from dashboard.formulas.formula import (
    INDENT,
    Formula,
    result,
    signed_sum,
    spelled_out,
    summed,
)
from dashboard.formulas.width import PHONE, SMALL, width
from dashboard.formulas.written import Written, as_set, counted, rate, rounded
from rnn_core import ACTIVATIONS, PARAMETERS, ForwardPass, Gradients, Scenario, Weights


def model(
    scenario: Scenario, weights: Weights, decimals: int, notation: Notation
) -> tuple[str, str, str]:
    """The recurrence with the current weights put in, the start, and the prediction."""
    T = scenario.data.T  # noqa: N806 (the lesson's letter)
    before, now = notation.tex_at("a", "t-1"), tex("a", notation.tex_at("a", "t"))
    weighed = (
        rf"{as_set(weights.w_a, decimals).coloured('w_a').tex} \cdot {tex('a', before)}",
        rf"{as_set(weights.w_x, decimals).in_brackets().coloured('w_x').tex} \cdot "
        rf"{tex('x', notation.tex_at('x', 't'))}",
    )
    f = ACTIVATIONS[scenario.activation].tex
    recurrence = f"{now} = {f.format(z=' + '.join(weighed))}"
    if width(recurrence) > PHONE * SMALL:
        broken = f.format(z=rf" \\ &{INDENT} + ".join(weighed))
        recurrence = Formula(now, (broken,)).tex
    return (
        recurrence,
        f"{tex('a', notation.tex_at('a', '0'))} = {as_set(weights.a0, decimals).tex}",
        rf"\hat y = {tex('a', notation.tex_at('a', T))}",
    )


def learning_rate(value: float) -> str:
    """Its letter and its size."""
    return rf"\eta = {rate(value).tex}"


def recurrence(notation: Notation) -> tuple[str, str]:
    """The two lines of a step, in symbols."""
    a, before, z = (notation.tex_at(*at) for at in (("a", "t"), ("a", "t-1"), ("z", "t")))
    return (
        rf"{z} = {tex('w_a', notation.w_a_tex)}\, {tex('a', before)} + "
        rf"{tex('w_x', notation.w_x_tex)}\, {tex('x', notation.tex_at('x', 't'))}",
        rf"{tex('a', a)} = f({z})",
    )


def loss_in_symbols() -> str:
    """The mean of the squared errors."""
    y_hat, y = (tex(*of) for of in (("a", r"\hat y^{(i)}"), ("y", "y^{(i)}")))
    return rf"\frac{{1}}{{n}} \sum_i ({y_hat} - {y})^2"


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
    if n > written:
        squares.append(rf"\cdots \ \text{{({n - written} more)}}")
    value, note = result(fwd.loss, shown / n, decimals, "loss")
    numbers = rf"\frac{{{' + '.join(squares)}}}{{{n}}}"
    if width(f"L = {numbers}") > PHONE:
        numbers = rf"\tfrac{{1}}{{{n}}} \bigl[ {summed(squares)} \bigr]"
    return Formula("L", (loss_in_symbols(), numbers, value), note)


def update(
    grad: Gradients, weights: Weights, learning_rate: float, decimals: int, notation: Notation
) -> list[Formula]:
    """For each weight the new one: the old one less the rate times the sum of its terms."""
    return [
        _update(weight, grad, getattr(weights, weight), rate(learning_rate), decimals, notation)
        for weight in PARAMETERS
    ]


def _update(
    weight: str, grad: Gradients, old: float, eta: Written, decimals: int, notation: Notation
) -> Formula:
    steps, gradient = getattr(grad, f"step_{weight}")[::-1].tolist(), getattr(grad, weight)
    terms = [rounded(term, decimals) for term in steps[: spelled_out(len(steps))]]
    before = as_set(old, decimals)
    step = rf"{before.coloured(weight).tex} - {eta.tex} \cdot "
    lines = [rf"{step}({signed_sum(terms, len(steps), width(step))})"]
    shown = sum(term.value for term in terms)
    if len(terms) < len(steps):  # the sum of all of them stands for those left out
        total = rounded(gradient, decimals)
        lines.append(step + total.in_brackets().coloured("delta").tex)
        shown = total.value
    new = old - eta.value * gradient
    value, note = result(new, before.value - eta.value * shown, decimals, weight)
    left = tex(weight, notation.weight_tex(weight))
    return Formula(left, (*lines, value), note, relation=r"\leftarrow")
