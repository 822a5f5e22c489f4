"""The sheet of paper: the lesson's equations worked out in many rounding schemes at once.

A slip is the same sheet with some equations rewritten, a learner's own earlier numbers the
same sheet with some values put in: only what depends on those is worked out anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from rnn_core.arrays import Array
from rnn_core.equations import Network, Node, Quantity, Rewrite, Sum, equation, evaluate, leaves
from rnn_core.equations.lesson import other_slope
from rnn_core.practice.questions import Question, fits_on_paper
from rnn_core.practice.schemes import Schemes
from rnn_core.scenario import Scenario

Own = Mapping[Quantity, Mapping[int, float]]
"""A learner's numbers: quantity -> column -> number."""

_ROUNDED = {"2/n": "lead", "1/n": "lead", "square": "share", "own delta": "delta"} | {
    letter: letter for letter in ("z", "slope", "delta", "share", "term", "gradient")
}
"""Letter -> what a scheme calls it."""

LONG = 20
"""Steps."""

_UNROUNDED_AS_AN_ANSWER = ("term", "gradient", "loss", "new")


class Sheet:
    """Quantities worked out, (schemes, examples) each, or (schemes, 1) where one is for all.

    Parameters
    ----------
    scenario : Scenario
    schemes : Schemes
    example : int or None
        The one example that is worked out, from 1; None for all.

    Examples
    --------
    >>> from rnn_core import PRESETS
    >>> sheet = Sheet(PRESETS["note_rule"], Schemes("usual", 2))
    >>> sheet.answer(Quantity("term", 3, "w_x")).round(3).tolist()
    [-2.065, -2.065, -2.067, -2.067]
    """

    def __init__(
        self, scenario: Scenario, schemes: Schemes, example: int | None = None
    ) -> None:
        self.network = Network(scenario.data.T, scenario.activation, scenario.rule)
        self.schemes = schemes
        self._given = _given(scenario, example)
        self._like: Sheet | None = None
        self._rewrites: tuple[Rewrite, ...] = ()
        self._own: Own = {}
        self._new_own: Own = {}
        self._forget()

    def rewritten(self, rewrites: tuple[Rewrite, ...]) -> Sheet:
        """The same sheet with other equations."""
        return self._another(rewrites, {}, carries_on=self._carries_on)

    def with_own(self, own: Own, carries_on: bool = True) -> Sheet:
        """The same sheet with numbers of the learner in the place of those worked out.

        ``carries_on`` says whether their states also go into the states after them.
        """
        return self._another((), own, carries_on)

    def answer(self, asked: Node) -> Array:
        """What a question's number comes to, (schemes,), with the last rounding still to do."""
        with np.errstate(all="ignore"):
            self._in_order()
            found = evaluate(asked, self._as_an_answer)
        numbers = np.empty(self.schemes.count)
        numbers[:] = np.reshape(found, -1)
        return numbers

    def value(self, quantity: Quantity) -> Array:
        """A quantity as it is used by those after it."""
        found = self._given.get(quantity)
        if found is None:
            found = self._values.get(quantity)
        if found is None:
            if self._like is not None and not self._differs(quantity):
                found = self._like.value(quantity)
            else:
                found = self._finished(quantity)
            self._values[quantity] = found
        return found

    def _in_order(self) -> None:
        """Long sequences step by step: from the far end Python's stack would not reach."""
        steps = range(1, self.network.T + 1) if self.network.T > LONG else ()
        for letter, order in (("a", steps), ("delta", reversed(steps))):
            for t in order:
                self.value(Quantity(letter, t))

    def _another(self, rewrites: tuple[Rewrite, ...], own: Own, carries_on: bool) -> Sheet:
        sheet = object.__new__(Sheet)
        sheet.network, sheet.schemes, sheet._given = self.network, self.schemes, self._given
        sheet._like = self
        sheet._rewrites = rewrites
        sheet._new_own, sheet._own = own, {**self._own, **own}
        sheet._forget(carries_on)
        return sheet

    def _forget(self, carries_on: bool = True) -> None:
        self._carries_on = carries_on
        self._values: dict[Quantity, Array] = {}
        self._carried: dict[Quantity, Array] = {}

    def _differs(self, quantity: Quantity) -> bool:
        """Whether a quantity may be another one than on the sheet that this one is like."""
        steps = rests_on(quantity, self.network)
        for rewrite in self._rewrites:
            for letter in rewrite.letters:
                first, last = steps.get(letter, NOWHERE)
                if first <= rewrite.last and last >= rewrite.first:
                    return True
        for own in self._new_own:
            first, last = steps.get(own.letter, NOWHERE)
            if first <= (own.t or 0) <= last:
                return True
        return False

    def _equation(self, quantity: Quantity) -> Node | None:
        tree = equation(quantity, self.network)
        for rewrite in self._rewrites:
            if tree is not None and rewrite.touches(quantity):
                tree = rewrite.change(tree, quantity)
        return tree

    def _finished(self, quantity: Quantity) -> Array:
        """Worked out, then the learner's own put in, then rounded."""
        if quantity.letter == "a" and quantity.t:
            state = self._carried_state(quantity)
            if not self._carries_on:
                state = self._put(quantity, state)
            return self.schemes.round("written", state)
        values = self._worked_out(quantity)
        values = self._rounded(quantity, self._put(quantity, values))
        last = self.schemes.factor_last() if quantity.letter == "2/n" else None
        return values if last is None else np.where(last, 1.0, values)

    def _rounded(self, quantity: Quantity, values: Array) -> Array:
        what = _ROUNDED.get(quantity.letter)
        return values if what is None else self.schemes.round(what, np.asarray(values))

    def _carried_state(self, state: Quantity) -> Array:
        """A state as it goes into the next one."""
        found = self._carried.get(state)
        if found is None:
            if self._like is not None and not self._differs(state):
                found = self._like._carried_state(state)
            else:
                found = self.schemes.round("state", self._worked_out(state))
                if self._carries_on:
                    found = self._put(state, found)
            self._carried[state] = found
        return found

    def _worked_out(self, quantity: Quantity) -> Array:
        tree = self._equation(quantity)
        assert tree is not None, quantity
        if quantity.letter == "z":
            return self._weighed(tree)
        found: Array = evaluate(tree, self.value)
        if quantity.letter == "term":
            return self._times_the_factor(found)
        return found

    def _weighed(self, tree: Node) -> Array:
        """z<t>: products that may be rounded, of the state that goes into the next one."""

        def read(quantity: Quantity) -> Array:
            is_state = quantity.letter == "a" and quantity.t
            return self._carried_state(quantity) if is_state else self.value(quantity)

        products = tree.parts if isinstance(tree, Sum) else (tree,)
        rounded = [self.schemes.round("product", evaluate(p, read)) for p in products]
        return np.asarray(sum(rounded[1:], start=rounded[0]))

    def _times_the_factor(self, total: Array) -> Array:
        """2/n after the sum, in the schemes that have it there."""
        last = self.schemes.factor_last()
        if last is None:
            return total
        factor = Quantity("2/n")
        return total * np.where(last, self._rounded(factor, self._worked_out(factor)), 1.0)

    def _put(self, quantity: Quantity, values: Array) -> Array:
        """A learner's numbers in the place of those worked out."""
        own = self._own.get(quantity)
        if own is None:
            return values
        values = np.array(values)
        for column, number in own.items():
            values[:, column] = number
        return values

    def _as_an_answer(self, quantity: Quantity) -> Array:
        if quantity.letter not in _UNROUNDED_AS_AN_ANSWER:
            return self.value(quantity)
        if self._like is not None and not self._differs(quantity):
            return self._like._as_an_answer(quantity)
        return self._worked_out(quantity)


