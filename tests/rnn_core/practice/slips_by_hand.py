"""What each slip leads to, worked out without rnn_core.practice.

A number of step 2 or 3 is built from shares, (n, T): one number for each example and step.
Some slips change how the shares come about, some multiply them or leave some out, some
weigh the steps, some change the update. The numbers come from rnn_core's own arrays.
"""

from itertools import product

import numpy as np

from rnn_core import ACTIVATIONS, Weights, forward, slopes

OTHER = {"w_x": "w_a", "w_a": "w_x"}
WITH_Z = {
    "tanh": lambda z: 1 - z**2,
    "sigmoid": lambda z: z - z**2,
    "softsign": lambda z: 1 - 2 * np.abs(z) + z**2,
}
OF_A = {
    "tanh": lambda a: np.cosh(a) ** -2.0,
    "sigmoid": lambda a: np.exp(-a) / (1 + np.exp(-a)) ** 2,
    "softsign": lambda a: (1 + np.abs(a)) ** -2.0,
}
# Another formula with the state: not squared, or that of the other activation.
OF_OTHERS = {
    "tanh": (lambda a: 1 - a, lambda a: a - a**2),
    "sigmoid": (lambda a: 1 - a**2,),
}
BASE, SCALE, PARTS, UPDATE = "the shares", "times", "the steps' weights", "the update"

LOSS_PAIRS = (
    "1/n forgotten + ½ added",
    "square forgotten + 1/n forgotten",
    "example dropped + 1/n forgotten",
    "example dropped + ½ added",
)
IN_A_TERM = (
    "factor 2 forgotten + error turned",
    "1/n forgotten + error turned",
    "example dropped + factor 2 forgotten",
    "example dropped + 1/n forgotten",
    "example dropped + error turned",
    "a⟨t⟩ for a⟨t−1⟩ + factor 2 forgotten",
    "a⟨t⟩ for a⟨t−1⟩ + 1/n forgotten",
    "a⟨t⟩ for a⟨t−1⟩ + error turned",
    "a⟨t⟩ for a⟨t−1⟩ + example dropped",
    "a⟨t⟩ for a⟨t−1⟩ + a state for W_a",
    "f′ left out + factor 2 forgotten",
    "f′ left out + error turned",
    "f′ left out + a W_a missing",
)
BY_THE_OTHER_RULE = (
    "f′ left out + example dropped",
    "f′ left out + a⟨t⟩ for a⟨t−1⟩",
    "f′ left out + 1/n forgotten",
    "f′ left out + a state for W_a",
    "f′ left out + a⟨t⟩ for a⟨t−1⟩ + a state for W_a",
    "f′ put in + factor 2 forgotten",
    "f′ put in + 1/n forgotten",
    "f′ put in + error turned",
    "f′ put in + example dropped",
    "f′ put in + a⟨t⟩ for a⟨t−1⟩",
    "f′ put in + a W_a missing",
)
IN_A_SUM = tuple(
    f"only the {one} step's term + {two}"
    for one in ("last", "first")
    for two in ("factor 2 forgotten", "1/n forgotten", "error turned")
)
IN_AN_UPDATE = (
    "example dropped + factor 2 forgotten",
    "example dropped + 1/n forgotten",
    "signs of the terms + learning rate forgotten",
    "added, not subtracted + learning rate forgotten",
    "only the last step's term + learning rate forgotten",
    "only the first step's term + learning rate forgotten",
    "only the last step's term + added, not subtracted",
    "only the first step's term + added, not subtracted",
    "factor 2 forgotten + learning rate forgotten",
    "1/n forgotten + learning rate forgotten",
    "example dropped + learning rate forgotten",
    "a⟨t⟩ for a⟨t−1⟩ + learning rate forgotten",
    "f′ left out + learning rate forgotten",
    "factor 2 forgotten + added, not subtracted",
    "example dropped + added, not subtracted",
    "f′ left out + signs of the terms + learning rate forgotten",
    "f′ put in + learning rate forgotten",
)
# Here f′ is left out everywhere, not at one step alone: the first of the ways.
LEFT_OUT_EVERYWHERE = {
    *BY_THE_OTHER_RULE,
    "f′ left out + signs of the terms + learning rate forgotten",
}
TERM_PAIRS = {
    "term": (*IN_A_TERM, *BY_THE_OTHER_RULE),
    "gradient": (*IN_A_TERM, *BY_THE_OTHER_RULE, *IN_A_SUM),
    "new_weight": IN_AN_UPDATE,
}

