import numpy as np
import pytest

from dashboard.stage.frames import MAX_FRAMES, frames, run_rows
from rnn_core import PRESETS, Weights, train

LAST = [0, 1, 2, 50, 198, 199, 200, 201, 1000, 9_999, 10_000]


def run_of(epochs):
    """A run that takes exactly so many epochs."""
    run = train(PRESETS["note"].data, Weights(1, 1), "tanh", 1e-4, epochs)
    assert run.last_epoch == epochs
    return run


@pytest.mark.parametrize("last", LAST)
def test_a_film_goes_from_the_first_epoch_to_the_last_with_the_one_looked_at(last):
    run = run_of(last)
    for epoch in {0, 1, last // 3, max(last - 1, 0), last}:
        film = frames(run, epoch)
        assert film[0] == 0
        assert film[-1] == last
        assert epoch in film or epoch > last
        assert len(film) <= MAX_FRAMES
        assert film == sorted(set(film))
        assert all(isinstance(frame, int) for frame in film)


def test_a_loss_that_falls_early_is_seen_to_fall():
    run = PRESETS["roelants"].run()
    film = frames(run)
    # From 24 to 0.03 in the first twenty of a thousand epochs.
    assert run.loss[20] < run.loss[0] / 500
    assert sum(epoch <= 20 for epoch in film) >= 15
    # And the long end is not left out.
    assert max(np.diff(film)) <= 2.5 * run.last_epoch / MAX_FRAMES


@pytest.mark.parametrize("last", LAST)
def test_a_run_in_which_little_happens_is_evenly_spaced(last):
    steps = np.diff(frames(run_of(last)))
    assert len(steps) == 0 or steps.max() <= 2 * max(1, steps.min())


def test_fewer_frames_on_demand():
    film = frames(run_of(1000), 333, most=50)
    assert len(film) <= 50
    assert {0, 333, 1000} <= set(film)


def test_a_short_run_shows_every_epoch():
    assert frames(run_of(199)) == list(range(200))


def test_an_epoch_beyond_the_run_is_taken_for_the_last():
    assert frames(run_of(1000), 5000) == frames(run_of(1000), 1000)


def test_the_rows_are_the_runs_numbers():
    run = PRESETS["roelants"].run()
    film = frames(run, 17)
    rows = run_rows(run, film, 0.25)
    assert rows["epoch"].tolist() == film
    for column in ("loss", "w_a", "w_x"):
        assert rows[column].tolist() == [getattr(run, column)[k] for k in film]
    assert set(rows["floor"]) == {0.25}


def test_the_rows_of_a_run_that_diverges_are_finite():
    run = PRESETS["too_fast"].run()
    assert run.stop == "diverged"
    rows = run_rows(run, frames(run), 0.0)
    assert np.isfinite(rows.select_dtypes("number").to_numpy()).all()


@pytest.mark.parametrize(
    ("name", "ending"), [("note", ""), ("too_fast", "diverged"), ("converged", "converged")]
)
def test_only_the_last_row_of_a_run_that_ended_early_says_how(name, ending):
    run = train(PRESETS["note"].data, Weights(1, 1), "identity")
    run = run if name == "converged" else PRESETS[name].run()
    endings = run_rows(run, frames(run), 0.0)["ending"].tolist()
    assert endings == [""] * run.last_epoch + [ending]
