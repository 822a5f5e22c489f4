"""Every view is a link: opening it shows that view, and the address follows the page."""

import pytest

from dashboard.controls.settings import VIEW_NAMES
from dashboard.display.numbers import fixed
from rnn_core import PRESETS, Dataset, Weights, train
from tests.page.reading import (
    assert_sound,
    cell,
    chosen,
    ending,
    go,
    grid,
    inputs,
    look,
    loss,
    notices,
    opened,
    preset,
    query,
    row,
    rows,
    settings,
    show,
    table,
    texts,
    told,
    typed,
    value_of,
)

# Every parameter that a view shows, none of them at its default.
VIEW = {
    "preset": "identity",
    "x": "1,0.5;-0.25,2;3,-1",
    "y": "1,-2,0.5",
    "w_a": "0.75",
    "w_x": "-0.5",
    "a0": "0.25",
    "activation": "softsign",
    "learning_rate": "0.02",
    "epochs": "30",
    "rule": "note",
    "decimals": "4",
    "notation": "hidden",
    "epoch": "12",
    "example": "2",
    "step": "1",
    "view": "backward",
}


def test_a_link_with_every_parameter_shows_that_view():
    page = opened(**VIEW)
    assert_sound(page)
    assert not page.error
    assert not notices(page)
    for key in ("w_a", "w_x", "a0", "learning_rate", "epochs"):
        assert value_of(page, key) == float(VIEW[key])
    assert settings(page).preset == "identity"
    assert settings(page).activation == "softsign"
    assert settings(page).notation == "hidden"
    assert settings(page).rule == "note"
    assert settings(page).decimals == 4
    assert value_of(page, "length") == 2
    assert settings(page).sheet.own_targets
    assert grid(page) == [["1", "0.5", "1"], ["-0.25", "2", "-2"], ["3", "-1", "0.5"]]


def test_the_numbers_of_that_view_are_those_of_the_core():
    page = opened(**{**VIEW, "view": "forward"})
    data = Dataset([[1, 0.5], [-0.25, 2], [3, -1]], [1, -2, 0.5])
    run = train(data, Weights(0.75, -0.5, 0.25), "softsign", 0.02, 30, "note")
    assert loss(page) == fixed(run.loss[12], 4)
    assert row(page, 1, "h")[0] == "0.2500"
    check = table(show(page, "backward"), "check")
    assert check["terms"].tolist() == [fixed(run.grad_w_x[12], 6), fixed(run.grad_w_a[12], 6)]


def test_the_address_of_an_opened_view_stays_as_it_is():
    page = opened(**VIEW)
    assert query(page) == VIEW
    assert query(page.run()) == VIEW
    again = opened(**query(page))
    for view in VIEW_NAMES:
        assert texts(show(again, view)) == texts(show(page, view))


@pytest.mark.parametrize(("epoch", "shown"), [("0", 0), ("50", 50), ("51", 50), ("10000", 50)])
def test_an_epoch_beyond_the_run_is_its_last(epoch, shown):
    page = opened(epoch=epoch)
    assert_sound(page)
    assert loss(page) == fixed(PRESETS["note"].run().loss[shown], 2)
    assert query(page) == ({"epoch": str(shown)} if shown else {})


def test_an_epoch_beyond_a_run_that_diverged_is_its_last_finite_one():
    page = opened(preset="too_fast", epoch="40", view="landscape")
    assert_sound(page)
    assert ending(page).startswith("Diverged")
    assert int(query(page)["epoch"]) < 40


def test_the_address_follows_every_change_and_forgets_what_is_back_at_the_default():
    page = opened()
    typed(page, "w_a", 0.5)
    assert query(page) == {"w_a": "0.5"}
    chosen(page, "decimals", 5)
    assert query(page) == {"w_a": "0.5", "decimals": "5"}
    typed(page, "w_a", 1.0)
    assert query(page) == {"decimals": "5"}
    page = cell(page, 0, 1, "7")
    assert query(page) == {"x": "7,0,0;0,1,1;1,1,1", "decimals": "5"}
    assert query(look(page, epoch=9))["epoch"] == "9"


def test_targets_of_ones_own_are_in_the_address():
    page = opened()
    chosen(page, "targets", "own")
    page = cell(page, 2, 0, "0.5")
    assert query(page)["y"] == "1,2,0.5"
    again = opened(**query(page))
    assert table(again, "predictions")["y"].tolist() == ["1", "2", "0.50"]


def test_going_back_brings_the_older_view():
    page = opened(w_x="0.5")
    typed(page, "w_a", 0.25)
    assert query(page) == {"w_x": "0.5", "w_a": "0.25"}
    assert not told(page)["went"]
    go(page, w_x="0.5")
    assert_sound(page)
    assert told(page)["went"]  # so that the tab writes no new entry of its history
    assert query(page) == {"w_x": "0.5"}
    assert value_of(page, "w_a") == 1
    assert value_of(page, "w_x") == 0.5


def test_going_back_brings_the_older_sequences():
    page = cell(opened(), 0, 1, "7")
    newer = query(page)
    go(page)
    assert inputs(page)[0] == ["1", "0", "0"]
    go(page, **newer)
    assert inputs(page)[0] == ["7", "0", "0"]
    assert_sound(page)


def test_parameters_of_others_are_passed_over():
    page = opened(utm_source="mail", w_a="0.5")
    assert_sound(page)
    assert not notices(page)
    assert query(page) == {"w_a": "0.5"}


@pytest.mark.parametrize("example", ["1", "11", "20"])
def test_a_link_to_an_example_shows_the_page_that_holds_it(example):
    page = opened(preset="roelants", example=example)
    assert_sound(page)
    assert example in table(page, "predictions")["example"].tolist()


def test_removing_the_example_that_is_looked_at_shows_the_last_one_left():
    page = opened(preset="roelants", example="20")
    rows(page, grid(page)[:5])
    assert_sound(page)
    assert table(page, "predictions")["example"].tolist() == ["1", "2", "3", "4", "5"]
    assert query(page)["example"] == "5"


def test_what_is_wrong_in_an_address_that_one_goes_back_to_is_said_until_the_next_preset():
    page = go(opened(), w_a="abc", epochs="7")
    assert_sound(page)
    assert len(notices(page)) == 1
    assert query(page) == {"epochs": "7"}
    assert not notices(preset(page, "identity"))


def test_a_change_is_not_lost_when_the_browser_still_has_the_address_before():
    # Two quick changes: the second comes with the address that the first has replaced.
    page = opened()
    typed(page, "w_a", 0.5)
    page.query_params["w_a"] = "7"
    typed(page, "w_x", 2.0)
    assert_sound(page)
    assert query(page) == {"w_a": "0.5", "w_x": "2"}
