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

LINE = "rounding"


def too_early(question: Question) -> list[tuple[Slip, Array]]:
    """Each slip of rounding with the numbers that it can lead to."""
    found, decimals = [], counted(question.decimals, "decimal")
    for places in range(question.decimals - 1, 0, -1):
        fewer = counted(places, "decimal")
        on_the_way = Working(question, Ways(USUAL[1:], places)).number(right(question))
        ends = rounded(np.array([question.answer, *on_the_way]), places)
        for says, numbers in (("rounded too early", on_the_way), ("rounded at the end", ends)):
            slip = single(
                question,
                "rounded too early",
                f"rounded to {fewer}",
                LINE,
                says=says,
                fewer=fewer,
                decimals=decimals,
            )
            found.append((slip, _as_long_as(ends, numbers)))
    slip = single(question, "cut off", "cut off, not rounded", LINE, decimals=decimals)
    found.append((slip, np.full(len(USUAL), cut_off(question.answer, question.decimals))))
    return found


def _as_long_as(other: Array, numbers: Array) -> Array:
    """Filled up with nothing, so that all slips have as many numbers."""
    return np.concatenate([numbers, np.full(len(other) - len(numbers), np.nan)])
