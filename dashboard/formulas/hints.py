"""Hints for a question of practice: the formula, the formula with numbers, the answer."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

from dashboard.display.notation import Notation, of_example
from dashboard.display.palette import tex
from dashboard.formulas import steps
from dashboard.formulas.formula import Formula, result, signed_sum, spelled_out
from dashboard.formulas.links import Chain, Term
from dashboard.formulas.state import state_formula
from dashboard.formulas.terms import term_formula
from dashboard.formulas.written import rounded
from rnn_core import ForwardPass, Gradients, Scenario, backward, forward, term_label
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
    return state_formula(fwd, question.example or 1, question.at, question.decimals, notation)


def _prediction(question: Question, notation: Notation) -> Formula:
    last = _state(question, notation)
    y_hat = tex("a", rf"\hat y^{{{of_example(question.example or 1)}}}")
    return Formula(f"{y_hat} = {last.left}", last.lines, last.note)


def _loss(question: Question, notation: Notation) -> Formula:
    return steps.loss(_passes(question)[0], question.decimals)


def _term(question: Question, notation: Notation) -> Formula:
    term = Term(question.parameter or "", question.at)
    return term_formula(*_passes(question), term, question.decimals, notation)


def _gradient(question: Question, notation: Notation) -> Formula:
    _, grad = _passes(question)
    weight = question.parameter or ""
    terms = getattr(grad, f"step_{weight}")[::-1].tolist()
    numbers = [rounded(term, question.decimals) for term in terms]
    count = spelled_out(len(numbers))
    shown = sum(number.value for number in numbers) if count == len(numbers) else math.nan
    value, note = result(question.answer, shown, question.decimals, "delta")
    name = tex(weight, notation.weight_tex(weight))
    left = rf"\frac{{\partial L}}{{\partial {name}}}"
    return Formula(
        left, (_letters(question), signed_sum(numbers[:count], len(numbers)), value), note
    )


def _new_weight(question: Question, notation: Notation) -> Formula:
    _, grad = _passes(question)
    scenario, weight = question.scenario, question.parameter or ""
    update = steps.update(
        grad, scenario.weights, scenario.learning_rate, question.decimals, notation
    )
    formula = update[("w_x", "w_a").index(weight)]
    symbols = rf"{formula.left} - \eta\, \bigl( {_letters(question)} \bigr)"
    return Formula(formula.left, (symbols, *formula.lines), formula.note, formula.relation)


FORMULAS: dict[str, Callable[[Question, Notation], Formula]] = {
    "state": _state,
    "y_hat": _prediction,
    "loss": _loss,
    "term": _term,
    "gradient": _gradient,
    "new_weight": _new_weight,
}
"""Kind of question -> its whole formula: symbols, numbers, answer."""


def _letters(question: Question) -> str:
    """(a) + (c) + (e)."""
    T = question.scenario.data.T  # noqa: N806 (the lesson's letter)
    count = spelled_out(T)
    labels = [
        rf"\text{{{term_label(question.parameter or '', t, T)}}}"
        for t in range(T, T - count, -1)
    ]
    return " + ".join([*labels, *([r"\cdots"] if count < T else [])])


def _f_prime(question: Question, notation: Notation) -> tuple[Formula, ...]:
    """What f' is, where a term has it."""
    fwd, grad = _passes(question)
    if question.kind != "term" or grad.rule == "note" or fwd.activation == "identity":
        return ()
    slope = Chain(fwd, "exact", 1, question.decimals, notation).slope_in_symbols("t")
    return (slope,)


def _passes(question: Question) -> tuple[ForwardPass, Gradients]:
    return _once(question.scenario)


@lru_cache(maxsize=4)
def _once(scenario: Scenario) -> tuple[ForwardPass, Gradients]:
    """All hints of a sheet are about the same passes."""
    fwd = forward(scenario.data, scenario.weights, scenario.activation)
    return fwd, backward(fwd, scenario.rule)
