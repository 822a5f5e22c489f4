"""An equation as a line of text: a spreadsheet's formula, or numpy code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rnn_core.activations import ACTIVATIONS
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


@dataclass(frozen=True)
class Language:
    """How a language writes what differs: each a template with ``{0}`` for what goes in."""

    power: str
    total: str
    functions: Mapping[str, str]


def _functions(language: str) -> Mapping[str, str]:
    """Each activation and its slope, as its row in ``ACTIVATIONS`` has them."""
    rows = {name: getattr(f, language) for name, f in ACTIVATIONS.items()}
    values = {name: value for name, (value, _) in rows.items()}
    return MappingProxyType(values | {f"{name}'": slope for name, (_, slope) in rows.items()})


SPREADSHEET = Language(
    power="^",
    total="SUM({0})",
    functions=_functions("cell"),
)
"""As spreadsheets write a cell, in English; a range of cells stands for all examples."""

NUMPY = Language(
    power=" ** ",
    total="({0}).sum()",
    functions=_functions("code"),
)
"""With ``import numpy as np``; arrays have one entry for each example."""

_SUM, _PRODUCT, _LEAF = 0, 1, 2
"""How tightly a piece holds together."""


def in_text(node: Node, language: Language, name: Callable[[Quantity], str]) -> str:
    """The tree in a language; ``name`` is how a quantity is called there: B2, ``a[:, 1]``.

    >>> a, w = Quantity("a", 1), Quantity("w_a")
    >>> in_text((a + w) * w, NUMPY, lambda quantity: quantity.letter)
    '(a + w_a) * w_a'
    >>> in_text(Call("tanh", w * a), SPREADSHEET, {a: "C3", w: "$B$1"}.__getitem__)
    'TANH($B$1 * C3)'
    """
    text, _ = _written(node, language, name)
    return text


def _written(
    node: Node, language: Language, name: Callable[[Quantity], str]
) -> tuple[str, int]:
    def within(piece: Node, holds: int) -> str:
        text, own = _written(piece, language, name)
        return text if own >= holds else f"({text})"

    match node:
        case Quantity():
            return name(node), _LEAF
        case Number(value):
            return f"{value:.17g}", _LEAF if value >= 0 else _SUM
        case Sum(parts):
            text = within(parts[0], _SUM)
            for part in parts[1:]:
                if isinstance(part, Negative):
                    text += f" - {within(part.of, _PRODUCT)}"
                else:
                    text += f" + {within(part, _PRODUCT)}"
            return text, _SUM
        case Product(parts):
            return " * ".join(within(part, _PRODUCT) for part in parts), _PRODUCT
        case Negative(of):
            return f"-{within(of, _LEAF)}", _SUM
        case Quotient(top, bottom):
            return f"{within(top, _PRODUCT)} / {within(bottom, _LEAF)}", _PRODUCT
        case Power(of, exponent):
            return f"{within(of, _LEAF)}{language.power}{exponent}", _PRODUCT
        case Call(function, of):
            return language.functions[function].format(within(of, _SUM)), _LEAF
        case Total(of):
            return language.total.format(within(of, _SUM)), _LEAF
    raise TypeError(f"no such piece: {node!r}")
