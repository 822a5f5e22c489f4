"""Slips of step 3 and before it: the sum of the terms, the new weight, and writing it down."""

from __future__ import annotations

from collections.abc import Callable

from rnn_core.equations import Node, Number, Quantity, Rewrite, Sum
from rnn_core.equations.lesson import RATE, gradient, term
from rnn_core.equations.rewrite import instead, swap, times, weighing
from rnn_core.practice.questions import Question
from rnn_core.practice.slips import when
from rnn_core.practice.slips.backward import MINUS_ONE, ONE, OTHER
from rnn_core.practice.slips.slip import GRADIENT, OWN_LINE, UPDATE, Rewrites, Row, Values
from rnn_core.practice.slips.words import letter

# The terms of all steps in one sum.


def _steps(question: Question) -> range:
    """As the lesson adds them: from the last to the first."""
    return range(question.scenario.data.T, 0, -1)


def _each_term(question: Question) -> list[Values]:
    return [{"one": letter(question, t), "its_step": t} for t in _steps(question)]


def _weighed(one: float, others: float) -> Callable[[Question, Values], Rewrites]:
    """How often one term counts, and how often the others."""

    def rewrites(question: Question, values: Values) -> Rewrites:
        its_step = values["its_step"]
        factors = (one if t == its_step else others for t in _steps(question))
        return Rewrite(("gradient",), weighing(tuple(map(Number, factors))))

    return rewrites


def _signs(question: Question, values: Values) -> Rewrites:
    """−(a) + (c) + (e): the first subtracted, the others added. Lesson, step 3."""
    last = question.scenario.data.T
    first_turned, others_turned = (
        _weighed(*signs)(question, {"its_step": last}) for signs in ((-1, 1), (1, -1))
    )
    if when.a_new_weight(question):
        return others_turned
    return [(others_turned,), (first_turned,)]  # type: ignore[list-item]


ONE_TERM_ALONE = tuple(
    Row(
        f"only the {end} step's term",
        _weighed(1, 0),
        when.over_steps,
        GRADIENT,
        name="only {one}",
        says="only one term",
        each=lambda question, place=place: [_each_term(question)[place]],  # type: ignore[misc]
    )
    for end, place in (("last", 0), ("first", -1))
)

SIGNS_OF_THE_TERMS = Row("signs of the terms", _signs, when.over_steps, OWN_LINE)

ADDING_UP = (
    *ONE_TERM_ALONE,
    Row(
        "term dropped",
        _weighed(0, 1),
        lambda q: when.over_steps(q, 3),
        GRADIENT,
        name="{one} dropped",
        each=_each_term,
    ),
    SIGNS_OF_THE_TERMS,
    Row(
        "one wrong sign",
        _weighed(-1, 1),
        lambda q: when.over_steps(q, 3),
        GRADIENT,
        name="sign of {one}",
        each=_each_term,
    ),
    Row(
        "terms averaged",
        lambda q, v: Rewrite(("gradient",), times(Number(1 / q.scenario.data.T))),
        when.over_steps,
        GRADIENT,
    ),
)


# W − η · gradient.


def _update(to: Callable[[Quantity, Node], Node]) -> Rewrite:
    """Another update, from the old weight and the gradient."""
    return Rewrite(("new",), lambda tree, of: to(Quantity(of.w or ""), gradient(of.w or "")))


def _without_brackets(
    join: Callable[[Node, Node], Node],
) -> Callable[[Question, Values], Rewrites]:
    """The learning rate on the first term alone, the others joined as they stand."""

    def rewrites(question: Question, values: Values) -> Rewrites:
        w = question.parameter or ""
        first, *others = _steps(question)
        tree: Node = Quantity(w) - RATE * term(w, first)
        for t in others:
            tree = join(tree, term(w, t))
        return Rewrite(("new",), instead(tree))

    return rewrites


def _added(tree: Node, new: Quantity) -> Node:
    """Whatever is subtracted is added."""
    assert isinstance(tree, Sum)
    return Sum(tuple(getattr(part, "of", part) for part in tree.parts))


RATE_FORGOTTEN = Row(
    "learning rate forgotten", Rewrite(("new",), swap(rate=ONE)), when.a_new_weight, UPDATE
)
ADDED = Row(
    "added, not subtracted",
    Rewrite(("new",), _added),
    when.a_new_weight,
    UPDATE,
    name="added in place of subtracted",
)

UPDATING = (
    RATE_FORGOTTEN,
    Row(
        "learning rate on one term",
        _without_brackets(lambda tree, term: tree - term),
        lambda q: when.a_new_weight(q) and when.over_steps(q),
        UPDATE,
        name="η on {last_letter} alone",
    ),
    Row(
        "brackets forgotten",
        _without_brackets(lambda tree, term: tree + term),
        lambda q: when.a_new_weight(q) and when.over_steps(q),
        UPDATE,
    ),
    ADDED,
    Row(
        "old weight left out",
        [(_update(lambda old, g: -(RATE * g)),), (_update(lambda old, g: RATE * g),)],
        when.a_new_weight,
        UPDATE,
    ),
    Row(
        "gradient for the weight",
        _update(lambda old, g: g),
        when.a_new_weight,
        UPDATE,
        name="the gradient itself",
    ),
    Row(
        "gradient for the weight",
        _update(lambda old, g: -g),
        when.a_new_weight,
        UPDATE,
        name="minus the gradient",
        says="minus the gradient for the weight",
    ),
    Row(
        "the other old weight",
        _update(lambda old, g: Quantity(OTHER[old.letter]) - RATE * g),
        when.a_new_weight,
        UPDATE,
        name="started from {other_weight}",
    ),
)

WRITING_IT_DOWN = (
    Row(
        "sign lost",
        Rewrite(("answer",), times(MINUS_ONE)),
        # In a term or a gradient a lost sign is the error's.
        lambda q: not (when.a_term(q) or when.a_gradient(q)),
        OWN_LINE,
    ),
    Row(
        "decimal point",
        lambda q, v: Rewrite(("answer",), times(Number(v["times"]))),
        when.always,
        OWN_LINE,
        name="decimal point, {times} times",
        each=lambda q: ({"times": 10}, {"times": 100}),
    ),
)
