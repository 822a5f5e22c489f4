"""What a tab may ask for, edit by edit, and what the desk makes of it.

All of it is read like a link: what cannot be meant changes nothing. The edits are applied in
their order, each once, however often the tab sends them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

from dashboard.controls import link
from dashboard.controls.blocks.block import BlockError, read_block
from dashboard.controls.desk import Desk, Offer
from dashboard.controls.limits import (
    MAX_ANSWERS,
    MAX_DECIMALS,
    MAX_EPOCHS,
    MAX_EXAMPLES,
    MAX_SIZE,
    MAX_STEPS,
)
from dashboard.controls.number_fields import LONGEST, NUMBER_FIELDS
from dashboard.controls.sequences import NEW_CELL, Sheet, cell_text, counting
from dashboard.controls.settings import VIEW_NAMES, Settings
from dashboard.display import numbers
from dashboard.display.notation import NOTATIONS
from rnn_core import ACTIVATIONS, PRESETS, RULES

MOST_EDITS = 5_000
"""At once; a minute of typing at a rate that nobody types."""

MOST_PRESSES = 100
"""Of − and + in one edit."""

_LOOKED_AT = ("example", "step", "seed")
"""Number fields that change no input."""

_FLAGS = ("covered", "show_key", "present")


def applied(desk: Desk, out: Any) -> Desk:
    """The desk after the edits of the tab that it has not taken yet."""
    if not isinstance(out, Mapping) or out.get("boot") != desk.boot:
        return desk
    number = out.get("n")
    if "snapshot" in out and desk.ack < 0 and _is_count(number):
        desk = replace(adopted(desk, out["snapshot"]), ack=0)
    box = out.get("box")
    for edit in box[:MOST_EDITS] if isinstance(box, list) else ():
        n = edit.get("n") if isinstance(edit, Mapping) else None
        if _is_count(n) and n > desk.ack:
            desk = replace(_taken(desk, edit), ack=n)
    return desk


def _taken(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    change = _EDITS.get(edit.get("kind")) if isinstance(edit.get("kind"), str) else None
    return change(replace(desk, went=False), edit) if change else desk


# ---- number fields ----


def _type(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    field, text = edit.get("field"), edit.get("text")
    if not _is_field(field) or not isinstance(text, str):
        return desk
    said = desk.field(field).read(text)
    kept = cell_text(text, LONGEST)
    if said.value is None:
        return desk.with_text(field, kept or " ")
    desk = _with_number(desk, field, said.value)
    return desk if kept == desk.text(field) else desk.with_text(field, kept)


def _step(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    field, by = edit.get("field"), edit.get("by")
    if not _is_field(field) or not _is_whole(by) or abs(by) > MOST_PRESSES:
        return desk
    if field == "seed":  # nothing is drawn before it is asked for
        typed = desk.field(field).read(desk.text(field)).value
        value = desk.value(field) if typed is None else typed
        return desk.with_text(field, numbers.plain(desk.field(field).stepped(value, by)))
    return _with_number(desk, field, desk.field(field).stepped(desk.value(field), by))


def _is_field(name: Any) -> bool:
    return isinstance(name, str) and name in NUMBER_FIELDS


def _with_number(desk: Desk, field: str, value: float) -> Desk:
    desk = desk.with_text(field, "")
    held = NUMBER_FIELDS[field].held(value)
    if held == desk.value(field):
        return desk
    if field == "length":
        return desk.with_sheet(desk.settings.sheet.resized(int(held)))
    if field in _LOOKED_AT:
        return desk if field == "seed" else desk.changed(**{field: held})
    return desk.with_inputs(**{field: held})


# ---- choices ----


def _choose(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """What is chosen already stays as it is; but a view is opened, though it may be open."""
    field, value = edit.get("field"), edit.get("value")
    if field == "targets" and value in ("sum", "own"):
        return _with_own_targets(desk, value == "own")
    if not isinstance(field, str) or not _may_be(field, value):
        return desk
    if field in ("activation", "rule") and value != getattr(desk.settings, field):
        return desk.with_inputs(**{field: value})
    if field == "view":
        return replace(desk.changed(view=value), opened=desk.opened + 1)
    return desk.changed(**{field: value})


def _with_own_targets(desk: Desk, own: bool) -> Desk:
    sheet = desk.settings.sheet
    return desk if own == sheet.own_targets else desk.with_sheet(sheet.with_own_targets(own))


def _may_be(field: str, value: Any) -> bool:
    names = _NAMES.get(field)
    if names is not None:
        return isinstance(value, str) and value in names
    if field in _FLAGS or field == "decimals":
        return _is_whole(value) and 0 <= value <= (MAX_DECIMALS if field == "decimals" else 1)
    return False


_NAMES: Mapping[str, Any] = {
    "activation": ACTIVATIONS,
    "rule": RULES,
    "notation": NOTATIONS,
    "view": VIEW_NAMES,
}


def _look(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    for name, (least, most) in _PLACES.items():
        value = edit.get(name)
        if _is_whole(value) and least <= value <= most:
            desk = desk.with_text(name, "").changed(**{name: value})
    return desk


_PLACES = {"epoch": (0, MAX_EPOCHS), "example": (1, MAX_EXAMPLES), "step": (1, MAX_STEPS)}


# ---- the sequences ----


def _cell(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """One cell; column 0 is the target. An edit of other rows than these is too late."""
    row, column, text = (edit.get(name) for name in ("row", "column", "text"))
    sheet = desk.settings.sheet
    if edit.get("rev") != desk.rev or not isinstance(text, str):
        return desk
    if not _is_whole(row) or not 0 <= row < len(sheet.x):
        return desk
    if not _is_whole(column) or not 0 <= column <= sheet.length:
        return desk
    if column == 0 and not sheet.own_targets:
        return desk
    kept = cell_text(text)
    there = sheet.x[row][column - 1 : column] if column else (sheet.y[row],)
    return desk if there == (kept,) else desk.with_cell(row, column, kept)


def _rows(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """All cells, of the table that the tab shows after a row or a column came or went."""
    sheet = _sheet_of(edit.get("sheet"))
    if sheet is None or edit.get("rev") != desk.rev:
        return desk
    return desk.with_rows(sheet)


def _sheet_of(sent: Any) -> Sheet | None:
    """A sheet as the tab writes it: cells between tabs, rows between line breaks."""
    if not isinstance(sent, Mapping):
        return None
    x, y, own = sent.get("x"), sent.get("y"), sent.get("own")
    length = sent.get("length")
    if not isinstance(x, str) or not isinstance(y, str) or not isinstance(own, bool):
        return None
    if not _is_whole(length) or not 1 <= length <= MAX_STEPS:
        return None
    lines = x.split("\n", MAX_EXAMPLES) if x else []
    targets = y.split("\n", MAX_EXAMPLES) if x else []
    if len(lines) > MAX_EXAMPLES or len(targets) != len(lines):
        return None
    rows = tuple(
        tuple(cell_text(cell) for cell in line.split("\t", MAX_STEPS)[:MAX_STEPS])
        for line in lines
    )
    filled = tuple(row + (NEW_CELL,) * (length - len(row)) for row in rows)
    return Sheet(filled, tuple(cell_text(cell) for cell in targets), length, own)


def _read(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """A pasted text: what is understood of it is offered, and nothing is replaced yet."""
    text, targets = edit.get("text"), edit.get("targets")
    if targets is not None and not isinstance(targets, bool):
        return desk
    if text is None and desk.offer is not None:
        text = desk.offer.text
    if not isinstance(text, str):
        return desk
    try:
        return replace(desk, offer=Offer(text, read_block(text, targets)))
    except BlockError as fault:
        return replace(desk, offer=Offer(text[:LONGEST], sentence=str(fault)))


def _use(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """The offered block, in place of all sequences or from a cell on."""
    block = desk.offer.block if desk.offer else None
    if block is None:
        return desk
    row, column = edit.get("row"), edit.get("column")
    if row is None:
        return desk.with_rows(Sheet.of_texts(block.rows, block.targets))
    if not _is_whole(row) or not _is_whole(column) or row < 0 or column < 1:
        return desk
    sheet = desk.settings.sheet.with_block(row, column, block.rows)
    return desk.with_rows(sheet) if sheet else desk


def _drop(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    return replace(desk, offer=None)


def _undo(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    return desk.with_rows(desk.before) if desk.before else desk


# ---- all at once ----


def _preset(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    name = edit.get("name", desk.settings.preset)
    if not isinstance(name, str) or name not in PRESETS:
        return desk
    covered = (
        desk.settings.covered
    )  # who practises does not want to see the solution of another
    return _opened(desk, name, 0).changed(covered=covered)


def _seed(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """A student's own numbers; the seed is that of its field, typed or drawn before."""
    text = edit.get("text")
    if not isinstance(text, str):
        return desk
    said = NUMBER_FIELDS["seed"].read(text)
    if said.value is None:
        return desk.with_text("seed", cell_text(text, LONGEST) or " ")
    return _opened(desk, desk.settings.preset, int(said.value))


