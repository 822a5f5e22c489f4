"""The words in the braces of the slips' sentences, for one question."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from rnn_core.activations import activation_named
from rnn_core.practice.questions import SUMS, SYMBOLS, Question
from rnn_core.terms import term_label
from rnn_core.words import counted

ANOTHER = {"tanh": "sigmoid", "sigmoid": "tanh"}
"""Whose f′ is easily taken for one's own."""

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_COUNTS = ("no", "one", "two", "three", "four", "five", "six")


@lru_cache(maxsize=256)
def words(question: Question) -> Mapping[str, Any]:
    """What every sentence about this question may say.

    >>> from rnn_core import PRESETS
    >>> from rnn_core.practice.questions import questions
    >>> about = words(questions(PRESETS["note"])[17])  # (e)
    >>> about["key"], about["power"], about["sum"], about["needed"]
    ('(e)', 'W_a · W_a', '(a) + (c) + (e)', 'x⟨1⟩')
    """
    data, weights = question.scenario.data, question.scenario.weights
    found = {
        "t": question.at,
        "before": question.at - 1,
        "after": question.at + 1,
        "last": data.T,
        "T": data.T,
        "n": data.n,
        "key": question.key,
        "weight": question.symbol,
        "w_a": _set(weights.w_a),
        "w_x": _set(weights.w_x),
        "rate": _set(question.scenario.learning_rate),
        "decimals": counted(question.decimals, "decimal"),
        **_of_f(question),
    }
    return MappingProxyType(found | (_of_terms(question) if question.parameter else {}))


def ordinal(place: int) -> str:
    """A place in a row.

    >>> ordinal(2), ordinal(21)
    ('second', '21st')
    """
    if place <= len(_ORDINALS):
        return _ORDINALS[place - 1]
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{place}{ends.get(place % 10, 'th') if place % 100 // 10 != 1 else 'th'}"


def in_words(activation: str) -> str:
    """An activation as a sentence names it.

    >>> in_words("leaky_relu"), in_words("sigmoid")
    ('leaky relu', 'σ (sigmoid)')
    """
    return "σ (sigmoid)" if activation == "sigmoid" else activation.replace("_", " ")


def letter(question: Question, t: int, parameter: str | None = None) -> str:
    """The letter of a term of the question's weight, or of another."""
    return term_label(parameter or question.parameter or "w_x", t, question.scenario.data.T)


def _of_f(question: Question) -> dict[str, str]:
    """The activation, and its f′ where it is written from the state."""
    name = question.scenario.activation
    f, slope = in_words(name), activation_named(name).slope_words

    def at_step(t: int) -> str:
        return f", {slope.replace('⟨t⟩', f'⟨{t}⟩')}" if slope else ""

    return {
        "f": f,
        "another": ANOTHER.get(name, name),
        "another_f": in_words(ANOTHER.get(name, name)),
        "before_f": "" if name == "identity" else f" before you take {f}",
        "slope": slope,
        "is_slope": f" = {slope}" if slope else "",
        "last_slope": at_step(question.scenario.data.T),
        "own_slope": at_step(question.at),
    }


def _of_terms(question: Question) -> dict[str, Any]:
    """The letters of the terms, and what a term multiplies."""
    T = question.scenario.data.T  # noqa: N806 (the lesson's letter)
    of_sum = question.kind in SUMS
    t = question.at
    before, step, after = ("t−1", "t", "t+1") if of_sum else (t - 1, t, t + 1)
    other = "w_x" if question.parameter == "w_a" else "w_a"
    partners = [f"x⟨{step}⟩", f"a⟨{before}⟩"]
    needed, used = partners if question.parameter == "w_x" else partners[::-1]
    back = T - (1 if of_sum else question.at)
    return {
        "step": step,
        "step_before": before,
        "step_after": after,
        "needed": needed,
        "used": used,
        "other_weight": SYMBOLS[other],
        "of_other": letter(question, question.at, other),
        "first_letter": letter(question, 1),
        "last_letter": letter(question, T),
        "sum": _sum(question),
        "steps": f"{_COUNTS[back] if back < len(_COUNTS) else back} step{'s' * (back != 1)}",
        "power": " · ".join(["W_a"] * back) if back <= 3 else f"W_a to the power {back}",
        "of_each": _powers([letter(question, t) for t in range(T, 0, -1)]),
        "own_f": "f′ at the chain's end" if of_sum else f"f′(z⟨{question.at}⟩)",
    }


def _sum(question: Question) -> str:
    """(a) + (c) + (e); a long one with dots."""
    last = question.scenario.data.T
    letters = [letter(question, t) for t in range(last, 0, -1)]
    if last > 4:
        letters = [*letters[:2], "…", letters[-1]]
    return " + ".join(letters)


def _powers(letters: list[str]) -> str:
    """How many W_a each term needs, from the last step's back."""
    counts = ["none", "one", "two"][: len(letters)]
    told = [f"{letter} needs {count}" for count, letter in zip(counts, letters, strict=False)]
    return ", ".join([*told, *(["and so on"] if len(letters) > len(told) else [])])


def _set(value: float) -> str:
    """A number that was set, as one reads it."""
    return f"{value:g}".replace("-", "−")
