"""Every equation of the lesson, once.

========== ============ ==========================================================
letter     belongs to   what it is
========== ============ ==========================================================
x, y                    given: the inputs of a step, the targets
w_a, w_x                given: the weights
a0, n                   given: the initial state, the number of examples
rate                    given: the learning rate η
z          step         W_a a⟨t−1⟩ + W_x x⟨t⟩
a          step         f(z⟨t⟩), or a⟨0⟩
y_hat                   the last state
error                   ŷ − y
square                  (ŷ − y)², what the loss averages
1/n, 2/n                what stands before the sum of the loss, and of its derivative
loss                    (1/n) Σ (ŷ − y)²
slope      step         f′(z⟨t⟩)
delta      step         δ⟨t⟩, the derivative of the loss by z⟨t⟩
own delta  step         the same, if a slip is made in one term alone
share      step, weight what one example gives to a term
term       step, weight (a) to (f)
gradient   weight       the sum of its terms
new        weight       W − η · gradient
========== ============ ==========================================================
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from rnn_core.activations import ACTIVATIONS
from rnn_core.equations.tree import Call, Node, Number, Quantity, Sum, Total, replaced


class Network(NamedTuple):
    """What the equations depend on: how many steps, which f, and which backward pass."""

    T: int
    activation: str
    rule: str


W_A, W_X, A0, RATE, N = map(Quantity, ("w_a", "w_x", "a0", "rate", "n"))
Y, Y_HAT, ERROR, SQUARE, LOSS = map(Quantity, ("y", "y_hat", "error", "square", "loss"))
ONE_NTH, TWO_NTHS = Quantity("1/n"), Quantity("2/n")


def x(t: int) -> Quantity:
    """The input at a step."""
    return Quantity("x", t)


def z(t: int) -> Quantity:
    """What goes into f."""
    return Quantity("z", t)


def a(t: int) -> Quantity:
    """The state after a step."""
    return Quantity("a", t)


def delta(t: int) -> Quantity:
    """The derivative of the loss by z<t>."""
    return Quantity("delta", t)


def own_delta(t: int) -> Quantity:
    """The same for one term alone, beside the one that is carried back."""
    return Quantity("own delta", t)


def term(w: str, t: int) -> Quantity:
    """A term of the gradient: (a) to (f)."""
    return Quantity("term", t, w)


def gradient(w: str) -> Quantity:
    """The sum of a weight's terms."""
    return Quantity("gradient", w=w)


def partner(w: str, t: int) -> Quantity:
    """What a weight multiplies at a step: x<t> for W_x, a<t-1> for W_a."""
    return x(t) if w == "w_x" else a(t - 1)


@lru_cache(maxsize=4096)
def equation(quantity: Quantity, network: Network) -> Node | None:
    """What a quantity is; None if it is given.

    Lesson, "Forward propagation" for z, a and the loss, steps 1 to 3 for the rest; ``error``,
    ``square`` and ``share`` are the lesson's own pieces of them.

    Raises
    ------
    KeyError
        If there is no quantity of this letter.

    Examples
    --------
    >>> lesson = Network(3, "tanh", "exact")
    >>> from rnn_core.equations.text import NUMPY, in_text
    >>> in_text(equation(z(1), lesson), NUMPY, lambda q: q.letter)
    'w_a * a + w_x * x'
    >>> equation(x(1), lesson) is None
    True
    """
    return _EQUATIONS[quantity.letter](quantity, network)


def substituted(node: Node, network: Network, *letters: str) -> Node:
    """The tree with the equations of these letters put in, as often as they come.

    This is how the lesson unrolls a term: δ is put into itself, back from step t to the last.

    >>> from rnn_core.equations.text import NUMPY, in_text
    >>> whole = substituted(delta(2), Network(3, "tanh", "note"), "delta")
    >>> in_text(whole, NUMPY, lambda q: q.letter)
    '2/n * error * w_a'
    """

    def change(piece: Node) -> Node | None:
        if not isinstance(piece, Quantity) or piece.letter not in letters:
            return None
        tree = equation(piece, network)
        return tree and replaced(tree, change)

    return replaced(node, change)


def slope(t: int, activation: str) -> Node:
    """f′(z<t>) as one writes it: from the state where there is such a formula, else from z."""
    from_state = ACTIVATIONS[activation].slope_from_state is not None
    return Call(f"{activation}'", a(t) if from_state else z(t))


def other_slope(t: int, activation: str) -> Node | None:
    """f′(z<t>) as many books write it, if that is not ``slope``: of softsign, from z."""
    return Call("softsign' of z", z(t)) if activation == "softsign" else None


def _state(of: Quantity, network: Network) -> Node:
    return A0 if not of.t else Call(network.activation, z(of.t))


def _delta(of: Quantity, network: Network) -> Node:
    """δ<T> = (2/n) (ŷ − y) f′(z<T>), δ<t> = δ<t+1> W_a f′(z<t>); the note leaves f′ out."""
    t = of.t or 0
    arrived = TWO_NTHS * ERROR if t == network.T else delta(t + 1) * W_A
    return arrived * Quantity("slope", t) if network.rule == "exact" else arrived


def _share(of: Quantity, network: Network) -> Node:
    return delta(of.t or 0) * partner(of.w or "", of.t or 0)


def _gradient(of: Quantity, network: Network) -> Node:
    """(a) + (c) + (e): from the last step to the first."""
    return Sum(tuple(term(of.w or "", t) for t in range(network.T, 0, -1)))


def _given(of: Quantity, network: Network) -> None:
    return None


_EQUATIONS: Mapping[str, Callable[[Quantity, Network], Node | None]] = {
    **dict.fromkeys(("x", "y", "w_a", "w_x", "a0", "n", "rate"), _given),
    "z": lambda of, network: W_A * a((of.t or 0) - 1) + W_X * x(of.t or 0),
    "a": _state,
    "y_hat": lambda of, network: a(network.T),
    "error": lambda of, network: Y_HAT - Y,
    "square": lambda of, network: ERROR**2,
    "1/n": lambda of, network: Number(1) / N,
    "2/n": lambda of, network: Number(2) / N,
    "loss": lambda of, network: ONE_NTH * Total(SQUARE),
    "slope": lambda of, network: slope(of.t or 0, network.activation),
    "delta": _delta,
    "own delta": _delta,
    "share": _share,
    "term": lambda of, network: Total(Quantity("share", of.t, of.w)),
    "gradient": _gradient,
    "new": lambda of, network: Quantity(of.w or "") - RATE * gradient(of.w or ""),
}
