"""Slips in adding up the terms and in the step from the old weight to the new one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rnn_core.practice.question import SYMBOLS, Question
from rnn_core.practice.recipe import Recipe
from rnn_core.practice.slip import (
    GRADIENT,
    SUMS,
    UPDATE,
    Change,
    Slip,
    fields,
    letter,
    single,
)


def one_term_alone(question: Question) -> Iterator[Change]:
    """The last step's term, or the first step's, for the whole gradient."""
    if not _has_a_sum(question):
        return
    last = question.scenario.data.T
    for t, kind in ((last, "only the last step's term"), (1, "only the first step's term")):
        alone = letter(question, t)
        message = (
            f"Only {alone} is used: the gradient of {question.symbol} is {_sum(question)}."
        )
        parts = tuple(float(step == t) for step in range(1, last + 1))
        yield _weighing(single(kind, f"only {alone}", message, GRADIENT), parts)


def term_dropped(question: Question) -> Iterator[Change]:
    """One term left out of three or more."""
    last = question.scenario.data.T
    if not _has_a_sum(question) or last < 3:
        return
    for t in range(last, 0, -1):
        one = letter(question, t)
        message = f"{one} is missing: the gradient of {question.symbol} is {_sum(question)}."
        parts = tuple(float(step != t) for step in range(1, last + 1))
        yield _weighing(single("term dropped", f"{one} dropped", message, GRADIENT), parts)


def signs_of_the_terms(question: Question) -> Iterator[Change]:
    """−(a) + (c) + (e): the first subtracted, the others added. Lesson, step 3."""
    if not _has_a_sum(question):
        return
    last = question.scenario.data.T
    parts = (-1.0,) * (last - 1) + (1.0,)
    if question.kind == "gradient":
        message = f"The signs are mixed: the gradient is {_sum(question)}, every term added."
        slip = single("signs of the terms", "signs of the terms", message, GRADIENT)
        yield _weighing(slip, parts)
        yield _weighing(slip, tuple(-part for part in parts))
    else:
        message = (
            f"The signs are mixed: every term is subtracted, "
            f"{question.symbol} − η ({_sum(question)})."
        )
        slip = single("signs of the terms", "signs of the terms", message, UPDATE)
        yield _weighing(slip, parts)


def one_sign(question: Question) -> Iterator[Change]:
    """One term of three or more with the wrong sign."""
    last = question.scenario.data.T
    if not _has_a_sum(question) or last < 3:
        return
    for t in range(last, 0, -1):
        one = letter(question, t)
        message = f"{one} has the wrong sign: the gradient is {_sum(question)}."
        parts = tuple(-1.0 if step == t else 1.0 for step in range(1, last + 1))
        yield _weighing(single("one wrong sign", f"sign of {one}", message, GRADIENT), parts)


def averaged(question: Question) -> Iterator[Change]:
    """The mean of the terms over the steps."""
    if _has_a_sum(question):
        last = question.scenario.data.T
        message = f"The terms are averaged: the gradient is their sum, {_sum(question)}."
        slip = single("terms averaged", "terms averaged", message, GRADIENT)
        yield _weighing(slip, (1.0 / last,) * last)


def rate_forgotten(question: Question) -> Iterator[Change]:
    """The whole gradient subtracted. Lesson, step 3."""
    if question.kind == "new_weight":
        rate = question.scenario.learning_rate
        message = f"The learning rate is missing: multiply the gradient by η = {rate:g} first."
        slip = single("learning rate forgotten", "learning rate forgotten", message, UPDATE)
        yield fields(slip, rate=1.0)


def rate_on_one_term(question: Question) -> Iterator[Change]:
    """Brackets forgotten: W_x − η (a) − (c) − (e)."""
    if question.kind == "new_weight" and question.scenario.data.T > 1:
        last, rate = question.scenario.data.T, question.scenario.learning_rate
        one = letter(question, last)
        message = f"The learning rate is on {one} alone: it multiplies all of {_sum(question)}."
        slip = single("learning rate on one term", f"η on {one} alone", message, UPDATE)
        yield _weighing(slip, (1.0 / rate,) * (last - 1) + (1.0,))


def added(question: Question) -> Iterator[Change]:
    """Uphill."""
    if question.kind == "new_weight":
        message = (
            f"This adds the step: it has to be subtracted, {question.symbol} − η · gradient, "
            "so that the loss falls."
        )
        slip = single("added, not subtracted", "added in place of subtracted", message, UPDATE)
        yield fields(slip, sign=1.0)


def step_alone(question: Question) -> Iterator[Change]:
    """η · gradient, with either sign, without the old weight."""
    if question.kind == "new_weight":
        message = (
            f"This is the step alone, η · gradient: subtract it from the old {question.symbol}."
        )
        slip = single("old weight left out", "old weight left out", message, UPDATE)
        yield fields(slip, old=0.0)
        yield fields(slip, old=0.0, sign=1.0)


def gradient_given(question: Question) -> Iterator[Change]:
    """The gradient in place of the new weight."""
    if question.kind == "new_weight":
        message = (
            f"This is the gradient: the new weight is the old {question.symbol} − η · gradient."
        )
        slip = single("gradient for the weight", "the gradient itself", message, UPDATE)
        yield fields(slip, old=0.0, rate=1.0, sign=1.0)


def other_old_weight(question: Question) -> Iterator[Change]:
    """The step taken from the other weight."""
    if question.kind == "new_weight":
        other = "w_a" if question.parameter == "w_x" else "w_x"
        message = f"This starts from {SYMBOLS[other]}: start from the old {question.symbol}."
        slip = single("the other old weight", f"started from {SYMBOLS[other]}", message, UPDATE)
        yield fields(slip, old=getattr(question.scenario.weights, other))


ADDING_UP = (one_term_alone, term_dropped, signs_of_the_terms, one_sign, averaged)

UPDATING = (
    rate_forgotten,
    rate_on_one_term,
    added,
    step_alone,
    gradient_given,
    other_old_weight,
)


def _has_a_sum(question: Question) -> bool:
    return question.kind in SUMS and question.scenario.data.T > 1


def _sum(question: Question) -> str:
    """(a) + (c) + (e); a long one with dots."""
    last = question.scenario.data.T
    letters = [letter(question, t) for t in range(last, 0, -1)]
    if last > 4:
        letters = [*letters[:2], "…", letters[-1]]
    return " + ".join(letters)


def _weighing(slip: Slip, parts: tuple[float, ...]) -> Change:
    """A slip in how much the terms count; on top of another one, both multiply."""

    def apply(recipe: Recipe) -> Recipe:
        before = recipe.parts or (1.0,) * len(parts)
        both = tuple(one * other for one, other in zip(before, parts, strict=True))
        return replace(recipe, parts=both)

    return Change(slip, apply)