# f' from z and from the a that goes with it, right or not.
SLOPE = {
    "tanh": lambda z, a: 1 - a**2,
    "sigmoid": lambda z, a: a - a**2,
    "relu": lambda z, a: (z > 0) * 1.0,
    "leaky_relu": lambda z, a: np.where(z > 0, 1.0, 0.01),
    "softsign": lambda z, a: (1 + np.abs(z)) ** -2.0,
    "identity": lambda z, a: np.ones_like(z),
}


def slope_of(f):
    """f' from z and a; of an activation that is not in the list above, from z."""
    of_z = np.vectorize(ACTIVATIONS[f].by_hand[1], otypes=[float])
    return SLOPE.get(f, lambda z, a: of_z(z))


def numbers(question):
    """Every (kind of slip, number) that the question can meet; two slips as "one + two"."""
    yield "decimal point", 10 * question.answer
    yield "decimal point", 100 * question.answer
    if question.kind in ("state", "y_hat"):
        yield from state_slips(question)
    elif question.kind == "loss":
        yield from loss_slips(question)
    else:
        yield from term_slips(question)


def state_slips(question):
    scenario, t = question.scenario, question.step
    w_a, w_x = scenario.weights.w_a, scenario.weights.w_x
    row = scenario.data.x[question.example - 1]
    a = forward(scenario.data, scenario.weights, scenario.activation).a[question.example - 1]

    def at(wa=w_a, wx=w_x, f=scenario.activation, since=1, x=row):
        state = a[since - 1]
        for step in range(since, t + 1):
            state = apply(f, wa * state + wx * x[step - 1])
        return state

    for since in {1, t}:
        if scenario.activation != "identity":
            yield "activation forgotten", at(f="identity", since=since)
        if scenario.activation == "tanh":
            yield "tan for tanh", at(f="tan", since=since)
            yield "tan for tanh", at(f="tan of degrees", since=since)
        if scenario.activation == "sigmoid":
            yield "the minus in the exponent", at(f="1/(1+e^z)", since=since)
        yield "weights swapped", at(w_x, w_a, since=since)
        yield "previous state dropped", at(wa=0, since=since)
        yield "input dropped", at(wx=0, since=since)
        yield "weight left out", at(wa=1, since=since)
        yield "weight left out", at(wx=1, since=since)
        yield "weight left out", at(wa=1, wx=1, since=since)
        if w_a < 0:
            yield "sign of a weight", at(wa=-w_a, since=since)
        if w_x < 0:
            yield "sign of a weight", at(wx=-w_x, since=since)
    yield "sign lost", -at()
    for other in range(1, len(row) + 1):
        if other != t:
            yield "wrong input", at(since=t, x=np.full(len(row), row[other - 1]))
    if question.kind == "y_hat":
        yield "target for prediction", scenario.data.y[question.example - 1]
    for other in (t - 1, t + 1)[: 1 + (t < len(row))]:
        yield "another step's state", a[other]
    if t > 1:
        z = w_a * row[t - 2] + w_x * row[t - 1]
        yield "x⟨t−1⟩ for a⟨t−1⟩", apply(scenario.activation, z)


def apply(f, z):
    if f in ("identity", "tan", "tanh"):
        return {"identity": z, "tan": np.tan(z), "tanh": np.tanh(z)}[f]
    named = {
        "sigmoid": 1 / (1 + np.exp(-z)),
        "1/(1+e^z)": 1 / (1 + np.exp(z)),
        "tan of degrees": np.tan(np.pi * z / 180),
        "relu": max(z, 0.0),
        "leaky_relu": max(z, 0.01 * z),
        "softsign": z / (1 + abs(z)),
    }
    return named[f] if f in named else ACTIVATIONS[f].by_hand[0](z)


