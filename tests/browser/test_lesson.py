"""The page opened with no parameters shows the lesson's numbers."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.grids import rows, table
from tests.browser.steps import rerun, visit


def states(page: Page) -> list[list[str]]:
    return [row[3:] for row in rows(table(page, "t = 0")) if row[1] == "a⟨t⟩"]


def terms(page: Page) -> dict[str, str]:
    return {row[0]: row[3] for row in rows(table(page, "term")) if row[0].startswith("(")}


def metric(page: Page, label: str) -> str:
    return (
        page.get_by_test_id("stMetric")
        .filter(has_text=label)
        .get_by_test_id("stMetricValue")
        .inner_text()
    )


def test_the_lesson_is_read_off_the_screen(page: Page) -> None:
    visit(page)
    assert states(page) == [
        ["0.76", "0.64", "0.57"],
        ["0", "0.76", "0.94"],
        ["0.76", "0.94", "0.96"],
    ]
    assert metric(page, "Loss at the start") == "1.82"
    assert metric(page, "Floor of the loss") == "1.67"
    assert terms(page) == {
        "(a)": "−0.19",
        "(b)": "−0.29",
        "(c)": "−0.04",
        "(d)": "−0.10",
        "(e)": "−0.05",
        "(f)": "0.00",
    }
    expect(page.get_by_text("The terms agree with the loss.")).to_be_visible()


def test_the_notes_own_way_back_is_read_off_the_screen(page: Page) -> None:
    visit(page)
    with rerun(page):
        page.get_by_role("radio", name="as in the note").click()
    assert terms(page) == {
        "(a)": "−2.07",
        "(b)": "−2.00",
        "(c)": "−2.07",
        "(d)": "−1.26",
        "(e)": "−1.65",
        "(f)": "0.00",
    }
    expect(page.get_by_text("It does not agree, and it cannot.")).to_be_visible()


@pytest.mark.parametrize("query", ["", "preset=roelants"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_sticks_out_of_the_window(page: Page, width: int, query: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    visit(page, query)
    wider = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stMain"] .katex-html .base, '
            + '[data-testid="stVegaLiteChart"], [data-testid="stMetric"]')]
            .filter(e => e.getBoundingClientRect().right > e.closest(
                '[data-testid="stElementContainer"]').getBoundingClientRect().right + 1)
            .map(e => e.textContent.slice(0, 80))"""
    )
    assert wider == []
