import json

import pytest

from dashboard.controls.settings import Settings
from dashboard.display.notation import NOTATIONS
from dashboard.display.numbers import fixed
from dashboard.stage.film import film_of
from dashboard.stage.frames import frames
from rnn_core import PRESETS


def film(name, epoch=0, decimals=2, notation="lesson"):
    scenario = PRESETS[name]
    run = scenario.run()
    settings = Settings.opening(name)
    settings = type(settings)(**{**vars(settings), "epoch": epoch, "decimals": decimals})
    return film_of(scenario, run, frames(run, epoch), settings, NOTATIONS[notation]), run


@pytest.mark.parametrize("name", PRESETS)
def test_every_frame_has_its_epoch_and_its_numbers(name):
    shown, run = film(name)
    assert shown["epochs"] == frames(run)
    assert len(shown["texts"]) == len(shown["epochs"])
    for epoch, texts in zip(shown["epochs"], shown["texts"], strict=True):
        assert texts == {
            key: fixed(getattr(run, key)[epoch], 2) for key in ("loss", "w_a", "w_x")
        }


@pytest.mark.parametrize("epoch", [0, 17, 997, 1000])
def test_the_epoch_that_is_looked_at_is_one_of_the_frames(epoch):
    shown, _ = film("roelants", epoch)
    assert shown["epoch"] == epoch
    assert epoch in shown["epochs"]


def test_only_a_film_that_leaves_epochs_out_says_so():
    assert film("note")[0]["note"] == ""
    note = film("roelants")[0]["note"]
    assert "1,001" in note
    assert str(len(film("roelants")[0]["epochs"])) in note


def test_the_readout_follows_the_decimals_and_the_notation():
    shown, _ = film("note", decimals=4, notation="hidden")
    assert shown["texts"][0]["loss"] == "1.8229"
    assert shown["names"] == {"w_a": "W_hh", "w_x": "W_xh"}


def test_another_run_has_another_name_and_another_look_has_not():
    names = {film(name)[0]["run"] for name in PRESETS}
    assert len(names) == len(PRESETS)
    assert film("note", epoch=7, decimals=4)[0]["run"] == film("note")[0]["run"]


def test_a_film_can_be_sent_to_the_browser():
    shown, _ = film("too_fast")
    assert json.loads(json.dumps(shown, allow_nan=False)) == shown