def forward_slips(scenario):
    """Kind -> z (n, T) and a (n, T + 1), with the slip at every step."""
    data, (w_a, w_x, a0) = scenario.data, vars(scenario.weights).values()
    f = scenario.activation
    slips = {
        "weights swapped": forward(data, Weights(w_x, w_a, a0), f),
        "previous state dropped": forward(data, Weights(0, w_x, a0), f),
    }
    if f != "identity":
        slips["activation forgotten"] = forward(data, scenario.weights, "identity")
    return {kind: (fwd.z, fwd.a) for kind, fwd in slips.items()}


def loss_slips(question):
    """A loss is the sum of one summand for each example."""
    data = question.scenario.data
    fwd = forward(data, question.scenario.weights, question.scenario.activation)
    errors = fwd.error / data.n
    ways = {
        "1/n forgotten": [(SCALE, lambda s: s * data.n)],
        "½ added": [(SCALE, lambda s: s / 2)],
        "sign lost": [(SCALE, lambda s: -s)],
        "T for n": [(SCALE, lambda s: s * data.n / data.T)] * (data.n != data.T),
        "example dropped": [(SCALE, drop) for drop in dropping(data.n)],
        "example dropped + 1/n forgotten": [(SCALE, way) for way in dropping_without_n(data.n)],
        "example alone": [(SCALE, keep) for keep in keeping_one(data.n)],
        "square forgotten": [(BASE, way) for way in (errors, -errors, np.abs(errors))],
    }
    if data.n > 1:
        not_divided = np.append(np.full(data.n - 1, data.n), 1)
        ways["brackets forgotten"] = [(SCALE, lambda s: s * not_divided)]
    for kind, (_, a) in forward_slips(question.scenario).items():
        ways[kind] = [(BASE, (a[:, -1] - data.y) ** 2 / data.n)]

    def number(*picked):
        summands = next((thing for stage, thing in picked if stage == BASE), None)
        summands = fwd.error**2 / data.n if summands is None else summands
        for stage, thing in picked:
            summands = thing(summands) if stage == SCALE else summands
        return summands.sum()

    yield from alone_and_in_pairs(ways, LOSS_PAIRS, number)


def term_slips(question):
    """A term is the sum of a column of shares; the gradient, of all; then the update."""
    scenario, parameter = question.scenario, question.parameter
    data, T = scenario.data, scenario.data.T  # noqa: N806 (the lesson's letter)
    ways = share_slips(question) | scale_slips(data)
    right = ways.pop("right")[0][1]
    if question.kind != "term":
        ways |= weight_slips(question)
    elif data.n > 2:
        not_multiplied = np.append(1, np.full(data.n - 1, data.n / 2))
        ways["brackets forgotten"] = [(SCALE, lambda s: (s.T * not_multiplied).T)]
    if question.kind == "new_weight":
        ways |= update_slips(question)
    if question.kind == "term" and 2 * question.step != T + 1:
        ways["letters from the start"] = [(BASE, right[:, ::-1])]
    before = question.step is not None and 1 < question.step != T + 2 - question.step
    if question.kind == "term" and parameter == "w_a" and before:
        ways["the term of the step before"] = [(BASE, np.roll(right, 1, axis=1))]

    def number(*picked):
        shares = next((thing for stage, thing in picked if stage == BASE), right)
        parts, update = np.ones(T), lambda old, rate, gradient: old - rate * gradient
        for stage, thing in picked:
            shares = thing(shares) if stage == SCALE else shares
            parts = parts * thing if stage == PARTS else parts
            update = thing if stage == UPDATE else update
        if question.kind == "term":
            return shares[:, question.step - 1].sum()
        gradient = (shares * parts).sum()
        if question.kind == "gradient":
            return gradient
        return update(getattr(scenario.weights, parameter), scenario.learning_rate, gradient)

    yield from alone_and_in_pairs(ways, TERM_PAIRS[question.kind], number)


