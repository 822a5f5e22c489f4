"""Right in every step, but rounded too early, or cut off where it should be rounded."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rnn_core.arrays import Array
from rnn_core.practice.questions import Question
from rnn_core.practice.rounding import cut_off, rounded
from rnn_core.practice.schemes import USUAL
from rnn_core.practice.slips import when
from rnn_core.practice.slips.slip import Case, Row
from rnn_core.practice.worksheet import sheet_of
from rnn_core.words import counted
from rnn_core.writing import LARGE

LINE = "rounding"

AT_THE_END, ON_THE_WAY = (
    Row("rounded too early", [], when.always, LINE, name="rounded to {fewer}", says=says)
    for says in ("rounded at the end", "rounded too early")
)
CUT_OFF = Row("cut off", [], when.always, LINE, name="cut off, not rounded")

_MOST = 2 * len(USUAL[1:])
"""Numbers that one slip of rounding can lead to."""


def premature_rounding(question: Question) -> list[tuple[Case, Array]]:
    """Each slip of rounding with the numbers that it can lead to."""
    found = [(_case(row, places), row_of) for row, places, row_of in _to_fewer(question)]
    cut = np.array([cut_off(question.answer, question.decimals)])
    return [(case, _filled_up(row)) for case, row in [*found, (Case((CUT_OFF,), {}, ()), cut)]]


def too_short(question: Question, value: float, typed: int | None) -> str:
    """The name of the slip if an answer is right to as many decimals as were typed: too few.

    Some scheme may well lead there, but then there was one more digit to type.
    """
    if typed is None or typed >= question.decimals or abs(question.answer) >= LARGE:
        return ""
    right = value == rounded(question.answer, typed)
    return AT_THE_END.slip(question, _fewer(typed)).name if right else ""


def _to_fewer(question: Question) -> Iterator[tuple[Row, int, Array]]:
    # A number below 1 in size is hardly rounded to a whole one: nothing would be left of it.
    fewest = 0 if abs(question.answer) >= 1 else 1
    for places in range(question.decimals - 1, fewest - 1, -1):
        on_the_way = np.empty(0)
        if places:
            sheet = sheet_of(question, "usual", places)
            on_the_way = sheet.answer(question.quantity)[1:]  # the first rounds nothing
            on_the_way = np.append(on_the_way, rounded(on_the_way, places))
        # Of the two, the one that comes last is told.
        yield ON_THE_WAY, places, on_the_way
        yield AT_THE_END, places, rounded(np.array([question.answer]), places)


def _case(row: Row, places: int) -> Case:
    return Case((row,), _fewer(places), ())


def _fewer(places: int) -> dict[str, str]:
    return {"fewer": counted(places, "decimal") if places else "the whole number"}


def _filled_up(numbers: Array) -> Array:
    """With nothing behind, so that all slips have as many numbers."""
    return np.concatenate([numbers, np.full(_MOST - len(numbers), np.nan)])
