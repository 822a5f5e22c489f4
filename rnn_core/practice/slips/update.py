"""Slips in the step from the old weight to the new one."""

from __future__ import annotations

from collections.abc import Iterator

from rnn_core.practice.question import SYMBOLS, Question
from rnn_core.practice.slip import UPDATE, Change, fields, letter, single
from rnn_core.practice.slips.adding_up import weighing, written_sum


def rate_forgotten(question: Question) -> Iterator[Change]:
    """The whole gradient subtracted. Lesson, step 3."""
    if question.kind == "new_weight":
        rate, kind = question.scenario.learning_rate, "learning rate forgotten"
        yield fields(single(question, kind, kind, UPDATE, rate=f"{rate:g}"), rate=1.0)


def rate_on_one_term(question: Question) -> Iterator[Change]:
    """Brackets forgotten: W_x − η (a) − (c) − (e)."""
    if question.kind == "new_weight" and question.scenario.data.T > 1:
        last, rate = question.scenario.data.T, question.scenario.learning_rate
        one, kind = letter(question, last), "learning rate on one term"
        name, terms = f"η on {one} alone", written_sum(question)
        slip = single(question, kind, name, UPDATE, one=one, sum=terms)
        yield weighing(slip, (1.0 / rate,) * (last - 1) + (1.0,))


def brackets_forgotten(question: Question) -> Iterator[Change]:
    """The same, and the others put in as they stand: W_x − η (a) + (c) + (e)."""
    if question.kind == "new_weight" and question.scenario.data.T > 1:
        last, rate = question.scenario.data.T, question.scenario.learning_rate
        kind, terms = "brackets forgotten", written_sum(question)
        slip = single(question, kind, kind, UPDATE, sum=terms)
        yield weighing(slip, (-1.0 / rate,) * (last - 1) + (1.0,))


def added(question: Question) -> Iterator[Change]:
    """Uphill."""
    if question.kind == "new_weight":
        kind, name = "added, not subtracted", "added in place of subtracted"
        yield fields(single(question, kind, name, UPDATE), sign=1.0)


def step_alone(question: Question) -> Iterator[Change]:
    """η · gradient, with either sign, without the old weight."""
    if question.kind == "new_weight":
        slip = single(question, "old weight left out", "old weight left out", UPDATE)
        yield fields(slip, old=0.0)
        yield fields(slip, old=0.0, sign=1.0)


def gradient_given(question: Question) -> Iterator[Change]:
    """The gradient, with either sign, in place of the new weight."""
    if question.kind == "new_weight":
        kind = "gradient for the weight"
        slip = single(question, kind, "the gradient itself", UPDATE)
        yield fields(slip, old=0.0, rate=1.0, sign=1.0)
        name = "minus the gradient"
        slip = single(question, kind, name, UPDATE, says="minus the gradient for the weight")
        yield fields(slip, old=0.0, rate=1.0)


def other_old_weight(question: Question) -> Iterator[Change]:
    """The step taken from the other weight."""
    if question.kind == "new_weight":
        other = "w_a" if question.parameter == "w_x" else "w_x"
        kind, name = "the other old weight", f"started from {SYMBOLS[other]}"
        slip = single(question, kind, name, UPDATE, other=SYMBOLS[other])
        yield fields(slip, old=getattr(question.scenario.weights, other))


UPDATING = (
    rate_forgotten,
    rate_on_one_term,
    brackets_forgotten,
    added,
    step_alone,
    gradient_given,
    other_old_weight,
)