def alone_and_in_pairs(ways, pairs, number):
    """A pair that stands in ``ways`` itself was worked out as a whole."""
    for kind, alone in ways.items():
        if " + " not in kind or kind in pairs:
            for way in alone:
                yield kind, number(way)
    for pair in pairs:
        parts = pair.split(" + ")
        if pair not in ways and all(part in ways for part in parts):
            of_each = [list(ways[part]) for part in parts]
            if pair in LEFT_OUT_EVERYWHERE and parts[0] == "f′ left out":
                of_each[0] = of_each[0][:1]
            for picked in product(*of_each):
                yield pair, number(*picked)


def dropping(n):
    """Functions that leave out an example, from the sum alone or from n as well."""
    for example in range(n if n > 1 else 0):
        keep = np.arange(n) != example
        yield lambda s, keep=keep: (s.T * keep).T
        yield lambda s, keep=keep: (s.T * keep).T * n / (n - 1)


def dropping_without_n(n):
    """Leaves out an example where nobody divides by n, so that n is not miscounted."""
    for drop in list(dropping(n))[::2]:
        yield lambda s, drop=drop: drop(s) * n


def keeping_one(n):
    for example in range(n if n > 2 else 0):
        keep = np.arange(n) == example
        yield lambda s, keep=keep: (s.T * keep).T


def share_slips(question):
    """How the shares come about."""
    scenario, parameter = question.scenario, question.parameter
    fwd = forward(scenario.data, scenario.weights, scenario.activation)
    n, T = fwd.z.shape  # noqa: N806
    x, f = scenario.data.x, scenario.activation
    before, now = fwd.a[:, :-1], fwd.a[:, 1:]
    w_a, back = scenario.weights.w_a, T - np.arange(1, T + 1)
    exact = scenario.rule == "exact"
    f_prime = slopes(fwd) if exact else np.ones((n, T))
    factor = {"w_x": x, "w_a": before}

    def shares(
        factor=factor[parameter], f_prime=f_prime, power=None, error=fwd.error, own=True
    ):
        chain = np.cumprod(f_prime[:, ::-1], axis=1)[:, ::-1]
        if not own:  # the chain of the step after, which ends before this one
            chain = np.hstack([chain[:, 1:], np.ones((n, 1))])
        power = w_a**back if power is None else power
        return 2 / n * error[:, None] * power * chain * factor

    found = {"right": [shares()]}
    for kind, (z, a) in forward_slips(scenario).items():
        error, own = a[:, -1] - scenario.data.y, {"w_x": x, "w_a": a[:, :-1]}[parameter]
        ways = [slope_of(f)(z, a[:, 1:]) if exact else np.ones((n, T))]
        if kind == "activation forgotten":
            ways.append(np.ones((n, T)))
        if (kind, f) == ("activation forgotten", "softsign") and exact:
            ways.append((1 - np.abs(a[:, 1:])) ** 2)  # the page's formula, with z for a
        found[kind] = [shares(own, way, error=error) for way in ways]
    found["the other weight's factor"] = [shares(factor[OTHER[parameter]])]
    if question.kind == "gradient":
        found["both weights' terms"] = [shares(x + before)]
    found["last factor left out"] = [shares(np.ones((n, T)))]
    found["a⟨t⟩ for a⟨t−1⟩" if parameter == "w_a" else "a⟨t⟩ for x⟨t⟩"] = [shares(now)]
    earlier = np.hstack([before[:, :1], x[:, :-1]])
    if parameter == "w_a" and not (question.kind == "term" and question.step == 1):
        found["x⟨t−1⟩ for a⟨t−1⟩"] = [shares(earlier)]
    if parameter == "w_x" and question.kind == "term":
        others = [x[:, s : s + 1] + 0 * x for s in range(T) if s != question.step - 1]
        found["wrong input"] = [shares(other) for other in others]
    found |= one_step_off(question, shares, {"w_x": x, "w_a": before}[parameter])
    found |= way_back_slips(question, fwd, shares, w_a, back)
    return {kind: [(BASE, way) for way in ways] for kind, ways in found.items()}


