"""axe-core looks at every view in both themes; a keyboard alone is enough."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from dashboard.controls.settings import VIEW_NAMES
from tests.browser.steps import rerun, visit


def violations(page: Page) -> list[str]:
    """A line for each element that breaks a rule, by its rule and selector."""
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEW_NAMES)
def test_axe_finds_nothing(page: Page, view: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    visit(page, f"view={view}")
    assert violations(page) == []


@pytest.mark.parametrize("query", ["present=1", "preset=roelants"])
def test_axe_finds_nothing_in_another_mode(page: Page, query: str) -> None:
    visit(page, query)
    assert violations(page) == []


def test_a_keyboard_alone_plays_chooses_reads_and_opens(page: Page) -> None:
    visit(page)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the skip link: to the player
    page.keyboard.press("End")
    expect(page.locator('.player [data-show="epoch"]')).to_have_text("50 of 50")
    page.keyboard.press("Home")
    page.locator('table[data-table="terms"] td[tabindex="0"]').focus()
    with rerun(page):
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    expect(page.locator('.stage-part[data-part="reading"]')).to_contain_text("(b), example 1")
    page.keyboard.press("Escape")
    with rerun(page):
        page.keyboard.press("2")
    assert "view=backward" in page.url
