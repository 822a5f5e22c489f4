r"""A calculation as a formula: symbols, numbers, result.

The symbols are written with the macros of ``dashboard.display.notation`` (``\Wa``, ``\at{3}``).
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.display.notation import Notation
from dashboard.display.numbers import short
from dashboard.formulas.written import of_text
from dashboard.views.note_checked.arithmetic import Piece, number

PLACES = 6
"""Of the results in full, as in the table of the lines."""


@dataclass(frozen=True)
class Calculation:
    """One equation.

    Attributes
    ----------
    name, symbols : str
        Its two sides.
    pieces : tuple of Piece
        The right side in numbers: one, or one for each entry of a vector.
    quantity : str
        Of the results, for their colour.
    """

    name: str
    symbols: str
    pieces: tuple[Piece, ...]
    quantity: str

    @property
    def exact(self) -> tuple[float, ...]:
        """The results, from numbers that were not rounded."""
        return tuple(piece.exact for piece in self.pieces)

    @property
    def written(self) -> tuple[float, ...]:
        """The results that the numbers give as they are written."""
        return tuple(piece.written for piece in self.pieces)

    def lines(self) -> str:
        """Symbols, numbers and result as lines of an aligned formula."""
        numbers = vector(*(piece.tex for piece in self.pieces))
        results = vector(*(number(value, self.quantity).tex for value in self.exact))
        # A vector is taller than its line, so its distance needs an empty line of its own.
        gap = r"\\[6pt]" if len(self.pieces) == 1 else r"\\ \\[-6pt]"
        return f"{self.name} &= {self.symbols} {gap} &= {numbers} {gap} &= {results}"

    def in_full(self) -> str:
        """The results at six places, and those of the written numbers where they differ."""
        exact, written = _values(self.exact), _values(self.written)
        text = f"${self.name}$ is {exact}"
        return text if exact == written else f"{text} ({written} from the rounded numbers)"


def vector(*entries: str) -> str:
    r"""A column of entries; one alone stands for itself.

    >>> vector("1"), vector("1", "2")
    ('1', '\\begin{bmatrix} 1 \\\\[3pt] 2 \\end{bmatrix}')
    """
    if len(entries) == 1:
        return entries[0]
    return r"\begin{bmatrix} " + r" \\[3pt] ".join(entries) + r" \end{bmatrix}"


def formula(calculations: tuple[Calculation, ...], notation: Notation) -> str:
    """One below the other, aligned, in the letters of the notation."""
    lines = r" \\ \\ ".join(calculation.lines() for calculation in calculations)
    return notation.in_formulas(rf"\begin{{aligned}} {lines} \end{{aligned}}")


def in_full(calculations: tuple[Calculation, ...], notation: Notation) -> str:
    """All the results at six places, as a sentence."""
    text = "; ".join(calculation.in_full() for calculation in calculations)
    return notation.in_formulas(f"In full, {text}.")


def _values(values: tuple[float, ...]) -> str:
    return ", ".join(f"${of_text(short(value, PLACES)).tex}$" for value in values)
