"""The right answer as somebody gets it who rounds on the way, in plain Python.

Nobody rounds in just one way, so there are several: which numbers are rounded, in which
order the factors of a term are multiplied, and where a tie goes.
"""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from itertools import product

from rnn_core import ACTIVATIONS

WAYS = {
    "states, as written": {"written", "term"},
    "states, each from the last": {"state", "term"},
    "states and errors": {"state", "error", "term"},
    "states and deltas": {"state", "delta", "term"},
    "states, deltas, shares": {"state", "delta", "share", "term"},
    "states, shares": {"state", "share", "term"},
    "2/n as well": {"state", "lead", "term"},
    "2/n last": {"state", "share", "last", "term"},
    "f′ as well": {"state", "slope", "term"},
    "everything": {"z", "state", "slope", "delta", "share", "term"},
    "the terms alone": {"term"},
}
TIES = {"up": ROUND_HALF_UP, "even": ROUND_HALF_EVEN}


def ways():
    return product(WAYS, TIES)


def by_hand(question, way, tie):
    """The question's answer in one way of rounding, rounded at the end as well."""
    return pencil(question.scenario, question.decimals, way, tie).answer(question)


def pencil(scenario, decimals, way, tie):
    return Pencil(scenario, decimals, WAYS[way], TIES[tie])


class Pencil:
    def __init__(self, scenario, decimals, what, tie):
        self.scenario, self.what, self.tie = scenario, what, tie
        self.places = Decimal(1).scaleb(-decimals)
        self.x, self.y = scenario.data.x.tolist(), scenario.data.y.tolist()
        self.f, self.f_prime = ACTIVATIONS[scenario.activation].by_hand

    def round(self, value):
        # On paper 0.285 is a tie; the float beside it is not, but for its last digits.
        exact = Decimal(f"{value:.14f}" if abs(value) < 10 else f"{value:.14g}")
        return float(exact.quantize(self.places, rounding=self.tie))

    def maybe(self, what, value):
        return self.round(value) if what in self.what else value

    def answer(self, question):
        states = [self.states(row) for row in self.x]
        if question.kind in ("state", "y_hat"):
            return self.round(states[question.example - 1][1][question.step])
        written = [
            (z, [a0, *(self.maybe("written", a) for a in row)]) for z, (a0, *row) in states
        ]
        if question.kind == "loss":
            errors = [a[-1] - y for (_, a), y in zip(written, self.y, strict=True)]
            return self.round(sum(self.maybe("share", e * e) for e in errors) / len(self.y))
        steps = range(1, len(self.x[0]) + 1)
        if question.kind == "term":
            return self.round(self.term(question.parameter, question.step, written))
        terms = [self.term(question.parameter, t, written) for t in steps]
        gradient = sum(self.maybe("term", term) for term in terms)
        if question.kind == "gradient":
            return self.round(gradient)
        old = getattr(self.scenario.weights, question.parameter)
        return self.round(old - self.scenario.learning_rate * self.maybe("term", gradient))

    def states(self, row):
        weights = self.scenario.weights
        z, a = [], [weights.a0]
        for x in row:
            z.append(self.maybe("z", weights.w_a * a[-1] + weights.w_x * x))
            a.append(self.maybe("state", self.f(z[-1])))
        return z, a

    def term(self, parameter, t, states):
        lead = self.maybe("lead", 2 / len(self.y))
        shares = []
        for (z, a), row, y in zip(states, self.x, self.y, strict=True):
            delta = self.maybe("error", a[-1] - y)
            if "last" not in self.what:
                delta = delta * lead
            for step in range(len(row), t - 1, -1):
                if self.scenario.rule == "exact":
                    delta *= self.maybe("slope", self.slope(z[step - 1], a[step]))
                delta = self.maybe("delta", delta)
                if step > t:
                    delta *= self.scenario.weights.w_a
            shares.append(
                self.maybe("share", delta * (row[t - 1] if parameter == "w_x" else a[t - 1]))
            )
        return sum(shares) * (lead if "last" in self.what else 1)

    def slope(self, z, a):
        """From the state where the formula has it, as one does by hand."""
        by_state = {"tanh": 1 - a * a, "sigmoid": a * (1 - a)}
        return by_state.get(self.scenario.activation, self.f_prime(z))
