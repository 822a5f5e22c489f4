"""When an answer is right: at its decimals, or within what rounding on the way can do."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from rnn_core.arrays import Array
from rnn_core.practice.questions import Question
from rnn_core.practice.rounding import agrees
from rnn_core.practice.worksheet import other_formula, sheet_of


@lru_cache(maxsize=256)
def by_hand(question: Question) -> Array:
    """What correct working comes to in every rounding scheme that is followed, once each."""
    sheet, other = sheet_of(question, "every"), other_formula(question)
    sheets = [sheet] if other is None else [sheet, sheet.rewritten((other,))]
    return np.unique([each.answer(question.quantity) for each in sheets])


def reach(question: Question) -> float:
    """How far rounding at every step moves the answer, in the worst of the schemes.

    >>> from rnn_core import PRESETS
    >>> from rnn_core.practice.questions import questions
    >>> round(reach(questions(PRESETS["note_rule"])[14]), 3)  # (b)
    0.015
    """
    off = np.abs(by_hand(question) - question.answer)
    return float(np.max(off, initial=0.0, where=np.isfinite(off)))


def at_the_end(question: Question, value: float) -> bool:
    """Whether a number is right at the question's decimals."""
    return bool(agrees(value, question.answer, question.decimals))


def on_the_way(question: Question, value: float) -> bool:
    """Whether a number is exactly what one of the rounding schemes gives."""
    return bool(agrees(value, by_hand(question), question.decimals).any())


def within_reach(question: Question, value: float) -> bool:
    """Whether a number lies among those that rounding can lead to.

    Someone may round some numbers on the way and others not, so whatever lies between the
    least and the largest of the schemes is taken.
    """
    found = by_hand(question)
    found = np.append(found[np.isfinite(found)], question.answer)
    ends = np.array([found.min(), found.max()])
    return bool(ends[0] <= value <= ends[1] or agrees(value, ends, question.decimals).any())
