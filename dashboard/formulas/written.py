"""A number as a formula writes it, with the value that a reader takes from it."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from dashboard.display.numbers import LARGE, TOO_LARGE, fixed, plain, short, tiny
from dashboard.display.palette import tex
from rnn_core import words

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


_once = lru_cache(maxsize=4096)  # a page writes the same numbers again and again
_fixed = _once(fixed)


@_once
def rounded(value: float, decimals: int) -> Written:
    """A computed number, at the shown decimals.

    >>> rounded(-2.065049, 2)
    Written(tex='-2.07', value=-2.07)
    >>> rounded(5.49e124, 1)
    Written(tex='5.5 \\\\cdot 10^{124}', value=5.5e+124)
    """
    return of_text(_fixed(value, decimals))


@_once
def counted(value: float, decimals: int) -> Written:
    """A number that may be whole, like an input or a target: 1, 0.50."""
    return of_text(short(value, decimals))


@_once
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


def sided(value: float, decimals: int) -> Written:
    """A number whose sign matters: one that would be rounded to 0 gets its first digit.

    >>> sided(-0.0012, 2).tex, sided(0.0, 2).tex
    ('-0.001', '0')
    """
    written = counted(value, decimals)
    return rate(float(f"{value:.1g}")) if value and not written.value else written


@_once
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


def result(value: float, from_shown: float, decimals: int, quantity: str) -> tuple[str, str]:
    """The last line, and the note: does the arithmetic add up as it is written?"""
    written = rounded(value, decimals)
    return written.coloured(quantity).tex, rounding_note(value, from_shown, decimals)


def rounding_note(value: float, from_shown: float, decimals: int) -> str:
    """A sentence if the numbers as written give another number than the full ones, or hide it.

    >>> rounding_note(0.566270, 0.564900, 2)
    'With the numbers as written this gives 0.56; with the full ones 0.57 (0.566270).'
    >>> rounding_note(0.566270, 0.571, 2)
    ''
    >>> rounding_note(-0.000066, 0.0, 2)
    'At 2 decimals this is 0.00, but it is not 0: −7×10⁻⁵.'
    """
    shown, used = _fixed(from_shown, decimals), _fixed(value, decimals)
    if shown == used or not math.isfinite(from_shown):
        if not value or used.strip("0."):
            return ""
        at = words.counted(decimals, "decimal")
        return f"At {at} this is {used}, but it is not 0: {tiny(value)}."
    full = fixed(value, max(6, decimals + 4))
    return (
        f"With the numbers as written this gives {shown}; with the full ones {used} ({full})."
    )
