"""A piece of arithmetic on several lines: symbols, numbers, result."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from dashboard.formulas.width import BOX, LINE, width

INDENT = r"\quad"
"""Where a line goes on."""

WRITTEN_OUT = 14
"""Factors of a product that are all written; a longer one has dots in the middle."""


_END = r" \end{aligned}"

GAP, WIDE_GAP = r" \\[4pt] ", r" \\[8pt] "
"""Between lines, and between such as have fractions, which would touch."""


class Formula(NamedTuple):
    """One quantity, and how it comes about.

    Attributes
    ----------
    left : str
        What is computed.
    lines : tuple of str
        The same thing again and again: in symbols, with numbers, and last the result. A
        line may break with ``\\\\``.
    note : str
        Empty, or a sentence: the numbers as shown lead to another result.
    relation : str
        What stands before the first line; an update has an arrow there.
    name : str
        What is computed, in plain text; empty where nothing else needs to name it.
    """

    left: str
    lines: tuple[str, ...]
    note: str = ""
    relation: str = "="
    name: str = ""

    @property
    def tex(self) -> str:
        """The lines below each other, aligned at their equals signs."""
        first, *others = self.lines
        body = GAP.join([f"{self.left} &{self.relation} {first}", *(f"&= {o}" for o in others)])
        return _aligned(body)


class Stack(NamedTuple):
    """Several quantities below each other, each on as few lines as there is room for.

    Of very many, the first ones, dots and the last ones.
    """

    rows: tuple[Formula, ...]

    @property
    def written(self) -> tuple[Formula, ...]:
        """The rows that are written out."""
        return self.rows[: self._first] + self.rows[len(self.rows) - self._last :]

    @property
    def tex(self) -> str:
        """All of them, aligned at their first equals signs, and broken in the same way."""
        one_line = all(_fits(row.left, _nowhere(row.lines)) for row in self.written)
        lines = [_row(row, one_line) for row in self.written]
        if self._last:
            lines.insert(self._first, r"\vdots \;\,& ")
        # Fractions below each other would touch.
        gap = WIDE_GAP if any(r"\frac" in row.left for row in self.rows) else GAP
        return _aligned(gap.join(lines))

    @property
    def note(self) -> str:
        """Which of them do not add up as they are written."""
        notes = [f"{row.name}: {_lower(row.note)}" for row in self.written if row.note]
        return " ".join(notes)

    @property
    def _first(self) -> int:
        return len(self.rows) if len(self.rows) <= WRITTEN_OUT else WRITTEN_OUT - 5

    @property
    def _last(self) -> int:
        return 0 if len(self.rows) <= WRITTEN_OUT else 4


def _row(row: Formula, one_line: bool) -> str:
    lines = _nowhere(row.lines) if one_line else _behind_symbols(row.lines)
    if not _fits(row.left, lines):
        lines = list(row.lines)
    return rf"{row.left} &= " + r" \\ &= ".join(lines)


def _nowhere(lines: tuple[str, ...]) -> list[str]:
    return [" = ".join(lines)]


def _behind_symbols(lines: tuple[str, ...]) -> list[str]:
    first, *others = lines
    return [first, " = ".join(others)] if len(others) > 1 else _nowhere(lines)


def _fits(left: str, lines: list[str]) -> bool:
    return width(f"{left} = ") + max(map(width, lines)) <= BOX


def _aligned(body: str) -> str:
    return rf"\small \begin{{aligned}} {body}{_END}"


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


SUMMANDS = 6
"""Of a sum over examples or steps that are all written; of a longer one, one less and dots."""


def spelled_out(count: int) -> int:
    """How many of so many summands a sum writes.

    >>> spelled_out(6), spelled_out(7)
    (6, 5)
    """
    return count if count <= SUMMANDS else SUMMANDS - 1


def with_room_below(text: str) -> str:
    r"""The formula with some empty room below a fraction that stands at its bottom.

    The page cuts a formula off at its lowest baseline; what hangs below it would be lost.

    >>> with_room_below(r"\frac{1}{n}"), with_room_below("n")
    ('\\frac{1}{n}\\rule[-0.9em]{0pt}{0pt}', 'n')
    """
    *_, last = text.rpartition(r"\\")
    if r"\frac" not in last:
        return text
    rest = text.removesuffix(_END)
    return rest + r"\rule[-0.9em]{0pt}{0pt}" + text[len(rest) :]


def more(count: int) -> str:
    """What stands for so many summands that are left out."""
    return rf"\cdots \ \text{{({count} more)}}"


def is_written_out(factors: Sequence[object]) -> bool:
    """Whether a product of so many factors is written without dots."""
    return len(factors) <= WRITTEN_OUT


def product(
    factors: Sequence[str],
    dot: str = r" \cdot ",
    indent: str = INDENT,
    before: str = "",
    room: float = LINE,
) -> str:
    """Factors side by side, broken into lines that a phone has room for.

    ``before`` is what stands in front of them on the first line. A line that goes on begins
    with a dot, so that it is no new statement.
    """
    if not is_written_out(factors):
        factors = [*factors[:4], r"\cdots", *factors[-3:]]
    start = rf"{indent} \cdot "
    needs = tuple(width(dot) + width(factor) for factor in factors)
    ends = _line_ends(needs, width(before), width(start), room)
    first, *others = [factors[a:b] for a, b in pairwise([0, *ends])]
    rest = (f"{_break(line[0])}&{start}{dot.join(line)}" for line in others)
    return before + dot.join(first) + "".join(rest)


@lru_cache(maxsize=4096)  # numbers of the same length are broken in the same places
def _line_ends(needs: tuple[float, ...], before: float, start: float, room: float) -> list[int]:
    """Where lines end: as few as there is room for, and those as even as can be."""

    def ends(most: float) -> list[int]:
        """As full as they may be, none wider than that unless one factor is."""
        found, used, begun = [], before, 0
        for place, wide in enumerate(needs):
            if place > begun and used + wide > most:
                found.append(place)
                used, begun = start, place
            used += wide
        return [*found, len(needs)]

    # The narrowest that do. Less room never makes fewer lines.
    steps = [room * (1 - k / 40) for k in range(40)]
    least = len(ends(room))
    return ends(steps[bisect_right(steps, least, key=lambda most: len(ends(most))) - 1])


def signed(summands: Sequence[str]) -> list[str]:
    """Summands without signs, with a plus before all but the first.

    >>> signed(["a", "b"])
    ['a', '+ b']
    """
    return [*summands[:1], *(f"+ {summand}" for summand in summands[1:])]


def summed(summands: Sequence[str]) -> str:
    """Summands with their signs, each on a line of its own if they are long."""
    text = " ".join(summands)
    return text if width(text) <= LINE else one_a_line(summands)


def one_a_line(summands: Sequence[str]) -> str:
    """Summands with their signs, each on a line of its own."""
    return f"{_break(summands[0])}&{INDENT} ".join(summands)


def filled(summands: Sequence[str], used: float = 0.0) -> str:
    """Summands with their signs, as many on a line as it has room for.

    ``used`` is the width of what stands before them on the first line.
    """
    text, *others = summands
    used += width(f"0 + {text.replace('-', '', 1)}") - width("0")  # room for any sign
    for summand in others:
        needs = width(f"0 {summand}") - width("0")
        if used + needs > LINE:
            text, used = rf"{text} \\ &{INDENT}", width(INDENT)
        text += f" {summand}"
        used += needs
    return text


def _break(text: str) -> str:
    """To a new line of the same formula; wider where there are fractions."""
    return r" \\[3pt] " if r"\frac" in text else r" \\ "
