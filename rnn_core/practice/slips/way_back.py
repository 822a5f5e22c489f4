"""Slips on the way back from the last step: one W_a, and one f′, for each step."""

from __future__ import annotations

from collections.abc import Iterator

from rnn_core.activations import activation_named
from rnn_core.practice.question import Question
from rnn_core.practice.slip import (
    BACKWARD,
    TERMS,
    Change,
    Slip,
    fields,
    in_words,
    letter,
    single,
)
from rnn_core.practice.slips.words import of_each, powers, steps_back
from rnn_core.practice.slopes import ANOTHER


def w_a_missing(question: Question) -> Iterator[Change]:
    """A power of w_a too low by one."""
    if _has_way_back(question):
        yield fields(
            _of_the_power(question, "a W_a missing", "a factor W_a missing"), link="none"
        )


def w_a_too_many(question: Question) -> Iterator[Change]:
    """A power of w_a too high by one."""
    if question.kind in BACKWARD:
        kind, name = "a W_a too many", "one W_a too many"
        if question.kind == "term" and not _has_way_back(question):
            slip = single(question, kind, name, TERMS, says="a W_a at the last step")
        else:
            slip = _of_the_power(question, kind, name)
        yield fields(slip, link="twice")


def w_a_never(question: Question) -> Iterator[Change]:
    """No w_a on a way back of several steps."""
    if _has_way_back(question) and _longest_way(question) > 1:
        yield fields(_of_the_power(question, "no W_a at all", "no W_a at all"), carried=1.0)


def w_a_doubled(question: Question) -> Iterator[Change]:
    """2 w_a for the square."""
    if question.kind == "term" and _longest_way(question) == 2:
        slip = single(question, "W_a doubled", "2 W_a in place of the square", TERMS)
        yield fields(slip, link="doubled")


def w_x_for_w_a(question: Question) -> Iterator[Change]:
    """The input's weight on the way back."""
    if _has_way_back(question):
        slip = single(question, "W_x for W_a", "W_x in place of W_a", TERMS)
        yield fields(slip, carried=question.scenario.weights.w_x)


def state_for_w_a(question: Question) -> Iterator[Change]:
    """A state where the derivative by that state belongs. Lesson: (e), (f)."""
    if not _has_way_back(question):
        return
    t = question.at if question.kind == "term" else None
    for shift, link in ((0, "a<t>"), (1, "a<t+1>")):
        state = f"a⟨{t + shift}⟩" if t else ("a⟨t+1⟩" if shift else "a⟨t⟩")
        slip = single(
            question, "a state for W_a", f"{state} in place of W_a", TERMS, state=state
        )
        yield fields(slip, link=link)


def f_prime_left_out(question: Question) -> Iterator[Change]:
    """f′ = 1 under the exact rule: everywhere, at one end of the chain, or in between."""
    if not _has_f_prime(question):
        return
    last, kind = question.scenario.data.T, "f′ left out"
    slope = _slope_words(question)
    is_slope = f" = {slope}" if slope else ""
    slip = single(question, kind, kind, TERMS, is_slope=is_slope)
    yield fields(slip, slope="none")
    if not _has_way_back(question):
        return
    name = f"f′(z⟨{last}⟩) left out"
    last_slope = _at_step(slope, last)
    says = "f′ of the last step left out"
    slip = single(question, kind, name, TERMS, says=says, last_slope=last_slope)
    yield fields(slip, slope="not last")
    own = f"f′(z⟨{question.at}⟩)" if question.kind == "term" else "f′ at the chain's end"
    own_slope, says = _at_step(slope, question.at), "f′ of its own step left out"
    slip = single(
        question,
        kind,
        f"{own} left out",
        TERMS,
        says=says,
        own_slope=own_slope,
        is_slope=is_slope,
    )
    yield fields(slip, own_slope=False)
    name = "f′ left out on the way back"
    slip = single(question, kind, name, TERMS, says="f′ of the way back left out")
    yield fields(slip, slope="last")


def f_prime_of_the_wrong_thing(question: Question) -> Iterator[Change]:
    """The formula for f′ that takes a, taken at z; f′(z), taken at a; or another formula."""
    f, slope = question.scenario.activation, _slope_words(question)
    if not _has_f_prime(question) or not slope:
        return
    kind = "f′ of the wrong thing"
    name = "f′ with z⟨t⟩ in place of a⟨t⟩"
    yield fields(
        single(question, kind, name, TERMS, says="f′ with z", slope=slope), slope="with z"
    )
    name = "f′ at a⟨t⟩ in place of z⟨t⟩"
    yield fields(single(question, kind, name, TERMS, says="f′ of a", slope=slope), slope="of a")
    if f == "tanh":
        name = "f′ not squared"
        slip = single(question, kind, name, TERMS, says=name, slope=slope)
        yield fields(slip, slope="not squared")
    if f in ANOTHER:
        slip = single(
            question,
            kind,
            f"f′ of {ANOTHER[f]}",
            TERMS,
            says="f′ of another activation",
            another=in_words(ANOTHER[f]),
            slope=slope,
        )
        yield fields(slip, slope="of another")


def f_prime_put_in(question: Question) -> Iterator[Change]:
    """f′ under the note's rule."""
    scenario = question.scenario
    if (
        question.kind in BACKWARD
        and scenario.rule == "note"
        and scenario.activation != "identity"
    ):
        yield fields(single(question, "f′ put in", "f′ put in", TERMS), slope="all")


WAY_BACK = (
    w_a_missing,
    w_a_too_many,
    w_a_never,
    w_a_doubled,
    w_x_for_w_a,
    state_for_w_a,
    f_prime_left_out,
    f_prime_of_the_wrong_thing,
    f_prime_put_in,
)


def _of_the_power(question: Question, kind: str, name: str) -> Slip:
    """A slip in how often W_a is multiplied."""
    count = _longest_way(question)
    steps, power = steps_back(count), powers("W_a", count)
    T = question.scenario.data.T  # noqa: N806 (the lesson's letter)
    each = of_each([letter(question, t) for t in range(T, 0, -1)])
    return single(question, kind, name, TERMS, steps=steps, power=power, of_each=each)


def _longest_way(question: Question) -> int:
    """Steps back of the term; of a sum, those of its first step."""
    first = question.at if question.kind == "term" else 1
    return question.scenario.data.T - first


def _has_way_back(question: Question) -> bool:
    return question.kind in BACKWARD and _longest_way(question) > 0


def _slope_words(question: Question) -> str:
    """f′ from the state; empty where it is not written so."""
    return activation_named(question.scenario.activation).slope_words


def _at_step(slope: str, t: int) -> str:
    """f′ of one step, put behind a comma; nothing where it is not written from the state."""
    return f", {slope.replace('⟨t⟩', f'⟨{t}⟩')}" if slope else ""


def _has_f_prime(question: Question) -> bool:
    scenario = question.scenario
    exact = scenario.rule == "exact" and scenario.activation != "identity"
    return exact and question.kind in BACKWARD
