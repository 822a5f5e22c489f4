"""The leaves of an equation: what a quantity is called, and as what number it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dashboard.display.notation import Notation, of_example
from dashboard.formulas.derivation import by
from dashboard.formulas.writer import COLOURS, DOT, Writer
from dashboard.formulas.written import Written, as_set, counted, rate, rounded, sided
from rnn_core import ForwardPass, Gradients, Weights, slopes, term_label
from rnn_core.arrays import Array
from rnn_core.equations import Node, Quantity, evaluate

NUMBERS_IN_COLOUR = {**COLOURS, "term": "delta", "gradient": "delta"}
"""A term is called by its letter, (a), which has no colour; its number has one."""

AS_WRITTEN: Mapping[str, Callable[[float, int], Written]] = {
    **dict.fromkeys(("x", "y", "a", "n"), counted),
    **dict.fromkeys(("w_a", "w_x", "a0"), as_set),
    "z": sided,
    "rate": lambda value, decimals: rate(value),
}
"""How the number of a quantity is written, if not at the shown decimals."""

ANY_STEP = ("t-1", "t")
"""What steps 0 and 1 are called where they stand for any two that follow each other."""


@dataclass(frozen=True)
class Letters:
    r"""Quantities in symbols.

    Attributes
    ----------
    notation : Notation
    mark : int or str
        What marks the example; empty if it need not be said.
    T : int
        The last step: it decides the letters of the terms.
    steps : tuple of str
        What the steps are called from 0 on, if not by their numbers.

    Examples
    --------
    >>> from dashboard.display.notation import LESSON
    >>> Letters(LESSON, "i").symbol(Quantity("slope", 2))
    "f'(z^{\\langle 2 \\rangle (i)})"
    """

    notation: Notation
    mark: int | str = ""
    T: int = 1
    steps: tuple[str, ...] = ()

    def text(self, node: Node, times: str = DOT, fraction: str = r"\tfrac") -> str:
        """A tree in symbols, or a quantity's symbol, in their colours."""
        return _in_letters(self, node, times, fraction)

    def symbol(self, quantity: Quantity) -> str:
        """A quantity's symbol."""
        letter, t, weight = quantity.letter, quantity.t, quantity.w or ""
        match letter:
            case "a" | "x" | "z" | "delta":
                return self.notation.tex_at(letter, self._step(t), self.mark)
            case "slope":
                return f"f'({self.notation.tex_at('z', self._step(t), self.mark)})"
            case "w_a" | "w_x":
                return self.notation.weight_tex(letter)
            case "y" | "y_hat":
                name = {"y": "y", "y_hat": r"\hat y"}[letter]
                return rf"{name}^{{{of_example(self.mark)}}}" if self.mark else name
            case "term":
                return rf"\text{{{term_label(weight, t or 0, self.T)}}}"
            case "share":
                term = self.symbol(Quantity("term", t, weight))
                return rf"{term}^{{{of_example(self.mark)}}}"
            case "gradient":
                return by("L", self.text(Quantity(weight)))
        return {"n": "n", "rate": r"\eta", "loss": "L"}[letter]

    def _step(self, t: int | None) -> int | str:
        return self.steps[t or 0] if self.steps else t or 0


@lru_cache(maxsize=4096)
def _in_letters(letters: Letters, node: Node, times: str, fraction: str) -> str:
    return Writer(letters.symbol, times, fraction=fraction).text(node)


