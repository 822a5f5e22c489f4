"""The number that a recipe leads to, in several ways of rounding at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rnn_core.arrays import Array
from rnn_core.practice.own import Own
from rnn_core.practice.question import Question
from rnn_core.practice.recipe import Forward, Recipe, right
from rnn_core.practice.slopes import slopes
from rnn_core.practice.states import States, work_out_states
from rnn_core.practice.ways import Ways


class Working:
    """The sheet of paper for one question: recipes go in, numbers come out.

    Parameters
    ----------
    question : Question
    ways : Ways
    own : Own, optional
        Numbers of the learner that take the place of those worked out.

    Examples
    --------
    >>> from rnn_core import PRESETS
    >>> from rnn_core.practice.asking import questions
    >>> from rnn_core.practice.ways import EXACT
    >>> a = questions(PRESETS["note_rule"])[13]
    >>> Working(a, Ways(EXACT, 2)).number(right(a)).round(2).tolist()
    [-2.07]
    """

    def __init__(self, question: Question, ways: Ways, own: Own | None = None) -> None:
        self.question = question
        self.scenario = question.scenario
        self.ways = ways
        self.own = own
        self.right = right(question)
        self.x, self.y = self.scenario.data.x, self.scenario.data.y
        if question.example is not None:
            self.x = self.x[question.example - 1 : question.example]
        self._states: dict[Forward, States] = {}

    def number(self, recipe: Recipe) -> Array:
        """What the recipe gives, (ways,)."""
        with np.errstate(all="ignore"):
            return np.asarray(recipe.final * self._number(recipe))

    def _number(self, recipe: Recipe) -> Array:
        kind = self.question.kind
        if recipe.given is not None:
            return np.full(self.ways.count, recipe.given)
        if kind in ("state", "y_hat"):
            return self._state(recipe)
        if kind == "loss":
            return self._loss(recipe)
        if kind == "term":
            t = recipe.read or self.question.at
            return self._terms(recipe, [t])[t]
        gradient = self._gradient(recipe)
        if kind == "gradient":
            return gradient
        if self.own and self.own.gradient is not None:
            gradient = np.full_like(gradient, self.own.gradient)
        gradient = self.ways.round("gradient", gradient)
        return np.asarray(recipe.old + recipe.sign * recipe.rate * gradient)

    def states(self, forward: Forward) -> States:
        """The states of the examples that the question needs."""
        if forward not in self._states:
            self._states[forward] = work_out_states(
                self.x,
                self.scenario.weights.a0,
                forward,
                self.right.forward,
                self.ways,
                self.own,
            )
        return self._states[forward]

    def _state(self, recipe: Recipe) -> Array:
        t = self.question.at if recipe.read is None else recipe.read
        return self.states(recipe.forward).a[t][:, 0]

    def _errors(self, recipe: Recipe) -> Array:
        """ŷ − y of each example, (ways, n); 0 for one that is left out."""
        error = self.states(recipe.forward).a[-1] - self.y
        for example in recipe.dropped:
            error[:, example - 1] = 0.0
        return error

    def _loss(self, recipe: Recipe) -> Array:
        error = self._errors(recipe)
        powers = {
            "square": error * error,
            "plain": error,
            "turned": -error,
            "size": np.abs(error),
        }
        first, last = self.ways.lead(recipe.scale / len(self.y))
        summands = self.ways.round("share", powers[recipe.power])
        return np.asarray(first * last * self._sum(recipe, summands))

    def _sum(self, recipe: Recipe, shares: Array) -> Array:
        """Over the examples, (ways, n) -> (ways,)."""
        return np.asarray((shares * (recipe.counts or 1.0)).sum(axis=1))

    def _gradient(self, recipe: Recipe) -> Array:
        terms = self._terms(recipe, range(1, self.x.shape[1] + 1))
        parts = recipe.parts or (1.0,) * len(terms)
        total = np.zeros(self.ways.count)
        for t, term in terms.items():
            if self.own and t in self.own.terms:
                term = np.full_like(term, self.own.terms[t])
            total = total + parts[t - 1] * self.ways.round("term", term)
        return total

    def _terms(self, recipe: Recipe, wanted: Sequence[int]) -> dict[int, Array]:
        """Wanted step -> its term, (ways,), from the last step back::

        delta<T> = (2/n) (ŷ − y) f'(z<T>),   delta<t-1> = delta<t> w_a f'(z<t-1>)
        """
        T, states = self.x.shape[1], self.states(recipe.forward)  # noqa: N806
        f_prime = slopes(recipe.slope, self.scenario.activation, self.scenario.rule, states)
        first, last = self.ways.lead(recipe.scale * 2 / len(self.y))
        carried = self.scenario.weights.w_a if recipe.carried is None else recipe.carried
        delta = first[:, np.newaxis] * self._errors(recipe)
        terms = {}
        for t in range(T, min(wanted) - 1, -1):
            slope = f_prime[t - 1]
            slope = None if slope is None else self.ways.round("slope", slope)
            arrived = delta
            delta = self._step_back(arrived, 1.0 if t == T else carried, slope)
            if t not in wanted:
                continue
            here = delta
            if recipe.link != "w_a" or not recipe.own_slope:
                own = slope if recipe.own_slope else None
                here = self._step_back(arrived, self._link(recipe, t, carried), own)
            shares = self.ways.round("share", here * self._factor(recipe, t))
            terms[t] = last * self._sum(recipe, shares)
        return terms

    def _step_back(self, delta: Array, link: float | Array, slope: Array | None) -> Array:
        delta = delta * link if slope is None else delta * link * slope
        return self.ways.round("delta", delta)

    def _link(self, recipe: Recipe, t: int, carried: float) -> float | Array:
        """What a term of step t multiplies by where the way back ends in ``carried``."""
        if t == self.x.shape[1]:
            return carried if recipe.link == "twice" else 1.0
        states = self.states(recipe.forward).a
        links: dict[str, float | Array] = {
            "w_a": carried,
            "none": 1.0,
            "doubled": 2.0,
            "twice": carried * carried,
            "a<t>": states[t],
            "a<t+1>": states[t + 1],
        }
        return links[recipe.link]

    def _factor(self, recipe: Recipe, t: int) -> float | Array:
        """What the error is multiplied by: x<t> for w_x, a<t-1> for w_a."""
        factor, a = recipe.factor, self.states(recipe.forward).a
        if factor == "x<t-1>" and t == 1:  # no input comes before the first
            factor = "right"
        if factor == "right":
            factor = "x<t>" if self.question.parameter == "w_x" else "a<t-1>"
        if factor == "none":
            return 1.0
        if factor == "both":  # the terms of W_x and of W_a in one sum
            return self.x[:, t - 1] + a[t - 1]
        if factor.startswith("a"):
            return a[t] if factor == "a<t>" else a[t - 1]
        step = t - 1 if factor == "x<t-1>" else recipe.input_step or t
        return self.x[:, step - 1]
