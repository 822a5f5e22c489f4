"""Finished runs, kept so that looking at another epoch trains nothing again."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.figures.surface import Window, surface_cells
from rnn_core import Dataset, Replay, Scenario, TrainingRun, replay


# A run is frozen, so all sessions may share it: a class that follows its teacher trains once.
@st.cache_resource(max_entries=100, show_spinner="Training …")
def finished_run(scenario: Scenario) -> TrainingRun:
    """The whole training of a scenario."""
    return scenario.run()


@st.cache_resource(max_entries=100, show_spinner=False)
def finished_film(scenario: Scenario, epochs: tuple[int, ...], examples: range) -> Replay:
    """The states of some examples at the film's epochs."""
    run = finished_run(scenario)
    rows = [example - 1 for example in examples]
    return replay(scenario.data, run, scenario.activation, scenario.rule, epochs, rows)


@st.cache_resource(max_entries=50, show_spinner=False)
def finished_map(data: Dataset, activation: str, a0: float, window: Window) -> pd.DataFrame:
    """The loss over the weights around a run. Not to be changed: all sessions share it."""
    return surface_cells(data, activation, a0, window)
