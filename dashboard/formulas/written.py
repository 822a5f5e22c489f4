"""A number as a formula writes it, with the value that a reader takes from it."""

from __future__ import annotations

import math
from typing import NamedTuple

from dashboard.display.numbers import LARGE, TOO_LARGE, fixed, plain, short
from dashboard.display.palette import tex

_EXPONENT = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


class Written(NamedTuple):
    """``tex`` for the formula; ``value`` is what one gets who computes with it."""

    tex: str
    value: float

    def in_brackets(self) -> Written:
        """With brackets if it is negative, as a factor or a summand needs them."""
        return Written(f"({self.tex})", self.value) if self.tex.startswith("-") else self

    def coloured(self, quantity: str) -> Written:
        """In the colour of its quantity."""
        return Written(tex(quantity, self.tex), self.value)


def rounded(value: float, decimals: int) -> Written:
    """A computed number, at the shown decimals.

    >>> rounded(-2.065049, 2)
    Written(tex='-2.07', value=-2.07)
    >>> rounded(5.49e124, 1)
    Written(tex='5.5 \\\\cdot 10^{124}', value=5.5e+124)
    """
    return of_text(fixed(value, decimals))


def counted(value: float, decimals: int) -> Written:
    """A number that may be whole, like an input or a target: 1, 0.50."""
    return of_text(short(value, decimals))


def as_set(value: float, decimals: int) -> Written:
    """A number that a person set: in full while it is short, else at the shown decimals.

    >>> as_set(0.1, 2).tex, as_set(1.577942, 2).tex
    ('0.1', '1.58')
    """
    text = plain(value)
    if "e" not in text and abs(value) < LARGE and len(text.lstrip("-")) <= decimals + 2:
        return Written(text, value)
    return rounded(value, decimals)


def rate(value: float) -> Written:
    """A learning rate, always in full: rounding would make it another one."""
    text = plain(value)
    if "e" in text:
        digits, _, power = text.partition("e")
        text = rf"{digits} \cdot 10^{{{int(power)}}}"
    return Written(text, value)


def of_text(text: str) -> Written:
    """A number that is written already, as by ``dashboard.display.numbers``.

    >>> of_text("−3×10⁻⁴")
    Written(tex='-3 \\\\cdot 10^{-4}', value=-0.0003)
    """
    if text == TOO_LARGE:
        return Written(rf"\text{{{text}}}", math.nan)
    ascii_text = text.replace("−", "-")
    if "×10" not in ascii_text:
        return Written(ascii_text, float(ascii_text))
    digits, _, power = ascii_text.partition("×10")
    power = power.translate(_EXPONENT)
    return Written(rf"{digits} \cdot 10^{{{power}}}", float(f"{digits}e{power}"))
