r"""An equation as LaTeX: the same tree in symbols or with numbers.

What a quantity looks like says a function, ``leaf``: ``quantities.Letters`` has one for
symbols, ``quantities.Numbers`` one for numbers. Here is only how pieces are put together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from dashboard.display.palette import tex
from rnn_core import ACTIVATIONS
from rnn_core.equations.tree import (
    Call,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quantity,
    Quotient,
    Sum,
    Total,
)

DOT, THIN = r" \cdot ", r"\, "
"""Between two factors: of numbers, and of symbols that stand close together."""

FUNCTIONS = {
    "f": "f({z})",
    **{name: f.tex for name, f in ACTIVATIONS.items()},
    **{f"{name}'": f.slope_tex for name, f in ACTIVATIONS.items()},
}
"""An activation, or any; its slope with a prime. What goes in is a state or a z."""


COLOURS = MappingProxyType(
    {
        **{letter: letter for letter in ("x", "a", "y", "w_x", "w_a", "delta", "slope")},
        "y_hat": "a",
    }
)
"""A quantity's colour; what is not here has that of the text."""


def side_by_side(summands: Sequence[str]) -> str:
    """Summands on one line."""
    return " ".join(summands)


class Writer(NamedTuple):
    r"""Writes trees in LaTeX.

    Attributes
    ----------
    leaf : callable Quantity -> str
        A quantity's symbol, or its number.
    times : str
        What stands between two factors.
    colours : mapping of letter to colour
    fraction : str
        ``\frac`` or ``\tfrac``.
    add : callable
        Puts summands together that have their signs.

    Examples
    --------
    >>> numbers = {Quantity("n"): "3", Quantity("rate"): "-0.5"}
    >>> writer = Writer(numbers.__getitem__)
    >>> n, rate = numbers
    >>> writer.text(n * rate + rate)
    '3 \\cdot (-0.5) - 0.5'
    >>> writer.text((Number(2) / n) * (rate - rate))
    '\\tfrac{2}{3} (-0.5 - (-0.5))'
    """

    leaf: Callable[[Quantity], str]
    times: str = DOT
    colours: Mapping[str, str] = COLOURS
    fraction: str = r"\tfrac"
    add: Callable[[Sequence[str]], str] = side_by_side

    def text(self, node: Node, first: bool = True) -> str:
        """The whole tree; if it is the first in its place, a minus needs no brackets."""
        match node:
            case Quantity():
                text = self.leaf(node)
                held = f"({text})" if text.startswith("-") and not first else text
                return self._coloured(node, held)
            case Product(parts):
                start, *others = self.factors(node, first)
                gap = " " if isinstance(parts[0], Quotient) else self.times
                return start + gap + self.times.join(others)
            case Number(value):
                return f"{value:g}"
            case Sum():
                return self.add(self.summands(node))
            case Quotient(top, bottom):
                return rf"{self.fraction}{{{self.text(top)}}}{{{self.text(bottom)}}}"
            case Power(of, exponent):
                return f"{self._held(of)}^{exponent}"
            case Call(function, of):
                argument = self.text(of)
                return FUNCTIONS[function].format(z=argument, a=argument)
            case Total(of):
                return rf"\sum_i {self._held(of)}"
        raise TypeError(f"no way to write {node!r}")

    def factors(self, node: Product, first: bool = True) -> list[str]:
        """Each factor by itself, in brackets where it needs them."""
        start, *others = node.parts
        return [self._held(start, first), *map(self._held, others)]

    def summands(self, node: Sum) -> list[str]:
        """Each summand by itself; all but the first have their sign before them."""
        start, *others = node.parts
        return [self.text(start), *map(self._signed, others)]

    def _held(self, node: Node, first: bool = False) -> str:
        """As it stands beside something that holds tighter than a sum."""
        text = self.text(node, first)
        return f"({text})" if isinstance(node, Sum) else text

    def _signed(self, node: Node) -> str:
        if isinstance(node, Negative):
            return f"- {self._held(node.of)}"
        if isinstance(node, Quantity) and (text := self.leaf(node)).startswith("-"):
            return f"- {self._coloured(node, text[1:])}"
        return f"+ {self.text(node, first=False)}"

    def _coloured(self, quantity: Quantity, text: str) -> str:
        colour = self.colours.get(quantity.letter)
        return tex(colour, text) if colour else text
