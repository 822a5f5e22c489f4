"""Slips in the step from the old weight to the new one."""

from __future__ import annotations

from collections.abc import Iterator

from rnn_core.practice.question import SYMBOLS, Question
from rnn_core.practice.slip import UPDATE, Change, fields, letter, single
from rnn_core.practice.slips.adding_up import weighing, written_sum


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
        message = (
            f"The learning rate is on {one} alone: all of {written_sum(question)} needs it."
        )
        slip = single("learning rate on one term", f"η on {one} alone", message, UPDATE)
        yield weighing(slip, (1.0 / rate,) * (last - 1) + (1.0,))


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


UPDATING = (
    rate_forgotten,
    rate_on_one_term,
    added,
    step_alone,
    gradient_given,
    other_old_weight,
)
