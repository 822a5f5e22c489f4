"""The steps of the lesson: each quantity in symbols, then with numbers, then its value."""

from __future__ import annotations

import math

import numpy as np

from dashboard.display.notation import LESSON, Notation
from dashboard.formulas.layout import (
    Formula,
    filled,
    more,
    one_a_line,
    signed,
    spelled_out,
    summed,
)
from dashboard.formulas.links import network_of, numbers_of
from dashboard.formulas.quantities import ANY_STEP, Letters, Numbers, added_up, of_the_gradient
from dashboard.formulas.width import PHONE, SMALL, width
from dashboard.formulas.writer import COLOURS, THIN, Writer
from dashboard.formulas.written import result
from rnn_core import PARAMETERS, ForwardPass, Gradients, Scenario, Weights
from rnn_core.equations import Network, Node, Quantity, Sum, equation, substituted
from rnn_core.equations.lesson import ERROR

ANY = Network(1, "f", "exact")
"""For what is said of any activation and any step."""

STATE, Z, RATE = Quantity("a", 1), Quantity("z", 1), Quantity("rate")


def model(
    scenario: Scenario, weights: Weights, decimals: int, notation: Notation
) -> tuple[str, str, str]:
    """The recurrence with the current weights put in, the start, and the prediction."""
    numbers = Numbers(lambda quantity: getattr(weights, quantity.letter), decimals)
    letters, last = Letters(notation, steps=ANY_STEP), Quantity("a", scenario.data.T)

    def leaf(quantity: Quantity) -> str:
        number = quantity.letter in PARAMETERS
        return numbers.written(quantity).tex if number else letters.symbol(quantity)

    network = ANY._replace(activation=scenario.activation)
    tree = _recurrence(1, network)
    now = letters.text(STATE)
    recurrence = f"{now} = {Writer(leaf).text(tree)}"
    if width(recurrence) > PHONE * SMALL:
        recurrence = Formula(now, (Writer(leaf, add=one_a_line).text(tree),)).tex
    by_number = Letters(notation)
    start = numbers.written(Quantity("a0")).tex
    return (
        recurrence,
        f"{by_number.text(Quantity('a', 0))} = {start}",
        rf"\hat y = {by_number.text(last)}",
    )


def learning_rate(value: float) -> str:
    """Its letter and its size."""
    return rf"\eta = {Numbers(lambda _: value, 0).written(RATE).tex}"


def recurrence(notation: Notation) -> tuple[str, str]:
    """The two lines of a step, in symbols."""
    letters = Letters(notation, steps=ANY_STEP)
    return (
        f"{letters.text(Z)} = {letters.text(equation(Z, ANY), THIN)}",
        f"{letters.text(STATE)} = {letters.text(equation(STATE, ANY))}",
    )


@np.errstate(all="ignore")
def state_formula(
    fwd: ForwardPass, example: int, t: int, decimals: int, notation: Notation
) -> Formula:
    """The state of an example at a step, both counted from 1."""
    letters, numbers = Letters(notation), numbers_of(fwd, "exact", example, decimals)
    state = Quantity("a", t)
    tree = _recurrence(t, network_of(fwd, "exact"))
    value, note = result(numbers.value(state), numbers.shown(tree), decimals, "a")
    with_numbers = numbers.writer._replace(add=summed).text(tree)
    return Formula(letters.text(state), (letters.text(tree), with_numbers, value), note)


def _recurrence(t: int, network: Network) -> Node:
    """f(W_a a<t-1> + W_x x<t>)."""
    return substituted(equation(Quantity("a", t), network), network, "z")


def loss_in_symbols() -> str:
    """The mean of the squared errors."""
    return Letters(LESSON, "i").text(_loss(), fraction=r"\frac")


