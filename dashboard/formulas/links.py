"""The links of a chain: each local derivative in symbols, with numbers, and as one number.

They are the factors of an example's share of a term, in which δ is put into itself back
from the last step. The share of step t goes from the loss to the last state, one link back
for each step, and from the state of step t to the weight: T − t + 2 links.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial
from types import MappingProxyType
from typing import NamedTuple

from dashboard.display.notation import Notation
from dashboard.formulas.derivation import by, directly_by
from dashboard.formulas.layout import Formula, Stack
from dashboard.formulas.quantities import ANY_STEP, Letters, Numbers, of_the_example
from dashboard.formulas.writer import THIN
from dashboard.formulas.written import Written, rounding_note
from rnn_core import ACTIVATIONS, PARAMETERS, ForwardPass
from rnn_core.equations import Network, Node, Product, Quantity, equation, substituted


class Term(NamedTuple):
    """Which term: the weight it belongs to, and the step at which the weight acts."""

    weight: str
    t: int


LOSS = Quantity("link")
"""The first link, from the loss to the last state."""


@lru_cache(maxsize=1024)
def links_of(quantity: Quantity, network: Network) -> Mapping[Quantity, Node]:
    """What a share or a δ is a product of, link by link, each with a name of its own.

    2/n goes with the error, and f' with what it is multiplied by.

    >>> from rnn_core.equations import leaves
    >>> share = Quantity("share", 2, "w_x")
    >>> loss, back, direct = links_of(share, Network(3, "tanh", "exact")).values()
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
    nodes = [Product(tuple(link)) if len(link) > 1 else link[0] for link in links if link]
    # Those back from a step are the same for every term; only the last one is its own.
    names = [LOSS, *(Quantity("link", t) for t in range(network.T, quantity.t or 0, -1))]
    if len(names) < len(nodes):
        names.append(Quantity("link", quantity.t, quantity.w or "slope"))
    return MappingProxyType(dict(zip(names, nodes, strict=True)))


@lru_cache(maxsize=4096)
def _what_is(quantity: Quantity, network: Network) -> Node | None:
    """The equation of a quantity, or what a link with a name is."""
    if quantity.letter != "link":
        return equation(quantity, network)
    if quantity.w == "slope":
        return Quantity("slope", quantity.t)
    share = Quantity("share", quantity.t if quantity.w else 1, quantity.w or "w_x")
    return links_of(share, network)[quantity]


def network_of(fwd: ForwardPass, rule: str) -> Network:
    """What the equations of this pass depend on."""
    return Network(fwd.data.T, fwd.activation, rule)


@lru_cache(maxsize=16)  # the formulas of a page are about the same examples
def numbers_of(fwd: ForwardPass, rule: str, example: int, decimals: int) -> Numbers:
    """The numbers of one example, counted from 1, and of the links of its chains."""
    what_is = partial(_what_is, network=network_of(fwd, rule))
    return Numbers(of_the_example(fwd, example), decimals, what_is)


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
    return tuple(
        Names(
            *_derivative(link, network, letters),
            letters.text(substituted(node, network, "y_hat"), THIN),
        )
        for link, node in links_of(quantity, network).items()
    )


def _derivative(link: Quantity, network: Network, letters: Letters) -> tuple[str, str]:
    """A link in plain text, and with ∂."""
    at, t = letters.notation.at, network.T if link.t is None else link.t
    now, symbol = at("a", t), letters.text(Quantity("a", t))
    if link == LOSS:
        return f"∂L/∂{now}", by("L", symbol)
    if link.w == "slope":
        return f"f′({at('z', t)})", letters.text(Quantity("slope", t))
    if link.w is None:
        before = letters.text(Quantity("a", t - 1))
        return f"∂{now}/∂{at('a', t - 1)}", by(symbol, before)
    weight = letters.text(Quantity(link.w))
    return f"∂⁺{now}/∂{letters.notation.weight(link.w)}", directly_by(symbol, weight)


