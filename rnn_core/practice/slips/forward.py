"""Slips in working out the states: z⟨t⟩ = W_a a⟨t−1⟩ + W_x x⟨t⟩, a⟨t⟩ = f(z⟨t⟩)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rnn_core.practice.question import Question
from rnn_core.practice.recipe import Recipe
from rnn_core.practice.slip import BACKWARD, STATES, Change, Slip, fields, single, then
from rnn_core.practice.slips.words import other_steps


def activation_forgotten(question: Question) -> Iterator[Change]:
    """z is given in place of f(z)."""
    f = question.scenario.activation.replace("_", " ")
    if f == "identity":
        return
    message = f"The activation is missing in the states: a⟨t⟩ = {f}(z⟨t⟩)."
    if _about_one_state(question):
        t = question.at
        message = f"The activation is missing: z⟨{t}⟩ still has to go through {f}."
    slip = single("activation forgotten", "activation forgotten", message, STATES)
    yield from _at_this_step_or_all(question, slip, activation="identity")
    if question.kind in BACKWARD:
        # Whoever has no activation going forward may well have none going back.
        for change in _at_this_step_or_all(question, slip, activation="identity"):
            yield Change(slip, then(change, fields(slip, slope="none")))


def tan_for_tanh(question: Question) -> Iterator[Change]:
    """The wrong key of the calculator."""
    if question.scenario.activation == "tanh" and _about_one_state(question):
        message = "This is tan; the activation is tanh, which is another key on the calculator."
        slip = single("tan for tanh", "tan in place of tanh", message, STATES)
        yield from _at_this_step_or_all(question, slip, activation="tan")


def wrong_input(question: Question) -> Iterator[Change]:
    """The input of another step."""
    if not _about_one_state(question):
        return
    t = question.at
    for other in other_steps(t, question.scenario.data.T):
        message = f"This uses x⟨{other}⟩, the input of another step; a⟨{t}⟩ needs x⟨{t}⟩."
        name = f"x⟨{other}⟩ in place of x⟨{t}⟩"
        slip = single("wrong input", name, message, STATES)
        yield _forward(slip, input_step=other, since=t)


def input_for_state(question: Question) -> Iterator[Change]:
    """w_a multiplies x<t-1> in place of a<t-1>."""
    t = question.at
    if _about_one_state(question) and t > 1:
        message = (
            f"This uses the input x⟨{t - 1}⟩ where the state a⟨{t - 1}⟩ belongs: "
            "W_a multiplies the state."
        )
        name = f"x⟨{t - 1}⟩ in place of a⟨{t - 1}⟩"
        yield _forward(single("x⟨t−1⟩ for a⟨t−1⟩", name, message, STATES), keeps="input")


def weights_swapped(question: Question) -> Iterator[Change]:
    """w_x weighs the state and w_a the input."""
    message = "The weights are swapped: W_a goes with the state before, W_x with the input."
    slip = single("weights swapped", "W_a and W_x swapped", message, STATES)
    weights = question.scenario.weights
    yield from _at_this_step_or_all(question, slip, w_a=weights.w_x, w_x=weights.w_a)


def previous_state_dropped(question: Question) -> Iterator[Change]:
    """z<t> = w_x x<t> alone."""
    message = "The state before is missing: add W_a · a⟨t−1⟩ at every step."
    if _about_one_state(question):
        message = f"The state before is missing: add W_a · a⟨{question.at - 1}⟩."
    slip = single("previous state dropped", "previous state dropped", message, STATES)
    yield from _at_this_step_or_all(question, slip, w_a=0.0)


def input_dropped(question: Question) -> Iterator[Change]:
    """z<t> = w_a a<t-1> alone."""
    if _about_one_state(question):
        message = f"The input is missing: add W_x · x⟨{question.at}⟩."
        slip = single("input dropped", "input dropped", message, STATES)
        yield from _at_this_step_or_all(question, slip, w_x=0.0)


def weight_left_out(question: Question) -> Iterator[Change]:
    """A weight counts as 1."""
    if not _about_one_state(question):
        return
    t, kind = question.at, "weight left out"
    message = f"W_a is missing: multiply a⟨{t - 1}⟩ by W_a first."
    yield from _at_this_step_or_all(
        question, single(kind, "W_a left out", message, STATES), w_a=1.0
    )
    message = f"W_x is missing: multiply x⟨{t}⟩ by W_x first."
    yield from _at_this_step_or_all(
        question, single(kind, "W_x left out", message, STATES), w_x=1.0
    )


def neighbouring_state(question: Question) -> Iterator[Change]:
    """A right state, but of the step before or after."""
    if not _about_one_state(question):
        return
    t = question.at
    for other, where in ((t - 1, "one step too early"), (t + 1, "one step too far")):
        if other <= question.scenario.data.T:
            message = f"This is a⟨{other}⟩, {where}: a⟨{t}⟩ is asked for."
            if question.kind == "y_hat":
                message = f"This is a⟨{other}⟩; the prediction is the last state, a⟨{t}⟩."
            name = f"a⟨{other}⟩ in place of a⟨{t}⟩"
            yield fields(single("neighbouring state", name, message, STATES), read=other)


FORWARD = (
    activation_forgotten,
    tan_for_tanh,
    wrong_input,
    input_for_state,
    weights_swapped,
    previous_state_dropped,
    input_dropped,
    weight_left_out,
    neighbouring_state,
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
