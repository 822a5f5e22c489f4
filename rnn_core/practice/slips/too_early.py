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
    found = []
    for fewer in range(question.decimals - 1, 0, -1):
        to_fewer = f"rounded to {counted(fewer, 'decimal')}"
        message = f"This looks {to_fewer}: keep {question.decimals} all the way."
        slip = single("rounded too early", to_fewer, message, LINE)
        on_the_way = Working(question, Ways(USUAL[1:], fewer)).number(right(question))
        at_the_end = rounded(np.array([question.answer, *on_the_way]), fewer)
        numbers = np.concatenate([on_the_way, at_the_end])
        found.append((slip, numbers))
    beyond = counted(question.decimals, "decimal")
    message = f"The digits beyond {beyond} are cut off: round instead."
    slip = single("cut off", "cut off, not rounded", message, LINE)
    cut = cut_off(question.answer, question.decimals)
    found.append((slip, np.full(2 * len(USUAL) - 1, cut)))
    return found
