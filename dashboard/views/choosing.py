"""The fields for the chosen example and step, the same in every view that has them."""

from __future__ import annotations

from dashboard.controls import parts


def choose_example_and_step() -> None:
    """Draw the two fields; the stage shows the same choice."""
    parts.place("looked_at")
