"""The links of a chain: each local derivative in symbols, with numbers, and as one number.

They are the factors of an example's share of a term, in which δ is put into itself back
from the last step. The share of step t goes from the loss to the last state, one link back
for each step, and from the state of step t to the weight: T − t + 2 links.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dashboard.display.notation import Notation
from dashboard.formulas.derivation import by, directly_by
from dashboard.formulas.layout import Formula, Stack
from dashboard.formulas.quantities import Letters, Numbers, of_the_example
from dashboard.formulas.writer import THIN, Writer
from dashboard.formulas.written import Written, rounded, rounding_note
from rnn_core import ACTIVATIONS, PARAMETERS, ForwardPass
from rnn_core.equations import (
    Network,
    Node,
    Product,
    Quantity,
    equation,
    substituted,
)


class Term(NamedTuple):
    """Which term: the weight it belongs to, and the step at which the weight acts."""

    weight: str
    t: int


@lru_cache(maxsize=1024)
def factors_of(quantity: Quantity, network: Network) -> tuple[Node, ...]:
    """What a share or a δ is a product of, link by link.

    2/n goes with the error, and f' with what it is multiplied by.

    >>> from rnn_core.equations import leaves
    >>> share = Quantity("share", 2, "w_x")
    >>> loss, back, direct = factors_of(share, Network(3, "tanh", "exact"))
    >>> [leaf.letter for leaf in leaves(back)], [leaf.letter for leaf in leaves(direct)]
    (['slope', 'w_a'], ['slope', 'x'])
    """
    factors: list[Node] = [quantity]
    while isinstance(factors[0], Quantity) and factors[0].letter in ("share", "delta"):
        put_in = equation(factors[0], network)
        factors[:1] = put_in.parts if isinstance(put_in, Product) else ()
    links: list[list[Node]] = [[]]
    for factor in factors:
        links[-1].append(substituted(factor, network, "2/n", "error"))
        if not (isinstance(factor, Quantity) and factor.letter in ("2/n", "slope")):
            links.append([])
    return tuple(Product(tuple(link)) if len(link) > 1 else link[0] for link in links if link)


def as_one_number(links: Sequence[Node]) -> dict[Quantity, Node]:
    """A name for each link, to be written where it is one number."""
    return {Quantity("link", place): link for place, link in enumerate(links)}


def numbers_of(
    quantity: Quantity, fwd: ForwardPass, rule: str, example: int, decimals: int
) -> Numbers:
    """The numbers of one example, and of the links of its share or δ."""
    links = factors_of(quantity, network_of(fwd, rule))
    return Numbers(of_the_example(fwd, example), decimals, as_one_number(links))


def network_of(fwd: ForwardPass, rule: str) -> Network:
    """What the equations of this pass depend on."""
    return Network(fwd.data.T, fwd.activation, rule)


class Names(NamedTuple):
    """How a link is written without numbers.

    Attributes
    ----------
    plain : str
        The derivative in plain text.
    derivative, local : str
        The derivative, and what it is, in symbols.
    """

    plain: str
    derivative: str
    local: str


@lru_cache(maxsize=1024)
def names_of(
    quantity: Quantity, network: Network, notation: Notation, mark: str = ""
) -> tuple[Names, ...]:
    """The names of the links of a share or a δ, in the order of the links."""
    letters = Letters(notation, mark)
    last, links = network.T, factors_of(quantity, network)
    states = [letters.of(Quantity("a", t)) for t in range(last + 1)]
    plain = [notation.at("a", t) for t in range(last + 1)]
    names = [(f"∂L/∂{plain[last]}", by("L", states[last]))]
    names += [
        (f"∂{plain[t]}/∂{plain[t - 1]}", by(states[t], states[t - 1]))
        for t in range(last, last - len(links) + 1, -1)
    ]
    weight, t = quantity.w, quantity.t or 0
    if weight is not None:
        direct = directly_by(states[t], letters.of(Quantity(weight)))
        names[-1] = (f"∂⁺{plain[t]}/∂{notation.weight(weight)}", direct)
    elif network.rule == "exact":
        names[-1] = (f"f′({notation.at('z', t)})", letters.of(Quantity("slope", t)))
    local = Writer(letters.leaf, THIN).text
    return tuple(
        Names(*name, local(substituted(link, network, "y_hat")))
        for name, link in zip(names, links, strict=True)
    )


@dataclass(frozen=True)
class Link:
    """One factor of a chain: its names, what it is, and the numbers it is written with."""

    names: Names
    node: Node
    of: Numbers

    @property
    def local(self) -> str:
        """What the derivative is, in symbols."""
        return self.names.local

    @property
    def numbers(self) -> Written:
        """The same with numbers."""
        return self.of.write(self.node)

    @property
    def value(self) -> float:
        """With nothing rounded."""
        return self.of.value(self.node)

    def formula(self) -> Formula:
        """The link as an equation of its own; a single number is not written twice."""
        value, numbers, decimals = self.value, self.numbers, self.of.decimals
        lines = [self.local, numbers.tex]
        if isinstance(self.node, Product):
            lines.append(rounded(value, decimals).tex)
        note = rounding_note(value, numbers.value, decimals)
        return Formula(self.names.derivative, tuple(lines), note, name=self.names.plain)


@dataclass(frozen=True)
class Chain:
    """Makes the links of one example.

    Attributes
    ----------
    fwd : ForwardPass
    rule : "exact" or "note"
        Whether f' is a factor.
    example : int
        Counted from 1.
    decimals : int
    notation : Notation
    """

    fwd: ForwardPass
    rule: str
    example: int
    decimals: int
    notation: Notation

    def links(self, term: Term) -> list[Link]:
        """The whole chain of a term, from the loss to the weight."""
        return self.of(Quantity("share", term.t, term.weight))

    def of(self, quantity: Quantity) -> list[Link]:
        """That of a share or a δ."""
        network = network_of(self.fwd, self.rule)
        numbers = numbers_of(quantity, self.fwd, self.rule, self.example, self.decimals)
        names = names_of(quantity, network, self.notation)
        links = factors_of(quantity, network)
        return [Link(*of_it, numbers) for of_it in zip(names, links, strict=True)]


def slopes_on_the_way(
    fwd: ForwardPass, example: int, t: int, decimals: int, notation: Notation
) -> Stack:
    """f' of one example at every step from the last back to step t."""
    numbers = Numbers(of_the_example(fwd, example), decimals)
    steps = range(fwd.data.T, t - 1, -1)
    return Stack(tuple(_slope(fwd.activation, s, numbers, notation) for s in steps))


