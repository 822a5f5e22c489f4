"""The controls have room in a window of 1280 × 720, hold still, and make way for a class."""

import pytest
from playwright.sync_api import Locator, Page, expect

from rnn_core import PRESETS
from tests.browser.grids import select, typed, wake_editor, write
from tests.browser.steps import number_input, rerun, settle, visit

WINDOW = {"width": 1280, "height": 720}
KEYS = [
    *("preset", "length", "targets", "w_a", "w_x", "a0", "activation", "learning_rate"),
    *("epochs", "rule", "display_menu", "reset"),
]


def sidebar(page: Page) -> Locator:
    return page.get_by_test_id("stSidebar")


def control(page: Page, key: str) -> Locator:
    return sidebar(page).locator(f".st-key-{key}").first


def places(page: Page) -> dict[str, dict[str, float]]:
    found = {key: control(page, key).bounding_box() for key in KEYS}
    return found | {"grid": sidebar(page).get_by_test_id("stDataFrame").bounding_box()}


@pytest.mark.parametrize("preset", PRESETS)
def test_every_control_is_in_sight_and_at_the_same_place(page: Page, preset: str) -> None:
    page.set_viewport_size(WINDOW)
    visit(page)
    of_the_lesson = places(page)
    for key, box in of_the_lesson.items():
        assert box["x"] >= 0, key
        assert box["x"] + box["width"] <= 300, key
        assert box["y"] >= 0, key
        assert box["y"] + box["height"] <= 700, key
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
    for label, values in {
        "W_a": ["1.1", "1.2", "1.3"],
        "Epochs": ["60", "70", "80"],
        "Steps": ["4", "5", "6"],
    }.items():
        number = number_input(page, label)
        box = number.get_by_role("button", name="Increment").bounding_box()
        for value in values:
            with rerun(page):
                page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            expect(number.locator("input")).to_have_value(value)


def test_a_sentence_about_a_cell_moves_no_control(page: Page) -> None:
    page.set_viewport_size(WINDOW)
    visit(page)
    before = places(page)
    wake_editor(page)
    select(page, 0, 0)
    with rerun(page):
        write(page, "abc")
    expect(sidebar(page).get_by_text("Row 1, x⟨1⟩: “abc” is not a number.")).to_be_visible()
    assert places(page) == before


def test_what_is_set_while_presenting_is_set_in_the_sidebar(page: Page) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    visit(page)
    wake_editor(page)
    select(page, 1, 0)
    with rerun(page):
        write(page, "7")
    with rerun(page):
        page.get_by_role("button", name="Present", exact=True).click()
    expect(sidebar(page)).to_have_count(0)
    strip = page.locator(".st-key-strip")
    field = number_input(page, "W_a").locator("input")
    assert field.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 28
    ends = strip.bounding_box()
    assert ends["x"] == 0
    assert ends["width"] == 1920
    with rerun(page):
        field.fill("2")
        field.press("Enter")
    with rerun(page):
        strip.get_by_role("combobox", name="f", exact=True).click()
        page.get_by_role("option", name="relu", exact=True).click()
    with rerun(page):
        page.get_by_role("button", name="Stop presenting").click()
    expect(strip).to_have_count(0)
    expect(number_input(page, "W_a at the start").locator("input")).to_have_value("2")
    expect(sidebar(page).get_by_role("combobox", name="Activation f")).to_have_value("relu")
    assert typed(page)[1] == ["7", "1", "1"]
    expect(number_input(page, "Epochs").locator("input")).to_have_value("50")


def test_a_preset_chosen_while_presenting_reaches_all_controls(page: Page) -> None:
    page.set_viewport_size(WINDOW)
    visit(page, "present=1&decimals=3")
    with rerun(page):
        page.get_by_role("combobox", name="Preset").click()
        page.get_by_role("option", name="Twenty sequences of ten").click()
    assert "present=1" in page.url
    with rerun(page):
        page.get_by_role("button", name="Stop presenting").click()
    assert page.url.endswith("?preset=roelants&decimals=3")
    expect(number_input(page, "Steps").locator("input")).to_have_value("10")
    expect(number_input(page, "Epochs").locator("input")).to_have_value("1000")


def test_on_a_phone_the_controls_open_over_the_page(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page)
    expand = page.get_by_test_id("stExpandSidebarButton")
    box = expand.bounding_box()
    assert box["y"] >= 0
    main = page.get_by_test_id("stMainBlockContainer").bounding_box()
    expand.click()
    expect(control(page, "reset")).to_be_in_viewport(ratio=1)
    settle(page)
    assert page.get_by_test_id("stMainBlockContainer").bounding_box() == main
    button = number_input(page, "W_a").get_by_role("button", name="Increment")
    with rerun(page):
        button.click()
    assert "w_a=1.1" in page.url
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    expect(control(page, "reset")).not_to_be_in_viewport()
