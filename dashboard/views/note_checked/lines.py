"""The lines of the note, read from the prose, and their tables."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dashboard.display.notation import Notation
from dashboard.display.texts import prose
from dashboard.views.note_checked.figures import fill

BADGES = MappingProxyType(
    {
        "right": ":green-badge[:material/check: right]",
        "slip": ":orange-badge[:material/edit: slip]",
        "left open": ":blue-badge[:material/more_horiz: left open]",
    }
)
"""A word and a sign for every kind of verdict, so that none is told by its colour alone."""

Columns = dict[str, list[str]]

_SECTION = re.compile(r"^## (.+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Line:
    """One line of the note, in prose with placeholders and the lesson's letters.

    Attributes
    ----------
    number : int
    verdict : str
        Begins with one of the kinds in ``BADGES``.
    note, right, exact : str
        What the note says, what is right, the exact value.
    name, slip, without : str
        Of a slip: what it is called, and a sentence for each of the two calculations.
    """

    number: int
    verdict: str
    note: str
    right: str
    exact: str
    name: str = ""
    slip: str = ""
    without: str = ""

    @property
    def kind(self) -> str:
        """The verdict without its limits: one of the keys of ``BADGES``."""
        return next(kind for kind in BADGES if self.verdict.startswith(kind))

    @property
    def badge(self) -> str:
        """The verdict for the page."""
        return BADGES[self.kind] + self.verdict.removeprefix(self.kind).removeprefix(",")


@cache
def lines() -> tuple[Line, ...]:
    """All lines of the note.

    >>> lines()[17].number, lines()[17].verdict, lines()[17].name
    (18, 'slip', 'a share left out of (a)')
    """
    found = []
    for heading, text in _sections():
        number, _, verdict = heading.partition(" | ")
        if verdict:
            found.append(_line(int(number), verdict, text))
    return tuple(found)


def slips() -> dict[int, Line]:
    """The lines that have a slip, by number.

    >>> min(slips())
    5
    """
    return {line.number: line for line in lines() if line.kind == "slip"}


def words(name: str, notation: Notation) -> str:
    """A text around the table: "opening", "choose", "table" or "rules"."""
    return spelled(dict(_sections())[name], notation)


def spelled(text: str, notation: Notation) -> str:
    """A text of the prose in these letters and with its numbers."""
    return fill(notation.spell(text), _counts())


def table(notation: Notation) -> Columns:
    """All lines, for a table: heading -> cells in Markdown.

    >>> from dashboard.display.notation import LESSON
    >>> table(LESSON)["The note says"][5]
    '$L = 1.82$'
    """
    return {
        "Line": [str(line.number) for line in lines()],
        "The note says": [spelled(line.note, notation) for line in lines()],
        "Verdict": [line.badge for line in lines()],
        "What is right": [spelled(line.right, notation) for line in lines()],
        "Value, in full": [spelled(line.exact, notation) for line in lines()],
    }


def rules_table(notation: Notation) -> Columns:
    """Every term of the gradient by the note's rule and by the exact one."""
    columns: Columns = {"Term": [], "Note's rule": [], "Exact rule": []}
    for parameter, weight, letters in (("w_x", r"\Wx", "ace"), ("w_a", r"\Wa", "bdf")):
        terms = [
            (f"$({letter})$ ${weight}$ at step {step}", letter)
            for step, letter in zip((3, 2, 1), letters, strict=True)
        ]
        for title, name in (*terms, (f"Sum for ${weight}$", parameter)):
            columns["Term"].append(notation.spell(title))
            columns["Note's rule"].append(fill(f"$[[note_{name}]]$"))
            columns["Exact rule"].append(fill(f"$[[exact_{name}]]$"))
    return columns


def _sections() -> list[tuple[str, str]]:
    """Heading and text of every part of the prose; what comes first is the opening."""
    opening, *rest = _SECTION.split(prose("note_checked"))
    texts = (text.strip() for text in rest[1::2])
    return [("opening", opening.strip()), *zip(rest[::2], texts, strict=True)]


def _line(number: int, verdict: str, text: str) -> Line:
    """A line from its part of the prose: one field in every line of text."""
    fields = dict(field.split(": ", 1) for field in text.splitlines())
    return Line(
        number,
        verdict,
        note=fields["Note"],
        right=fields["Right"],
        exact=fields["Exact"],
        name=fields.get("Name", ""),
        slip=fields.get("With", ""),
        without=fields.get("Without", ""),
    )


def _counts() -> dict[str, float | str]:
    """How many lines, and how many of each kind: "right", "slips", "left_open"."""
    kinds = Counter(line.kind for line in lines())
    return {
        "lines": len(lines()),
        "right": kinds["right"],
        "slips": kinds["slip"],
        "left_open": kinds["left open"],
    }
