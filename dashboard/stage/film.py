"""The frames of a film as the player wants them."""

from __future__ import annotations

from typing import Any

from dashboard.controls.settings import Settings
from dashboard.display.notation import Notation
from dashboard.display.numbers import fixed
from rnn_core import Scenario, TrainingRun


def film_of(
    scenario: Scenario,
    run: TrainingRun,
    epochs: list[int],
    settings: Settings,
    notation: Notation,
) -> dict[str, Any]:
    """The run by a name of its own, its frames with their texts, and where to be in it."""
    texts = [
        {
            name: fixed(float(getattr(run, name)[k]), settings.decimals)
            for name in ("loss", "w_a", "w_x")
        }
        for k in epochs
    ]
    note = (
        f"{len(epochs)} of {run.last_epoch + 1:,} epochs are shown, evenly spread, with the "
        "first and the last."
        if len(epochs) <= run.last_epoch
        else ""
    )
    return {
        "run": str(hash(scenario)),
        "epochs": epochs,
        "texts": texts,
        "epoch": settings.epoch,
        "names": {"w_a": notation.w_a, "w_x": notation.w_x},
        "note": note,
    }
