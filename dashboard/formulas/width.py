"""About how wide a piece of LaTeX is when it is set, before anything sets it.

A formula cannot break by itself, so who writes it must know what a line has room for.
Sizes are those of the Computer Modern fonts, in em; they need not be exact.
"""

from __future__ import annotations

import re
from functools import lru_cache

PHONE = 20.2
"""What a phone of 390 pixels has room for, in em of a small formula."""

BOX = 18.0
"""The same inside a box with a frame."""

SMALL = 0.9
"""A small formula's letters against those of one of full size."""

LINE = 14.7
"""What a box has room for behind a short name and an equals sign."""

_BREAK = re.compile(r"\\\\(?:\[\d+pt\])?")
_TOKEN = re.compile(r"\\[a-zA-Z]+|\\.|[^\s]")

_SIZES = {
    **dict.fromkeys("()", 0.39),
    **dict.fromkeys("[]|.,;:!'", 0.28),
    **{"W": 1.08, "S": 0.65, "L": 0.68, "f": 0.6, "∂": 0.57},
    **dict.fromkeys((r"\langle", r"\rangle"), 0.39),
    **dict.fromkeys((r"\bigl", r"\bigr", r"\Bigl", r"\Bigr"), 0.15),
    **dict.fromkeys((r"\lVert", r"\rVert"), 0.5),
    r"\,": 0.17,
    r"\!": -0.17,
    r"\ ": 0.25,
    r"\quad": 1.0,
    r"\qquad": 2.0,
    r"\tanh": 2.1,
    r"\max": 1.9,
    r"\sum": 1.2,
    r"\prod": 1.1,
    r"\partial": 0.57,
    r"\cdots": 1.34,
    r"\odot": 1.22,
}
"""Everything else is about as wide as a digit."""

_DIGIT = 0.5
_ONE_DIGIT = str.maketrans(dict.fromkeys("123456789", "0"))
"""All digits are equally wide, so numbers of the same length are measured once."""

_BINARY = {"+": 1.22, "-": 1.22, r"\cdot": 0.72}
_RELATION = {"=": 1.33, ">": 1.33, "<": 1.33, r"\leftarrow": 1.56}
_NOTHING = {"&", "$", r"\\", r"\small", r"\textstyle", r"\displaystyle", r"\left", r"\right"}
_SCRIPT, _SMALL_FRACTION = 0.72, 0.7


@lru_cache(maxsize=4096)  # a page measures the same pieces again and again
def width(text: str) -> float:
    r"""The width of its widest line, in em.

    >>> round(width("0.76"), 2), round(width(r"\textcolor{#2075dd}{0.76} + 1"), 2)
    (1.78, 3.5)
    >>> round(width(r"\tfrac{2}{3} (0.96 - 3)"), 1)
    4.9
    """
    return _set(text.translate(_ONE_DIGIT))


@lru_cache(maxsize=4096)  # and at other weights it has pieces of the same shape
def _set(shape: str) -> float:
    return max(_Setter(_TOKEN.findall(line)).row(1.0) for line in _BREAK.split(shape))


class _Setter:
    """Goes through the tokens once, from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens, self.place = tokens, 0

    def row(self, scale: float) -> float:
        """Up to the end of the group."""
        total, before = 0.0, ""
        while self.place < len(self.tokens):
            token = self._take()
            if token == "}":
                break
            total += self._atom(token, before, scale) + self._scripts(scale)
            before = token
        return total

    def _take(self) -> str:
        token = self.tokens[self.place]
        self.place += 1
        return token

    def _next(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def _atom(self, token: str, before: str, scale: float) -> float:
        if token == "{":
            return self.row(scale)
        if token == r"\textcolor":
            self._skip()
            return self._argument(scale)
        if token in (r"\text", r"\mathrm", r"\hat", r"\vec"):
            return self._argument(scale)
        if token in (r"\frac", r"\tfrac"):
            inner = scale * (_SMALL_FRACTION if token == r"\tfrac" else 1.0)
            return max(self._argument(inner), self._argument(inner)) + 0.24 * scale
        if token in _BINARY:
            sign = not before or before in "(=[{" or before in (*_BINARY, *_RELATION, r"\bigl")
            return 0.78 * scale if sign and token != r"\cdot" else _BINARY[token] * scale
        if token in _RELATION:
            return _RELATION[token] * scale
        return 0.0 if token in _NOTHING else _SIZES.get(token, _DIGIT) * scale

    def _scripts(self, scale: float) -> float:
        """Above and below each other, so the wider one counts."""
        widest = 0.0
        while self._next() in ("^", "_"):
            self._take()
            widest = max(widest, self._argument(scale * _SCRIPT) + 0.05)
        return widest

    def _argument(self, scale: float) -> float:
        token = self._take() if self._next() else ""
        return self.row(scale) if token == "{" else self._atom(token, "", scale)

    def _skip(self) -> None:
        """Passes over one argument."""
        while self._next() and self._take() != "}":
            pass
