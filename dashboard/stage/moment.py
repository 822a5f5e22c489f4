"""One moment of a run: all that the stage and the open view show."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.controls.settings import Settings
from dashboard.display.notation import NOTATIONS, Notation
from rnn_core import ForwardPass, Gradients, Scenario, TrainingRun, backward, forward


@dataclass(frozen=True)
class Moment:
    """A finished run, and where in it one looks.

    Attributes
    ----------
    scenario, run
        What is trained, and its whole training.
    settings : Settings
        What is looked at and how it is written; epoch, example and step exist.
    fwd, grad
        Both passes with the weights of that epoch.
    """

    scenario: Scenario
    run: TrainingRun
    settings: Settings
    fwd: ForwardPass
    grad: Gradients

    @property
    def notation(self) -> Notation:
        """The letters that are shown."""
        return NOTATIONS[self.settings.notation]

    @property
    def decimals(self) -> int:
        """How many are shown."""
        return self.settings.decimals

    @property
    def epoch(self) -> int:
        """The epoch that is looked at."""
        return self.settings.epoch

    @property
    def example(self) -> int:
        """The chosen example, counted from 1."""
        return self.settings.example

    @property
    def step(self) -> int:
        """The chosen step, counted from 1."""
        return self.settings.step


def moment_of(scenario: Scenario, run: TrainingRun, settings: Settings) -> Moment:
    """The moment that the settings ask for, or the nearest that exists."""
    settings = replace(
        settings,
        epoch=min(settings.epoch, run.last_epoch),
        example=min(settings.example, scenario.data.n),
        step=min(settings.step, scenario.data.T),
    )
    fwd = forward(scenario.data, run.weights(settings.epoch), scenario.activation)
    return Moment(scenario, run, settings, fwd, backward(fwd, scenario.rule))
