"""The controls have room in a window of 1280 × 720, hold still, and make way for a class."""

import pytest
from playwright.sync_api import Locator, Page, expect

from rnn_core import PRESETS
from tests.browser.controls import (
    choose,
    chosen,
    field,
    part,
    present,
    said,
    shown,
    step,
    stop_presenting,
    strip,
    type_into,
)
from tests.browser.sequences import select, sequences, tool, typed, write
from tests.browser.steps import rerun, settle, visit

WINDOW = {"width": 1280, "height": 720}
FIELDS = [
    *("preset", "length", "targets", "w_a", "w_x", "a0", "activation", "learning_rate"),
    *("epochs", "rule"),
]


def sidebar(page: Page) -> Locator:
    return page.get_by_test_id("stSidebar")


def places(page: Page) -> dict[str, dict[str, float]]:
    buttons = [*sequences(page).get_by_role("button").all()]
    buttons += sidebar(page).locator(".desk-sidebar > .row > .desk-button, .display").all()
    found = {name: part(page, name).bounding_box() for name in FIELDS}
    found |= {button.inner_text(): button.bounding_box() for button in buttons}
    found["about"] = sidebar(page).locator(".about").bounding_box()
    found["cells"] = sequences(page).locator(".frame").bounding_box()
    assert len(found) == len(FIELDS) + 4 + 3 + 2
    return found


@pytest.mark.parametrize("preset", PRESETS)
def test_every_control_is_in_sight_and_at_the_same_place(page: Page, preset: str) -> None:
    page.set_viewport_size(WINDOW)
    visit(page)
    of_the_lesson = places(page)
    for name, box in of_the_lesson.items():
        assert box["x"] >= 0, name
        assert box["x"] + box["width"] <= 300, name
        assert box["y"] >= 0, name
        assert box["y"] + box["height"] <= 700, name
    visit(page, f"preset={preset}&w_a=0.123456&notation=hidden")
    assert places(page) == of_the_lesson
    content = page.get_by_test_id("stSidebarContent")
    assert content.evaluate("e => e.scrollHeight <= e.clientHeight")
    assert content.evaluate("e => e.scrollWidth <= e.clientWidth")


def test_no_two_controls_lie_over_each_other(page: Page) -> None:
    page.set_viewport_size(WINDOW)
    visit(page)
    boxes = [*places(page).items()]
    for i, (name, one) in enumerate(boxes):
        for other_name, other in boxes[i + 1 :]:
            apart = (
                one["x"] + one["width"] <= other["x"]
                or other["x"] + other["width"] <= one["x"]
                or one["y"] + one["height"] <= other["y"]
                or other["y"] + other["height"] <= one["y"]
            )
            assert apart, f"{name} and {other_name}"


def test_a_button_that_is_pressed_again_is_where_it_was(page: Page) -> None:
    page.set_viewport_size(WINDOW)
    visit(page)
    for name, values in {
        "w_a": ["1.1", "1.2", "1.3"],
        "epochs": ["60", "70", "80"],
        "length": ["4", "5", "6"],
    }.items():
        box = step(page, name, "more").bounding_box()
        for value in values:
            with rerun(page):
                page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            assert shown(page, name) == value


def test_steps_pressed_faster_than_the_server_answers_all_count(page: Page) -> None:
    visit(page)
    for _ in range(7):
        step(page, "w_a", "more").click()
    assert shown(page, "w_a") == "1.7"  # at once
    settle(page)
    assert shown(page, "w_a") == "1.7"
    assert page.url.endswith("?w_a=1.7")
    field(page, "w_a").focus()
    for key in ("ArrowUp", "PageUp", "ArrowDown", "ArrowDown", "PageDown"):
        page.keyboard.press(key)
    settle(page)
    assert shown(page, "w_a") == "1.6"
    assert page.url.endswith("?w_a=1.6")


