"""Slips on the steps back: one W_a, and one f′, for each."""

from __future__ import annotations

from collections.abc import Callable

from rnn_core.equations import Call, Node, Number, Quantity, Rewrite
from rnn_core.equations.lesson import RATE, W_A, W_X, a, delta, own_delta, term, z
from rnn_core.equations.rewrite import Change, at_step, instead, swap, times
from rnn_core.practice.questions import Question
from rnn_core.practice.slips import when
from rnn_core.practice.slips.slip import TERMS, Rewrites, Row, Values
from rnn_core.practice.slips.words import ANOTHER

ONE = Number(1)


def changed_alone(change: Change) -> tuple[Rewrite, ...]:
    """Another δ in the term of each step, with the δ that is carried on left as it is."""
    alone = at_step(lambda t: {delta(t): own_delta(t)})
    return Rewrite(("share",), alone), Rewrite(("own delta",), change)


def _last_w_a(to: Callable[[int], Node]) -> tuple[Rewrite, ...]:
    """Something else for the W_a of the last step back of each term."""
    return changed_alone(at_step(lambda t: {W_A: to(t)}))


def _slope(to: Callable[[str, int], Node]) -> Callable[[Question, Values], Rewrites]:
    """Another formula for f′, from the activation and the step."""

    def rewrites(question: Question, values: Values) -> Rewrites:
        f = question.scenario.activation
        return Rewrite(("slope",), lambda tree, slope: to(f, slope.t or 0))

    return rewrites


def _w_a_updated(question: Question, values: Values) -> Rewrites:
    """Every step back uses the W_a that the terms before it have changed already."""
    last = question.scenario.data.T

    def pieces(t: int) -> dict[Node, Node]:
        now: Node = W_A
        for after in range(last, t, -1):
            now = now - RATE * term("w_a", after)
        return {W_A: now}

    return Rewrite(("delta",), at_step(pieces))


NO_SLOPE = Rewrite(("slope",), instead(ONE))

W_A_MISSING = Row(
    "a W_a missing",
    _last_w_a(lambda t: ONE),
    when.steps_back,
    TERMS,
    name="a factor W_a missing",
)
STATE_FOR_W_A = (
    Row(
        "a state for W_a",  # lesson: (e), (f)
        _last_w_a(a),
        when.steps_back,
        TERMS,
        name="a⟨{step}⟩ in place of W_a",
    ),
    Row(
        "a state for W_a",
        _last_w_a(lambda t: a(t + 1)),
        when.steps_back,
        TERMS,
        name="a⟨{step_after}⟩ in place of W_a",
        says="the next state for W_a",
    ),
)
F_PRIME_LEFT_OUT = (
    Row("f′ left out", NO_SLOPE, when.has_slopes, TERMS),
    Row(
        "f′ left out",
        lambda q, v: NO_SLOPE._replace(first=q.scenario.data.T),
        when.slopes_and_steps_back,
        TERMS,
        name="f′(z⟨{last}⟩) left out",
        says="f′ of the last step left out",
    ),
    Row(
        "f′ left out",
        changed_alone(at_step(lambda t: {Quantity("slope", t): ONE})),
        when.slopes_and_steps_back,
        TERMS,
        name="{own_f} left out",
        says="f′ of its own step left out",
    ),
    Row(
        "f′ left out",
        lambda q, v: NO_SLOPE._replace(last=q.scenario.data.T - 1),
        when.slopes_and_steps_back,
        TERMS,
        name="f′ of the steps back left out",
        says="f′ of the steps back left out",
    ),
)

F_PRIME_PUT_IN = Row(
    "f′ put in",
    Rewrite(("delta", "own delta"), lambda tree, of: tree * Quantity("slope", of.t)),
    lambda q: when.backward(q) and q.scenario.rule == "note" and when.has_f(q),
    TERMS,
)
TWICE = Rewrite(("slope",), lambda tree, of: tree**2)
F_PRIME_TWICE = (
    Row("f′ twice", TWICE, when.has_slopes, TERMS),
    Row(
        "f′ twice",
        lambda q, v: TWICE._replace(first=q.scenario.data.T),
        when.slopes_and_steps_back,
        TERMS,
        name="f′(z⟨{last}⟩) twice",
        says="f′ of the last step twice",
    ),
    Row(
        "f′ twice",
        changed_alone(lambda tree, of: tree * Quantity("slope", of.t)),
        when.slopes_and_steps_back,
        TERMS,
        name="{own_f} twice",
        says="f′ of its own step twice",
    ),
)

THE_CHAIN = (
    W_A_MISSING,
    Row(
        "a W_a too many",
        changed_alone(times(W_A)),
        lambda q: when.backward(q) and not (when.a_term(q) and not when.steps_back(q)),
        TERMS,
        name="one W_a too many",
    ),
    Row(
        "a W_a too many",
        changed_alone(times(W_A)),
        lambda q: when.a_term(q) and not when.steps_back(q),
        TERMS,
        name="one W_a too many",
        says="a W_a at the last step",
    ),
    Row(
        "no W_a at all",
        Rewrite(("delta",), swap(w_a=ONE)),
        lambda q: when.steps_back(q, 2),
        TERMS,
    ),
    Row(
        "W_a doubled",
        _last_w_a(lambda t: Number(2)),
        lambda q: when.a_term(q) and when.longest_way(q) == 2,
        TERMS,
        name="2 W_a in place of the square",
    ),
    Row(
        "W_x for W_a",
        Rewrite(("delta",), swap(w_a=W_X)),
        when.steps_back,
        TERMS,
        name="W_x in place of W_a",
    ),
    *STATE_FOR_W_A,
    *F_PRIME_LEFT_OUT,
    Row(
        "f′ of the wrong thing",
        Rewrite(("slope",), at_step(lambda t: {a(t): z(t)})),
        when.slopes_from_the_state,
        TERMS,
        name="f′ with z⟨t⟩ in place of a⟨t⟩",
        says="f′ with z",
    ),
    Row(
        "f′ of the wrong thing",
        _slope(lambda f, t: Call(f"{f}'", Call(f, a(t)))),
        when.slopes_from_the_state,
        TERMS,
        name="f′ at a⟨t⟩ in place of z⟨t⟩",
        says="f′ of a",
    ),
    Row(
        "f′ of the wrong thing",
        _slope(lambda f, t: ONE - a(t)),
        lambda q: when.has_slopes(q) and q.scenario.activation == "tanh",
        TERMS,
        name="f′ not squared",
        says="f′ not squared",
    ),
    Row(
        "f′ of the wrong thing",
        _slope(lambda f, t: Call(f"{ANOTHER[f]}'", a(t))),
        lambda q: when.has_slopes(q) and q.scenario.activation in ANOTHER,
        TERMS,
        name="f′ of {another}",
        says="f′ of another activation",
    ),
    F_PRIME_PUT_IN,
    *F_PRIME_TWICE,
    Row(
        "W_a updated on the way",
        _w_a_updated,
        when.steps_back,
        TERMS,
    ),
)
