from dataclasses import FrozenInstanceError, replace

import pytest

from dashboard.controls.settings import Settings
from dashboard.stage.moment import moment_of
from rnn_core import PRESETS, check_gradient, loss_floor

SCENARIO = PRESETS["note"]
RUN = SCENARIO.run()


def moment(**looked_at):
    return moment_of(SCENARIO, RUN, replace(Settings.opening("note"), **looked_at))


def test_both_passes_are_those_of_its_epoch():
    now = moment(epoch=7)
    assert now.fwd.weights == RUN.weights(7)
    assert now.fwd.loss == RUN.loss[7]
    assert now.grad.w_a == pytest.approx(RUN.grad_w_a[7], rel=1e-14)  # other order of adding
    assert (now.check.w_x, now.check.w_a) == (
        check_gradient(now.fwd, now.grad).w_x,
        check_gradient(now.fwd, now.grad).w_a,
    )


def test_what_there_is_not_is_the_nearest_that_there_is():
    now = moment(epoch=400, example=9, step=12)
    assert (now.epoch, now.example, now.step) == (50, 3, 3)
    assert (now.settings.epoch, now.settings.example, now.settings.step) == (50, 3, 3)


def test_the_chosen_example_is_among_those_of_a_table():
    assert moment().examples == range(1, 4)
    many = PRESETS["roelants"]
    settings = replace(Settings.opening("roelants"), example=13)
    assert moment_of(many, many.run(), settings).examples == range(11, 21)


def test_the_floor_and_the_frames_are_those_of_the_run():
    now = moment(epoch=7)
    assert now.floor == loss_floor(SCENARIO.data, "tanh")
    assert now.frames == list(range(51))


def test_a_moment_does_not_change():
    with pytest.raises(FrozenInstanceError):
        moment().run = None
