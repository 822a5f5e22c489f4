"""Slips in the last factor of a term: x⟨t⟩ for W_x, a⟨t−1⟩ for W_a."""

from __future__ import annotations

from collections.abc import Iterator

from rnn_core.practice.question import SYMBOLS, Question
from rnn_core.practice.slip import BACKWARD, SUMS, TERMS, Change, fields, letter, single
from rnn_core.practice.slips.words import other_steps


def state_too_late(question: Question) -> Iterator[Change]:
    """a<t> for a<t-1>. Lesson: (b), (d)."""
    if question.kind in BACKWARD and question.parameter == "w_a":
        now, before = _step(question), _step(question, -1)
        message = (
            f"This uses a⟨{now}⟩ where a⟨{before}⟩ belongs: "
            "W_a multiplies the state before, not the one it leads to."
        )
        name = f"a⟨{now}⟩ in place of a⟨{before}⟩"
        yield fields(single("a⟨t⟩ for a⟨t−1⟩", name, message, TERMS), factor="a<t>")


def input_before(question: Question) -> Iterator[Change]:
    """x<t-1> for a<t-1>."""
    if question.kind not in BACKWARD or question.parameter != "w_a":
        return
    if question.kind == "term" and question.at == 1:  # there is no x<0>
        return
    before = _step(question, -1)
    message = (
        f"This uses the input x⟨{before}⟩ where the state a⟨{before}⟩ belongs: "
        "W_a multiplies the state."
    )
    name = f"x⟨{before}⟩ in place of a⟨{before}⟩"
    yield fields(single("x⟨t−1⟩ for a⟨t−1⟩", name, message, TERMS), factor="x<t-1>")


def other_weight(question: Question) -> Iterator[Change]:
    """The factor of the other weight: x<t> for a<t-1>, or a<t-1> for x<t>."""
    if question.kind not in BACKWARD:
        return
    other = "w_x" if question.parameter == "w_a" else "w_a"
    x, a = f"x⟨{_step(question)}⟩", f"a⟨{_step(question, -1)}⟩"
    used, needed = (x, a) if other == "w_x" else (a, x)
    symbol, of_other = question.symbol, SYMBOLS[other]
    if question.kind == "term":
        what = f"is {letter(question, question.at, other)}, the term of {of_other}"
    else:
        what = f"{'is' if question.kind == 'gradient' else 'uses'} the gradient of {of_other}"
    message = f"This {what}: for {symbol} the last factor is {needed}, not {used}."
    name = f"{used} in place of {needed}"
    yield fields(
        single("the other weight's factor", name, message, TERMS),
        factor="x<t>" if other == "w_x" else "a<t-1>",
    )


def wrong_input_in_a_term(question: Question) -> Iterator[Change]:
    """x of another step."""
    if question.kind != "term" or question.parameter != "w_x":
        return
    t = question.at
    for other in other_steps(t, question.scenario.data.T):
        message = f"This uses x⟨{other}⟩; {question.key} belongs to step {t} and needs x⟨{t}⟩."
        name = f"x⟨{other}⟩ in place of x⟨{t}⟩"
        yield fields(single("wrong input", name, message, TERMS), input_step=other)


def state_for_input(question: Question) -> Iterator[Change]:
    """a<t> for x<t>."""
    if question.kind in BACKWARD and question.parameter == "w_x":
        t = _step(question)
        message = (
            f"This uses the state a⟨{t}⟩ where the input x⟨{t}⟩ belongs: "
            "W_x multiplies the input."
        )
        name = f"a⟨{t}⟩ in place of x⟨{t}⟩"
        yield fields(single("a⟨t⟩ for x⟨t⟩", name, message, TERMS), factor="a<t>")


def factor_left_out(question: Question) -> Iterator[Change]:
    """The error carried back, but not multiplied by what the weight multiplies."""
    if question.kind in BACKWARD:
        needed = (
            f"x⟨{_step(question)}⟩"
            if question.parameter == "w_x"
            else f"a⟨{_step(question, -1)}⟩"
        )
        message = f"The last factor is missing: multiply by {needed}."
        name = f"{needed} left out"
        yield fields(single("last factor left out", name, message, TERMS), factor="none")


def letters_from_the_start(question: Question) -> Iterator[Change]:
    """The term that would have this letter if the lesson began with the first step."""
    T = question.scenario.data.T  # noqa: N806 (the lesson's letter)
    t = T + 1 - question.at
    if question.kind == "term" and t != question.at:
        message = (
            f"This is the term of step {t}: the letters start at the last step, "
            f"so {question.key} belongs to step {question.at}."
        )
        name = f"{letter(question, t)} in place of {question.key}"
        yield fields(single("letters from the start", name, message, TERMS), read=t)


FACTOR = (
    state_too_late,
    input_before,
    other_weight,
    wrong_input_in_a_term,
    state_for_input,
    factor_left_out,
    letters_from_the_start,
)


def _step(question: Question, shift: int = 0) -> str:
    """The step of a term as a number; of a sum, as a letter: t, t−1."""
    if question.kind in SUMS:
        return "t−1" if shift else "t"
    return str(question.at + shift)
