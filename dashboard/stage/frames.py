"""Which epochs of a run are shown: a film of at most 200 frames, however long the run."""

from __future__ import annotations

import numpy as np
import pandas as pd

from rnn_core import TrainingRun

MAX_FRAMES = 200


def frames(run: TrainingRun, epoch: int = 0) -> list[int]:
    """The epochs of the film: the first, the last, evenly between, and the one looked at.

    >>> from rnn_core import PRESETS
    >>> frames(PRESETS["note"].run()) == list(range(51))
    True
    >>> len(frames(PRESETS["roelants"].run(), epoch=17)) <= MAX_FRAMES
    True
    """
    last = run.last_epoch
    if last < MAX_FRAMES:
        return list(range(last + 1))
    even = np.linspace(0, last, MAX_FRAMES - 1).round().astype(int).tolist()
    return sorted({*even, min(epoch, last)})


def run_rows(run: TrainingRun, epochs: list[int], floor: float) -> pd.DataFrame:
    """One row a frame: epoch, loss, floor, both weights, and at the last how it ended."""
    endings = [""] * len(epochs)
    if run.stop != "epoch limit":
        endings[-1] = run.stop
    return pd.DataFrame(
        {
            "epoch": epochs,
            "loss": run.loss[epochs],
            "floor": floor,
            "w_a": run.w_a[epochs],
            "w_x": run.w_x[epochs],
            "ending": endings,
        }
    )