def test_what_is_typed_stays_as_it_was_typed_and_is_read(page: Page) -> None:
    visit(page)
    type_into(page, "w_a", "1/4")
    assert shown(page, "w_a") == "1/4"
    assert page.url.endswith("?w_a=0.25")
    expect(said(page, "w_a")).to_have_text("= 0.25")
    with rerun(page):
        step(page, "w_a", "more").click()
    assert shown(page, "w_a") == "0.35"
    type_into(page, "w_x", "0,5")
    assert page.url.endswith("?w_a=0.35&w_x=0.5")
    field(page, "w_x").fill("7")
    page.keyboard.press("Escape")
    assert shown(page, "w_x") == "0,5"


def test_a_sentence_about_a_number_moves_no_control(page: Page) -> None:
    page.set_viewport_size(WINDOW)
    visit(page)
    before = places(page)
    for name, text in {
        "w_a": "abc",
        "w_x": "1e9",
        "learning_rate": "0",
        "epochs": "2.5",
        "length": "200",
    }.items():
        type_into(page, name, text)
        expect(said(page, name)).to_be_visible()
        expect(said(page, name)).to_contain_text("Until then")
        expect(field(page, name)).to_have_attribute("aria-invalid", "true")
        expect(page.locator(".desk-live")).to_have_text(said(page, name).inner_text())
        box = said(page, name).bounding_box()
        assert box["x"] >= 0, name
        assert box["x"] + box["width"] <= 300, name
        assert box["y"] + box["height"] <= 720, name
    assert places(page) == before
    assert page.evaluate("location.search") == ""  # what counted before still counts
    type_into(page, "w_a", "2")
    expect(said(page, "w_a")).to_be_hidden()
    assert places(page) == before


def test_a_sentence_about_a_cell_moves_no_control(page: Page) -> None:
    page.set_viewport_size(WINDOW)
    visit(page)
    before = places(page)
    select(page, 0, 1)
    with rerun(page):
        write(page, "abc")
    about = sidebar(page).locator(".about p")
    expect(about).to_contain_text("Row 1, x⟨1⟩: “abc” is not a number.")
    expect(about).to_be_visible()
    assert places(page) == before


def test_more_rows_and_steps_move_no_control(page: Page) -> None:
    page.set_viewport_size(WINDOW)
    visit(page)
    before = places(page)
    for _ in range(4):
        tool(page, "+ Row").click()
    settle(page)
    type_into(page, "length", "9")
    assert places(page) == before
    type_into(page, "length", "90")
    assert places(page) == before


def test_what_is_set_while_presenting_is_set_in_the_sidebar(page: Page) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    visit(page)
    select(page, 1, 1)
    with rerun(page):
        write(page, "7")
    present(page)
    expect(sidebar(page)).to_have_count(0)
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    assert field(page, "w_a").evaluate(size) >= 28
    ends = strip(page).bounding_box()
    assert ends["x"] == ends["y"] == 0
    assert ends["width"] == 1920
    type_into(page, "w_a", "2")
    choose(page, "activation", "relu")
    stop_presenting(page)
    assert shown(page, "w_a") == "2"
    assert chosen(page, "activation") == "relu"
    assert typed(page)[1] == ["7", "1", "1", "9"]
    assert shown(page, "epochs") == "50"


def test_a_preset_chosen_while_presenting_reaches_all_controls(page: Page) -> None:
    page.set_viewport_size(WINDOW)
    visit(page, "present=1&decimals=3")
    choose(page, "preset", "roelants")
    assert "present=1" in page.url
    stop_presenting(page)
    assert page.url.endswith("?preset=roelants&decimals=3")
    assert shown(page, "length") == "10"
    assert shown(page, "epochs") == "1000"


def test_on_a_phone_the_controls_open_over_the_page(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page)
    reset = page.locator(".desk-button.reset")
    expand = page.get_by_test_id("stExpandSidebarButton")
    box = expand.bounding_box()
    assert box["y"] >= 0
    main = page.get_by_test_id("stMainBlockContainer").bounding_box()
    expand.click()
    expect(reset).to_be_in_viewport(ratio=1)
    settle(page)
    assert page.get_by_test_id("stMainBlockContainer").bounding_box() == main
    with rerun(page):
        step(page, "w_a", "more").click()
    assert "w_a=1.1" in page.url
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    expect(reset).not_to_be_in_viewport()
