"""Arithmetic as a tree: quantities and numbers, added, multiplied, divided, put into functions.

Trees are written as the lesson writes them, ``W_A * a(t - 1) + W_X * x(t)``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np

from rnn_core.activations import ACTIVATIONS, Activation


class Node:
    """A piece of arithmetic; sums and products of more than two stay flat."""

    __slots__ = ()

    def __add__(self, other: Node) -> Sum:
        return Sum((*_parts(self, Sum), *_parts(other, Sum)))

    def __mul__(self, other: Node) -> Product:
        return Product((*_parts(self, Product), *_parts(other, Product)))

    def __sub__(self, other: Node) -> Sum:
        return Sum((*_parts(self, Sum), -other))

    def __neg__(self) -> Node:
        return Negative(self)

    def __truediv__(self, other: Node) -> Quotient:
        return Quotient(self, other)

    def __pow__(self, exponent: int) -> Power:
        return Power(self, exponent)


class _Name(NamedTuple):
    letter: str
    t: int | None = None
    w: str | None = None


class Quantity(Node, _Name):  # type: ignore[misc]  # it is added as arithmetic is
    """A number that has a name; a tuple, since thousands are looked up for one answer.

    Most have one value for each example; the weights, a term and the loss have one for all.

    Attributes
    ----------
    letter : str
        As in ``lesson``: "a", "w_a", "delta", …
    t : int or None
        The step, where it has one.
    w : "w_x", "w_a" or None
        The weight that it belongs to, where it belongs to one.
    """

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Number(Node):
    """A number that is written as it is: the 2 of 2/n."""

    value: float


@dataclass(frozen=True, slots=True)
class Sum(Node):
    """Summands; one that is subtracted is a ``Negative``."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Product(Node):
    """Factors."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Negative(Node):
    """A minus before something."""

    of: Node


@dataclass(frozen=True, slots=True)
class Quotient(Node):
    """A fraction."""

    top: Node
    bottom: Node


@dataclass(frozen=True, slots=True)
class Power(Node):
    """A base to a whole exponent."""

    of: Node
    exponent: int


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A function of something: ``FUNCTIONS`` has the names."""

    function: str
    of: Node


@dataclass(frozen=True, slots=True)
class Total(Node):
    """The sum over the examples; ``counts`` says how often each counts, if not once."""

    of: Node
    counts: tuple[float, ...] | None = None


def evaluate(node: Node, value: Callable[[Quantity], Any]) -> Any:
    """The tree's value, numbers or arrays whose last axis is the examples.

    ``value`` gives the quantities' own; what overflows is inf or nan, as in the core.

    >>> a, x = Quantity("a", 1), Quantity("x", 2)
    >>> evaluate(a * x + Number(1), {a: 0.5, x: 4.0}.__getitem__)
    3.0
    """
    return _VALUE[type(node)](node, value)


def leaves(node: Node) -> Iterator[Quantity]:
    """The quantities that stand in a tree, from left to right.

    >>> [leaf.letter for leaf in leaves(Quantity("w_a") * Quantity("a", 1) + Number(1))]
    ['w_a', 'a']
    """
    if isinstance(node, Quantity):
        yield node
    for part in _below(node):
        yield from leaves(part)


def replaced(node: Node, change: Callable[[Node], Node | None]) -> Node:
    """The tree in which ``change`` has put something else for some pieces.

    It is asked from the outside inwards, and says None where a piece stays.

    >>> half = replaced(Quotient(Number(1), Quantity("n")), {Quantity("n"): Number(2)}.get)
    >>> evaluate(half, {}.__getitem__)
    0.5
    """
    other = change(node)
    if other is not None:
        return other
    if isinstance(node, Sum | Product):
        kind = type(node)
        parts = (replaced(part, change) for part in node.parts)
        return kind(tuple(inner for part in parts for inner in _parts(part, kind)))
    if isinstance(node, Quotient):
        return Quotient(replaced(node.top, change), replaced(node.bottom, change))
    if isinstance(node, Negative | Power | Call | Total):
        return replace(node, of=replaced(node.of, change))
    return node


def _parts(node: Node, kind: type) -> tuple[Node, ...]:
    return node.parts if isinstance(node, kind) else (node,)  # type: ignore[attr-defined]


def _below(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Sum | Product):
        return node.parts
    if isinstance(node, Quotient):
        return (node.top, node.bottom)
    return (node.of,) if isinstance(node, Negative | Power | Call | Total) else ()


def _activated(f: Activation) -> Callable[[Any], Any]:
    def value(z: Any) -> Any:
        out = np.array(z, dtype=float)
        f.value(out, out)
        return out

    return value


def _slope(f: Activation) -> Callable[[Any], Any]:
    """f′ from the state where it is written so, else from z."""
    return _slope_of_z(f) if f.slope_from_state is None else f.slope_from_state


def _slope_of_z(f: Activation) -> Callable[[Any], Any]:
    def value(z: Any) -> Any:
        z = np.array(z, dtype=float)
        a, out = np.empty_like(z), np.empty_like(z)
        f.value(z, a)
        f.derivative(z, a, out)
        return out

    return value


FUNCTIONS: Mapping[str, Callable[[Any], Any]] = {
    **{name: _activated(f) for name, f in ACTIVATIONS.items()},
    **{f"{name}'": _slope(f) for name, f in ACTIVATIONS.items()},
    **{f"{name}' of z": _slope_of_z(f) for name, f in ACTIVATIONS.items()},
    "|·|": np.abs,
    # What is at times taken for an activation:
    "tan": np.tan,
    "tan of degrees": lambda z: np.tan(np.radians(z)),
    "sigmoid without its minus": lambda z: 1 / (1 + np.exp(z)),
}
"""An activation by its name, its slope with a prime: what that takes says ``lesson.slope``."""


def _sum(node: Sum, value: Callable[[Quantity], Any]) -> Any:
    first, *others = node.parts
    total = evaluate(first, value)
    for part in others:
        if type(part) is Negative:
            total = total - evaluate(part.of, value)
        else:
            total = total + evaluate(part, value)
    return total


def _product(node: Product, value: Callable[[Quantity], Any]) -> Any:
    first, *others = node.parts
    product = evaluate(first, value)
    for part in others:
        product = product * evaluate(part, value)
    return product


def _total(node: Total, value: Callable[[Quantity], Any]) -> Any:
    shares = evaluate(node.of, value)
    if node.counts is not None:
        shares = shares * np.array(node.counts)
    return np.sum(shares, axis=-1, keepdims=True)


_VALUE: Mapping[type, Callable[..., Any]] = {
    Quantity: lambda node, value: value(node),
    Number: lambda node, value: node.value,
    Sum: _sum,
    Product: _product,
    Negative: lambda node, value: -evaluate(node.of, value),
    Quotient: lambda node, value: evaluate(node.top, value) / evaluate(node.bottom, value),
    Power: lambda node, value: math.prod([evaluate(node.of, value)] * node.exponent),
    Call: lambda node, value: FUNCTIONS[node.function](evaluate(node.of, value)),
    Total: _total,
}