def one_step_off(question, shares, factor):
    """The last factor of the step before or after; past an end, of the other end."""
    T, t = factor.shape[1], question.step  # noqa: N806
    rolled = [np.roll(factor, shift, axis=1) for shift in (1, -1)][: T - 1]
    if question.kind == "term":
        if question.parameter == "w_x":
            return {}  # any other input is a wrong one
        index = [(t - 2) % T, t % T][: T - 1]  # a<t-2>, a<t>
        kept = [way for way, i in zip(rolled, index, strict=True) if i != t]
        return {"one step off": [shares(way) for way in kept]} if kept else {}
    if T == 1:
        return {}
    alone = []
    for column, way in product(range(T), rolled):
        one = factor.copy()
        one[:, column] = way[:, column]
        alone.append(shares(one))
    return {"one step off": list(map(shares, rolled)), "one step off in one term": alone}


def updated_on_the_way(fwd, f_prime, rate, factor):
    """Every step back uses the W_a that the terms before it have changed already."""
    n, T = fwd.z.shape  # noqa: N806
    w_a, found = fwd.weights.w_a, np.zeros((n, T))
    delta = 2 / n * fwd.error
    for t in range(T - 1, -1, -1):
        delta = delta * f_prime[:, t] * (1 if t == T - 1 else w_a)
        found[:, t] = delta * factor[:, t]
        w_a = w_a - rate * (delta * fwd.a[:, t]).sum()
    return found


def way_back_slips(question, fwd, shares, w_a, back):
    scenario, T = question.scenario, len(back)  # noqa: N806
    ones, exact = np.ones_like(fwd.z), scenario.rule == "exact"
    found = {"a W_a too many": [shares(power=w_a ** (back + 1))]}
    longest = T - question.step if question.kind == "term" else T - 1
    one_less = w_a ** np.maximum(back - 1, 0)
    if longest > 0:
        found["a W_a missing"] = [shares(power=one_less)]
        found["W_x for W_a"] = [shares(power=scenario.weights.w_x**back)]
        factor = {"w_x": scenario.data.x, "w_a": fwd.a[:, :-1]}[question.parameter]
        f_prime = slopes(fwd) if exact else ones
        rate = scenario.learning_rate
        found["W_a updated on the way"] = [updated_on_the_way(fwd, f_prime, rate, factor)]
        a, after = fwd.a[:, 1:], np.hstack([fwd.a[:, 2:], fwd.a[:, -1:]])
        links = [np.where(back > 0, state, 1.0) * one_less for state in (a, after)]
        found["a state for W_a"] = [shares(power=link) for link in links]
        if question.parameter == "w_a":
            # The factor is a<t> as well: both at once, as in the lesson's line (f).
            both = [shares(a, power=link) for link in links]
            found["a⟨t⟩ for a⟨t−1⟩ + a state for W_a"] = both
    if longest == 2 and question.kind == "term":
        found["W_a doubled"] = [shares(power=2 * w_a ** (back - 1.0))]
    if longest > 1:
        found["no W_a at all"] = [shares(power=1.0)]
    if scenario.activation == "identity":
        return found
    if not exact:
        found["f′ put in"] = [shares(f_prime=slopes(fwd))]
        if question.parameter == "w_a":
            now = [shares(fwd.a[:, 1:], slopes(fwd))]
            found["f′ put in + a⟨t⟩ for a⟨t−1⟩"] = now
        if longest > 0:
            found["f′ put in + a W_a missing"] = [shares(f_prime=slopes(fwd), power=one_less)]
        return found
    found["f′ left out"] = [shares(f_prime=ones)]
    found["f′ twice"] = [shares(f_prime=slopes(fwd) ** 2)]
    if question.parameter == "w_a":
        found["f′ left out + a⟨t⟩ for a⟨t−1⟩"] = [shares(fwd.a[:, 1:], ones)]
    if longest > 0:
        found["f′ left out + a state for W_a"] = [shares(f_prime=ones, power=p) for p in links]
        if question.parameter == "w_a":
            both = [shares(fwd.a[:, 1:], ones, p) for p in links]
            found["f′ left out + a⟨t⟩ for a⟨t−1⟩ + a state for W_a"] = both
        last_twice = slopes(fwd).copy()
        last_twice[:, -1] **= 2
        found["f′ twice"] += [shares(f_prime=last_twice), shares() * slopes(fwd)]
        off = [np.roll(slopes(fwd), shift, axis=1) for shift in (1, -1)][: T - 1]
        found["f′ one step off"] = [shares(f_prime=way) for way in off]
        found["f′ one step off"] += [shares(own=False) * way for way in off]
        last, not_last = ones.copy(), slopes(fwd).copy()
        last[:, -1], not_last[:, -1] = slopes(fwd)[:, -1], 1.0
        found["f′ left out"] += [shares(f_prime=last), shares(f_prime=not_last)]
        found["f′ left out"].append(shares(own=False))
        ways = [shares(f_prime=way, power=one_less) for way in (ones, last, not_last)]
        ways.append(shares(own=False, power=one_less))
        found["f′ left out + a W_a missing"] = ways
    if scenario.activation in WITH_Z:
        f, z, a = scenario.activation, fwd.z, fwd.a[:, 1:]
        ways = [shares(f_prime=WITH_Z[f](z)), shares(f_prime=OF_A[f](a))]
        if f in OF_OTHERS:
            ways += [shares(f_prime=other(a)) for other in OF_OTHERS[f]]
        found["f′ of the wrong thing"] = ways
    return found


