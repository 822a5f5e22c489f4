"""A piece of arithmetic on several lines: symbols, numbers, result."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.formulas.written import rounded
from dashboard.numbers import fixed

WIDTH = 32
"""Letters on a line that a phone has room for."""


WRITTEN_OUT = 14
"""Factors of a product that are all written; a longer one has dots in the middle."""


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
    if len(factors) > WRITTEN_OUT:
        factors = [*factors[:4], r"\cdots", *factors[-3:]]
    text, used = "", 0
    for factor in factors:
        wide = width(factor) + 2
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

    >>> width(r"\\textcolor{#2075dd}{W_a} \\cdot 0.76"), width(r"\\frac{12}{3} + 1")
    (6, 6)
    """
    text = re.sub(r"\\textcolor\{[^}]*\}", "", text)
    text = re.sub(r"\\langle (.*?) \\rangle", r"\1", text)
    while (start := text.find(r"\frac")) >= 0:
        top, rest = _group(text[start + len(r"\frac") :])
        bottom, rest = _group(rest)
        # Two letters more: what it takes to read it as a fraction, space on both sides.
        text = text[:start] + max(top, bottom, key=width) + "00" + rest
    text = re.sub(r"\\(?:partial|sum|delta|hat)", "d", text)
    text = re.sub(r"\\(?:cdot|tanh|sigma|max|mathrm|text|bigl|bigr|small|,|!|quad)", "·", text)
    return len(re.sub(r"[\\{}\s^_·]", "", text)) + text.count("·") // 2


def _group(text: str) -> tuple[str, str]:
    """What stands in the first pair of braces, and what comes after it."""
    depth = 0
    for k, letter in enumerate(text):
        depth += (letter == "{") - (letter == "}")
        if depth == 0:
            return text[1:k], text[k + 1 :]
    return text, ""
