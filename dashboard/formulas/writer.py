r"""An equation as LaTeX: the same tree in symbols or with numbers.

What a quantity looks like says a function, ``leaf``: ``quantities.Letters`` has one for
symbols, ``quantities.Numbers`` one for numbers. Here is only how pieces are put together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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


class Leaf(NamedTuple):
    """A quantity as it is written, and whose colour it has; empty for none."""

    text: str
    colour: str = ""

    @property
    def is_negative(self) -> bool:
        """Whether a minus is its first sign."""
        return self.text.startswith("-")

    def coloured(self) -> str:
        """In its colour."""
        return tex(self.colour, self.text) if self.colour else self.text

    def in_brackets(self) -> Leaf:
        """With brackets if it is negative, as a factor or a summand needs them."""
        return Leaf(f"({self.text})", self.colour) if self.is_negative else self

    def without_sign(self) -> Leaf:
        """What follows the minus of a negative one."""
        return Leaf(self.text.removeprefix("-"), self.colour)


def side_by_side(summands: Sequence[str]) -> str:
    """Summands on one line."""
    return " ".join(summands)


@dataclass(frozen=True)
class Writer:
    r"""Writes trees in LaTeX.

    Attributes
    ----------
    leaf : callable Quantity -> Leaf
    times : str
        What stands between two factors.
    fraction : str
        ``\frac`` or ``\tfrac``.
    add : callable
        Puts summands together that have their signs.

    Examples
    --------
    >>> numbers = {Quantity("a", 1): Leaf("-0.5"), Quantity("w_a"): Leaf("2")}
    >>> writer = Writer(numbers.__getitem__)
    >>> writer.text(Quantity("w_a") * Quantity("a", 1) + Quantity("a", 1))
    '2 \\cdot (-0.5) - 0.5'
    >>> writer.text((Number(2) / Quantity("w_a")) * (Quantity("a", 1) - Quantity("a", 1)))
    '\\tfrac{2}{2} (-0.5 - (-0.5))'
    """

    leaf: Callable[[Quantity], Leaf]
    times: str = DOT
    fraction: str = r"\tfrac"
    add: Callable[[Sequence[str]], str] = side_by_side

    def text(self, node: Node, first: bool = True) -> str:
        """The whole tree; if it is the first in its place, a minus needs no brackets."""
        match node:
            case Quantity():
                leaf = self.leaf(node)
                return (leaf if first else leaf.in_brackets()).coloured()
            case Number(value):
                return f"{value:g}"
            case Sum():
                return self.add(self.summands(node))
            case Product(parts):
                gaps = [" " if isinstance(part, Quotient) else self.times for part in parts]
                texts = self.factors(node, first)
                return texts[0] + "".join(map("".join, zip(gaps, texts[1:], strict=False)))
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
        if isinstance(node, Quantity) and (leaf := self.leaf(node)).is_negative:
            return f"- {leaf.without_sign().coloured()}"
        return f"+ {self.text(node, first=False)}"
