"""What one must know to work a scenario by hand: the formulas, and the numbers put in."""

from __future__ import annotations

from dashboard.display.notation import Notation
from dashboard.formulas import arithmetic
from dashboard.formulas.derivation import by
from dashboard.formulas.links import slope_in_symbols
from dashboard.formulas.quantities import ANY_STEP, Letters, Numbers
from dashboard.formulas.writer import Writer
from rnn_core import ACTIVATIONS, Scenario
from rnn_core.equations import Network, Quantity, equation

IN_FULL = 15
"""Decimals at which nothing that somebody set is rounded."""


_W_A, _W_X = Quantity("w_a"), Quantity("w_x")
_NEW = Quantity("new", w="w_a")
_OF_ANY_WEIGHT = {
    _W_A: "W",
    Quantity("rate"): r"\eta",
    Quantity("gradient", w="w_a"): by("L", "W"),
}
"""The update is the same for both weights, so it is written once."""


def formulas(scenario: Scenario, notation: Notation) -> tuple[str, ...]:
    """The recurrence, prediction, loss and update; f and f' where they need to be said."""
    f, T = ACTIVATIONS[scenario.activation], scenario.data.T  # noqa: N806 (the lesson's letter)
    network, state = Network(T, f.name, scenario.rule), Quantity("a", 1)
    letters = Letters(notation, steps=ANY_STEP)
    weighed, _ = arithmetic.recurrence(notation)
    found = [weighed, f"{letters.text(state)} = {letters.text(equation(state, network))}"]
    if f.definition_tex:
        found.append(f"{f.tex.format(z='z')} = {f.definition_tex.format(z='z')}")
    if scenario.rule == "exact" and f.name != "identity":
        found.append(" = ".join(slope_in_symbols(f.name, 1, letters)))
    found.append(rf"\hat y = {Letters(notation).text(Quantity('a', T))}")
    found.append(f"L = {arithmetic.loss_in_symbols()}")
    new = Writer(_OF_ANY_WEIGHT.__getitem__, r" \, ", colours={}).text(equation(_NEW, network))
    found.append(rf"W \leftarrow {new}")
    return tuple(found)


def numbers(scenario: Scenario, notation: Notation) -> tuple[str, ...]:
    """The weights at the start, the state before the first step, the learning rate, and n."""
    weights, letters = scenario.weights, Letters(notation)
    in_full = Numbers(lambda quantity: getattr(weights, quantity.letter), IN_FULL)
    start = letters.text(Quantity("a", 0))
    return (
        *(f"{letters.text(weight)} = {in_full.writer.text(weight)}" for weight in (_W_A, _W_X)),
        f"{start} = {in_full.writer.text(Quantity('a0'))}",
        arithmetic.learning_rate(scenario.learning_rate),
        f"n = {scenario.data.n}",
    )
