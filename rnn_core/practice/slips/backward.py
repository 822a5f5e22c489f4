"""Slips of step 2: what stands before the sum, the last factor, W_a and f′ on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rnn_core.equations import Node, Number, Rewrite
from rnn_core.equations.lesson import (
    Y_HAT,
    N,
    Y,
    a,
    partner,
    term,
    x,
)
from rnn_core.equations.rewrite import at_step, counting, instead, swap
from rnn_core.practice.questions import Question
from rnn_core.practice.slips import when
from rnn_core.practice.slips.forward import other_steps
from rnn_core.practice.slips.slip import (
    GRADIENT,
    IN_THE_TERMS,
    OWN_LINE,
    TERMS,
    Rewrites,
    Row,
    Values,
)
from rnn_core.practice.slips.words import letter, ordinal

OTHER = {"w_x": "w_a", "w_a": "w_x"}
ONE, MINUS_ONE = Number(1), Number(-1)


# What stands before the sum over the examples, and which examples are in it.


def _counting(question: Question, counts: Mapping[int, float], others: float) -> Rewrite:
    """How often each example counts: some by name, the others alike."""
    everyone = range(1, question.scenario.data.n + 1)
    return Rewrite(("term", "loss"), counting(tuple(counts.get(i, others) for i in everyone)))


def _each_example(question: Question) -> list[Values]:
    everyone = range(1, question.scenario.data.n + 1)
    return [{"example": i, "ordinal": ordinal(i)} for i in everyone]


def _each_example_alone(question: Question) -> list[Values]:
    """All the others are dropped."""
    found = _each_example(question)
    names = {v["example"]: f"example {v['example']} dropped" for v in found}
    return [{**v, "parts": tuple(names[i] for i in names if i != v["example"])} for v in found]


def _n(to: Callable[[Question], Node]) -> Callable[[Question, Values], Rewrites]:
    """Something else for the number of examples."""
    return lambda question, values: Rewrite(("1/n", "2/n"), swap(n=to(question)))


def _dropped(question: Question, values: Values) -> tuple[Rewrite, ...]:
    return (_counting(question, {values["example"]: 0.0}, 1.0),)


def _not_counted(question: Question, values: Values) -> tuple[Rewrite, ...]:
    return (*_dropped(question, values), Rewrite(("1/n", "2/n"), swap(n=N - ONE)))


ONE_NTH_FORGOTTEN = Row("1/n forgotten", _n(lambda q: ONE), when.over_examples, IN_THE_TERMS)
FACTOR_2_FORGOTTEN = Row(
    "factor 2 forgotten", Rewrite(("2/n",), swap({Number(2): ONE})), when.backward, TERMS
)
ERROR_TURNED = Row(
    "error turned",
    Rewrite(("error",), instead(Y - Y_HAT)),
    when.backward,
    {"term": TERMS, "gradient": GRADIENT, "new_weight": TERMS},
    name="sign of the error turned",
)
EXAMPLE_DROPPED = Row(
    "example dropped",
    _dropped,
    when.over_several(2),
    IN_THE_TERMS,
    name="example {example} dropped",
    each=_each_example,
)
EXAMPLE_NOT_COUNTED = Row(
    "example dropped",
    _not_counted,
    when.over_several(2),
    IN_THE_TERMS,
    name="example {example} dropped",
    says="example dropped, from n too",
    each=_each_example,
)
EXAMPLE_ALONE = Row(
    "example alone",
    lambda q, v: _counting(q, {v["example"]: 1.0}, 0.0),
    when.over_several(3),
    IN_THE_TERMS,
    name="example {example} alone",
    each=_each_example_alone,
)

THE_SUM = (
    ONE_NTH_FORGOTTEN,
    Row(
        "2/n forgotten",  # for n = 2 it is right, for n = 1 the 2 alone is missing
        Rewrite(("2/n",), instead(ONE)),
        lambda q: when.backward(q) and q.scenario.data.n > 2,
        TERMS,
    ),
    Row(
        "T for n",
        _n(lambda q: Number(float(q.scenario.data.T))),
        lambda q: when.over_examples(q) and q.scenario.data.n != q.scenario.data.T,
        IN_THE_TERMS,
        name="T in place of n",
    ),
    FACTOR_2_FORGOTTEN,
    ERROR_TURNED,
    Row(
        "brackets forgotten",  # (2/n) e₁ … + e₂ … + e₃ …
        lambda q, v: _counting(q, {1: 1.0}, q.scenario.data.n / 2),
        lambda q: when.a_term(q) and q.scenario.data.n > 2,
        TERMS,
    ),
    EXAMPLE_DROPPED,
    EXAMPLE_NOT_COUNTED,
)


# The last factor of a term: x⟨t⟩ for W_x, a⟨t−1⟩ for W_a.


def _factor(to: Callable[[str, int], Node]) -> Callable[[Question, Values], Rewrites]:
    """Something else for the last factor, from the weight and the step."""

    def rewrites(question: Question, values: Values) -> Rewrites:
        w = question.parameter or ""
        return Rewrite(("share",), at_step(lambda t: {partner(w, t): to(w, t)}))

    return rewrites


def _another_term(question: Question, values: Values) -> Rewrites:
    return Rewrite(("answer",), instead(term(question.parameter or "", values["other"])))


def _letters_from_the_start(question: Question) -> list[Values]:
    t = question.scenario.data.T + 1 - question.at
    return [] if t == question.at else [{"other": t, "one": letter(question, t)}]


def _the_step_before(question: Question) -> list[Values]:
    """Unless that is the one to which letters from the start lead."""
    t, last = question.at - 1, question.scenario.data.T
    return [{"other": t, "one": letter(question, t)}] if 0 < t != last - t else []


STATE_TOO_LATE = Row(
    "a⟨t⟩ for a⟨t−1⟩",  # lesson: (b), (d)
    _factor(lambda w, t: a(t)),
    when.backward_of("w_a"),
    TERMS,
    name="a⟨{step}⟩ in place of a⟨{step_before}⟩",
)

THE_LAST_FACTOR = (
    STATE_TOO_LATE,
    Row(
        "x⟨t−1⟩ for a⟨t−1⟩",
        _factor(lambda w, t: x(t - 1) if t > 1 else a(0)),
        lambda q: when.backward_of("w_a")(q) and not (when.a_term(q) and q.at == 1),
        TERMS,
        name="x⟨{step_before}⟩ in place of a⟨{step_before}⟩",
    ),
    Row(
        "the other weight's factor",
        _factor(lambda w, t: partner(OTHER[w], t)),
        when.backward,
        OWN_LINE,
        name="{used} in place of {needed}",
    ),
    Row(
        "wrong input",
        lambda q, v: Rewrite(("share",), swap({x(q.at): x(v["other"])}), q.at, q.at),
        lambda q: when.a_term(q) and q.parameter == "w_x",
        TERMS,
        name="x⟨{other}⟩ in place of x⟨{t}⟩",
        each=other_steps,
    ),
    Row(
        "a⟨t⟩ for x⟨t⟩",
        _factor(lambda w, t: a(t)),
        when.backward_of("w_x"),
        TERMS,
        name="a⟨{step}⟩ in place of x⟨{step}⟩",
    ),
    Row(
        "last factor left out",
        _factor(lambda w, t: ONE),
        when.backward,
        TERMS,
        name="{needed} left out",
    ),
    Row(
        "letters from the start",
        _another_term,
        when.a_term,
        TERMS,
        name="{one} in place of {key}",
        each=_letters_from_the_start,
    ),
    Row(
        "the term of the step before",
        _another_term,
        lambda q: when.a_term(q) and q.parameter == "w_a",
        TERMS,
        name="{one} in place of {key}",
        each=_the_step_before,
    ),
    Row(
        "both weights' terms",
        _factor(lambda w, t: x(t) + a(t - 1)),
        when.a_gradient,
        GRADIENT,
        name="the terms of both weights",
    ),
)
