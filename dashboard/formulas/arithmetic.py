"""The steps of the lesson: each quantity in symbols, then with numbers, then its value."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from dashboard.display.notation import LESSON, Notation
from dashboard.formulas.layout import (
    INDENT,
    Formula,
    filled,
    is_written_out,
    one_a_line,
    product,
    signed,
    spelled_out,
    summed,
)
from dashboard.formulas.links import (
    Term,
    links_of,
    names_of,
    network_of,
    numbers_of,
)
from dashboard.formulas.quantities import (
    ANY_STEP,
    Letters,
    Numbers,
    of_the_gradient,
)
from dashboard.formulas.width import LINE, PHONE, SMALL, width
from dashboard.formulas.writer import COLOURS, THIN, Writer
from dashboard.formulas.written import Written, result
from rnn_core import PARAMETERS, ForwardPass, Gradients, Scenario, Weights
from rnn_core.equations import (
    Network,
    Node,
    Product,
    Quantity,
    Sum,
    Total,
    equation,
    evaluate,
    substituted,
)

IN_TWO_PARTS = 3
"""So many links after the first are written as f' times the rest; more, as one number each."""

ROOM = LINE + 0.5
"""Of a line behind a letter alone, which is a very short name."""

LINKS_IN_SYMBOLS = 5
"""So many links are written in the symbols of a sum; of more, the first, dots and the last."""

ANY = Network(1, "f", "exact")
"""For what is said of any activation and any step."""

ERROR = Quantity("error")
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
        squares.append(_more(n - len(squares)))
    else:
        tree = substituted(Quantity("loss"), ANY, "loss", "1/n", "square")
        shown = _added_up(tree, (ERROR,), errors)
    value, note = result(fwd.loss, shown, decimals, "loss")
    numbers = rf"\frac{{{' + '.join(squares)}}}{{{n}}}"
    if width(f"L = {numbers}") > PHONE:
        numbers = rf"\tfrac{{1}}{{{n}}} \bigl[ {summed(signed(squares))} \bigr]"
    return Formula("L", (loss_in_symbols(), numbers, value), note)


def _loss() -> Node:
    return substituted(Quantity("loss"), ANY, "loss", "1/n", "square", "error")


def _added_up(
    tree: Node, factors: Sequence[Quantity], rows: Sequence[Sequence[Written]]
) -> float:
    """What a sum over the examples gives; a row has what one example has for each factor."""
    columns = np.array([[written.value for written in row] for row in rows]).T
    values = {Quantity("n"): len(rows), **dict(zip(factors, columns, strict=True))}
    with np.errstate(all="ignore"):
        return float(evaluate(tree, values.__getitem__)[0])


def _more(count: int) -> str:
    """What stands for so many summands that are left out."""
    return rf"\cdots \ \text{{({count} more)}}"


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
        shown = _added_up(mean * Total(Product(tuple(factors))), factors, written)
    if n > len(rows):
        rows.append(rf"{INDENT} + {_more(n - len(rows))}")
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
