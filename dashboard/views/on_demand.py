"""What lies below the four steps: opened on demand, and computed only when open."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.controls.settings import Settings
from dashboard.display.notation import Notation
from dashboard.views.note_checked.view import note_checked_section
from dashboard.views.practice.view import practice_section
from dashboard.views.vectorized.view import vectorized_section
from rnn_core import ForwardPass, Gradients, Scenario


def on_demand_sections(
    scenario: Scenario,
    fwd: ForwardPass,
    grad: Gradients,
    settings: Settings,
    notation: Notation,
) -> None:
    """Practice, vectorized, and the note line by line."""
    st.header("Further", anchor="further")
    _section(
        "practice",
        "Practice: work it by hand, and be told which slip you made",
        lambda: practice_section(scenario, settings, notation),
    )
    _section(
        "vectorized",
        "Vectorized: the same with columns of numbers, and how much faster that is",
        lambda: vectorized_section(fwd, grad, settings, notation),
    )
    _section(
        "note_checked",
        "The note, checked: all its lines, and its slips with and without",
        lambda: note_checked_section(notation),
    )


def _section(key: str, title: str, draw: Callable[[], None]) -> None:
    opened = st.expander(title, key=key, on_change="rerun")
    if opened.open:
        with opened:
            draw()
