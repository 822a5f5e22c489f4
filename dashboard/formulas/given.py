"""What one must know to work a scenario by hand: the formulas, and the numbers put in."""

from __future__ import annotations

from dashboard.display.notation import Notation
from dashboard.display.palette import tex
from dashboard.formulas import steps
from dashboard.formulas.derivation import by
from dashboard.formulas.written import as_set
from rnn_core import ACTIVATIONS, Scenario

IN_FULL = 15
"""Decimals at which nothing that somebody set is rounded."""


def formulas(scenario: Scenario, notation: Notation) -> tuple[str, ...]:
    """The recurrence, prediction, loss and update; f and f' where they need to be said."""
    f = ACTIVATIONS[scenario.activation]
    T = scenario.data.T  # noqa: N806 (the lesson's letter)
    a, z = tex("a", notation.tex_at("a", "t")), notation.tex_at("z", "t")
    weighed, _ = steps.recurrence(notation)
    found = [weighed, f"{a} = {f.tex.format(z=z)}"]
    if f.definition_tex:
        found.append(f"{f.tex.format(z='z')} = {f.definition_tex.format(z='z')}")
    if scenario.rule == "exact" and f.name != "identity":
        slope = tex("slope", f"f'({z})")
        found.append(f"{slope} = {f.slope_tex.format(a=a, z=z)}")
    found.append(rf"\hat y = {tex('a', notation.tex_at('a', T))}")
    found.append(f"L = {steps.loss_in_symbols()}")
    found.append(rf"W \leftarrow W - \eta \, {by('L', 'W')}")
    return tuple(found)


def numbers(scenario: Scenario, notation: Notation) -> tuple[str, ...]:
    """The weights at the start, the state before the first step, the learning rate, and n."""
    weights = scenario.weights
    return (
        *(
            rf"{tex(name, notation.weight_tex(name))} = "
            rf"{as_set(getattr(weights, name), IN_FULL).coloured(name).tex}"
            for name in ("w_a", "w_x")
        ),
        f"{tex('a', notation.tex_at('a', 0))} = {as_set(weights.a0, IN_FULL).tex}",
        steps.learning_rate(scenario.learning_rate),
        f"n = {scenario.data.n}",
    )
