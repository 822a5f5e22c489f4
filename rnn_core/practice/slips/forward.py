"""Slips of step 1: z⟨t⟩ = W_a a⟨t−1⟩ + W_x x⟨t⟩, a⟨t⟩ = f(z⟨t⟩), and the loss."""

from __future__ import annotations

from collections.abc import Callable

from rnn_core.equations import Call, Node, Number, Quantity, Rewrite, replaced
from rnn_core.equations.lesson import ERROR, W_A, W_X, Y, a, x
from rnn_core.equations.rewrite import Change, at_step, counting, instead, swap, times
from rnn_core.practice.questions import BACKWARD, Question
from rnn_core.practice.slips import when
from rnn_core.practice.slips.slip import FROM_THE_FIRST, LOSS, STATES, Rewrites, Row, Values
from rnn_core.practice.worksheet import other_formula

MOST_STEPS = 6
"""In a longer sequence only a neighbour is taken for the step itself."""


def here_or_everywhere(letter: str, change: Change) -> Callable[[Question, Values], Rewrites]:
    """At every step, and where one state is asked for, also at its step alone."""

    def rewrites(question: Question, values: Values) -> Rewrites:
        everywhere = Rewrite((letter,), change)
        here = everywhere._replace(first=question.at)
        return [(everywhere,), (here,)] if when.a_later_state(question) else everywhere

    return rewrites


def other_function(name: str) -> Callable[[Question, Values], Rewrites]:
    """Another function in the place of f."""

    def call(piece: Node) -> Node | None:
        return Call(name, piece.of) if isinstance(piece, Call) else None

    return here_or_everywhere("a", lambda tree, quantity: replaced(tree, call))


def other_steps(question: Question) -> list[Values]:
    """The steps that one may take for the question's own by mistake."""
    t, last = question.at, question.scenario.data.T
    steps = range(1, last + 1)
    return [{"other": s} for s in steps if s != t and (last <= MOST_STEPS or abs(s - t) == 1)]


def _without_f(tree: Node, quantity: Quantity) -> Node:
    return tree.of if isinstance(tree, Call) else tree


WITHOUT_F = Rewrite(("a",), _without_f)


def _activation_forgotten(question: Question, values: Values) -> Rewrites:
    if when.a_state(question):
        return WITHOUT_F._replace(first=question.at)
    if question.kind not in BACKWARD:
        return WITHOUT_F
    # Whoever has no activation going forward may well have no f′ going back.
    found = [(WITHOUT_F,), (WITHOUT_F, Rewrite(("slope",), instead(Number(1))))]
    other = other_formula(question)
    return found if other is None else [*found, (WITHOUT_F, other)]


def _answer(tree: Callable[[Question], Node]) -> Callable[[Question, Values], Rewrites]:
    """Another quantity given in the place of the one that is asked for."""
    return lambda question, values: Rewrite(("answer",), instead(tree(question)))


def _weights(**to: Node) -> Callable[[Question, Values], Rewrites]:
    """Something else for a weight."""
    return here_or_everywhere("z", swap({Quantity(w): tree for w, tree in to.items()}))


THE_STATES = (
    Row("activation forgotten", _activation_forgotten, when.has_f, STATES),
    Row(
        "activation forgotten",
        WITHOUT_F,
        lambda q: when.has_f(q) and when.a_later_state(q),
        FROM_THE_FIRST,
        name="activation forgotten at every step",
        says="activation forgotten at every step",
    ),
    Row(
        "tan for tanh",
        other_function("tan"),
        when.a_state_of("tanh"),
        STATES,
        name="tan in place of tanh",
    ),
    Row(
        "tan for tanh",
        other_function("tan of degrees"),
        when.a_state_of("tanh"),
        STATES,
        name="tan of degrees in place of tanh",
        says="tan in degrees",
    ),
    Row(
        "the minus in the exponent",
        other_function("sigmoid without its minus"),
        when.a_state_of("sigmoid"),
        STATES,
        name="e^z in place of e^(−z)",
    ),
    Row(
        "wrong input",
        lambda q, v: Rewrite(("z",), swap({x(q.at): x(v["other"])}), first=q.at),
        when.a_state,
        STATES,
        name="x⟨{other}⟩ in place of x⟨{t}⟩",
        each=other_steps,
    ),
    Row(
        "x⟨t−1⟩ for a⟨t−1⟩",
        Rewrite(("z",), at_step(lambda t: {a(t - 1): x(t - 1)}), first=2),
        when.a_later_state,
        STATES,
        name="x⟨{before}⟩ in place of a⟨{before}⟩",
    ),
    Row(
        "weights swapped",
        _weights(w_a=W_X, w_x=W_A),
        when.always,
        STATES,
        name="W_a and W_x swapped",
    ),
    Row("previous state dropped", _weights(w_a=Number(0)), when.always, STATES),
    Row("input dropped", _weights(w_x=Number(0)), when.a_state, STATES),
    *(
        Row("weight left out", _weights(**{w: Number(1)}), when.a_state, STATES, name, name)
        for w, name in (("w_a", "W_a left out"), ("w_x", "W_x left out"))
    ),
    Row(
        "weight left out",
        _weights(w_a=Number(1), w_x=Number(1)),
        when.a_state,
        STATES,
        name="both weights left out",
        says="both weights left out",
    ),
    *(
        Row(
            "sign of a weight",
            _weights(**{w: -Quantity(w)}),
            when.a_state_with_negative(w),
            STATES,
            name,
            name,
        )
        for w, name in (("w_a", "W_a without its minus"), ("w_x", "W_x without its minus"))
    ),
    Row(
        "another step's state",
        _answer(lambda q: a(q.at - 1)),
        when.a_state,
        STATES,
        name="a⟨{before}⟩ in place of a⟨{t}⟩",
        says="the state before",
    ),
    Row(
        "another step's state",
        _answer(lambda q: a(q.at + 1)),
        lambda q: when.a_state(q) and q.at < q.scenario.data.T,
        STATES,
        name="a⟨{after}⟩ in place of a⟨{t}⟩",
        says="the state after",
    ),
    Row(
        "target for prediction",
        _answer(lambda q: Y),
        lambda q: q.kind == "y_hat",
        STATES,
        name="y in place of ŷ",
    ),
)

HALF_ADDED = Row("½ added", Rewrite(("1/n",), times(Number(0.5))), when.the_loss, LOSS)

SQUARE_FORGOTTEN = Row(
    "square forgotten",
    [(Rewrite(("square",), instead(e)),) for e in (ERROR, -ERROR, Call("|·|", ERROR))],
    when.the_loss,
    LOSS,
)


def _only_the_last_divided(question: Question, values: Values) -> Rewrites:
    """e₁² + e₂² + e₃²/n."""
    n = question.scenario.data.n
    return Rewrite(("loss",), counting((*(float(n),) * (n - 1), 1.0)))


THE_LOSS = (
    HALF_ADDED,
    SQUARE_FORGOTTEN,
    Row(
        "brackets forgotten",
        _only_the_last_divided,
        lambda q: when.the_loss(q) and q.scenario.data.n > 1,
        LOSS,
    ),
)
