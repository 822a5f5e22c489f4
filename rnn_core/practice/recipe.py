"""How a number is worked out, in every choice that a learner can get wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from rnn_core.practice.question import Question


class Forward(NamedTuple):
    """How the states are worked out: z<t> = w_a a<t-1> + w_x x<t>, a<t> = f(z<t>).

    Attributes
    ----------
    w_a, w_x : float
    activation : str
        A name in ``ACTIVATIONS`` or ``states.MISTAKEN``.
    input_step : int or None
        The step whose input is taken, if not the one that is worked out.
    keeps : "state" or "input"
        What w_a multiplies: a<t-1>, or by mistake x<t-1>.
    since : int
        The first step that is worked out in this way; the ones before it are right.
    """

    w_a: float
    w_x: float
    activation: str
    input_step: int | None = None
    keeps: str = "state"
    since: int = 1


@dataclass(frozen=True)
class Recipe:
    """How a number is worked out.

    Attributes
    ----------
    forward : Forward
    rate, old, sign : float
        The new weight is old + sign · rate · gradient.
    given : float or None
        A number that is there already, in place of all working.
    read : int or None
        The step whose state or term is given, if not the one asked for.
    power : "square", "plain", "turned" or "size"
        What the loss sums: (ŷ − y)², ŷ − y, y − ŷ, |ŷ − y|.
    scale : float
        What 1/n or 2/n is multiplied by.
    final : float
        What the whole number is multiplied by at the end.
    dropped : frozenset of int
        Examples left out of the sum, from 1.
    counts : tuple of float, or None
        How often each example counts in the sum; None for once each.
    carried : float or None
        What each step back multiplies by; None for w_a.
    link : "w_a", "none", "twice", "doubled", "a<t>" or "a<t+1>"
        What stands for the w_a of the last step back of a term.
    slope : "rule", "none", "all", "last", "not last", "of a", "with z", …
        Where f′ is multiplied, and which: "all" is f′(z) at every step, whatever the rule.
    own_slope : bool
        Whether the step at which a chain ends has its f′.
    factor : "right", "none", "both", "a<t>", "a<t-1>", "x<t-1>" or "x<t>"
        What the error is multiplied by at the end.
    input_step : int or None
        The step whose input is that factor, if not the term's own.
    parts : tuple of float, or None
        What the term of each step counts in the gradient; None for once each.
    """

    forward: Forward
    rate: float
    old: float
    sign: float = -1.0
    given: float | None = None
    read: int | None = None
    power: str = "square"
    scale: float = 1.0
    final: float = 1.0
    dropped: frozenset[int] = frozenset()
    counts: tuple[float, ...] | None = None
    carried: float | None = None
    link: str = "w_a"
    slope: str = "rule"
    own_slope: bool = True
    factor: str = "right"
    input_step: int | None = None
    parts: tuple[float, ...] | None = None


def right(question: Question) -> Recipe:
    """How it should be done."""
    scenario = question.scenario
    weights = scenario.weights
    return Recipe(
        forward=Forward(weights.w_a, weights.w_x, scenario.activation),
        rate=scenario.learning_rate,
        old=getattr(weights, question.parameter or "w_x"),
    )
