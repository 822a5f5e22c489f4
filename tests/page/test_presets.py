"""Every preset, chosen in the page or opened by its link."""

import pytest

from dashboard.display.notation import LESSON
from dashboard.display.numbers import fixed, short
from dashboard.display.texts import entries
from rnn_core import PRESETS, Dataset
from tests.dashboard.formulas.latex import LACKS_BRACKETS, balanced, uncoloured
from tests.page.reading import (
    assert_sound,
    ending,
    formulas,
    inputs,
    loss,
    notices,
    opened,
    show,
    table,
    type_in,
)

each_preset = pytest.mark.parametrize("name", PRESETS)


def assert_shows(page, name):
    """The sidebar and the tables have the scenario's numbers."""
    scenario = PRESETS[name]
    assert_sound(page)
    assert not page.error
    assert not notices(page)
    for key in ("w_a", "w_x", "a0"):
        assert page.number_input(key=key).value == getattr(scenario.weights, key)
    assert page.number_input(key="learning_rate").value == scenario.learning_rate
    assert page.number_input(key="epochs").value == scenario.epochs
    assert page.number_input(key="length").value == scenario.data.T
    assert page.selectbox(key="preset").value == name
    assert page.selectbox(key="activation").value == scenario.activation
    assert page.button_group(key="rule").value == scenario.rule
    own = Dataset.sum_task(scenario.data.x) != scenario.data
    assert page.button_group(key="targets").value == ("own" if own else "sum")
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
    assert page.query_params == ({} if name == "note" else {"preset": name})


def test_all_presets_can_be_chosen_one_after_the_other_and_the_first_again():
    page = opened()
    for name in [*PRESETS, "note"]:
        page.selectbox(key="preset").set_value(name).run()
        assert_shows(page, name)
        assert page.query_params == ({} if name == "note" else {"preset": name})
        short, at_length = entries("presets")[name][1].split("\n\n")
        (about,) = page.sidebar.caption
        assert about.value == short
        assert at_length in about.help


@each_preset
def test_a_preset_can_be_looked_at_to_its_last_epoch_in_another_notation(name):
    last = PRESETS[name].run().last_epoch
    page = opened(preset=name, epoch=str(last), notation="hidden")
    assert_sound(page)
    assert page.query_params.get("epoch", "0") == str(last)
    for view in ("forward", "backward", "update"):
        assert formulas(show(page, view))
        assert_sound(page)
        for formula in formulas(page):
            assert balanced(formula), formula
            assert not LACKS_BRACKETS.search(uncoloured(formula)), formula


def changed_page():
    """The lesson with nearly everything changed."""
    page = opened(preset="vanishing")
    page.number_input(key="w_a").set_value(3.0)
    page.selectbox(key="activation").set_value("relu")
    page.button_group(key="rule").set_value("note")
    page.slider(key="decimals").set_value(4)
    page.selectbox(key="notation").set_value("hidden").run()
    page.number_input(key="length").set_value(2).run()
    page.button_group(key="targets").set_value("sum").run()
    page = type_in(page, {0: {"x1": "9"}}, added=[{}], deleted=[1])
    page.session_state["epoch"] = 2
    return page.run()


@pytest.mark.parametrize("name", ["note", "unreachable", "roelants"])
def test_choosing_a_preset_replaces_all_inputs_but_not_how_numbers_are_shown(name):
    page = changed_page()
    page.selectbox(key="preset").set_value(name).run()
    assert page.slider(key="decimals").value == 4
    assert page.selectbox(key="notation").value == "hidden"
    assert "epoch" not in page.query_params
    assert loss(page) == fixed(PRESETS[name].run().loss[0], 4)
    page.slider(key="decimals").set_value(2)
    page.selectbox(key="notation").set_value("lesson").run()
    assert_shows(page, name)


def test_a_reset_undoes_every_change():
    page = changed_page()
    assert inputs(page)[0] == ["9", "0.5000"]
    page.button(key="reset").click().run()
    assert page.query_params == {
        "preset": "vanishing",
        "decimals": "4",
        "notation": "hidden",
    }
    page.slider(key="decimals").set_value(2)
    page.selectbox(key="notation").set_value("lesson").run()
    assert_shows(page, "vanishing")
