"""What the learner is told of an answer, as data and in words."""

from __future__ import annotations

from dataclasses import dataclass

from rnn_core.practice.sentences import sentence
from rnn_core.practice.slips.slip import Slip

AT_THE_END = "at the end"
ON_THE_WAY = "on the way"

MOST_SENTENCES = 4
"""Of slips that give the same number; more of them would be a wall."""


@dataclass(frozen=True)
class Verdict:
    """What the learner is told of an answer.

    Attributes
    ----------
    right : bool
    sentences : tuple of str
        What is said, in the lesson's letters; of several slips, each one's own after the first.
    slips : tuple of Slip
        All that give the number that was typed; none if it is right, unreadable, right from
        the learner's own numbers, or explained by no slip that is known.
    value : float or None
        The typed number; None if it cannot be read.
    rounding : "at the end", "on the way" or ""
        How a right answer was rounded; empty if it is not right.
    followed_through : bool
        Whether it follows correctly from a wrong earlier number of the learner.
    look_again : str or None
        The key of that earlier number.
    """

    right: bool
    sentences: tuple[str, ...]
    slips: tuple[Slip, ...] = ()
    value: float | None = None
    rounding: str = ""
    followed_through: bool = False
    look_again: str | None = None

    @property
    def message(self) -> str:
        """All sentences in one line."""
        return " ".join(self.sentences)

    @property
    def readable(self) -> bool:
        """Whether a number could be read."""
        return self.value is not None


def named(
    single: tuple[Slip, ...], pairs: tuple[Slip, ...], wrong: str = ""
) -> tuple[str, ...]:
    """What is said where slips give the number: single ones, and two at once.

    ``wrong`` names an earlier number that is not right either.
    """
    slips = single or pairs
    messages = tuple(dict.fromkeys(slip.message for slip in slips))
    also = [sentence("verdict: pairs besides", names=_names(pairs))] if single and pairs else []
    if len(messages) > MOST_SENTENCES:
        everything = single + pairs
        names = _names(everything)
        return (sentence("verdict: many", count=len(everything), names=names),)
    what = "from theirs" if wrong else "slip" if single else "pair"
    if len(messages) == 1:
        how_many = "three" if len(slips[0].parts) == 3 else "two"
        values = {"said": messages[0], "wrong": wrong, "how_many": how_many}
        first = sentence(f"verdict: one: {what}", **values)
        return (" ".join([first, *also]),)
    return (sentence(f"verdict: several: {what}", wrong=wrong), *messages, *also)


def _names(slips: tuple[Slip, ...]) -> str:
    return "; ".join(slip.name for slip in slips)
