"""Which epochs of a run the film shows: at most 200 frames, however long the run is."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from rnn_core import TrainingRun

MAX_FRAMES = 200

FEWEST_FRAMES = 50
"""At least, however large a frame is: fewer would not look like a film."""


def frames(run: TrainingRun, epoch: int = 0, most: int = MAX_FRAMES) -> list[int]:
    """The epochs of the film, with the first, the last and the chosen epoch among them.

    A short run shows every epoch. In a long run, half of the frames are spread evenly over
    the epochs and half over the changes of loss and weights, so that a loss that falls
    within twenty of a thousand epochs can be seen falling.

    >>> from rnn_core import PRESETS
    >>> frames(PRESETS["note"].run()) == list(range(51))
    True
    >>> film = frames(PRESETS["roelants"].run(), epoch=17)
    >>> len(film) <= MAX_FRAMES, 17 in film, film[-1], sum(epoch <= 20 for epoch in film) > 15
    (True, True, 1000, True)
    """
    last = run.last_epoch
    if last < most:
        return list(range(last + 1))
    way = _way(run)
    places = np.searchsorted(way, np.linspace(0.0, way[-1], most - 2))
    places = np.minimum(places, last)
    return sorted({0, *places.tolist(), last, min(epoch, last)})


def _way(run: TrainingRun) -> NDArray[np.float64]:
    """The progress of the run at each epoch: half counts epochs, half counts changes."""
    epochs = np.arange(run.last_epoch + 1) / run.last_epoch
    with np.errstate(all="ignore"):
        # Every power of ten counts the same, since such a loss has a logarithmic axis.
        size = np.log10(np.maximum(run.loss, 1e-16))
        changes = [np.abs(np.diff(values)) for values in (size, run.w_a, run.w_x)]
    ways = [np.concatenate([[0.0], np.cumsum(change)]) for change in changes]
    moving = [way / way[-1] for way in ways if np.isfinite(way[-1]) and way[-1] > 0.0]
    return epochs + (np.mean(moving, axis=0) if moving else epochs)


def run_rows(run: TrainingRun, epochs: list[int], floor: float) -> pd.DataFrame:
    """One row for each frame: epoch, loss, lowest possible loss, weights, and the ending."""
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
