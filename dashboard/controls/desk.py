"""The desk: all that is set on the page, as the server holds it for one tab.

The tab sends edits and never its values, so that what the server sets is not undone by what
a tab has not heard of yet. Every edit has a number; the desk knows the last one it took.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from dashboard.controls.blocks.block import Block
from dashboard.controls.number_fields import NUMBER_FIELDS, NumberField
from dashboard.controls.sequences import Sheet, counting
from dashboard.controls.settings import Settings
from dashboard.display import numbers

NEVER = -1
"""The number of the last edit, before a tab has sent any."""


@dataclass(frozen=True)
class Offer:
    """A text that was pasted, and what was understood: a block, or why there is none."""

    text: str
    block: Block | None = None
    sentence: str = ""


@dataclass(frozen=True)
class Desk:
    """The state of the controls of one tab.

    Attributes
    ----------
    boot : str
        Names this memory of the server; another name says that the server has forgotten.
    settings : Settings
        What counts.
    counts : Sheet
        The sequences that count: those of the settings, and for a cell that cannot be read
        what counted there before.
    typed : tuple of (field, text)
        What stands in a number field where it is not simply the number.
    ack : int
        The number of the last edit that was taken.
    rev : int
        Rises whenever the table gets other rows; an edit of a cell names the one it means.
    before : Sheet or None
        What one step of undo brings back: the cells before their last change.
    undone : bool
        Whether that change was an undo; the next one does it again.
    offer : Offer or None
        A pasted text that waits for the learner's word.
    notices : tuple of str
        What the link asked for and did not get.
    opened : int
        How often a view was opened: the browser scrolls to a new one.
    answered : tuple of str
        The questions of practice that were answered since the last run.
    paper : int
        Rises whenever all answers go or are replaced: hints and attempts go with them.
    went : bool
        Whether the last edit was Back or Forward, which leave the address as it is.
    """

    boot: str
    settings: Settings
    counts: Sheet
    typed: tuple[tuple[str, str], ...] = ()
    ack: int = NEVER
    rev: int = 0
    before: Sheet | None = None
    undone: bool = False
    offer: Offer | None = None
    notices: tuple[str, ...] = ()
    opened: int = 0
    answered: tuple[str, ...] = ()
    paper: int = 0
    went: bool = False

    def field(self, name: str) -> NumberField:
        """A number field; only examples and steps that exist can be looked at."""
        field, counts = NUMBER_FIELDS[name], self.counts
        most = {"example": len(counts.x), "step": counts.length}.get(name)
        return field if most is None else replace(field, high=most)

    def value(self, field: str) -> float:
        """The number that counts in a number field."""
        if field == "length":
            return self.settings.sheet.length
        value = getattr(self.settings, field)
        return min(value, self.field(field).high) if field in ("example", "step") else value

    def text(self, field: str) -> str:
        """What stands in a number field."""
        return dict(self.typed).get(field, numbers.plain(self.value(field)))

    def with_text(self, field: str, text: str) -> Desk:
        """Another text in a number field; none leaves the number itself."""
        others = tuple(pair for pair in self.typed if pair[0] != field)
        return replace(self, typed=(*others, (field, text)) if text else others)

    def changed(self, **settings: Any) -> Desk:
        """Other settings, of what does not change the scenario."""
        return replace(self, settings=replace(self.settings, **settings))

    def with_inputs(self, **settings: Any) -> Desk:
        """Other inputs: the start is looked at again, so that what was set is seen."""
        return self.changed(**settings, epoch=0)

    def with_sheet(self, sheet: Sheet) -> Desk:
        """The same rows, as far as they are shown, or with other targets."""
        changed = self.with_inputs(sheet=sheet).with_text("length", "")
        return changed._counting(self)

    def with_cell(self, row: int, column: int, text: str) -> Desk:
        """Another text in one cell."""
        sheet = self.settings.sheet.with_cell(row, column, text)
        return self.with_inputs(sheet=sheet)._counting(self)

    def _counting(self, earlier: Desk) -> Desk:
        """After a change of the cells: what counts now, and what undo would bring back."""
        counts = counting(self.settings.sheet, earlier.counts)
        return replace(self, counts=counts, before=earlier.settings.sheet, undone=False)

    def with_rows(self, sheet: Sheet) -> Desk:
        """Other rows in other places; what stood there can be had back."""
        return replace(self.with_sheet(sheet), rev=self.rev + 1, offer=None)

    def opening(self, settings: Settings) -> Desk:
        """All settings at once, from a preset or an address."""
        return replace(
            self,
            settings=settings,
            counts=settings.sheet,
            typed=(),
            rev=self.rev + 1,
            before=None,
            undone=False,
            offer=None,
            notices=(),
            answered=(),
            paper=self.paper + 1,
        )

    def is_changed(self) -> bool:
        """Whether a number is no longer the one that the preset, or the seed, opens with."""
        now = self.settings
        opened = Settings.opening(now.preset, now.seed)
        return any(getattr(now, name) != getattr(opened, name) for name in INPUTS)


INPUTS = ("sheet", "w_a", "w_x", "a0", "activation", "learning_rate", "epochs", "rule")
"""The settings that make the scenario."""


def sentence_of(desk: Desk, field: str) -> tuple[str, str]:
    """What is said at a number field: why its text does not count, or how it was read."""
    text = dict(desk.typed).get(field)
    if text is None:
        return "", ""
    said = desk.field(field).read(text)
    if said.value is None:
        counts = numbers.brief(desk.value(field))
        return f"{said.sentence} Until then {counts} counts.", ""
    return "", said.note
