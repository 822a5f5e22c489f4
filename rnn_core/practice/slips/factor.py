"""Slips in the last factor of a term: x⟨t⟩ for W_x, a⟨t−1⟩ for W_a."""

from __future__ import annotations

from collections.abc import Iterator

from rnn_core.practice.question import SYMBOLS, Question
from rnn_core.practice.slip import (
    BACKWARD,
    GRADIENT,
    LINES,
    SUMS,
    TERMS,
    Change,
    fields,
    letter,
    single,
)
from rnn_core.practice.slips.adding_up import written_sum
from rnn_core.practice.slips.words import other_steps


def state_too_late(question: Question) -> Iterator[Change]:
    """a<t> for a<t-1>. Lesson: (b), (d)."""
    if question.kind in BACKWARD and question.parameter == "w_a":
        name = f"a⟨{_step(question)}⟩ in place of a⟨{_step(question, -1)}⟩"
        yield fields(single(question, "a⟨t⟩ for a⟨t−1⟩", name, TERMS), factor="a<t>")


def input_before(question: Question) -> Iterator[Change]:
    """x<t-1> for a<t-1>."""
    if question.kind not in BACKWARD or question.parameter != "w_a":
        return
    if question.kind == "term" and question.at == 1:  # there is no x<0>
        return
    before = _step(question, -1)
    name = f"x⟨{before}⟩ in place of a⟨{before}⟩"
    yield fields(single(question, "x⟨t−1⟩ for a⟨t−1⟩", name, TERMS), factor="x<t-1>")


def other_weight(question: Question) -> Iterator[Change]:
    """The factor of the other weight: x<t> for a<t-1>, or a<t-1> for x<t>."""
    if question.kind not in BACKWARD:
        return
    other = "w_x" if question.parameter == "w_a" else "w_a"
    x, a = f"x⟨{_step(question)}⟩", f"a⟨{_step(question, -1)}⟩"
    used, needed = (x, a) if other == "w_x" else (a, x)
    slip = single(
        question,
        "the other weight's factor",
        f"{used} in place of {needed}",
        LINES[question.kind],  # of right terms one can still take those of the other weight
        other=SYMBOLS[other],
        of_other=letter(question, question.at, other),
        needed=needed,
        used=used,
        sum=written_sum(question),
    )
    yield fields(slip, factor="x<t>" if other == "w_x" else "a<t-1>")


def wrong_input_in_a_term(question: Question) -> Iterator[Change]:
    """x of another step."""
    if question.kind != "term" or question.parameter != "w_x":
        return
    t = question.at
    for other in other_steps(t, question.scenario.data.T):
        name = f"x⟨{other}⟩ in place of x⟨{t}⟩"
        yield fields(
            single(question, "wrong input", name, TERMS, other=other), input_step=other
        )


def state_for_input(question: Question) -> Iterator[Change]:
    """a<t> for x<t>."""
    if question.kind in BACKWARD and question.parameter == "w_x":
        t = _step(question)
        name = f"a⟨{t}⟩ in place of x⟨{t}⟩"
        yield fields(single(question, "a⟨t⟩ for x⟨t⟩", name, TERMS), factor="a<t>")


def factor_left_out(question: Question) -> Iterator[Change]:
    """The error carried back, but not multiplied by what the weight multiplies."""
    if question.kind in BACKWARD:
        of_w_x = question.parameter == "w_x"
        needed = f"x⟨{_step(question)}⟩" if of_w_x else f"a⟨{_step(question, -1)}⟩"
        name, kind = f"{needed} left out", "last factor left out"
        yield fields(single(question, kind, name, TERMS, needed=needed), factor="none")


def letters_from_the_start(question: Question) -> Iterator[Change]:
    """The term that would have this letter if the lesson began with the first step."""
    if question.kind == "term":
        t = question.scenario.data.T + 1 - question.at
        yield from _another_term(question, t, "letters from the start")


def term_of_the_step_before(question: Question) -> Iterator[Change]:
    """The next letter of the same weight: (d) for (b). If that is the mirrored one, not."""
    t, last = question.at - 1, question.scenario.data.T
    if question.kind == "term" and question.parameter == "w_a" and 0 < t != last - t:
        yield from _another_term(question, t, "the term of the step before")


def both_weights(question: Question) -> Iterator[Change]:
    """(a) to (f) in one sum."""
    if question.kind == "gradient":
        name = "the terms of both weights"
        kind, terms = "both weights' terms", written_sum(question)
        yield fields(single(question, kind, name, GRADIENT, sum=terms), factor="both")


FACTOR = (
    state_too_late,
    input_before,
    other_weight,
    wrong_input_in_a_term,
    state_for_input,
    factor_left_out,
    letters_from_the_start,
    term_of_the_step_before,
    both_weights,
)


def _another_term(question: Question, t: int, kind: str) -> Iterator[Change]:
    """The term of another step, t, given."""
    if t != question.at:
        one = letter(question, t)
        name = f"{one} in place of {question.key}"
        yield fields(single(question, kind, name, TERMS, other=t, one=one), read=t)


def _step(question: Question, shift: int = 0) -> str:
    """The step of a term as a number; of a sum, as a letter: t, t−1."""
    if question.kind in SUMS:
        return "t−1" if shift else "t"
    return str(question.at + shift)
