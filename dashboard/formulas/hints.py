"""Hints for a question of practice: the formula, the formula with numbers, the answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from dashboard.display.notation import Notation
from dashboard.formulas import arithmetic, terms
from dashboard.formulas.layout import Formula
from dashboard.formulas.links import Term, slope_in_symbols
from dashboard.formulas.quantities import ANY_STEP, Letters
from rnn_core import PARAMETERS, ForwardPass, Gradients, Scenario, backward, forward
from rnn_core.equations import Quantity
from rnn_core.practice import Question

DEEPEST = 3
"""The formula, with numbers, the answer."""


def hint(question: Question, depth: int, notation: Notation) -> tuple[Formula, ...]:
    """So much of the formula as a hint of this depth shows; what f' is stands beside it."""
    whole = FORMULAS[question.kind](question, notation)
    *working, answer = whole.lines
    first, *numbers = working
    lines = (first, *(numbers if depth > 1 else ()), *((answer,) if depth == DEEPEST else ()))
    note = whole.note if depth == DEEPEST else ""
    shown = Formula(whole.left, lines, note, whole.relation)
    return (shown, *_f_prime(question, notation))


def _state(question: Question, notation: Notation) -> Formula:
    fwd, _ = _passes(question)
    example, decimals = question.example or 1, question.decimals
    return arithmetic.state_formula(fwd, example, question.at, decimals, notation)


def _prediction(question: Question, notation: Notation) -> Formula:
    last = _state(question, notation)
    y_hat = Letters(notation, question.example or 1).text(Quantity("y_hat"))
    return last._replace(left=f"{y_hat} = {last.left}")


def _loss(question: Question, notation: Notation) -> Formula:
    return arithmetic.loss(_passes(question)[0], question.decimals)


def _term(question: Question, notation: Notation) -> Formula:
    term = Term(question.parameter or "", question.at)
    return terms.term_formula(*_passes(question), term, question.decimals, notation)


def _gradient(question: Question, notation: Notation) -> Formula:
    _, grad = _passes(question)
    return arithmetic.gradient_formula(
        grad, question.parameter or "", question.decimals, notation
    )


def _new_weight(question: Question, notation: Notation) -> Formula:
    _, grad = _passes(question)
    scenario, weight = question.scenario, question.parameter or ""
    update = arithmetic.update(
        grad, scenario.weights, scenario.learning_rate, question.decimals, notation
    )
    formula = update[PARAMETERS.index(weight)]
    symbols = arithmetic.update_in_symbols(weight, scenario.data.T, notation)
    return formula._replace(lines=(symbols, *formula.lines))


FORMULAS: dict[str, Callable[[Question, Notation], Formula]] = {
    "state": _state,
    "y_hat": _prediction,
    "loss": _loss,
    "term": _term,
    "gradient": _gradient,
    "new_weight": _new_weight,
}
"""Kind of question -> its whole formula: symbols, numbers, answer."""


def _f_prime(question: Question, notation: Notation) -> tuple[Formula, ...]:
    """What f' is, where a term has it."""
    activation, rule = question.scenario.activation, question.scenario.rule
    if question.kind != "term" or rule == "note" or activation == "identity":
        return ()
    left, symbols = slope_in_symbols(activation, 1, Letters(notation, steps=ANY_STEP))
    return (Formula(left, (symbols,)),)


def _passes(question: Question) -> tuple[ForwardPass, Gradients]:
    return _once(question.scenario)


@lru_cache(maxsize=4)
def _once(scenario: Scenario) -> tuple[ForwardPass, Gradients]:
    """All hints of a sheet are about the same passes."""
    fwd = forward(scenario.data, scenario.weights, scenario.activation)
    return fwd, backward(fwd, scenario.rule)
