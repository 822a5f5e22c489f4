"""When an answer is right: at its decimals, or within what rounding on the way can do."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from rnn_core.arrays import Array
from rnn_core.practice.question import Question
from rnn_core.practice.recipe import right
from rnn_core.practice.rounding import agrees
from rnn_core.practice.ways import EVERY, Ways
from rnn_core.practice.working import Working


@lru_cache(maxsize=256)
def by_hand(question: Question) -> Array:
    """What the right working comes to in all ways of rounding that are followed, once each."""
    ways = Ways(EVERY, question.decimals)
    return np.unique(Working(question, ways).number(right(question)))


def reach(question: Question) -> float:
    """How far rounding at every step moves the answer, in the worst of the ways followed.

    >>> from rnn_core import PRESETS
    >>> from rnn_core.practice.asking import questions
    >>> round(reach(questions(PRESETS["note_rule"])[14]), 3)  # (b)
    0.015
    """
    off = np.abs(by_hand(question) - question.answer)
    return float(np.max(off, initial=0.0, where=np.isfinite(off)))


def at_the_end(question: Question, value: float) -> bool:
    """Whether a number is right at the question's decimals."""
    return bool(agrees(value, question.answer, question.decimals))


def on_the_way(question: Question, value: float) -> bool:
    """Whether a number is exactly what one of the ways of rounding gives."""
    return bool(agrees(value, by_hand(question), question.decimals).any())


def within_reach(question: Question, value: float) -> bool:
    """Whether a number lies among those that rounding can lead to.

    Someone may round some numbers on the way and others not, so whatever lies between the
    least and the largest of the ways followed is taken.
    """
    found = by_hand(question)
    found = np.append(found[np.isfinite(found)], question.answer)
    ends = np.array([found.min(), found.max()])
    return bool(ends[0] <= value <= ends[1] or agrees(value, ends, question.decimals).any())
