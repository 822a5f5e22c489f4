"""A cache of finished runs, so that showing another epoch does not train again.

A run is frozen, so all sessions can share it: a class that follows its teacher trains once.
The keys are the values themselves, whose hash takes a few microseconds. Streamlit's own cache
would inspect every number of a scenario, which takes longer than the training.
"""

from __future__ import annotations

from functools import lru_cache

import pandas as pd
import streamlit as st

from dashboard.figures.surface import Window, surface_cells
from rnn_core import Dataset, Replay, Scenario, TrainingRun, replay

LONG = 10**6
"""Steps times examples times epochs; a longer run takes noticeable time."""


def finished_run(scenario: Scenario) -> TrainingRun:
    """The finished training run of a scenario."""
    if scenario.data.x.size * scenario.epochs < LONG:
        return _run(scenario)
    with st.spinner("Training …"):
        return _run(scenario)


@lru_cache(maxsize=100)
def _run(scenario: Scenario) -> TrainingRun:
    return scenario.run()


@lru_cache(maxsize=100)
def finished_film(scenario: Scenario, epochs: tuple[int, ...], examples: range) -> Replay:
    """All numbers of some examples at the epochs of the film."""
    run = finished_run(scenario)
    rows = [example - 1 for example in examples]
    return replay(scenario.data, run, scenario.activation, scenario.rule, epochs, rows)


@lru_cache(maxsize=50)
def finished_map(data: Dataset, activation: str, a0: float, window: Window) -> pd.DataFrame:
    """The loss surface around a run. Do not change it: all sessions share it."""
    return surface_cells(data, activation, a0, window)
