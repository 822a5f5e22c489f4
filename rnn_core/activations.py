"""The six activations f, each with its derivative and its range."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from rnn_core.arrays import Array

LEAKY_SLOPE = 0.01


@dataclass(frozen=True)
class Activation:
    r"""One activation.

    Attributes
    ----------
    name : str
        As in a link and in ``train(…, activation=name)``.
    value : callable (z, out) -> None
        Writes f(z) into ``out``, which may be ``z`` itself.
    derivative : callable (z, a, out) -> None
        Writes f'(z) into ``out``, given z and a = f(z): most are cheaper from a.
    lower, upper : float
        The infimum and the supremum of f.
    tex : str
        f(z) in LaTeX, with ``{z}`` for its argument.
    definition_tex : str
        What f(z) is, in LaTeX, where ``tex`` is a name that no calculator has a key for.
    slope_tex : str
        f'(z) in LaTeX, from the state ``{a}`` = f(z) where that is shorter than from ``{z}``.
    by_hand : pair of callables z -> f(z), z -> f'(z)
        The same for one number, with no line in common: ``by_hand.py`` uses them.
    cell, code : pair of str
        f and f' in a spreadsheet and in numpy, with ``{0}`` for what goes in: z, and for f'
        the state where ``slope_tex`` is written from it.
    slope_from_state : callable a -> f'(z), or None
        As ``slope_tex`` writes it; None where it is written from z.
    slope_words : str
        The same in plain text and in the lesson's letters; empty for None.
    jump : int or None
        The order of the lowest derivative that jumps at z = 0; None if f is smooth.

    Examples
    --------
    >>> ACTIVATIONS["tanh"].tex.format(z=0.5), ACTIVATIONS["tanh"].slope_tex.format(a=0.46)
    ('\\tanh(0.5)', '1 - (0.46)^2')
    """

    name: str
    value: Callable[[Array, Array], None]
    derivative: Callable[[Array, Array, Array], None]
    lower: float
    upper: float
    tex: str
    slope_tex: str
    by_hand: tuple[Callable[[float], float], Callable[[float], float]]
    cell: tuple[str, str]
    code: tuple[str, str]
    slope_from_state: Callable[[Array], Array] | None = None
    slope_words: str = ""
    definition_tex: str = ""
    jump: int | None = None

    @property
    def kink(self) -> bool:
        """Whether f' itself jumps at z = 0, so that the loss has no gradient there."""
        return self.jump == 1


def _sigmoid_by_hand(z: float) -> float:
    """1 / (1 + exp(−z)), without overflow for a large negative z."""
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def _tanh(z: Array, out: Array) -> None:
    np.tanh(z, out=out)


def _tanh_derivative(z: Array, a: Array, out: Array) -> None:
    np.multiply(a, a, out=out)
    np.subtract(1.0, out, out=out)  # f' = 1 − a²


def _identity(z: Array, out: Array) -> None:
    np.copyto(out, z)


def _identity_derivative(z: Array, a: Array, out: Array) -> None:
    out.fill(1.0)


def _sigmoid(z: Array, out: Array) -> None:
    np.negative(z, out=out)
    np.exp(out, out=out)
    np.add(out, 1.0, out=out)
    np.reciprocal(out, out=out)  # f = 1 / (1 + exp(−z)); exp may overflow to inf: f = 0


def _sigmoid_derivative(z: Array, a: Array, out: Array) -> None:
    np.subtract(1.0, a, out=out)
    np.multiply(out, a, out=out)  # f' = a (1 − a)


def _relu(z: Array, out: Array) -> None:
    np.maximum(z, 0.0, out=out)


def _relu_derivative(z: Array, a: Array, out: Array) -> None:
    np.greater(z, 0.0, out=out)  # f' = 1 for z > 0, else 0; at the kink itself 0


def _leaky_relu(z: Array, out: Array) -> None:
    np.multiply(z, np.where(z > 0.0, 1.0, LEAKY_SLOPE), out=out)


def _leaky_relu_derivative(z: Array, a: Array, out: Array) -> None:
    np.copyto(out, np.where(z > 0.0, 1.0, LEAKY_SLOPE))


def _softsign(z: Array, out: Array) -> None:
    np.divide(z, 1.0 + np.abs(z), out=out)


def _softsign_derivative(z: Array, a: Array, out: Array) -> None:
    np.abs(z, out=out)
    np.add(out, 1.0, out=out)
    np.multiply(out, out, out=out)
    np.reciprocal(out, out=out)  # f' = 1 / (1 + |z|)²


_STEP_TEX = r"1 \text{{ if }} {z} > 0 \text{{, else }} "

