"""The number fields of the page: their bounds and steps, and the messages on a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dashboard.controls.limits import (
    LEARNING_RATES,
    MAX_EPOCHS,
    MAX_EXAMPLES,
    MAX_SEED,
    MAX_SIZE,
    MAX_STEPS,
)
from dashboard.display import numbers
from rnn_core import Reading, read

DIGITS = 10
"""Decimals after a step: 0.1 three times is 0.3, not 0.30000000000000004."""

LONGEST = 200
"""The most characters kept in a field; longer texts cannot be read anyway."""


class Said(NamedTuple):
    """The result of reading a text in a field: a number, or a sentence why there is none.

    A note comes with a number: it says how the text was read.
    """

    value: float | None
    sentence: str = ""
    note: str = ""


def _worked_out(reading: Reading) -> str:
    """The result of typed arithmetic, as a note."""
    if not reading.worked_out or reading.value is None:
        return ""
    brief = numbers.brief(reading.value)
    sign = "=" if read(brief).value == reading.value else "≈"
    return f"{sign} {brief}"


@dataclass(frozen=True)
class NumberField:
    """The bounds of a field (inclusive), and the step of its − and + buttons."""

    low: float
    high: float
    step: float
    whole: bool = False

    def read(self, text: str) -> Said:
        """The number in this text.

        >>> NUMBER_FIELDS["w_a"].read("1/2").value, NUMBER_FIELDS["epochs"].read("2.5").sentence
        (0.5, 'Type a whole number from 1 to 10,000.')
        """
        reading = read(text)
        if self.whole and (reading.value is None or not reading.value.is_integer()):
            return Said(None, f"Type {self.range}.")
        if reading.value is None:
            return Said(None, reading.sentence)
        if not self.low <= reading.value <= self.high:
            return Said(None, f"Type {self.range}.")
        return Said(reading.value, note=reading.note or _worked_out(reading))

    @property
    def range(self) -> str:
        """The bounds in words."""
        what = "a whole number" if self.whole else "a number"
        if self.low == -self.high:
            return f"{what} from −{self.high:,.0f} to {self.high:,.0f}"
        low, high = (f"{end:,.0f}" if end >= 1 else numbers.plain(end) for end in self.ends)
        return f"{what} from {low} to {high}"

    @property
    def ends(self) -> tuple[float, float]:
        """Both bounds."""
        return self.low, self.high

    def stepped(self, value: float, by: int) -> float:
        """The value after some steps, within the bounds.

        >>> NUMBER_FIELDS["w_a"].stepped(0.1, 2), NUMBER_FIELDS["epochs"].stepped(50, -10)
        (0.3, 1)
        """
        return min(self.high, max(self.low, round(value + by * self.step, DIGITS)))

    def held(self, value: float) -> float | int:
        """The value as an int if the field takes whole numbers."""
        return int(value) if self.whole else value


_WEIGHT = NumberField(-MAX_SIZE, MAX_SIZE, 0.1)

NUMBER_FIELDS = {
    "w_a": _WEIGHT,
    "w_x": _WEIGHT,
    "a0": _WEIGHT,
    "learning_rate": NumberField(*LEARNING_RATES, 0.01),
    "epochs": NumberField(1, MAX_EPOCHS, 10, whole=True),
    "length": NumberField(1, MAX_STEPS, 1, whole=True),
    "example": NumberField(1, MAX_EXAMPLES, 1, whole=True),
    "step": NumberField(1, MAX_STEPS, 1, whole=True),
    "seed": NumberField(0, MAX_SEED, 1, whole=True),
}
"""Name of the setting -> its field; ``length`` is the length of the sheet."""
