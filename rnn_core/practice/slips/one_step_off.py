"""Slips in an index: an input, a state or f′ one step off, or of the other end."""

from __future__ import annotations

from rnn_core.equations import Node, Quantity, Rewrite
from rnn_core.equations.lesson import a, partner
from rnn_core.equations.rewrite import at_step
from rnn_core.practice.questions import Question
from rnn_core.practice.slips import when
from rnn_core.practice.slips.chain import changed_alone
from rnn_core.practice.slips.slip import TERMS, Rewrites, Row, Values
from rnn_core.practice.slips.words import letter


def _around(t: int, question: Question) -> int:
    """A step, counted on from the other end where there is none."""
    return (t - 1) % question.scenario.data.T + 1


def _two_directions(question: Question) -> list[Values]:
    """One step too early or too late; with two steps, both are the same one."""
    both: list[Values] = [{"shift": -1, "off": "early"}, {"shift": 1, "off": "late"}]
    return both[: question.scenario.data.T - 1]


def _off_in_this_term(question: Question) -> list[Values]:
    """For a term of W_a; where the other state is the new one, that is a slip of its own."""
    if question.kind != "term":
        return _two_directions(question)
    t = question.at
    return [
        way
        for way in _two_directions(question)
        if partner("w_a", _around(t + way["shift"], question)) != a(t)
    ]


def _partner_off(question: Question, values: Values) -> Rewrites:
    w, shift = question.parameter or "", values["shift"]

    def pieces(t: int) -> dict[Node, Node]:
        return {partner(w, t): partner(w, _around(t + shift, question))}

    return Rewrite(("share",), at_step(pieces), *values.get("only", ()))


def _slope_off(question: Question, values: Values) -> Rewrites:
    def pieces(t: int) -> dict[Node, Node]:
        other = _around(t + values["shift"], question)
        return {Quantity("slope", t): Quantity("slope", other)}

    everywhere = (Rewrite(("delta",), at_step(pieces)),)
    return [everywhere, changed_alone(at_step(pieces))]


def _of_one_term(question: Question) -> list[Values]:
    """Both directions in the term of each step, when they are added."""
    T = question.scenario.data.T  # noqa: N806 (the lesson's letter)
    return [
        {**way, "one": letter(question, t), "only": (t, t)}
        for t in range(T, 0, -1)
        for way in _two_directions(question)
    ]


ONE_STEP_OFF = (
    Row(
        "one step off",
        _partner_off,
        lambda q: when.over_steps(q) or (when.backward_of("w_a")(q) and when.a_term(q)),
        TERMS,
        name="{needed} one step too {off}",
        each=_off_in_this_term,
    ),
    Row(
        "one step off in one term",
        _partner_off,
        when.over_steps,
        TERMS,
        name="{needed} one step too {off} in {one}",
        each=_of_one_term,
    ),
    Row(
        "f′ one step off",
        _slope_off,
        when.slopes_and_steps_back,
        TERMS,
        name="f′ one step too {off}",
        each=_two_directions,
    ),
)
