"""The desk: everything that is set on the page, as the server keeps it for one tab.

The tab sends edits and never its values. So a tab that has not yet received the newest state
cannot overwrite it. Every edit has a number; the desk knows the last one that it applied.
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
"""The number of the last edit, before the tab has sent one."""


@dataclass(frozen=True)
class Offer:
    """A pasted text and what was understood of it: a block, or a sentence why there is none."""

    text: str
    block: Block | None = None
    sentence: str = ""


@dataclass(frozen=True)
class Desk:
    """The state of the controls of one tab.

    Attributes
    ----------
    boot : str
        Identifies this session on the server; another value means that the server lost it.
    settings : Settings
        The settings, with the sequences as they were typed.
    counts : Sheet
        The sequences that are used: those of the settings, but with the last readable
        number in a cell that cannot be read.
    typed : tuple of (field, text)
        The text in a number field, if it is not simply its number.
    ack : int
        The number of the last edit that was applied.
    rev : int
        Increases whenever the table gets other rows; an edit of a cell names its value, so
        that it never changes a cell of another table.
    before : Sheet or None
        The cells before their last change, for undo.
    undone : bool
        Whether the last change was an undo; the next undo then redoes it.
    offer : Offer or None
        A pasted text that waits for the learner's decision.
    notices : tuple of str
        Sentences on values of the link that could not be used.
    opened : int
        How often a view was opened; when it increases, the browser scrolls to the view.
    answered : tuple of str
        The practice questions that were answered since the last run.
    paper : int
        Increases whenever all answers, hints and attempts are cleared.
    went : bool
        Whether the last edit was Back or Forward, which must not change the address.
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
        """A number field; those of example and step are limited to what exists."""
        field, counts = NUMBER_FIELDS[name], self.counts
        most = {"example": len(counts.x), "step": counts.length}.get(name)
        return field if most is None else replace(field, high=most)

    def value(self, field: str) -> float:
        """The number of a field that is used."""
        if field == "length":
            return self.settings.sheet.length
        value = getattr(self.settings, field)
        return min(value, self.field(field).high) if field in ("example", "step") else value

    def text(self, field: str) -> str:
        """The text in a number field."""
        return dict(self.typed).get(field, numbers.plain(self.value(field)))

    def with_text(self, field: str, text: str) -> Desk:
        """The desk with another text in a number field; an empty one shows the number."""
        others = tuple(pair for pair in self.typed if pair[0] != field)
        return replace(self, typed=(*others, (field, text)) if text else others)

    def changed(self, **settings: Any) -> Desk:
        """The desk with other settings; for those that do not change the scenario."""
        return replace(self, settings=replace(self.settings, **settings))

    def with_inputs(self, **settings: Any) -> Desk:
        """The desk with other inputs; it shows epoch 0 again, where the change is visible."""
        return self.changed(**settings, epoch=0)

    def with_sheet(self, sheet: Sheet) -> Desk:
        """The desk with the same rows, of another length or with other targets."""
        changed = self.with_inputs(sheet=sheet).with_text("length", "")
        return changed._counting(self)

    def with_cell(self, row: int, column: int, text: str) -> Desk:
        """The desk with another text in one cell."""
        sheet = self.settings.sheet.with_cell(row, column, text)
        return self.with_inputs(sheet=sheet)._counting(self)

    def _counting(self, earlier: Desk) -> Desk:
        """After a change of the cells: update the sequences in use, and the cells for undo."""
        counts = counting(self.settings.sheet, earlier.counts)
        return replace(self, counts=counts, before=earlier.settings.sheet, undone=False)

    def with_rows(self, sheet: Sheet) -> Desk:
        """The desk with other rows; undo brings the old ones back."""
        return replace(self.with_sheet(sheet), rev=self.rev + 1, offer=None)

    def opening(self, settings: Settings) -> Desk:
        """The desk with all settings replaced, from a preset or an address."""
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
        """Whether an input differs from those with which the preset or the seed opens."""
        now = self.settings
        opened = Settings.opening(now.preset, now.seed)
        return any(getattr(now, name) != getattr(opened, name) for name in INPUTS)


INPUTS = ("sheet", "w_a", "w_x", "a0", "activation", "learning_rate", "epochs", "rule")
"""The settings that define the scenario."""


def sentence_of(desk: Desk, field: str) -> tuple[str, str]:
    """The message at a number field: why its text is not used, or how it was read."""
    text = dict(desk.typed).get(field)
    if text is None:
        return "", ""
    said = desk.field(field).read(text)
    if said.value is None:
        counts = numbers.brief(desk.value(field))
        return f"{said.sentence} Until then, {counts} is used.", ""
    return "", said.note
