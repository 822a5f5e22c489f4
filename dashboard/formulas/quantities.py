"""The leaves of an equation: what a quantity is called, and as what number it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dashboard.display.notation import Notation, of_example
from dashboard.formulas.derivation import by
from dashboard.formulas.writer import Leaf, Writer
from dashboard.formulas.written import Written, as_set, counted, rate, rounded, sided
from rnn_core import ForwardPass, Gradients, Weights, slopes, term_label
from rnn_core.arrays import Array
from rnn_core.equations import Node, Quantity, evaluate

COLOURS = {
    **{letter: letter for letter in ("x", "a", "y", "w_x", "w_a", "delta", "slope")},
    "y_hat": "a",
}
"""A quantity's colour; what is not here has that of the text."""

FROM_THE_TERMS = {"term": "delta", "gradient": "delta"}
"""Colours that numbers have and symbols do not: a term is called by its letter, (a)."""

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
    >>> Letters(LESSON, "i").leaf(Quantity("slope", 2)).text
    "f'(z^{\\langle 2 \\rangle (i)})"
    """

    notation: Notation
    mark: int | str = ""
    T: int = 1
    steps: tuple[str, ...] = ()

    def leaf(self, quantity: Quantity) -> Leaf:
        """A quantity's symbol."""
        return Leaf(self._symbol(quantity), COLOURS.get(quantity.letter, ""))

    def of(self, quantity: Quantity) -> str:
        """The same in its colour."""
        return self.leaf(quantity).coloured()

    def _symbol(self, quantity: Quantity) -> str:
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
                term = self._symbol(Quantity("term", t, weight))
                return rf"{term}^{{{of_example(self.mark)}}}"
            case "gradient":
                return by("L", self.of(Quantity(weight)))
        return {"n": "n", "rate": r"\eta", "loss": "L"}[letter]

    def _step(self, t: int | None) -> int | str:
        return self.steps[t or 0] if self.steps else t or 0


class Numbers:
    """Quantities as numbers: with nothing rounded, and as they are written.

    Parameters
    ----------
    value : callable Quantity -> float
        With nothing rounded.
    decimals : int
    named : mapping of Quantity to Node
        Pieces of arithmetic that are written as one number.

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
        named: Mapping[Quantity, Node] | None = None,
    ) -> None:
        self.decimals = decimals
        self._value, self.named = value, named or {}
        self._written: dict[Quantity, Written] = {}

    def value(self, node: Node) -> float:
        """A tree's value, with nothing rounded."""
        return _evaluated(node, self._full)

    def shown(self, node: Node) -> float:
        """What one gets who computes with the numbers as they are written."""
        return _evaluated(node, lambda quantity: self.written(quantity).value)

    def write(self, node: Node) -> Written:
        """A tree with numbers, and what one gets from them."""
        return Written(Writer(self.leaf).text(node), self.shown(node))

    def written(self, quantity: Quantity) -> Written:
        """A quantity's number as it is written."""
        found = self._written.get(quantity)
        if found is None:
            as_written = AS_WRITTEN.get(quantity.letter, rounded)
            found = as_written(self._full(quantity), self.decimals)
            self._written[quantity] = found
        return found

    def leaf(self, quantity: Quantity) -> Leaf:
        """The same for a formula."""
        colour = COLOURS.get(quantity.letter) or FROM_THE_TERMS.get(quantity.letter, "")
        return Leaf(self.written(quantity).tex, colour)

    def _full(self, quantity: Quantity) -> float:
        node = self.named.get(quantity)
        return float(self._value(quantity)) if node is None else self.value(node)


def shown_of_all(node: Node, examples: Sequence[Numbers]) -> float:
    """What the numbers of all examples give as they are written, of a tree that adds them up.

    >>> two = [Numbers({Quantity("a", 1): a}.__getitem__, 1) for a in (0.46, 1.0)]
    >>> from rnn_core.equations import Total
    >>> shown_of_all(Total(Quantity("a", 1)), two)
    1.5
    """

    def of_each(quantity: Quantity) -> Array:
        return np.array([numbers.written(quantity).value for numbers in examples])

    return _evaluated(node, of_each)


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


def _evaluated(node: Node, value: Callable[[Quantity], object]) -> float:
    with np.errstate(all="ignore"):
        found = evaluate(node, value)
    return float(found[0] if np.ndim(found) else found)