class Numbers:
    """Quantities as numbers: with nothing rounded, and as they are written.

    Parameters
    ----------
    value : callable Quantity -> float
        With nothing rounded.
    decimals : int
    what_is : callable Quantity -> Node
        The equation of a quantity that is spelled out, or a link that is one number.

    Examples
    --------
    >>> numbers = Numbers({Quantity("w_a"): 0.5, Quantity("a", 1): 0.761594}.__getitem__, 2)
    >>> product = Quantity("w_a") * Quantity("a", 1)
    >>> numbers.shown(product), numbers.value(product)
    (0.38, 0.380797)
    """

    def __init__(
        self,
        value: Callable[[Quantity], float],
        decimals: int,
        what_is: Callable[[Quantity], Node] | None = None,
    ) -> None:
        self.decimals = decimals
        self._value, self._what_is = value, what_is
        # No bound method is kept: that would be a circle, which holds a whole pass in memory.
        self._values: dict[Quantity, float] = {}
        self._written: dict[Quantity, Written] = {}
        self._spelled: dict[Quantity, Written] = {}

    @property
    def writer(self) -> Writer:
        """Of trees, with these numbers."""
        return Writer(lambda quantity: self.written(quantity).tex, colours=NUMBERS_IN_COLOUR)

    def value(self, node: Node) -> float:
        """A tree's value, with nothing rounded."""
        if not isinstance(node, Quantity):
            return float(evaluate(node, self.value))
        found = self._values.get(node)
        if found is None:
            is_link = node.letter == "link"
            found = self.value(self._what_is(node)) if is_link else float(self._value(node))
            self._values[node] = found
        return found

    def shown(self, node: Node) -> float:
        """What one gets who computes with the numbers as they are written."""
        return float(evaluate(node, lambda quantity: self.written(quantity).value))

    def written(self, quantity: Quantity) -> Written:
        """A quantity's number as it is written."""
        found = self._written.get(quantity)
        if found is None:
            as_written = AS_WRITTEN.get(quantity.letter, rounded)
            found = as_written(self.value(quantity), self.decimals)
            self._written[quantity] = found
        return found

    def spelled(self, quantity: Quantity) -> Written:
        """A quantity's equation with numbers, and what one gets from them."""
        found = self._spelled.get(quantity)
        if found is None:
            tree = self._what_is(quantity)
            found = Written(self.writer.text(tree), self.shown(tree))
            self._spelled[quantity] = found
        return found


def added_up(
    tree: Node, factors: Sequence[Quantity], rows: Sequence[Sequence[Written]]
) -> float:
    """What a sum over the examples gives as it is written.

    Parameters
    ----------
    tree : Node
        Has 1/n or 2/n, and a ``Total``.
    factors : sequence of Quantity
        What else stands in the tree.
    rows : sequence of sequences of Written
        For each example, what it has for each factor.

    Examples
    --------
    >>> from rnn_core.equations import Number, Total
    >>> mean = (Number(1) / Quantity("n")) * Total(Quantity("a", 1))
    >>> added_up(mean, [Quantity("a", 1)], [[Written("1", 1.0)], [Written("0.5", 0.5)]])
    0.75
    """
    columns = np.array([[written.value for written in row] for row in rows]).T
    values = {Quantity("n"): len(rows), **dict(zip(factors, columns, strict=True))}
    with np.errstate(all="ignore"):
        return float(evaluate(tree, values.__getitem__)[0])


def of_the_gradient(
    grad: Gradients, weights: Weights | None = None, learning_rate: float = 0.0
) -> Callable[[Quantity], float]:
    """The terms and gradients, and what an update needs besides, with nothing rounded."""

    def value(quantity: Quantity) -> float:
        if quantity.letter == "term":
            return getattr(grad, f"step_{quantity.w}")[(quantity.t or 0) - 1]
        if quantity.letter == "gradient":
            return getattr(grad, quantity.w or "")
        return learning_rate if quantity.letter == "rate" else getattr(weights, quantity.letter)

    return value


def of_the_example(fwd: ForwardPass, example: int) -> Callable[[Quantity], float]:
    """The quantities of one example, counted from 1, with nothing rounded.

    >>> from rnn_core import Dataset, Weights, forward
    >>> fwd = forward(Dataset([[1, 0]], [1]), Weights(2, 3), "identity")
    >>> of_the_example(fwd, 1)(Quantity("a", 2))
    6.0
    """
    i = example - 1
    return lambda quantity: float(_OF_EXAMPLE[quantity.letter](fwd, i, quantity.t or 0))


_OF_EXAMPLE: Mapping[str, Callable[[ForwardPass, int, int], float]] = {
    "x": lambda fwd, i, t: fwd.data.x[i, t - 1],
    "y": lambda fwd, i, t: fwd.data.y[i],
    "w_a": lambda fwd, i, t: fwd.weights.w_a,
    "w_x": lambda fwd, i, t: fwd.weights.w_x,
    "n": lambda fwd, i, t: fwd.data.n,
    "z": lambda fwd, i, t: fwd.z[i, t - 1],
    "a": lambda fwd, i, t: fwd.a[i, t],
    "y_hat": lambda fwd, i, t: fwd.y_hat[i],
    "slope": lambda fwd, i, t: _slopes(fwd)[i, t - 1],
}


@lru_cache(maxsize=4)  # every formula of a page asks for those of the same pass
def _slopes(fwd: ForwardPass) -> Array:
    return slopes(fwd)
