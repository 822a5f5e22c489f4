"""Right in every step, but rounded too early, or cut off where it should be rounded."""

from __future__ import annotations

import numpy as np

from rnn_core.arrays import Array
from rnn_core.practice.question import Question
from rnn_core.practice.recipe import right
from rnn_core.practice.rounding import cut_off, rounded
from rnn_core.practice.slip import Slip, single
from rnn_core.practice.ways import USUAL, Ways
from rnn_core.practice.working import Working
from rnn_core.words import counted
from rnn_core.writing import LARGE

LINE = "rounding"

MOST = 2 * len(USUAL[1:])
"""Numbers that one slip of rounding can lead to."""


def too_early(question: Question) -> list[tuple[Slip, Array]]:
    """Each slip of rounding with the numbers that it can lead to."""
    found, decimals = [], counted(question.decimals, "decimal")
    # A number below 1 in size is hardly rounded to a whole one: nothing would be left of it.
    fewest = 0 if abs(question.answer) >= 1 else 1
    for places in range(question.decimals - 1, fewest - 1, -1):
        ends = rounded(np.array([question.answer]), places)
        on_the_way = np.empty(0)
        if places:
            on_the_way = Working(question, Ways(USUAL[1:], places)).number(right(question))
            on_the_way = np.append(on_the_way, rounded(on_the_way, places))
        # Of the two, the one that comes last is told.
        for says, numbers in (("rounded too early", on_the_way), ("rounded at the end", ends)):
            slip = single(
                question,
                "rounded too early",
                _to_fewer(places),
                LINE,
                says=says,
                fewer=_fewer(places),
                decimals=decimals,
            )
            found.append((slip, _filled_up(numbers)))
    slip = single(question, "cut off", "cut off, not rounded", LINE, decimals=decimals)
    found.append((slip, _filled_up(np.array([cut_off(question.answer, question.decimals)]))))
    return found


def too_short(question: Question, value: float, typed: int | None) -> str:
    """The name of the slip if an answer is right to as many decimals as were typed: too few.

    Some way of rounding may well lead there, but then there was one more digit to type.
    """
    if typed is None or typed >= question.decimals or abs(question.answer) >= LARGE:
        return ""
    return _to_fewer(typed) if value == rounded(question.answer, typed) else ""


def _to_fewer(places: int) -> str:
    return f"rounded to {_fewer(places)}"


def _fewer(places: int) -> str:
    return counted(places, "decimal") if places else "the whole number"


def _filled_up(numbers: Array) -> Array:
    """With nothing behind, so that all slips have as many numbers."""
    return np.concatenate([numbers, np.full(MOST - len(numbers), np.nan)])
