"""Every slip that can happen in a question, with the numbers that it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from rnn_core.arrays import Array
from rnn_core.practice.question import Question
from rnn_core.practice.rounding import agrees
from rnn_core.practice.slip import Change, Slip
from rnn_core.practice.slips.adding_up import ADDING_UP
from rnn_core.practice.slips.at_the_end import AT_THE_END
from rnn_core.practice.slips.before_the_sum import BEFORE_THE_SUM, example_alone
from rnn_core.practice.slips.factor import FACTOR
from rnn_core.practice.slips.forward import FORWARD
from rnn_core.practice.slips.pairs import pairs
from rnn_core.practice.slips.too_early import too_early
from rnn_core.practice.slips.update import UPDATING
from rnn_core.practice.slips.way_back import WAY_BACK
from rnn_core.practice.ways import EVERY, USUAL, Ways
from rnn_core.practice.working import Working

SINGLE = (
    *FORWARD,
    *BEFORE_THE_SUM,
    *FACTOR,
    *WAY_BACK,
    *ADDING_UP,
    *UPDATING,
    *AT_THE_END,
)
"""All single slips; each knows in which questions it can happen."""


class Numbers(NamedTuple):
    """Slips, and for each the numbers that it leads to, one for each way of rounding."""

    slips: tuple[Slip, ...]
    numbers: Array

    def leading_to(self, typed: float, decimals: int) -> tuple[Slip, ...]:
        """The slips that give this number, each named once."""
        found = np.flatnonzero(np.any(agrees(typed, self.numbers, decimals), axis=1))
        return tuple({self.slips[i].name: self.slips[i] for i in found}.values())


@lru_cache(maxsize=256)
def single_slips(question: Question) -> Numbers:
    """One slip of method."""
    working = Working(question, Ways(USUAL, question.decimals))
    return worked_out(changes(question), working)


@lru_cache(maxsize=256)
def single_slips_rounded(question: Question) -> Numbers:
    """The same, with whatever one may choose to round on the way."""
    working = Working(question, Ways(EVERY, question.decimals))
    return worked_out(changes(question), working)


@lru_cache(maxsize=256)
def slips_of_rounding(question: Question) -> Numbers:
    """Nothing wrong but the rounding."""
    found = too_early(question)
    return Numbers(tuple(slip for slip, _ in found), np.array([row for _, row in found]))


@lru_cache(maxsize=256)
def double_slips(question: Question) -> Numbers:
    """Two at once, or all examples but one left out."""
    working = Working(question, Ways(USUAL, question.decimals))
    return worked_out((*example_alone(question), *pairs(question)), working)


def changes(question: Question) -> Iterator[Change]:
    """Every single slip of method, as it can happen in this question."""
    for find in SINGLE:
        yield from find(question)


def worked_out(found: Iterable[Change], working: Working) -> Numbers:
    """The numbers of some slips on one sheet."""
    found = tuple(found)
    numbers = [working.number(change.apply(working.right)) for change in found]
    table = np.array(numbers) if numbers else np.empty((0, working.ways.count))
    return Numbers(tuple(change.slip for change in found), table)
