"""Everything that a learner can set, in one value."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import lru_cache

from dashboard.controls.sequences import Sheet
from dashboard.display.notation import LESSON
from rnn_core import PRESETS, Dataset, Scenario, Weights
from rnn_core.practice import drawn

DECIMALS = 2
"""As in the lesson."""

VIEW_NAMES = (
    "forward",
    "backward",
    "update",
    "landscape",
    "vectorized",
    "practice",
    "note_checked",
)
"""The views that can be opened below the stage, by their names in the link."""


@dataclass(frozen=True)
class Settings:
    """All settings of the page. The names are those of the link and of the controls.

    Attributes
    ----------
    preset : str
        The preset from which the settings started.
    sheet : Sheet
        The sequences, as typed.
    w_a, w_x, a0, activation, learning_rate, epochs, rule
        As in ``Scenario``.
    decimals : int
        How many decimals are shown; the arithmetic is never rounded.
    notation : str
        The letters of the page.
    epoch, example, step : int
        What is shown: an index into the run, and an example and a step counted from 1.
    view : str
        Which view is open below the stage.
    present : int
        1 while presenting, with large type and no sidebar.
    seed : int
        The seed of the random numbers; 0 for the numbers of the preset.
    show_key : int
        1 if the answer key is shown.
    covered : int
        1 if the worked solution is hidden for practice.
    answers : tuple of (question, text)
        The answers typed in practice.
    """

    preset: str
    sheet: Sheet
    w_a: float
    w_x: float
    a0: float
    activation: str
    learning_rate: float
    epochs: int
    rule: str
    decimals: int = DECIMALS
    notation: str = LESSON.name
    epoch: int = 0
    example: int = 1
    step: int = 2
    view: str = VIEW_NAMES[0]
    present: int = 0
    seed: int = 0
    show_key: int = 0
    covered: int = 0
    answers: tuple[tuple[str, str], ...] = ()

    @classmethod
    @lru_cache(maxsize=32)  # every rerun compares with them, more than once
    def opening(cls, preset: str, seed: int = 0) -> Settings:
        """The settings with which a preset opens, or the random numbers of a seed."""
        if seed:
            own = cls.of_scenario(preset, drawn(seed))
            return replace(own, seed=seed, covered=1, view="practice")
        return cls.of_scenario(preset, PRESETS[preset])

    @classmethod
    def of_scenario(cls, preset: str, scenario: Scenario) -> Settings:
        """The settings for a scenario."""
        return cls(
            preset=preset,
            sheet=Sheet.of(scenario.data),
            w_a=scenario.weights.w_a,
            w_x=scenario.weights.w_x,
            a0=scenario.weights.a0,
            activation=scenario.activation,
            learning_rate=scenario.learning_rate,
            epochs=scenario.epochs,
            rule=scenario.rule,
        )

    def scenario(self, data: Dataset) -> Scenario:
        """The scenario for the core; ``data`` is the sheet as numbers."""
        return Scenario(
            data,
            Weights(self.w_a, self.w_x, self.a0),
            self.activation,
            self.learning_rate,
            self.epochs,
            self.rule,
        )


_OTHERS = ("preset", "sheet", "answers")

SCALARS = tuple(field.name for field in fields(Settings) if field.name not in _OTHERS)
"""All settings that are one number or one name."""
