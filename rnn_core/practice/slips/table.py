"""All slips of a question, with the numbers that they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rnn_core.arrays import Array
from rnn_core.equations import Node
from rnn_core.practice.questions import Question
from rnn_core.practice.rounding import agrees
from rnn_core.practice.slips.backward import EXAMPLE_ALONE, THE_LAST_FACTOR, THE_SUM
from rnn_core.practice.slips.chain import THE_CHAIN
from rnn_core.practice.slips.forward import THE_LOSS, THE_STATES
from rnn_core.practice.slips.one_step_off import ONE_STEP_OFF
from rnn_core.practice.slips.pairs import pairs
from rnn_core.practice.slips.premature_rounding import premature_rounding
from rnn_core.practice.slips.slip import Case, Slip
from rnn_core.practice.slips.update import ADDING_UP, UPDATING, WRITING_IT_DOWN
from rnn_core.practice.worksheet import Sheet, sheet_of

SINGLE = (
    *THE_STATES,
    *THE_SUM,
    *THE_LOSS,
    *THE_LAST_FACTOR,
    *THE_CHAIN,
    *ONE_STEP_OFF,
    *ADDING_UP,
    *UPDATING,
    *WRITING_IT_DOWN,
)
"""All single slips; each knows in which questions it can happen."""


@dataclass(frozen=True)
class Numbers:
    """Slips in a question, and for each the numbers that it leads to, one for each scheme."""

    question: Question
    cases: tuple[Case, ...]
    numbers: Array

    @property
    def slips(self) -> tuple[Slip, ...]:
        """All of them, as a learner is told."""
        return tuple(case.slip(self.question) for case in self.cases)

    def leading_to(self, typed: float, decimals: int) -> tuple[Slip, ...]:
        """The slips that give this number, each named once."""
        found = np.flatnonzero(np.any(agrees(typed, self.numbers, decimals), axis=1))
        slips = (self.cases[i].slip(self.question) for i in found)
        return tuple({slip.name: slip for slip in slips}.values())


@lru_cache(maxsize=256)
def single_slips(question: Question) -> Numbers:
    """One slip of method."""
    return worked_out(question, single_cases(question), sheet_of(question, "usual"))


@lru_cache(maxsize=256)
def single_slips_rounded(question: Question) -> Numbers:
    """The same, with whatever somebody may round on the way."""
    return worked_out(question, single_cases(question), sheet_of(question, "every"))


@lru_cache(maxsize=256)
def slips_of_rounding(question: Question) -> Numbers:
    """Nothing wrong but the rounding."""
    found = premature_rounding(question)
    cases = tuple(case for case, _ in found)
    return Numbers(question, cases, np.array([row for _, row in found]))


@lru_cache(maxsize=256)
def double_slips(question: Question) -> Numbers:
    """Two at once, or all examples but one left out."""
    cases = (*EXAMPLE_ALONE.cases(question), *pairs(question))
    return worked_out(question, cases, sheet_of(question, "usual"))


def single_cases(question: Question) -> Iterator[Case]:
    """Every single slip of method, as it can happen in this question."""
    for row in SINGLE:
        yield from row.cases(question)


def worked_out(question: Question, cases: Iterable[Case], sheet: Sheet) -> Numbers:
    """The numbers of some slips on one sheet."""
    cases = tuple(cases)
    numbers = [_number(question, case, sheet) for case in cases]
    table = np.array(numbers) if numbers else np.empty((0, sheet.schemes.count))
    return Numbers(question, cases, table)


def _number(question: Question, case: Case, sheet: Sheet) -> Array:
    asked: Node = question.quantity
    others = []
    for rewrite in case.rewrites:
        if rewrite.letters == ("answer",):
            asked = rewrite.change(asked, question.quantity)
        else:
            others.append(rewrite)
    return (sheet.rewritten(tuple(others)) if others else sheet).answer(asked)
