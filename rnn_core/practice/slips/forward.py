"""Slips in working out the states: z⟨t⟩ = W_a a⟨t−1⟩ + W_x x⟨t⟩, a⟨t⟩ = f(z⟨t⟩)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rnn_core.practice.question import Question
from rnn_core.practice.recipe import Recipe
from rnn_core.practice.slip import (
    BACKWARD,
    FROM_THE_FIRST,
    STATES,
    Change,
    Slip,
    fields,
    single,
    then,
)
from rnn_core.practice.slips.words import other_steps


def activation_forgotten(question: Question) -> Iterator[Change]:
    """z is given in place of f(z)."""
    if question.scenario.activation == "identity":
        return
    kind = "activation forgotten"
    slip = single(question, kind, kind, STATES)
    if _about_one_state(question):
        everywhere = f"{kind} at every step"
        at_all = single(question, kind, everywhere, FROM_THE_FIRST, says=everywhere)
        yield _forward(at_all if question.at > 1 else slip, activation="identity")
        if question.at > 1:
            yield _forward(slip, activation="identity", since=question.at)
        return
    yield _forward(slip, activation="identity")
    if question.kind in BACKWARD:
        # Whoever has no activation going forward may well have none going back.
        change = _forward(slip, activation="identity")
        yield Change(slip, then(change, fields(slip, slope="none")))


def tan_for_tanh(question: Question) -> Iterator[Change]:
    """The wrong key of the calculator."""
    if question.scenario.activation == "tanh" and _about_one_state(question):
        kind = "tan for tanh"
        slip = single(question, kind, "tan in place of tanh", STATES)
        yield from _at_this_step_or_all(question, slip, activation="tan")
        name = "tan of degrees in place of tanh"
        slip = single(question, kind, name, STATES, says="tan in degrees")
        yield from _at_this_step_or_all(question, slip, activation="tan in degrees")


def exponent_without_minus(question: Question) -> Iterator[Change]:
    """1 / (1 + e^z): the sigmoid of -z."""
    if question.scenario.activation == "sigmoid" and _about_one_state(question):
        kind = "the minus in the exponent"
        slip = single(question, kind, "e^z in place of e^(−z)", STATES)
        yield from _at_this_step_or_all(question, slip, activation="sigmoid of -z")


def wrong_input(question: Question) -> Iterator[Change]:
    """The input of another step."""
    if not _about_one_state(question):
        return
    t = question.at
    for other in other_steps(t, question.scenario.data.T):
        name = f"x⟨{other}⟩ in place of x⟨{t}⟩"
        slip = single(question, "wrong input", name, STATES, other=other)
        yield _forward(slip, input_step=other, since=t)


def input_for_state(question: Question) -> Iterator[Change]:
    """w_a multiplies x<t-1> in place of a<t-1>."""
    t = question.at
    if _about_one_state(question) and t > 1:
        name = f"x⟨{t - 1}⟩ in place of a⟨{t - 1}⟩"
        yield _forward(single(question, "x⟨t−1⟩ for a⟨t−1⟩", name, STATES), keeps="input")


def weights_swapped(question: Question) -> Iterator[Change]:
    """w_x weighs the state and w_a the input."""
    slip = single(question, "weights swapped", "W_a and W_x swapped", STATES)
    weights = question.scenario.weights
    yield from _at_this_step_or_all(question, slip, w_a=weights.w_x, w_x=weights.w_a)


def previous_state_dropped(question: Question) -> Iterator[Change]:
    """z<t> = w_x x<t> alone."""
    kind = "previous state dropped"
    slip = single(question, kind, kind, STATES)
    yield from _at_this_step_or_all(question, slip, w_a=0.0)


def input_dropped(question: Question) -> Iterator[Change]:
    """z<t> = w_a a<t-1> alone."""
    if _about_one_state(question):
        slip = single(question, "input dropped", "input dropped", STATES)
        yield from _at_this_step_or_all(question, slip, w_x=0.0)


def weight_left_out(question: Question) -> Iterator[Change]:
    """A weight counts as 1."""
    if _about_one_state(question):
        for weight, left_out in (("W_a", {"w_a": 1.0}), ("W_x", {"w_x": 1.0})):
            name = f"{weight} left out"
            slip = single(question, "weight left out", name, STATES, says=name)
            yield from _at_this_step_or_all(question, slip, **left_out)


def sign_of_a_weight(question: Question) -> Iterator[Change]:
    """A negative weight counts without its minus."""
    if not _about_one_state(question):
        return
    for weight, symbol in (("w_a", "W_a"), ("w_x", "W_x")):
        value = getattr(question.scenario.weights, weight)
        if value < 0:
            name = f"{symbol} without its minus"
            slip = single(question, "sign of a weight", name, STATES, says=name)
            yield from _at_this_step_or_all(question, slip, **{weight: -value})


def another_steps_state(question: Question) -> Iterator[Change]:
    """A right state, but of the step before or after."""
    if not _about_one_state(question):
        return
    t = question.at
    for other, says in ((t - 1, "the state before"), (t + 1, "the state after")):
        if other <= question.scenario.data.T:
            name = f"a⟨{other}⟩ in place of a⟨{t}⟩"
            kind = "another step's state"
            yield fields(
                single(question, kind, name, STATES, says=says, other=other), read=other
            )


def target_given(question: Question) -> Iterator[Change]:
    """y is given in place of y_hat."""
    if question.kind == "y_hat":
        y = float(question.scenario.data.y[(question.example or 1) - 1])
        slip = single(question, "target for prediction", "y in place of ŷ", STATES)
        yield fields(slip, given=y)


FORWARD = (
    activation_forgotten,
    tan_for_tanh,
    exponent_without_minus,
    wrong_input,
    input_for_state,
    weights_swapped,
    previous_state_dropped,
    input_dropped,
    weight_left_out,
    sign_of_a_weight,
    another_steps_state,
    target_given,
)


def _about_one_state(question: Question) -> bool:
    return question.kind in ("state", "y_hat")


def _at_this_step_or_all(question: Question, slip: Slip, **changed: Any) -> Iterator[Change]:
    """The slip at every step, and where one state is asked for, also at its step alone."""
    yield _forward(slip, **changed)
    if _about_one_state(question) and question.at > 1:
        yield _forward(slip, since=question.at, **changed)


def _forward(slip: Slip, **changed: Any) -> Change:
    def apply(recipe: Recipe) -> Recipe:
        return replace(recipe, forward=recipe.forward._replace(**changed))

    return Change(slip, apply)
