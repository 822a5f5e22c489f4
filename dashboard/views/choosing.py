"""Which example and which step are looked at: chosen in every view that shows them."""

from __future__ import annotations

from dashboard.controls import parts


def choose_example_and_step() -> None:
    """Two fields; the stage has the same choice."""
    parts.place("looked_at")