def loss(fwd: ForwardPass, decimals: int) -> Formula:
    """The mean of the squared errors, with the predictions and targets put in."""
    n = fwd.data.n
    examples = [
        numbers_of(fwd, "exact", example, decimals) for example in range(1, spelled_out(n) + 1)
    ]
    square = substituted(Quantity("square"), ANY, "square", "error")
    squares = [numbers.writer.text(square) for numbers in examples]
    errors = [(numbers.spelled(ERROR),) for numbers in examples]
    shown = math.nan
    if n > len(squares):
        squares.append(more(n - len(squares)))
    else:
        tree = substituted(Quantity("loss"), ANY, "loss", "1/n", "square")
        shown = added_up(tree, (ERROR,), errors)
    value, note = result(fwd.loss, shown, decimals, "loss")
    numbers = rf"\frac{{{' + '.join(squares)}}}{{{n}}}"
    if width(f"L = {numbers}") > PHONE:
        numbers = rf"\tfrac{{1}}{{{n}}} \bigl[ {summed(signed(squares))} \bigr]"
    return Formula("L", (loss_in_symbols(), numbers, value), note)


def _loss() -> Node:
    return substituted(Quantity("loss"), ANY, "loss", "1/n", "square", "error")


def update(
    grad: Gradients, weights: Weights, learning_rate: float, decimals: int, notation: Notation
) -> list[Formula]:
    """For each weight the new one: the old one less the rate times the sum of its terms."""
    numbers = Numbers(of_the_gradient(grad, weights, learning_rate), decimals)
    network = Network(len(grad.step_w_x), "f", grad.rule)
    return [_update(weight, numbers, network, notation) for weight in PARAMETERS]


def _update(weight: str, numbers: Numbers, network: Network, notation: Notation) -> Formula:
    tree = equation(Quantity("new", w=weight), network)
    gradient = Quantity("gradient", w=weight)
    before = _with_gradient("", gradient, numbers.writer).text(tree)
    lines = [f"{before}({_terms(weight, numbers.writer, network, width(before))})"]
    if spelled_out(network.T) < network.T:  # the sum of all stands for those left out
        lines.append(numbers.writer.text(tree))
        shown = numbers.shown(tree)
    else:
        shown = numbers.shown(substituted(tree, network, "gradient"))
    value, note = result(numbers.value(tree), shown, numbers.decimals, weight)
    left = Letters(notation).text(Quantity(weight))
    return Formula(left, (*lines, value), note, relation=r"\leftarrow")


def update_in_symbols(weight: str, T: int, notation: Notation) -> str:  # noqa: N803
    """W − η (the letters of the terms)."""
    network, letters = Network(T, "f", "exact"), Letters(notation)
    total = rf"\bigl( {_terms(weight, Writer(Letters(notation, T=T).symbol), network)} \bigr)"
    gradient = Quantity("gradient", w=weight)
    writer = _with_gradient(total, gradient, Writer(letters.symbol, THIN))
    return writer.text(equation(Quantity("new", w=weight), network))


def _with_gradient(text: str, gradient: Quantity, writer: Writer) -> Writer:
    """A writer that has this text where the gradient stands."""
    return writer._replace(
        leaf=lambda q: text if q == gradient else writer.leaf(q), colours=COLOURS
    )


def gradient_formula(
    grad: Gradients, weight: str, decimals: int, notation: Notation
) -> Formula:
    """The gradient of a weight: the letters of its terms, their numbers, their sum."""
    network = Network(len(grad.step_w_x), "f", grad.rule)
    letters = Letters(notation, T=network.T)
    numbers = Numbers(of_the_gradient(grad), decimals)
    gradient = Quantity("gradient", w=weight)
    written_out = spelled_out(network.T) == network.T
    shown = numbers.shown(equation(gradient, network)) if written_out else math.nan
    value, note = result(numbers.value(gradient), shown, decimals, "delta")
    writers = (Writer(letters.symbol), numbers.writer)
    lines = (_terms(weight, writer, network) for writer in writers)
    return Formula(letters.text(gradient), (*lines, value), note)


def _terms(weight: str, writer: Writer, network: Network, used: float = 0.0) -> str:
    """The terms with their signs between them; ``used`` is the width before them."""
    terms = equation(Quantity("gradient", w=weight), network).parts
    count = spelled_out(len(terms))
    text = filled(writer.summands(Sum(terms[:count])), used)
    return text if count == len(terms) else rf"{text} + \cdots"
