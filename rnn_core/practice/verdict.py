"""What the learner is told of an answer."""

from __future__ import annotations

from dataclasses import dataclass

from rnn_core.practice.slip import Slip

AT_THE_END = "at the end"
ON_THE_WAY = "on the way"


@dataclass(frozen=True)
class Verdict:
    """What the learner is told of an answer.

    Attributes
    ----------
    right : bool
    message : str
        One or two sentences, in the lesson's letters.
    slips : tuple of Slip
        All that lead to the number that was typed; none if it is right, unreadable,
        right from the learner's own numbers, or explained by no slip that is known.
    value : float or None
        The typed number; None if it cannot be read.
    rounding : "at the end", "on the way" or ""
        How a right answer was rounded; empty if it is not right.
    followed_through : bool
        Whether it is worked out correctly from a wrong earlier number of the learner.
    look_again : str or None
        The key of that earlier number.
    """

    right: bool
    message: str
    slips: tuple[Slip, ...] = ()
    value: float | None = None
    rounding: str = ""
    followed_through: bool = False
    look_again: str | None = None

    @property
    def readable(self) -> bool:
        """Whether a number could be read."""
        return self.value is not None
