"""Finished runs, kept so that looking at another epoch trains nothing again."""

from __future__ import annotations

import streamlit as st

from rnn_core import Scenario, TrainingRun


# A run is frozen, so all sessions may share it: a class that follows its teacher trains once.
@st.cache_resource(max_entries=100, show_spinner="Training …")
def finished_run(scenario: Scenario) -> TrainingRun:
    """The whole training of a scenario."""
    return scenario.run()