def sheet_of(question: Question, schemes: str, decimals: int | None = None) -> Sheet:
    """The sheet with no slip on it; questions of one scenario share it.

    >>> from rnn_core import PRESETS
    >>> from rnn_core.practice.questions import questions
    >>> first, *_, last = questions(PRESETS["note"])
    >>> sheet_of(last, "usual").answer(last.quantity).round(2).tolist()
    [1.04, 1.04, 1.04, 1.04]
    """
    places = question.decimals if decimals is None else decimals
    make = _shared if fits_on_paper(question.scenario) else _shared.__wrapped__
    return make(question.scenario, schemes, places, question.example)


@lru_cache(maxsize=64)
def _shared(scenario: Scenario, schemes: str, decimals: int, example: int | None) -> Sheet:
    return Sheet(scenario, Schemes(schemes, decimals), example)


def other_formula(question: Question) -> Rewrite | None:
    """f′ by another formula that is right, too, and rounds differently on the way."""
    f = question.scenario.activation
    if other_slope(1, f) is None:
        return None
    return Rewrite(("slope",), lambda tree, slope: other_slope(slope.t or 0, f) or tree)


NOWHERE = (0, -1)
"""From a first step to a last one: none."""


@lru_cache(maxsize=4096)
def rests_on(quantity: Quantity, network: Network) -> Mapping[str, tuple[int, int]]:
    """What a quantity is made of, itself among it: letter -> from which step to which.

    >>> rests_on(Quantity("a", 2), Network(3, "tanh", "exact"))["z"]
    (1, 2)
    """
    t = quantity.t or 0
    found = {quantity.letter: (t, t)}
    tree = equation(quantity, network)
    for leaf in () if tree is None else leaves(tree):
        for letter, (first, last) in rests_on(leaf, network).items():
            low, high = found.get(letter, (first, last))
            found[letter] = min(low, first), max(high, last)
    return found


def _given(scenario: Scenario, example: int | None) -> dict[Quantity, Array]:
    """The numbers that the scenario gives, as rows of a sheet."""
    data, weights = scenario.data, scenario.weights
    rows = slice(None) if example is None else slice(example - 1, example)
    once = {
        "w_a": weights.w_a,
        "w_x": weights.w_x,
        "a0": weights.a0,
        "n": float(data.n),
        "rate": scenario.learning_rate,
    }
    given = {Quantity(letter): np.array([[number]]) for letter, number in once.items()}
    given[Quantity("y")] = data.y[np.newaxis, rows]
    for t in range(1, data.T + 1):
        given[Quantity("x", t)] = data.x[np.newaxis, rows, t - 1]
    return given
