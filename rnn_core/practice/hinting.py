"""Three hints for each question: the formula, the formula with numbers, the answer."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from rnn_core.network import ForwardPass, backward, forward, slopes
from rnn_core.practice.question import Question
from rnn_core.practice.writing import set_tex, written_tex
from rnn_core.terms import term_label

SPELLED_OUT = 4
"""Summands that are written; a longer sum gets dots."""

WAY_BACK = 2
"""Steps back that are written one by one; a longer way gets a product sign."""

F_TEX: Mapping[str, str] = {
    "tanh": r"\tanh({})",
    "identity": "{}",
    "sigmoid": r"\sigma({})",
    "relu": r"\max(0,\, {})",
    "leaky_relu": r"\mathrm{{leaky\,relu}}({})",
    "softsign": r"\mathrm{{softsign}}({})",
}

SLOPE_TEX: Mapping[str, str] = {
    "tanh": r"1 - (\at{t})^2",
    "sigmoid": r"\at{t}\, (1 - \at{t})",
    "relu": r"1 \text{ if } \zt{t} > 0 \text{, else } 0",
    "leaky_relu": r"1 \text{ if } \zt{t} > 0 \text{, else } 0.01",
    "softsign": r"(1 - |\at{t}|)^2",
}


def hints(question: Question) -> tuple[str, str, str]:
    r"""The formula, the formula with numbers, the answer, each as LaTeX without dollars.

    The letters are macros, so that a page can choose them: ``\Wa``, ``\Wx``, and at a step
    ``\at{2}`` for the state, ``\xt{2}``, ``\zt{2}``. Numbers are rounded to the
    question's decimals.

    Examples
    --------
    >>> from rnn_core import PRESETS
    >>> from rnn_core.practice.asking import questions
    >>> asked = {question.key: question for question in questions(PRESETS["note_rule"])}
    >>> for hint in hints(asked["a[1,2]"]):
    ...     print(hint)
    \at{2} = \tanh(\Wa\, \at{1} + \Wx\, \xt{2})
    \at{2} = \tanh(1 \cdot 0.76 + 1 \cdot 0)
    \at{2} = 0.64
    """
    ways: dict[str, Callable[[Question], tuple[str, str, str]]] = {
        "state": _state,
        "y_hat": _state,
        "loss": _loss,
        "term": _term,
        "gradient": _gradient,
        "new_weight": _new_weight,
    }
    name, symbols, numbers = ways[question.kind](question)
    answer = written_tex(question.answer, question.decimals)
    equals = r"\leftarrow" if question.kind == "new_weight" else "="
    return (
        f"{name} {equals} {symbols}",
        f"{name} {equals} {numbers}",
        f"{name} {equals} {answer}",
    )


def _state(question: Question) -> tuple[str, str, str]:
    t, i = question.at, (question.example or 1) - 1
    fwd = _forward(question)
    f = F_TEX[question.scenario.activation]
    symbols = rf"\Wa\, \at{{{t - 1}}} + \Wx\, \xt{{{t}}}"
    before = float(fwd.a[i, t - 1])
    a = set_tex(before) if t == 1 else written_tex(before, question.decimals)
    w_a, w_x = _factor(set_tex(fwd.weights.w_a)), _factor(set_tex(fwd.weights.w_x))
    x = _factor(set_tex(float(fwd.data.x[i, t - 1])))
    numbers = rf"{w_a} \cdot {_factor(a)} + {w_x} \cdot {x}"
    name = rf"\at{{{t}}}"
    if question.kind == "y_hat":
        name = rf"\hat y_{{{i + 1}}} = {name}"
    return name, f.format(symbols), f.format(numbers)


def _loss(question: Question) -> tuple[str, str, str]:
    fwd = _forward(question)
    squares = [f"{error}^2" for error in _errors(fwd, question.decimals)]
    numbers = rf"\frac{{1}}{{{fwd.data.n}}} \left[{_sum(squares, fwd.data.n)}\right]"
    return "L", r"\frac{1}{n} \sum_i (\hat y_i - y_i)^2", numbers


def _term(question: Question) -> tuple[str, str, str]:
    fwd, t, T = _forward(question), question.at, question.scenario.data.T  # noqa: N806
    with_slopes = _has_slopes(question)
    last = rf"\xt{{{t}}}" if question.parameter == "w_x" else rf"\at{{{t - 1}}}"
    chain = _chain(t, T, with_slopes)
    symbols = rf"\frac{{2}}{{n}} \sum_i (\hat y_i - y_i)\, {chain}{last}"
    if with_slopes:
        slope = SLOPE_TEX[question.scenario.activation]
        symbols += rf" \quad \text{{with }} f'(\zt{{t}}) = {slope}"
    shares = [
        r" \cdot ".join([error, *_numbers(question, fwd, i)])
        for i, error in enumerate(_errors(fwd, question.decimals))
    ]
    numbers = rf"\frac{{2}}{{{fwd.data.n}}} \left[{_sum(shares, fwd.data.n)}\right]"
    return rf"\text{{{question.key}}}", symbols, numbers


def _chain(t: int, last: int, with_slopes: bool) -> str:
    r"""What lies between the error and the last factor: f' \Wa f' … in symbols."""
    back = last - t
    if not with_slopes:
        return "" if back == 0 else r"\Wa\, " if back == 1 else rf"\Wa^{{{back}}}\, "
    if back <= WAY_BACK:
        return r"\Wa\, ".join(rf"f'(\zt{{{s}}})\, " for s in range(last, t - 1, -1))
    return rf"\Wa^{{{back}}}\, \prod_{{s={t}}}^{{{last}}} f'(\zt{{s}})\, "


def _numbers(question: Question, fwd: ForwardPass, i: int) -> list[str]:
    """The factors after the error, of one example."""
    t, back = question.at, fwd.data.T - question.at
    w_a = set_tex(fwd.weights.w_a)
    factors = [[], [_factor(w_a)], [rf"{_base(w_a)}^{{{back}}}"]][min(back, 2)]
    if _has_slopes(question):
        f_prime = slopes(fwd)[i, t - 1 :][::-1].tolist()
        if back <= WAY_BACK:
            factors += [written_tex(slope, question.decimals) for slope in f_prime]
        else:
            factors.append(set_tex(float(f"{math.prod(f_prime):.3g}")))
    if question.parameter == "w_x":
        return [*factors, _factor(set_tex(float(fwd.data.x[i, t - 1])))]
    before = float(fwd.a[i, t - 1])
    a = set_tex(before) if t == 1 else written_tex(before, question.decimals)
    return [*factors, _factor(a)]


def _gradient(question: Question) -> tuple[str, str, str]:
    letters, numbers = _terms(question)
    name = rf"\frac{{\partial L}}{{\partial {_weight(question)}}}"
    return name, letters, numbers


def _new_weight(question: Question) -> tuple[str, str, str]:
    letters, numbers = _terms(question)
    old = getattr(question.scenario.weights, question.parameter or "")
    rate = set_tex(question.scenario.learning_rate)
    weight = _weight(question)
    return (
        weight,
        rf"{weight} - \eta \left({letters}\right)",
        rf"{set_tex(old)} - {rate} \cdot \left({numbers}\right)",
    )


def _terms(question: Question) -> tuple[str, str]:
    """The terms of the question's weight, added up: their letters, their numbers."""
    grad = backward(_forward(question), question.scenario.rule)
    weight, T = question.parameter or "", question.scenario.data.T  # noqa: N806
    steps = list(enumerate(getattr(grad, f"step_{weight}").tolist(), start=1))[::-1]
    letters = [rf"\text{{{term_label(weight, t, T)}}}" for t, _ in steps]
    numbers = [written_tex(term, question.decimals) for _, term in steps]
    return _sum(letters, T), _sum(numbers, T)


