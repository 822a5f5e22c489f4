"""Restore the state from the tab after the server has lost it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dashboard.controls import link
from dashboard.controls.desk import Desk
from dashboard.controls.edits.cells import sheet_of
from dashboard.controls.edits.fields import type_text
from dashboard.controls.edits.practice import answer
from dashboard.controls.edits.whole import is_whole
from dashboard.controls.sequences import counting


def adopted(desk: Desk, snapshot: Any) -> Desk:
    """The desk with the state that the tab still has, in place of that of its address."""
    if not isinstance(snapshot, Mapping) or not isinstance(snapshot.get("query"), str):
        return desk
    params = link.parameters(snapshot["query"])
    settings = link.read(params).settings
    counts, sheet = settings.sheet, sheet_of(snapshot.get("sheet"))
    if sheet is not None:
        counts = counting(sheet, counts)
        settings = replace(link.read(params, counts).settings, sheet=sheet)
    desk = replace(desk.opening(settings), counts=counts)
    answers, typed = snapshot.get("answers"), snapshot.get("typed")
    for question, text in answers.items() if isinstance(answers, Mapping) else ():
        desk = answer(desk, {"question": question, "text": text})
    for field, text in typed.items() if isinstance(typed, Mapping) else ():
        desk = type_text(desk, {"field": field, "text": text})
    rev = snapshot.get("rev")
    # The tab's own count: cells that it has not sent yet belong to these rows.
    return replace(desk, rev=rev if is_whole(rev) else desk.rev, answered=(), before=None)
