"""A number of the stage is typed over where it stands, also while presenting."""

import pytest

from tests.browser.agreement import assert_agrees, state
from tests.browser.steps import idle, start


def choose(page, key):
    page.locator(f'[data-c="{key}"]').first.click()
    idle(page)


def type_over(page, key, text):
    choose(page, key)
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    idle(page)


@pytest.mark.parametrize("query", ["", "present=1"])
def test_a_chosen_input_takes_typing(page, query):
    start(page, query)
    type_over(page, "x.2.3", "1/2")
    assert "x=1,0,0;0,1,0.5;1,1,1" in state(page)["query"]
    assert page.locator(".stage-over").count() == 0
    assert_agrees(page)


def test_what_is_no_number_stays_with_its_sentence_and_escape_leaves(page):
    start(page, "")
    type_over(page, "x.1.1", "2z")
    over = page.locator(".stage-over")
    assert over.locator("input").input_value() == "2z"
    assert (
        over.locator("p").inner_text().endswith("“2z” is not a number. Until then, 1 is used.")
    )
    page.keyboard.press("Control+a")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    idle(page)
    assert over.count() == 0
    assert state(page)["query"] == "?x=2,0,0;0,1,1;1,1,1&step=1"
    choose(page, "x.1.1")
    page.keyboard.type("9")
    page.keyboard.press("Escape")
    idle(page)
    assert over.count() == 0
    assert_agrees(page)


def test_a_typed_target_makes_all_targets_one_s_own(page):
    start(page, "")
    type_over(page, "y.3", "5")
    assert state(page)["query"].startswith("?x=1,0,0;0,1,1;1,1,1&y=1,2,5")
    assert_agrees(page)


def test_digits_open_views_where_no_input_is_chosen(page):
    start(page, "")
    page.keyboard.press("3")
    idle(page)
    assert state(page)["view"] == "update"


@pytest.mark.parametrize("scrolled", [0, 700])
def test_a_number_can_be_chosen_after_a_presentation(page, scrolled):
    page.set_viewport_size({"width": 1280, "height": 720})
    start(page)
    page.mouse.move(700, 400)
    page.mouse.wheel(0, scrolled)
    page.keyboard.press("p")
    idle(page)
    for _ in range(2 if scrolled else 1):  # back to the stage first
        page.keyboard.press("Escape")
        idle(page)
    assert state(page)["query"] == ""
    choose(page, "x.1.1")
    assert "example 1" in page.locator('.stage-part[data-part="reading"]').inner_text()
    choose(page, "x.1.1")
    type_over(page, "x.1.1", "2")
    assert "x=2,0,0" in state(page)["query"]