def scale_slips(data):
    ways = {
        "factor 2 forgotten": [lambda s: s / 2],
        "1/n forgotten": [lambda s: s * data.n],
        "2/n forgotten": [lambda s: s * data.n / 2] * (data.n > 2),
        "T for n": [lambda s: s * data.n / data.T] * (data.n != data.T),
        "error turned": [lambda s: -s],
        "example dropped": dropping(data.n),
        "example dropped + 1/n forgotten": dropping_without_n(data.n),
        "example alone": keeping_one(data.n),
    }
    return {kind: [(SCALE, change) for change in changes] for kind, changes in ways.items()}


def weight_slips(question):
    """What the term of each step counts in the sum."""
    T = question.scenario.data.T  # noqa: N806
    if T == 1:
        return {}
    eye, ones = np.eye(T), np.ones(T)
    mixed, update = -ones + 2 * eye[-1], question.kind == "new_weight"
    ways = {
        "only the last step's term": [eye[-1]],
        "only the first step's term": [eye[0]],
        "signs of the terms": [mixed] if update else [mixed, -mixed],
        "terms averaged": [ones / T],
    }
    if T > 2:
        ways["term dropped"] = [ones - one for one in eye]
        ways["one wrong sign"] = [ones - 2 * one for one in eye]
    if update:
        rate = question.scenario.learning_rate
        ways["learning rate on one term"] = [(ones + (rate - 1) * eye[-1]) / rate]
        ways["brackets forgotten"] = [(eye[-1] * (1 + rate) - ones) / rate]
    return {kind: [(PARTS, parts) for parts in vectors] for kind, vectors in ways.items()}


def update_slips(question):
    other = getattr(question.scenario.weights, OTHER[question.parameter])
    ways = {
        "learning rate forgotten": [lambda old, rate, g: old - g],
        "added, not subtracted": [lambda old, rate, g: old + rate * g],
        "old weight left out": [lambda old, rate, g: -rate * g, lambda old, rate, g: rate * g],
        "gradient for the weight": [lambda old, rate, g: g, lambda old, rate, g: -g],
        "the other old weight": [lambda old, rate, g: other - rate * g],
        "sign lost": [lambda old, rate, g: rate * g - old],
        "added, not subtracted + learning rate forgotten": [lambda old, rate, g: old + g],
    }
    return {kind: [(UPDATE, change) for change in changes] for kind, changes in ways.items()}
