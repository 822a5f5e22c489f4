"""Slips in writing the number down: its sign, its decimal point."""

from __future__ import annotations

from collections.abc import Iterator

from rnn_core.practice.question import Question
from rnn_core.practice.slip import LINES, Change, fields, single

OF_ITSELF = ("state", "y_hat", "loss", "new_weight")
"""Where a lost sign is one of the number itself; in a term it is the error's."""

SLIPPED = (10, 100)


def sign_lost(question: Question) -> Iterator[Change]:
    """A minus lost or found."""
    if question.kind in OF_ITSELF:
        slip = single(question, "sign lost", "sign lost", LINES[question.kind])
        yield fields(slip, final=-1.0)


def decimal_point(question: Question) -> Iterator[Change]:
    """76 for 0.76."""
    for times in SLIPPED:
        name = f"decimal point, {times} times"
        slip = single(question, "decimal point", name, LINES[question.kind], times=times)
        yield fields(slip, final=float(times))


AT_THE_END = (sign_lost, decimal_point)