def _opened(desk: Desk, preset: str, seed: int) -> Desk:
    """A preset or a seed in place of all inputs; how numbers are shown stays."""
    now = desk.settings
    kept = {name: getattr(now, name) for name in ("decimals", "notation", "view", "present")}
    return desk.opening(replace(Settings.opening(preset, seed), **kept))


def start_at(desk: Desk, w_a: float, w_x: float) -> Desk:
    """Other initial weights, from a click on the map."""
    weights = {"w_a": w_a, "w_x": w_x}
    if any(not abs(value) <= MAX_SIZE for value in weights.values()):
        return desk
    return desk.with_text("w_a", "").with_text("w_x", "").with_inputs(**weights)


def _go(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """Back or Forward: the settings of that address."""
    query = edit.get("query")
    if not isinstance(query, str):
        return desk
    settings, notices = link.read(parameters(query))
    return replace(desk.opening(settings), notices=notices, went=True)


def parameters(query: str) -> dict[str, str]:
    """The parameters of an address; of one that stands twice the last counts."""
    return dict(parse_qsl(query.removeprefix("?"), keep_blank_values=True))


# ---- practice ----


def _answer(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    question, text = edit.get("question"), edit.get("text")
    if not isinstance(question, str) or not isinstance(text, str) or len(question) > LONGEST:
        return desk
    question, text = _sendable(question), _sendable(text[:MAX_ANSWERS])
    others = dict(desk.settings.answers)
    others.pop(question, None)
    if text:
        others[question] = text
    desk = desk.changed(answers=tuple(sorted(others.items())))
    return replace(desk, answered=(*desk.answered, question) if text else desk.answered)


def _sendable(text: str) -> str:
    """Half of a letter can stand in no address."""
    return text.encode(errors="replace").decode()


def _clear(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    return replace(desk.changed(answers=()), answered=(), paper=desk.paper + 1)


# ---- after the server has forgotten ----


def adopted(desk: Desk, snapshot: Any) -> Desk:
    """What a tab still knows, in place of what its address says."""
    if not isinstance(snapshot, Mapping) or not isinstance(snapshot.get("query"), str):
        return desk
    params = parameters(snapshot["query"])
    settings = link.read(params).settings
    counts, sheet = settings.sheet, _sheet_of(snapshot.get("sheet"))
    if sheet is not None:
        counts = counting(sheet, counts)
        settings = replace(link.read(params, counts).settings, sheet=sheet)
    desk = replace(desk.opening(settings), counts=counts)
    answers, typed = snapshot.get("answers"), snapshot.get("typed")
    for question, text in answers.items() if isinstance(answers, Mapping) else ():
        desk = _answer(desk, {"question": question, "text": text})
    for field, text in typed.items() if isinstance(typed, Mapping) else ():
        desk = _type(desk, {"field": field, "text": text})
    rev = snapshot.get("rev")
    # The tab's own count: cells that it has not sent yet belong to these rows.
    return replace(desk, rev=rev if _is_whole(rev) else desk.rev, answered=(), before=None)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_count(value: Any) -> bool:
    return _is_whole(value) and value >= 0


_EDITS: Mapping[str, Callable[[Desk, Mapping[str, Any]], Desk]] = {
    "type": _type,
    "step": _step,
    "choose": _choose,
    "look": _look,
    "cell": _cell,
    "rows": _rows,
    "read": _read,
    "use": _use,
    "drop": _drop,
    "undo": _undo,
    "preset": _preset,
    "seed": _seed,
    "go": _go,
    "answer": _answer,
    "clear": _clear,
}