def _slope(activation: str, t: int, numbers: Numbers, notation: Notation) -> Formula:
    """f'(z<t>), from the state where that is shorter."""
    slope, letters = Quantity("slope", t), Letters(notation)
    left, symbols = slope_in_symbols(activation, t, letters)
    lines, note, value = [symbols], "", numbers.value(slope)
    if ACTIVATIONS[activation].slope_from_state is not None:
        tree = equation(slope, Network(t, activation, "exact"))
        with_numbers = numbers.write(tree)
        lines.append(with_numbers.tex)
        note = rounding_note(value, with_numbers.value, numbers.decimals)
    elif ACTIVATIONS[activation].kink:
        z = Quantity("z", t)
        side = f"{letters.of(z)} = {numbers.written(z).tex}"
        lines = [rf"{symbols} \\ &\quad ({side})"]
    lines.append(numbers.leaf(slope).coloured())
    return Formula(left, tuple(lines), note, name=f"f′({notation.at('z', t)})")


def slope_in_symbols(activation: str, t: int, letters: Letters) -> tuple[str, str]:
    """f'(z<t>), and what it is."""
    slope = Quantity("slope", t)
    tree = equation(slope, Network(t, activation, "exact"))
    return letters.of(slope), Writer(letters.leaf).text(tree)


def links_of_a_step(
    fwd: ForwardPass, rule: str, example: int, t: int, decimals: int, notation: Notation
) -> Stack:
    """All that the two terms of step t are made of, for one example."""
    chain = Chain(fwd, rule, example, decimals, notation)
    of_w_x, of_w_a = (chain.links(Term(weight, t)) for weight in PARAMETERS)
    return Stack(tuple(link.formula() for link in [*of_w_x, of_w_a[-1]]))
