"""One moment of a run: everything that the stage and the open view need."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from dashboard.controls.settings import Settings
from dashboard.display.notation import NOTATIONS, Notation
from dashboard.figures.table import page_of
from dashboard.stage.film import Window, most_frames, window_of
from dashboard.stage.frames import frames
from rnn_core import (
    ForwardPass,
    GradientCheck,
    Gradients,
    Scenario,
    TrainingRun,
    backward,
    check_gradient,
    forward,
    loss_floor,
)


@dataclass(frozen=True)
class Moment:
    """A finished run, and the epoch, example and step that are shown.

    Attributes
    ----------
    scenario, run
        What is trained, and the finished training run.
    settings : Settings
        What is shown, and how; its epoch, example and step exist in this run.
    fwd, grad
        The forward and the backward pass with the weights of this epoch.
    """

    scenario: Scenario
    run: TrainingRun
    settings: Settings
    fwd: ForwardPass
    grad: Gradients

    @property
    def notation(self) -> Notation:
        """The notation of the page."""
        return NOTATIONS[self.settings.notation]

    @property
    def decimals(self) -> int:
        """How many decimals are shown."""
        return self.settings.decimals

    @property
    def epoch(self) -> int:
        """The chosen epoch."""
        return self.settings.epoch

    @property
    def example(self) -> int:
        """The chosen example, counted from 1."""
        return self.settings.example

    @property
    def step(self) -> int:
        """The chosen step, counted from 1."""
        return self.settings.step

    @property
    def examples(self) -> range:
        """The examples on one page of a table, with the chosen one among them."""
        return page_of(self.example, self.scenario.data.n)

    @cached_property
    def frames(self) -> list[int]:
        """The epochs of the film."""
        return frames(self.run, self.epoch, most_frames(self.window))

    @cached_property
    def window(self) -> Window:
        """Which examples and steps the stage shows."""
        data = self.scenario.data
        return window_of(data.n, data.T, self.example, self.step)

    @cached_property
    def floor(self) -> float:
        """The lowest possible loss with this activation."""
        return loss_floor(self.scenario.data, self.scenario.activation)

    @cached_property
    def check(self) -> GradientCheck:
        """The gradient of this epoch, compared with the numerical gradient."""
        return check_gradient(self.fwd, self.grad)


def moment_of(scenario: Scenario, run: TrainingRun, settings: Settings) -> Moment:
    """The moment that the settings describe, or the nearest one that exists."""
    settings = replace(
        settings,
        epoch=min(settings.epoch, run.last_epoch),
        example=min(settings.example, scenario.data.n),
        step=min(settings.step, scenario.data.T),
    )
    fwd = forward(scenario.data, run.weights(settings.epoch), scenario.activation)
    return Moment(scenario, run, settings, fwd, backward(fwd, scenario.rule))
