"""Edits of practice: an answer, and clearing all answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dashboard.controls.desk import Desk
from dashboard.controls.limits import MAX_ANSWERS
from dashboard.controls.number_fields import LONGEST


def answer(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """Answer a question; an empty text removes the answer."""
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
    """The text without halves of surrogate pairs, which no address can contain."""
    return text.encode(errors="replace").decode()


def clear(desk: Desk, edit: Mapping[str, Any]) -> Desk:
    """Clear all answers."""
    return replace(desk.changed(answers=()), answered=(), paper=desk.paper + 1)