ACTIVATIONS: Mapping[str, Activation] = MappingProxyType(
    {
        activation.name: activation
        for activation in (
            Activation(
                "tanh",
                _tanh,
                _tanh_derivative,
                lower=-1.0,
                upper=1.0,
                tex=r"\tanh({z})",
                slope_tex="1 - ({a})^2",
                by_hand=(math.tanh, lambda z: 1 - math.tanh(z) ** 2),
                cell=("TANH({0})", "(1-({0})^2)"),
                code=("np.tanh({0})", "(1 - {0} ** 2)"),
                slope_from_state=lambda a: 1 - a * a,
                slope_words="1 − (a⟨t⟩)²",
            ),
            Activation(
                "identity",
                _identity,
                _identity_derivative,
                lower=-math.inf,
                upper=math.inf,
                tex="{z}",
                slope_tex="1",
                by_hand=(lambda z: z, lambda z: 1.0),
                cell=("({0})", "1"),
                code=("({0})", "1.0"),
            ),
            Activation(
                "sigmoid",
                _sigmoid,
                _sigmoid_derivative,
                lower=0.0,
                upper=1.0,
                tex=r"\sigma({z})",
                definition_tex=r"\frac{{1}}{{1 + e^{{-{z}}}}}",
                slope_tex=r"{a} \cdot (1 - {a})",
                by_hand=(
                    _sigmoid_by_hand,
                    lambda z: _sigmoid_by_hand(z) * (1 - _sigmoid_by_hand(z)),
                ),
                cell=("(1/(1+EXP(-({0}))))", "({0}*(1-{0}))"),
                code=("(1 / (1 + np.exp(-({0}))))", "({0} * (1 - {0}))"),
                slope_from_state=lambda a: a * (1 - a),
                slope_words="a⟨t⟩ · (1 − a⟨t⟩)",
            ),
            Activation(
                "relu",
                _relu,
                _relu_derivative,
                lower=0.0,
                upper=math.inf,
                tex=r"\max(0,\, {z})",
                slope_tex=_STEP_TEX + "0",
                by_hand=(lambda z: max(z, 0.0), lambda z: 1.0 if z > 0 else 0.0),
                cell=("MAX(0,{0})", "IF({0}>0,1,0)"),
                code=("np.maximum(0.0, {0})", "({0} > 0).astype(float)"),
                jump=1,
            ),
            Activation(
                "leaky_relu",
                _leaky_relu,
                _leaky_relu_derivative,
                lower=-math.inf,
                upper=math.inf,
                tex=r"\mathrm{{leaky\,relu}}({z})",
                definition_tex=rf"\max({{z}},\, {LEAKY_SLOPE} \cdot {{z}})",
                slope_tex=_STEP_TEX + str(LEAKY_SLOPE),
                by_hand=(
                    lambda z: z if z > 0 else LEAKY_SLOPE * z,
                    lambda z: 1.0 if z > 0 else LEAKY_SLOPE,
                ),
                cell=(f"MAX({{0}},{LEAKY_SLOPE}*({{0}}))", f"IF({{0}}>0,1,{LEAKY_SLOPE})"),
                code=(
                    f"np.where(({{0}}) > 0, {{0}}, {LEAKY_SLOPE} * ({{0}}))",
                    f"np.where({{0}} > 0, 1.0, {LEAKY_SLOPE})",
                ),
                jump=1,
            ),
            Activation(
                "softsign",
                _softsign,
                _softsign_derivative,
                lower=-1.0,
                upper=1.0,
                tex=r"\mathrm{{softsign}}({z})",
                definition_tex=r"\frac{{{z}}}{{1 + |{z}|}}",
                slope_tex="(1 - |{a}|)^2",
                by_hand=(
                    lambda z: z / (1 + abs(z)),
                    lambda z: 1 / ((1 + abs(z)) * (1 + abs(z))),
                ),
                cell=("(({0})/(1+ABS({0})))", "((1-ABS({0}))^2)"),
                code=("(({0}) / (1 + np.abs({0})))", "((1 - np.abs({0})) ** 2)"),
                slope_from_state=lambda a: (1 - np.abs(a)) ** 2,
                slope_words="(1 − |a⟨t⟩|)²",
                jump=2,
            ),
        )
    }
)
"""Name -> Activation: f, f', the range of f, and how both are written."""


def activation_named(name: str) -> Activation:
    """The activation of that name, or a ValueError that lists the names."""
    try:
        return ACTIVATIONS[name]
    except (KeyError, TypeError):
        known = ", ".join(ACTIVATIONS)
        raise ValueError(f"unknown activation {name!r}; known are {known}") from None
