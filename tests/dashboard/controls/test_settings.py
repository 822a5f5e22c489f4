from dataclasses import FrozenInstanceError, replace

import pytest

from dashboard.controls.sequences import read_sheet
from dashboard.controls.settings import SCALARS, Settings
from dashboard.display.notation import NOTATIONS
from rnn_core import PRESETS

each_preset = pytest.mark.parametrize("name", PRESETS)


@each_preset
def test_the_settings_of_a_preset_are_its_scenario(name):
    settings = Settings.opening(name)
    assert settings.scenario(read_sheet(settings.sheet).data) == PRESETS[name]
    assert settings.preset == name


@each_preset
def test_every_preset_opens_at_the_start_with_the_lessons_look(name):
    settings = Settings.opening(name)
    assert (settings.epoch, settings.example, settings.decimals) == (0, 1, 2)
    assert next(iter(NOTATIONS)) == settings.notation


def test_the_names_are_those_that_the_design_promises():
    assert set(SCALARS) >= {
        *("w_a", "w_x", "a0", "activation", "learning_rate", "epochs", "rule"),
        *("decimals", "notation", "epoch", "example"),
    }


def test_settings_of_equal_content_are_equal_and_cannot_be_changed():
    settings = Settings.opening("note")
    assert settings == Settings.opening("note")
    assert settings != replace(settings, w_a=2.0)
    with pytest.raises(FrozenInstanceError):
        settings.w_a = 2.0


def test_what_is_looked_at_does_not_change_what_is_computed():
    settings = Settings.opening("note")
    data = read_sheet(settings.sheet).data
    looked = replace(settings, epoch=7, example=2, decimals=5, notation="hidden")
    assert looked.scenario(data) == settings.scenario(data)