def _forward(question: Question) -> ForwardPass:
    scenario = question.scenario
    return forward(scenario.data, scenario.weights, scenario.activation)


def _has_slopes(question: Question) -> bool:
    return question.scenario.rule == "exact" and question.scenario.activation != "identity"


def _errors(fwd: ForwardPass, decimals: int) -> list[str]:
    """(ŷ − y) of the first examples, with numbers."""
    pairs = zip(fwd.y_hat.tolist(), fwd.data.y.tolist(), strict=True)
    return [
        f"({written_tex(y_hat, decimals)} - {_factor(set_tex(y))})"
        for y_hat, y in list(pairs)[:SPELLED_OUT]
    ]


def _sum(summands: list[str], count: int) -> str:
    """Summands with their signs between them; dots for those that are not written."""
    text = summands[0]
    for summand in summands[1:SPELLED_OUT]:
        text += f" - {summand[1:]}" if summand.startswith("-") else f" + {summand}"
    return text if count <= SPELLED_OUT else rf"{text} + \cdots"


def _factor(text: str) -> str:
    """A negative number as a factor or summand needs brackets."""
    return f"({text})" if text.startswith("-") else text


def _base(text: str) -> str:
    """So does a power of ten, too, if it is raised to a power."""
    return f"({text})" if text.startswith("-") or "cdot" in text else text


def _weight(question: Question) -> str:
    return {"w_x": r"\Wx", "w_a": r"\Wa"}[question.parameter or ""]
