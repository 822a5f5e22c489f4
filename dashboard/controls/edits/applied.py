"""Apply the edits of a tab in order, each once, however often the tab sends them.

They are read as carefully as a link: an edit that makes no sense changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from dashboard.controls.desk import Desk
from dashboard.controls.edits import all_at_once, cells, choices, fields, practice
from dashboard.controls.edits.forgotten import adopted
from dashboard.controls.edits.whole import is_count

MOST_EDITS = 5_000
"""The most edits in one message; nobody types as many before an answer comes."""


def applied(desk: Desk, out: Any) -> Desk:
    """The desk after all edits of the tab that were not applied yet."""
    if not isinstance(out, Mapping) or out.get("boot") != desk.boot:
        return desk
    number = out.get("n")
    if "snapshot" in out and desk.ack < 0 and is_count(number):
        desk = replace(adopted(desk, out["snapshot"]), ack=0)
    box = out.get("box")
    for edit in box[:MOST_EDITS] if isinstance(box, list) else ():
        n = edit.get("n") if isinstance(edit, Mapping) else None
        if is_count(n) and n > desk.ack:
            desk = replace(_taken(desk, edit), ack=n)
    return desk


def _taken(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    change = EDITS.get(edit.get("kind")) if isinstance(edit.get("kind"), str) else None
    return change(replace(desk, went=False), edit) if change else desk


EDITS: Mapping[str, Callable[[Desk, Mapping[str, Any]], Desk]] = {
    "type": fields.type_text,
    "step": fields.step,
    "choose": choices.choose,
    "look": choices.look,
    "cell": cells.cell,
    "rows": cells.rows,
    "read": cells.read,
    "use": cells.use,
    "drop": cells.drop,
    "undo": cells.undo,
    "preset": all_at_once.preset,
    "seed": all_at_once.seed,
    "go": all_at_once.go,
    "answer": practice.answer,
    "clear": practice.clear,
}
"""The kinds of edits, by the names that the tab uses: (desk, edit) -> desk."""
