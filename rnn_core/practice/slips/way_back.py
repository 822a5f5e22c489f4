"""Slips on the way back from the last step: one W_a, and one f′, for each step."""

from __future__ import annotations

from collections.abc import Iterator

from rnn_core.activations import FROM_THE_STATE
from rnn_core.practice.question import Question
from rnn_core.practice.slip import BACKWARD, TERMS, Change, fields, single
from rnn_core.practice.slips.words import times

F_PRIME = {
    "tanh": "1 − a⟨t⟩²",
    "sigmoid": "a⟨t⟩ (1 − a⟨t⟩)",
    "softsign": "(1 − |a⟨t⟩|)²",
}


def w_a_missing(question: Question) -> Iterator[Change]:
    """A power of w_a too low by one."""
    if _has_way_back(question):
        message = f"One factor W_a is missing: {_powers(question)}."
        slip = single("a W_a missing", "a factor W_a missing", message, TERMS)
        yield fields(slip, link="none")


def w_a_too_many(question: Question) -> Iterator[Change]:
    """A power of w_a too high by one."""
    if question.kind in BACKWARD:
        message = f"There is one W_a too many: {_powers(question)}."
        slip = single("a W_a too many", "one W_a too many", message, TERMS)
        yield fields(slip, link="twice")


def w_a_never(question: Question) -> Iterator[Change]:
    """No w_a on a way back of several steps."""
    if _has_way_back(question) and (question.scenario.data.T - _first(question)) > 1:
        message = f"All factors W_a are missing: {_powers(question)}."
        slip = single("no W_a at all", "no W_a at all", message, TERMS)
        yield fields(slip, carried=1.0)


def w_x_for_w_a(question: Question) -> Iterator[Change]:
    """The input's weight on the way back."""
    if _has_way_back(question):
        message = "W_x stands where W_a belongs: each step back multiplies by W_a."
        slip = single("W_x for W_a", "W_x in place of W_a", message, TERMS)
        yield fields(slip, carried=question.scenario.weights.w_x)


def state_for_w_a(question: Question) -> Iterator[Change]:
    """A state where the derivative by that state belongs. Lesson: (e), (f)."""
    if not _has_way_back(question):
        return
    t = question.at if question.kind == "term" else None
    for shift, link in ((0, "a<t>"), (1, "a<t+1>")):
        state = f"a⟨{t + shift}⟩" if t else ("a⟨t+1⟩" if shift else "a⟨t⟩")
        message = f"{state} stands where W_a belongs: each step back multiplies by W_a."
        slip = single("a state for W_a", f"{state} in place of W_a", message, TERMS)
        yield fields(slip, link=link)


def f_prime_left_out(question: Question) -> Iterator[Change]:
    """f′ = 1 under the exact rule: everywhere, at the last step, or on the way back."""
    if not _has_f_prime(question):
        return
    last = question.scenario.data.T
    message = "f′ is missing: under the exact rule each step multiplies by its f′(z⟨t⟩)."
    slip = single("f′ left out", "f′ left out", message, TERMS)
    yield fields(slip, slope="none")
    if _has_way_back(question):
        message = f"f′(z⟨{last}⟩) is missing: the last step has its f′ too."
        slip = single("f′ left out", f"f′(z⟨{last}⟩) left out", message, TERMS)
        yield fields(slip, slope="not last")
        message = f"Only f′(z⟨{last}⟩) is there: each step on the way back has its own f′."
        slip = single("f′ left out", "f′ left out on the way back", message, TERMS)
        yield fields(slip, slope="last")


def f_prime_of_the_wrong_thing(question: Question) -> Iterator[Change]:
    """The formula for f′ that takes a, taken at z; or f′(z), taken at a."""
    f = question.scenario.activation
    if not _has_f_prime(question) or f not in FROM_THE_STATE:
        return
    kind = "f′ of the wrong thing"
    message = f"f′ has z⟨t⟩ where the state a⟨t⟩ belongs: it is {F_PRIME[f]}."
    slip = single(kind, "f′ with z⟨t⟩ in place of a⟨t⟩", message, TERMS)
    yield fields(slip, slope="with z")
    message = f"This is f′(a⟨t⟩): the derivative of {f} is taken at z⟨t⟩."
    yield fields(single(kind, "f′ at a⟨t⟩ in place of z⟨t⟩", message, TERMS), slope="of a")


def f_prime_put_in(question: Question) -> Iterator[Change]:
    """f′ under the note's rule."""
    scenario = question.scenario
    if (
        question.kind in BACKWARD
        and scenario.rule == "note"
        and scenario.activation != "identity"
    ):
        message = "f′ is put in: the note's rule leaves it out (f′ = 1)."
        yield fields(single("f′ put in", "f′ put in", message, TERMS), slope="all")


WAY_BACK = (
    w_a_missing,
    w_a_too_many,
    w_a_never,
    w_x_for_w_a,
    state_for_w_a,
    f_prime_left_out,
    f_prime_of_the_wrong_thing,
    f_prime_put_in,
)


def _first(question: Question) -> int:
    """The step at which the longest way back of the question ends."""
    return question.at if question.kind == "term" else 1


def _has_way_back(question: Question) -> bool:
    return question.kind in BACKWARD and _first(question) < question.scenario.data.T


def _has_f_prime(question: Question) -> bool:
    scenario = question.scenario
    exact = scenario.rule == "exact" and scenario.activation != "identity"
    return exact and question.kind in BACKWARD


def _powers(question: Question) -> str:
    if question.kind != "term":
        return "each step back multiplies by W_a once"
    last, t = question.scenario.data.T, question.at
    if t == last:
        return "the last step needs none"
    return f"from step {last} back to step {t} the error meets W_a {times(last - t)}"
