"""Finished runs, kept so that looking at another epoch trains nothing again.

A run is frozen, so all sessions may share it: a class that follows its teacher trains once.
They are kept by the values themselves, which cost a hash of a few microseconds; Streamlit's
own cache takes every number of a scenario apart and costs more than the training.
"""

from __future__ import annotations

from functools import lru_cache

import pandas as pd
import streamlit as st

from dashboard.figures.surface import Window, surface_cells
from rnn_core import Dataset, Replay, Scenario, TrainingRun, replay

LONG = 10**6
"""Steps of all examples over all epochs; beyond them a run takes longer than a blink."""


def finished_run(scenario: Scenario) -> TrainingRun:
    """The whole training of a scenario."""
    if scenario.data.x.size * scenario.epochs < LONG:
        return _run(scenario)
    with st.spinner("Training …"):
        return _run(scenario)


@lru_cache(maxsize=100)
def _run(scenario: Scenario) -> TrainingRun:
    return scenario.run()


@lru_cache(maxsize=100)
def finished_film(scenario: Scenario, epochs: tuple[int, ...], examples: range) -> Replay:
    """The states of some examples at the film's epochs."""
    run = finished_run(scenario)
    rows = [example - 1 for example in examples]
    return replay(scenario.data, run, scenario.activation, scenario.rule, epochs, rows)


@lru_cache(maxsize=50)
def finished_map(data: Dataset, activation: str, a0: float, window: Window) -> pd.DataFrame:
    """The loss over the weights around a run. Not to be changed: all sessions share it."""
    return surface_cells(data, activation, a0, window)
