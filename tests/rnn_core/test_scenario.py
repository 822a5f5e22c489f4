"""Scenario, and the bad settings that it and train refuse alike."""

import dataclasses

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from rnn_core import Dataset, Scenario, Weights, train

DATA = Dataset([[1, 0, 0], [0, 1, 1], [1, 1, 1]], [1, 2, 3])
START = Weights(0.5, 0.25)
BAD_SETTINGS = [
    ("activation", "cosh", "unknown activation 'cosh'; known are tanh, identity, sigmoid, "),
    ("activation", None, "unknown activation None; known are "),
    ("activation", ["tanh"], "unknown activation ['tanh']; known are "),
    ("rule", "Note", "unknown rule 'Note'; known are exact, note"),
    ("rule", None, "unknown rule None; known are exact, note"),
    ("learning_rate", 0, "learning_rate must be above 0"),
    ("learning_rate", -0.1, "learning_rate must be above 0"),
    ("learning_rate", float("nan"), "learning_rate is not a number"),
    ("learning_rate", float("inf"), "learning_rate is not a finite number"),
    ("learning_rate", "0.1", "learning_rate is not a number"),
    ("learning_rate", None, "learning_rate is not a number"),
    ("learning_rate", True, "learning_rate is not a number"),
    ("learning_rate", np.True_, "learning_rate is not a number"),
    ("learning_rate", 10**400, "learning_rate is not a finite number"),
    ("learning_rate", 1j, "learning_rate is not a number"),
    ("epochs", -1, "epochs must not be below 0"),
    ("epochs", 1.5, "epochs is not a whole number"),
    ("epochs", 2.0, "epochs is not a whole number"),
    ("epochs", True, "epochs is not a whole number"),
    ("epochs", np.True_, "epochs is not a whole number"),
    ("epochs", float("nan"), "epochs is not a whole number"),
    ("epochs", "50", "epochs is not a whole number"),
    ("epochs", None, "epochs is not a whole number"),
]


@pytest.mark.parametrize("use", [train, Scenario])
@pytest.mark.parametrize(("name", "value", "message"), BAD_SETTINGS)
def test_a_bad_setting_is_refused_by_name(use, name, value, message):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 (the text is compared below)
        use(DATA, START, **{name: value})
    assert str(caught.value).startswith(message)


def test_a_scenario_runs_as_train_does():
    scenario = Scenario(DATA, START, "sigmoid", learning_rate=0.2, epochs=7, rule="note")
    run = scenario.run()
    expected = train(DATA, START, "sigmoid", learning_rate=0.2, epochs=7, rule="note")
    assert run.message == expected.message
    for name in ("loss", "w_a", "w_x", "grad_w_a", "grad_w_x"):
        assert_array_equal(getattr(run, name), getattr(expected, name))


def test_a_scenario_has_the_defaults_of_train():
    assert_array_equal(Scenario(DATA, START).run().loss, train(DATA, START).loss)


def test_settings_become_plain_numbers():
    scenario = Scenario(DATA, START, learning_rate=1, epochs=np.int64(3))
    assert (type(scenario.learning_rate), type(scenario.epochs)) == (float, int)


def test_equal_scenarios_have_equal_hashes_so_they_can_be_cached():
    same = Scenario(Dataset(DATA.x, DATA.y), Weights(0.5, 0.25))
    assert same == Scenario(DATA, START)
    assert hash(same) == hash(Scenario(DATA, START))


@pytest.mark.parametrize(
    "change",
    [
        {"data": Dataset(DATA.x, [1, 2, 4])},
        {"weights": Weights(0.5, 0.25, a0=1)},
        {"activation": "relu"},
        {"learning_rate": 0.2},
        {"epochs": 51},
        {"rule": "note"},
    ],
)
def test_a_changed_setting_makes_another_scenario(change):
    assert dataclasses.replace(Scenario(DATA, START), **change) != Scenario(DATA, START)


def test_a_change_is_checked_too():
    with pytest.raises(ValueError, match="learning_rate must be above 0"):
        dataclasses.replace(Scenario(DATA, START), learning_rate=-1)


def test_a_scenario_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Scenario(DATA, START).epochs = 5  # type: ignore[misc]
