"""A piece of arithmetic on several lines: symbols, numbers, result."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.formulas.written import rounded
from dashboard.numbers import fixed

WIDTH = 26
"""Letters on a line that a phone has room for."""


@dataclass(frozen=True)
class Formula:
    """One quantity, and how it comes about.

    Attributes
    ----------
    left : str
        What is computed.
    lines : tuple of str
        The same thing again and again: in symbols, with numbers, and last the result. A
        line may break with ``\\\\\\\\``.
    note : str
        Empty, or a sentence: the numbers as shown lead to another result.
    """

    left: str
    lines: tuple[str, ...]
    note: str = ""
    relation: str = "="
    """What stands before the first line; an update has an arrow there."""

    @property
    def tex(self) -> str:
        """The lines below each other, aligned at their equals signs."""
        first, *others = self.lines
        body = r" \\ ".join([f"&{self.relation} {first}", *(f"&= {line}" for line in others)])
        return rf"\small \begin{{aligned}} {self.left} {body} \end{{aligned}}"


def result(value: float, from_shown: float, decimals: int, quantity: str) -> tuple[str, str]:
    """The last line, and the note: does the arithmetic add up as it is written?"""
    written = rounded(value, decimals)
    return written.coloured(quantity).tex, rounding_note(value, from_shown, decimals)


def rounding_note(value: float, from_shown: float, decimals: int) -> str:
    """A sentence if the numbers as written give another number than the full ones.

    >>> rounding_note(0.566270, 0.564900, 2)
    'With the numbers as written this gives 0.56; with the full ones 0.57 (0.566270).'
    >>> rounding_note(0.566270, 0.571, 2)
    ''
    """
    shown, used = fixed(from_shown, decimals), fixed(value, decimals)
    if shown == used or not math.isfinite(from_shown):
        return ""
    full = fixed(value, max(6, decimals + 4))
    return (
        f"With the numbers as written this gives {shown}; with the full ones {used} ({full})."
    )


def product(factors: Sequence[str], dot: str = r" \cdot ") -> str:
    """Factors side by side, broken into lines that a phone has room for."""
    text, used = "", 0
    for factor in factors:
        wide = width(factor) + 1
        if text and used + wide > WIDTH:
            text, used = rf"{text} \\ &\quad{dot}{factor}", wide
        else:
            text, used = (text + dot if text else "") + factor, used + wide
    return text


def summed(summands: Sequence[str]) -> str:
    """Summands, each on a line of its own if they are long."""
    if sum(map(width, summands)) <= WIDTH:
        return " + ".join(summands)
    return r" \\ &\quad + ".join(summands)


def width(text: str) -> int:
    """About how many letters wide a piece of LaTeX is when it is set.

    >>> width(r"\\textcolor{#2075dd}{W_a} \\cdot 0.76")
    7
    """
    text = re.sub(r"\\textcolor\{[^}]*\}", "", text)
    # A fraction is as wide as the wider of its halves; one half is close enough.
    text = re.sub(r"\\frac\{[^{}]*\}", "", text)
    text = re.sub(r"\\[a-zA-Z]+", "·", text)
    return len(re.sub(r"[{}\s^_]", "", text))
