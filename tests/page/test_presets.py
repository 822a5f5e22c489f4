"""Every preset, chosen in the page or opened by its link."""

import pytest

from dashboard.display.notation import LESSON
from dashboard.display.numbers import fixed, short
from dashboard.display.texts import entries
from rnn_core import PRESETS, Dataset
from tests.dashboard.formulas.latex import LACKS_BRACKETS, balanced, uncoloured
from tests.page.reading import (
    assert_sound,
    cell,
    chosen,
    ending,
    formulas,
    grid,
    inputs,
    look,
    loss,
    notices,
    opened,
    preset,
    query,
    reset,
    rows,
    settings,
    show,
    table,
    told,
    typed,
    value_of,
)

each_preset = pytest.mark.parametrize("name", PRESETS)


def assert_shows(page, name):
    """The sidebar and the tables have the scenario's numbers."""
    scenario = PRESETS[name]
    assert_sound(page)
    assert not page.error
    assert not notices(page)
    for key in ("w_a", "w_x", "a0"):
        assert value_of(page, key) == getattr(scenario.weights, key)
    assert value_of(page, "learning_rate") == scenario.learning_rate
    assert value_of(page, "epochs") == scenario.epochs
    assert value_of(page, "length") == scenario.data.T
    assert settings(page).preset == name
    assert settings(page).activation == scenario.activation
    assert settings(page).rule == scenario.rule
    own = Dataset.sum_task(scenario.data.x) != scenario.data
    assert settings(page).sheet.own_targets == own
    shown = min(scenario.data.n, 10)
    assert inputs(page) == [[short(v, 2) for v in row] for row in scenario.data.x[:shown]]
    targets = [short(value, 2) for value in scenario.data.y[:shown]]
    assert table(page, "predictions")["y"].tolist() == targets
    assert ending(show(page, "landscape")) == LESSON.in_words(scenario.run().message)
    show(page, "forward")


@each_preset
def test_a_preset_opens_by_its_link(name):
    page = opened(preset=name)
    assert_shows(page, name)
    assert query(page) == ({} if name == "note" else {"preset": name})


def test_all_presets_can_be_chosen_one_after_the_other_and_the_first_again():
    page = opened()
    for name in [*PRESETS, "note"]:
        preset(page, name)
        assert_shows(page, name)
        assert query(page) == ({} if name == "note" else {"preset": name})
        short, at_length = entries("presets")[name][1].split("\n\n")
        said, is_fault, more = told(page)["about"]
        assert (said, is_fault) == (short, False)
        assert at_length in more


@each_preset
def test_a_preset_can_be_looked_at_to_its_last_epoch_in_another_notation(name):
    last = PRESETS[name].run().last_epoch
    page = opened(preset=name, epoch=str(last), notation="hidden")
    assert_sound(page)
    assert query(page).get("epoch", "0") == str(last)
    for view in ("forward", "backward", "update"):
        assert formulas(show(page, view))
        assert_sound(page)
        for formula in formulas(page):
            assert balanced(formula), formula
            assert not LACKS_BRACKETS.search(uncoloured(formula)), formula


def changed_page():
    """The lesson with nearly everything changed."""
    page = opened(preset="vanishing")
    typed(page, "w_a", 3.0)
    chosen(page, "activation", "relu")
    chosen(page, "rule", "note")
    chosen(page, "decimals", 4)
    chosen(page, "notation", "hidden")
    typed(page, "length", 2)
    chosen(page, "targets", "sum")
    cell(page, 0, 1, "9")
    first, _, *others = grid(page)
    rows(page, [first, *others, ["0", "0"]])
    look(page, epoch=2)
    return page


@pytest.mark.parametrize("name", ["note", "unreachable", "roelants"])
def test_choosing_a_preset_replaces_all_inputs_but_not_how_numbers_are_shown(name):
    page = changed_page()
    preset(page, name)
    assert settings(page).decimals == 4
    assert settings(page).notation == "hidden"
    assert "epoch" not in query(page)
    assert loss(page) == fixed(PRESETS[name].run().loss[0], 4)
    chosen(page, "decimals", 2)
    chosen(page, "notation", "lesson")
    assert_shows(page, name)


def test_a_reset_undoes_every_change():
    page = changed_page()
    assert inputs(page)[0] == ["9", "0.5000"]
    reset(page)
    assert query(page) == {
        "preset": "vanishing",
        "decimals": "4",
        "notation": "hidden",
    }
    chosen(page, "decimals", 2)
    chosen(page, "notation", "lesson")
    assert_shows(page, "vanishing")
