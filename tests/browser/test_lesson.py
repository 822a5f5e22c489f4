"""The page opened with no parameters shows the lesson's numbers."""

import pytest
from playwright.sync_api import Page, expect

from rnn_core import term_label
from tests.browser.controls import choose
from tests.browser.stages import cells
from tests.browser.steps import visit


def terms(page: Page) -> dict[str, str]:
    shown = cells(page)
    return {term_label(w, t, 3): shown[f"s.{w}.{t}"] for t in (3, 2, 1) for w in ("w_x", "w_a")}


def test_the_lesson_is_read_off_one_screen_without_scrolling(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    visit(page)
    shown = cells(page)
    states = [[shown[f"a.{i}.{t}"] for t in (1, 2, 3)] for i in (1, 2, 3)]
    assert states == [["0.76", "0.64", "0.57"], ["0", "0.76", "0.94"], ["0.76", "0.94", "0.96"]]
    assert [shown[f"e.{i}"] for i in (1, 2, 3)] == ["0.19", "1.12", "4.16"]
    assert terms(page) == {
        "(a)": "−0.19",
        "(b)": "−0.29",
        "(c)": "−0.04",
        "(d)": "−0.10",
        "(e)": "−0.05",
        "(f)": "0",
    }
    head = page.locator('.stage-part[data-part="head"]')
    expect(head).to_contain_text("L = 1.82")
    expect(head).to_contain_text("lowest possible 1.67")
    expect(page.locator(".verdict")).to_have_text("✓ the numerical gradient agrees")
    player = page.locator(".player").bounding_box()
    floor = page.get_by_test_id("stBottom").bounding_box()["y"]
    for part in (
        '.stage-part[data-part="head"]',
        '.stage-part[data-part="tables"]',
        '.stage-part[data-part="network"]',
        '.st-key-loss [data-testid="stVegaLiteChart"]',
        '.stage-part[data-part="reading"]',
        ".desk-views",
    ):
        box = page.locator(part).bounding_box()
        assert box["y"] >= 0, part
        assert box["y"] + box["height"] <= floor, part
        assert box["x"] + box["width"] <= 1280, part
    assert player["y"] + player["height"] <= 720


def test_the_notes_own_way_back_is_read_off_the_screen(page: Page) -> None:
    visit(page, "view=backward")
    choose(page, "rule", "note")
    assert terms(page) == {
        "(a)": "−2.07",
        "(b)": "−2.00",
        "(c)": "−2.07",
        "(d)": "−1.26",
        "(e)": "−1.65",
        "(f)": "0",
    }
    expect(page.locator(".verdict")).to_contain_text("not the gradient")


@pytest.mark.parametrize(
    "query", ["", "preset=roelants", "view=landscape", "view=backward&preset=vanishing"]
)
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_sticks_out_of_the_window(page: Page, width: int, query: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    visit(page, query)
    wider = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stMain"] .katex-html .base, '
            + '[data-testid="stVegaLiteChart"], .stage-part .equation, .drawing svg')]
            .filter(e => e.getBoundingClientRect().right > e.closest(
                '[data-testid="stElementContainer"]').getBoundingClientRect().right + 1)
            .map(e => e.textContent.slice(0, 80))"""
    )
    assert wider == []
