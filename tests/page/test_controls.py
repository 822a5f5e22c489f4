"""Every control at both of its ends, alone and in the worst company."""

import pytest

from dashboard.controls.constants import RATE_STOPS
from dashboard.display.notation import NOTATIONS
from rnn_core import ACTIVATIONS, RULES
from tests.page.reading import (
    about,
    assert_every_view_sound,
    assert_sound,
    chosen,
    inputs,
    look,
    loss,
    opened,
    query,
    settings,
    show,
    shows_results,
    table,
    text_of,
    texts,
    told,
    typed,
)

ENDS = [
    *[(typed, key, end) for key in ("w_a", "w_x", "a0") for end in (-1e6, 0.0, 1e6)],
    (typed, "learning_rate", 1e-4),
    (typed, "learning_rate", 10.0),
    (typed, "epochs", 1),
    (typed, "epochs", 10_000),
    (typed, "length", 1),
    (typed, "length", 100),
    (chosen, "decimals", 0),
    (chosen, "decimals", 8),
    *[(chosen, "activation", name) for name in ACTIVATIONS],
    *[(chosen, "notation", name) for name in NOTATIONS],
    *[(chosen, "rule", name) for name in RULES],
    (chosen, "targets", "own"),
    (chosen, "targets", "sum"),
]


def value(page, key):
    """What the tab shows of a control."""
    said = told(page)
    return said["numbers"][key][1] if key in said["numbers"] else said["chosen"][key]


@pytest.mark.parametrize(("sets", "key", "end"), ENDS)
def test_every_control_may_be_at_either_end_and_the_link_opens_that_view(sets, key, end):
    page = sets(opened(preset="exploding"), key, end)
    assert_sound(page)
    assert not page.error
    assert value(page, key) == end
    assert shows_results(page) or page.warning  # too large to start from, and it says so
    again = opened(**query(page))
    assert_sound(again)
    assert value(again, key) == end
    assert query(again) == query(page)
    assert texts(again) == texts(page)
    if shows_results(page):
        assert_every_view_sound(page)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_largest_weights_on_the_longest_sequences(activation, rule):
    page = opened(w_a="1e6", w_x="-1e6", learning_rate="10", activation=activation, rule=rule)
    typed(page, "length", 100)
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
    look(page, epoch=0)
    assert_sound(page)


def test_weights_that_are_too_large_to_start_from_are_explained():
    page = opened(activation="identity", w_a="1e6")
    typed(page, "length", 100)
    assert_sound(page)
    assert not shows_results(page)
    (warning,) = page.warning
    assert "too large" in warning.value
    typed(page, "w_a", 1.0)
    assert shows_results(page)
    assert not page.warning


@pytest.mark.parametrize(
    ("sets", "key", "value", "rewinds"),
    [
        (typed, "w_a", 2.0, True),
        (typed, "w_x", 2.0, True),
        (typed, "a0", 2.0, True),
        (typed, "learning_rate", 0.2, True),
        (typed, "epochs", 40, True),
        (typed, "length", 2, True),
        (chosen, "activation", "relu", True),
        (chosen, "rule", "note", True),
        (chosen, "targets", "own", True),
        (chosen, "decimals", 4, False),
        (chosen, "notation", "state", False),
    ],
)
def test_what_changes_the_run_goes_back_to_its_start_and_the_look_does_not(
    sets, key, value, rewinds
):
    page = opened(epoch="7")
    assert query(page)["epoch"] == "7"
    sets(page, key, value)
    assert query(page).get("epoch") == (None if rewinds else "7")


@pytest.mark.parametrize("rate", RATE_STOPS)
def test_every_stop_of_the_coarse_scale_is_a_learning_rate(rate):
    page = typed(opened(), "learning_rate", f"{rate:g}")
    assert settings(page).learning_rate == rate
    assert text_of(page, "learning_rate") == f"{rate:g}"


def test_more_decimals_show_more_of_the_same_number():
    page = opened()
    for decimals, text in ((0, "2"), (3, "1.823"), (6, "1.822894")):
        chosen(page, "decimals", decimals)
        assert loss(page) == text


@pytest.mark.parametrize(("name", "letter"), [("state", "S[t]"), ("hidden", "hₜ")])
def test_another_notation_changes_the_letters_of_the_page_and_no_number(name, letter):
    page, plain = opened(notation=name), opened()
    assert letter in table(page, "states")["quantity"].tolist()
    assert "a⟨t⟩" not in table(page, "states")["quantity"].tolist()
    assert told(page)["letters"]["w_a"] == NOTATIONS[name].w_a
    assert told(page)["letters"]["w_a"] != told(plain)["letters"]["w_a"]
    assert loss(page) == loss(plain)
    assert inputs(page) == inputs(plain)
    assert NOTATIONS[name].w_a in table(show(page, "backward"), "check")["weight"].tolist()


def test_a_preset_that_was_changed_says_so() -> None:
    page = opened(view="backward")
    changed = "You have changed the numbers of this preset."
    assert changed not in about(page)
    typed(page, "w_a", -0.7)
    assert changed in about(page)
    assert not any("(a) is −2.07" in caption.value for caption in page.main.caption)
    typed(page, "w_a", 1.0)
    assert changed not in about(page)
    assert any("(a) is −2.07" in caption.value for caption in page.main.caption)
