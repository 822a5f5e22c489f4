"""A number of the stage is typed over where it stands, also while presenting."""

import pytest

from tests.browser.desks import assert_agrees, settle, shown, visit


@pytest.mark.parametrize("query", ["", "present=1"])
def test_a_chosen_input_takes_typing(page, query):
    visit(page, query)
    page.locator('[data-c="x.2.3"]').first.click()
    settle(page)
    page.keyboard.type("1/2")
    page.keyboard.press("Enter")
    settle(page)
    assert "x=1,0,0;0,1,0.5;1,1,1" in shown(page)["query"]
    assert page.locator(".stage-over").count() == 0
    assert_agrees(page)


def test_what_is_no_number_stays_with_its_sentence_and_escape_leaves(page):
    visit(page, "")
    page.locator('[data-c="x.1.1"]').first.click()
    settle(page)
    page.keyboard.type("2z")
    page.keyboard.press("Enter")
    settle(page)
    over = page.locator(".stage-over")
    assert over.locator("input").input_value() == "2z"
    assert over.locator("p").inner_text().endswith("“2z” is not a number. Until then 1 counts.")
    page.keyboard.press("Control+a")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    settle(page)
    assert over.count() == 0
    assert shown(page)["query"] == "?x=2,0,0;0,1,1;1,1,1&step=1"
    page.locator('[data-c="x.1.1"]').first.click()
    page.keyboard.type("9")
    page.keyboard.press("Escape")
    settle(page)
    assert over.count() == 0
    assert_agrees(page)


def test_a_typed_target_makes_all_targets_one_s_own(page):
    visit(page, "")
    page.locator('[data-c="y.3"]').first.click()
    settle(page)
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    settle(page)
    assert shown(page)["query"].startswith("?x=1,0,0;0,1,1;1,1,1&y=1,2,5")
    assert_agrees(page)


def test_digits_open_views_where_no_input_is_chosen(page):
    visit(page, "")
    page.keyboard.press("3")
    settle(page)
    assert shown(page)["view"] == "update"


@pytest.mark.parametrize("scrolled", [0, 700])
def test_a_number_can_be_chosen_after_a_presentation(page, scrolled):
    page.set_viewport_size({"width": 1280, "height": 720})
    visit(page)
    page.mouse.move(700, 400)
    page.mouse.wheel(0, scrolled)
    page.keyboard.press("p")
    settle(page)
    for _ in range(2 if scrolled else 1):  # back to the stage first
        page.keyboard.press("Escape")
        settle(page)
    assert shown(page)["query"] == ""
    page.locator('[data-c="x.1.1"]').first.click()
    settle(page)
    assert "example 1" in page.locator('.stage-part[data-part="reading"]').inner_text()
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    settle(page)
    assert "x=2,0,0" in shown(page)["query"]