def local_derivatives(rule: str, notation: Notation) -> tuple[str, ...]:
    """What one step tells: by the state before, and by each weight directly."""
    network, letters = Network(2, "f", rule), Letters(notation, steps=("", *ANY_STEP))
    back = Quantity("link", 2)
    direct = [Quantity("link", 2, weight) for weight in PARAMETERS]
    return tuple(
        f"{_derivative(link, network, letters)[1]} = "
        f"{letters.text(_what_is(link, network), THIN)}"
        for link in (back, *direct)
    )


class Link(NamedTuple):
    """One factor of a chain.

    Attributes
    ----------
    names : Names
    numbers : Written
        What it is, with numbers.
    as_one : Written
        The same as one number.
    value : float
        With nothing rounded.
    computed : bool
        Whether the numbers are more than one.
    """

    names: Names
    numbers: Written
    as_one: Written
    value: float
    computed: bool

    @property
    def local(self) -> str:
        """What it is, in symbols."""
        return self.names.local

    def formula(self, decimals: int) -> Formula:
        """The link as an equation of its own; a single number is not written twice."""
        name, derivative, local = self.names
        numbers = [self.numbers.tex, *([self.as_one.tex] if self.computed else [])]
        note = rounding_note(self.value, self.numbers.value, decimals)
        return Formula(derivative, (local, *numbers), note, name=name)


class Chain(NamedTuple):
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

    def links(self, term: Term, start: int = 0) -> list[Link]:
        """The chain of a term, from the loss to the weight, or only from a link on."""
        network = network_of(self.fwd, self.rule)
        share = Quantity("share", term.t, term.weight)
        numbers = numbers_of(self.fwd, self.rule, self.example, self.decimals)
        names = names_of(share, network, self.notation)
        nodes = links_of(share, network)
        return [
            Link(
                names[k],
                numbers.spelled(link),
                numbers.written(link),
                numbers.value(link),
                isinstance(nodes[link], Product),
            )
            for k, link in list(enumerate(nodes))[start:]
        ]


def slopes_on_the_way(
    fwd: ForwardPass, example: int, t: int, decimals: int, notation: Notation
) -> Stack:
    """f' of one example at every step from the last back to step t."""
    numbers = numbers_of(fwd, "exact", example, decimals)
    steps = range(fwd.data.T, t - 1, -1)
    return Stack(tuple(_slope(fwd.activation, s, numbers, notation) for s in steps))


def _slope(activation: str, t: int, numbers: Numbers, notation: Notation) -> Formula:
    """f'(z<t>), from the state where that is shorter."""
    slope, letters = Quantity("slope", t), Letters(notation)
    left, symbols = slope_in_symbols(activation, t, letters)
    lines, note, value = [symbols], "", numbers.value(slope)
    if ACTIVATIONS[activation].slope_from_state is not None:
        with_numbers = numbers.spelled(slope)
        lines.append(with_numbers.tex)
        note = rounding_note(value, with_numbers.value, numbers.decimals)
    elif ACTIVATIONS[activation].kink:
        z = Quantity("z", t)
        side = f"{letters.text(z)} = {numbers.written(z).tex}"
        lines = [rf"{symbols} \\ &\quad ({side})"]
    lines.append(numbers.writer.text(slope))
    return Formula(left, tuple(lines), note, name=f"f′({notation.at('z', t)})")


@lru_cache(maxsize=1024)
def slope_in_symbols(activation: str, t: int, letters: Letters) -> tuple[str, str]:
    """f'(z<t>), and what it is."""
    slope = Quantity("slope", t)
    tree = equation(slope, Network(t, activation, "exact"))
    return letters.text(slope), letters.text(tree)


def links_of_a_step(
    fwd: ForwardPass, rule: str, example: int, t: int, decimals: int, notation: Notation
) -> Stack:
    """All that the two terms of step t are made of, for one example."""
    chain = Chain(fwd, rule, example, decimals, notation)
    links = [*chain.links(Term("w_x", t)), *chain.links(Term("w_a", t), start=-1)]
    return Stack(tuple(link.formula(decimals) for link in links))
