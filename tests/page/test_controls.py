"""Every control at both of its ends, alone and in the worst company."""

import pytest

from dashboard.display.notation import NOTATIONS
from rnn_core import ACTIVATIONS, RULES
from tests.page.reading import (
    assert_every_view_sound,
    assert_sound,
    inputs,
    loss,
    opened,
    show,
    shows_results,
    table,
    texts,
)

ENDS = [
    *[("number_input", key, end) for key in ("w_a", "w_x", "a0") for end in (-1e6, 0.0, 1e6)],
    ("number_input", "learning_rate", 1e-4),
    ("number_input", "learning_rate", 10.0),
    ("number_input", "epochs", 1),
    ("number_input", "epochs", 10_000),
    ("number_input", "length", 1),
    ("number_input", "length", 100),
    ("select_slider", "learning_rate_coarse", 1e-4),
    ("select_slider", "learning_rate_coarse", 10.0),
    ("slider", "decimals", 0),
    ("slider", "decimals", 8),
    *[("selectbox", "activation", name) for name in ACTIVATIONS],
    *[("selectbox", "notation", name) for name in NOTATIONS],
    *[("button_group", "rule", name) for name in RULES],
    ("button_group", "targets", "own"),
    ("button_group", "targets", "sum"),
]


@pytest.mark.parametrize(("kind", "key", "end"), ENDS)
def test_every_control_may_be_at_either_end_and_the_link_opens_that_view(kind, key, end):
    page = opened(preset="exploding")
    getattr(page, kind)(key=key).set_value(end).run()
    assert_sound(page)
    assert not page.error
    assert page.session_state[key] == end
    assert shows_results(page) or page.warning  # too large to start from, and it says so
    again = opened(**page.query_params)
    assert_sound(again)
    assert again.session_state[key] == end
    assert again.query_params == page.query_params
    assert texts(again) == texts(page)
    if shows_results(page):
        assert_every_view_sound(page)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_largest_weights_on_the_longest_sequences(activation, rule):
    page = opened(w_a="1e6", w_x="-1e6", learning_rate="10", activation=activation, rule=rule)
    page.number_input(key="length").set_value(100).run()
    assert_sound(page)
    assert not page.error
    assert shows_results(page) or page.warning
    if shows_results(page):
        assert_every_view_sound(page)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_largest_inputs_of_both_signs_on_the_largest_weights(activation, rule):
    page = opened(
        x="1e6,-1e6,0;-1e6,-1e6,-1e6;1e-300,0,1e6",
        y="1e6,-1e6,0",
        w_a="1e6",
        w_x="-1e6",
        a0="1e6",
        activation=activation,
        rule=rule,
        learning_rate="10",
        decimals="8",
        epoch="10000",
    )
    assert_sound(page)
    assert shows_results(page) or page.warning
    if shows_results(page):
        assert_every_view_sound(page)


@pytest.mark.slow
def test_the_longest_training_at_every_end_of_the_film():
    page = opened(preset="roelants", epochs="10000", epoch="10000")
    assert_sound(page)
    page.session_state["epoch"] = 0
    assert_sound(page.run())


def test_weights_that_are_too_large_to_start_from_are_explained():
    page = opened(activation="identity", w_a="1e6")
    page.number_input(key="length").set_value(100).run()
    assert_sound(page)
    assert not shows_results(page)
    (warning,) = page.warning
    assert "too large" in warning.value
    page.number_input(key="w_a").set_value(1.0).run()
    assert shows_results(page)
    assert not page.warning


@pytest.mark.parametrize(
    ("kind", "key", "value", "rewinds"),
    [
        ("number_input", "w_a", 2.0, True),
        ("number_input", "w_x", 2.0, True),
        ("number_input", "a0", 2.0, True),
        ("number_input", "learning_rate", 0.2, True),
        ("number_input", "epochs", 40, True),
        ("number_input", "length", 2, True),
        ("select_slider", "learning_rate_coarse", 0.2, True),
        ("selectbox", "activation", "relu", True),
        ("button_group", "rule", "note", True),
        ("button_group", "targets", "own", True),
        ("slider", "decimals", 4, False),
        ("selectbox", "notation", "state", False),
    ],
)
def test_what_changes_the_run_goes_back_to_its_start_and_the_look_does_not(
    kind, key, value, rewinds
):
    page = opened(epoch="7")
    assert page.query_params["epoch"] == "7"
    getattr(page, kind)(key=key).set_value(value).run()
    assert page.query_params.get("epoch") == (None if rewinds else "7")


def test_both_controls_of_the_learning_rate_stay_together():
    page = opened()
    page.select_slider(key="learning_rate_coarse").set_value(0.5).run()
    assert page.number_input(key="learning_rate").value == 0.5
    page.number_input(key="learning_rate").set_value(0.0123).run()
    assert page.select_slider(key="learning_rate_coarse").value == 0.01
    assert page.number_input(key="learning_rate").value == 0.0123


def test_more_decimals_show_more_of_the_same_number():
    page = opened()
    for decimals, text in ((0, "2"), (3, "1.823"), (6, "1.822894")):
        page.slider(key="decimals").set_value(decimals).run()
        assert loss(page) == text


@pytest.mark.parametrize(("name", "letter"), [("state", "S[t]"), ("hidden", "hₜ")])
def test_another_notation_changes_the_letters_of_the_page_and_no_number(name, letter):
    page, plain = opened(notation=name), opened()
    assert letter in table(page, "states")["quantity"].tolist()
    assert "a⟨t⟩" not in table(page, "states")["quantity"].tolist()
    assert page.number_input(key="w_a").label != plain.number_input(key="w_a").label
    assert loss(page) == loss(plain)
    assert inputs(page) == inputs(plain)
    assert NOTATIONS[name].w_a in table(show(page, "backward"), "check")["weight"].tolist()


def test_a_preset_that_was_changed_says_so() -> None:
    page = opened(view="backward")
    changed = "You have changed the numbers that this preset opens with."
    assert not any(changed in caption.value for caption in page.sidebar.caption)
    page.number_input(key="w_a").set_value(-0.7).run()
    assert any(changed in caption.value for caption in page.sidebar.caption)
    assert not any("(a) is −2.07" in caption.value for caption in page.main.caption)
    page.number_input(key="w_a").set_value(1.0).run()
    assert not any(changed in caption.value for caption in page.sidebar.caption)
    assert any("(a) is −2.07" in caption.value for caption in page.main.caption)
