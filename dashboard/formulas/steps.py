"""The four steps of the lesson as one line each: symbols, then numbers."""

from __future__ import annotations

from dashboard.notation import Notation
from dashboard.numbers import LARGE, fixed, plain, short
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


def number_tex(text: str) -> str:
    """A written number for a formula: powers of ten get their exponent."""
    if "×10" in text:
        digits, _, power = text.partition("×10")
        normal = power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
        text = rf"{digits} \cdot 10^{{{normal}}}"
    return text.replace("−", "-")


def setting_tex(value: float) -> str:
    """A number that a person set, in full: 1, 0.1, −0.25."""
    text = plain(value)
    if "e" in text or abs(value) >= LARGE:
        digits, _, power = f"{value:e}".partition("e")
        return rf"{plain(float(digits))} \cdot 10^{{{int(power)}}}"
    return text


def in_brackets(text: str) -> str:
    """A negative number as a factor or summand needs brackets."""
    return f"({text})" if text.startswith("-") else text


def model(
    scenario: Scenario, weights: Weights, decimals: int, notation: Notation
) -> tuple[str, str, str]:
    """The recurrence with the current weights put in, the start, and the prediction."""
    T = scenario.data.T  # noqa: N806 (the lesson's letter)
    before, now = notation.tex_at("a", "t-1"), notation.tex_at("a", "t")
    inside = (
        rf"{tex('w_a', weight_tex(weights.w_a, decimals))} \cdot {tex('a', before)} + "
        rf"{tex('w_x', in_brackets(weight_tex(weights.w_x, decimals)))} \cdot "
        rf"{tex('x', notation.tex_at('x', 't'))}"
    )
    return (
        f"{tex('a', now)} = {ACTIVATION_TEX[scenario.activation].format(inside)}",
        f"{tex('a', notation.tex_at('a', '0'))} = {setting_tex(weights.a0)}",
        rf"\hat y = {tex('a', notation.tex_at('a', T))}",
    )


def weight_tex(value: float, decimals: int) -> str:
    """A weight: in full while it is as short as it was set, else at the shown decimals."""
    full = setting_tex(value)
    return full if len(full) <= decimals + 3 else number_tex(fixed(value, decimals))


def recurrence(notation: Notation) -> tuple[str, str]:
    """The two lines of a step, in symbols."""
    a, before, z = (notation.tex_at(*at) for at in (("a", "t"), ("a", "t-1"), ("z", "t")))
    return (
        rf"{z} = {tex('w_a', notation.w_a_tex)}\, {tex('a', before)} + "
        rf"{tex('w_x', notation.w_x_tex)}\, {tex('x', notation.tex_at('x', 't'))}",
        rf"{tex('a', a)} = f({z})",
    )


def loss(fwd: ForwardPass, decimals: int) -> str:
    """The mean of the squared errors, with the predictions and targets put in."""
    written = spelled_out(fwd.data.n)
    squares = [
        rf"({tex('a', number_tex(fixed(y_hat, decimals)))} - "
        rf"{tex('y', in_brackets(number_tex(short(y, decimals))))})^2"
        for y_hat, y in zip(
            fwd.y_hat[:written].tolist(), fwd.data.y[:written].tolist(), strict=True
        )
    ]
    value = tex("loss", number_tex(fixed(fwd.loss, decimals)))
    n = fwd.data.n
    return (
        r"\small \begin{aligned} "
        r"L &= \frac{1}{n} \sum_i (\hat y_i - y_i)^2 \\[4pt] "
        rf"&= \frac{{{_sum(squares, n)}}}{{{n}}} \\[4pt] &= {value} "
        r"\end{aligned}"
    )


def update(
    grad: Gradients, weights: Weights, learning_rate: float, decimals: int, notation: Notation
) -> list[str]:
    """For each weight the new one: the old one less the rate times the sum of its terms."""
    lines = []
    for weight in PARAMETERS:
        old, gradient = getattr(weights, weight), getattr(grad, weight)
        steps = getattr(grad, f"step_{weight}")[::-1]
        terms = [number_tex(fixed(term, decimals)) for term in steps[: spelled_out(len(steps))]]
        name = tex(weight, notation.weight_tex(weight))
        new = tex(weight, number_tex(fixed(old - learning_rate * gradient, decimals)))
        before = tex(weight, weight_tex(old, decimals))
        lines.append(
            rf"\small \begin{{aligned}} {name} &\leftarrow {before} - "
            rf"{setting_tex(learning_rate)} \cdot ({_terms(terms, len(steps))}) \\ "
            rf"&= {new} \end{{aligned}}"
        )
    return lines


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
