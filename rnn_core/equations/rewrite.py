"""A change of some equations: what a slip is, told in arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from rnn_core.equations.tree import Node, Product, Quantity, Sum, Total, replaced

Change = Callable[[Node, Quantity], Node]
"""The equation of a quantity -> another one in its place."""


class Rewrite(NamedTuple):
    """Another equation for the quantities of these letters, from one step to another.

    >>> from rnn_core.equations import Network, Number, equation
    >>> lesson = Network(3, "tanh", "exact")
    >>> forgotten = Rewrite(("z",), swap(w_x=Number(1)), first=2)
    >>> forgotten.touches(Quantity("z", 1)), forgotten.touches(Quantity("z", 2))
    (False, True)
    """

    letters: tuple[str, ...]
    change: Change
    first: int = 0
    last: int = 10**9

    def touches(self, quantity: Quantity) -> bool:
        """Whether a quantity has another equation now."""
        if quantity.letter not in self.letters:
            return False
        return quantity.t is None or self.first <= quantity.t <= self.last


def instead(tree: Node) -> Change:
    """The whole equation replaced."""
    return lambda before, quantity: tree


def swap(pieces: Mapping[Node, Node] | None = None, **letters: Node) -> Change:
    """Some pieces replaced, all at once; a keyword names a quantity without a step.

    >>> w_a, w_x = Quantity("w_a"), Quantity("w_x")
    >>> swap(w_a=w_x, w_x=w_a)(w_a * Quantity("a", 1), Quantity("z", 2)).parts[0]
    Quantity(letter='w_x', t=None, w=None)
    """
    found = dict(pieces or {}) | {Quantity(letter): to for letter, to in letters.items()}
    return lambda tree, quantity: replaced(tree, found.get)


def at_step(pieces: Callable[[int], Mapping[Node, Node]]) -> Change:
    """Pieces replaced that differ from step to step."""
    return lambda tree, quantity: replaced(tree, pieces(quantity.t or 0).get)


def times(factor: Node) -> Change:
    """Multiplied by a factor."""
    return lambda tree, quantity: tree * factor


def counting(counts: tuple[float, ...]) -> Change:
    """How often each example counts in a sum over the examples."""

    def weighed(piece: Node) -> Node | None:
        if not isinstance(piece, Total):
            return None
        before = piece.counts or (1.0,) * len(counts)
        both = tuple(one * other for one, other in zip(before, counts, strict=True))
        return Total(piece.of, both)

    return lambda tree, quantity: replaced(tree, weighed)


def weighing(factors: tuple[Node | None, ...]) -> Change:
    """Each summand multiplied by a factor; None leaves it as it is."""

    def change(tree: Node, quantity: Quantity) -> Node:
        summands = tree.parts if isinstance(tree, Sum) else (tree,)
        pairs = zip(summands, factors, strict=True)
        return Sum(tuple(s if f is None else Product((f, s)) for s, f in pairs))

    return change
