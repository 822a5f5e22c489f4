"""Edits of practice: an answer, or none any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dashboard.controls.desk import Desk
from dashboard.controls.limits import MAX_ANSWERS
from dashboard.controls.number_fields import LONGEST


def answer(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """What was typed for a question; nothing takes the answer away."""
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


def clear(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """No answer is left."""
    return replace(desk.changed(answers=()), answered=(), paper=desk.paper + 1)
