"""axe-core looks at every view in both themes; a keyboard alone is enough."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from dashboard.controls.settings import VIEW_NAMES
from tests.browser.controls import (
    answer_field,
    choice,
    chosen,
    display,
    field,
    part,
    strip,
    type_into,
)
from tests.browser.sequences import cell, tool
from tests.browser.steps import rerun, visit

# The name of what hears the keys.
NAME = """() => {
    const { ariaLabel, labels, textContent } = document.activeElement;
    return ariaLabel ?? (labels?.length ? labels[0].textContent : textContent);
}"""


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


def display_is_open(page: Page) -> None:
    display(page)


def rows_are_edited_as_text(page: Page) -> None:
    tool(page, "Text …").click()
    expect(page.locator("dialog.desk-dialog")).to_be_visible()


def something_is_wrong(page: Page) -> None:
    type_into(page, "w_a", "abc")
    type_into(page, "epochs", "2.5")
    cell(page, 0, 1).fill("x")
    with rerun(page):
        cell(page, 0, 1).press("Enter")


def it_asks_before_it_empties(page: Page) -> None:
    with rerun(page):
        answer_field(page, "(a)").fill("17")
        answer_field(page, "(a)").press("Enter")
    page.locator(".desk-button.reset").click()
    expect(page.locator(".desk-card[role=dialog]")).to_be_visible()


def a_tip_is_shown(page: Page) -> None:
    mark = part(page, "w_a").get_by_role("button", name="Help")
    mark.focus()
    expect(page.locator(".desk-tip")).to_be_in_viewport(ratio=1)
    expect(mark).to_have_accessible_description(re.compile("^The factor of the previous state"))


STATES = (
    display_is_open,
    rows_are_edited_as_text,
    something_is_wrong,
    it_asks_before_it_empties,
    a_tip_is_shown,
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_where(
    page: Page, state: Callable[[Page], None], scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 1280, "height": 720})
    visit(page, "view=practice")
    state(page)
    assert violations(page) == []


def test_tab_leads_through_the_controls_in_their_order(page: Page) -> None:
    visit(page)
    choice(page, "preset", "note").focus()
    names = []
    for _ in range(45):
        names.append(page.evaluate(NAME))
        page.keyboard.press("Tab")
        if names[-1] == "Reset":
            break
    helps = [name for name in names if name.startswith("Help: ")]
    assert len(helps) == 11
    assert [name for name in names if name not in helps] == [
        *("Preset", "Steps"),
        *(f"x⟨{t}⟩ of example {i}" for i in (1, 2, 3) for t in (1, 2, 3)),
        *("+ Row", "− Row", "Text …", "sums"),
        *("W_a at the start", "W_x at the start", "a⟨0⟩", "Activation f"),
        *("Learning rate", "Epochs", "exact", "Display", "Copy link", "Reset"),
    ]


def test_the_keyboard_alone_sets_everything(page: Page) -> None:
    visit(page)
    for name, value, key in (("targets", "sum", "ArrowRight"), ("rule", "exact", "ArrowRight")):
        choice(page, name, value).focus()
        with rerun(page):
            page.keyboard.press(key)
    assert (chosen(page, "targets"), chosen(page, "rule")) == ("own", "note")
    page.locator(".desk-button.display").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(NAME) == "Help: Decimals"
    page.keyboard.press("Tab")
    with rerun(page):
        page.keyboard.press("ArrowRight")
    assert "decimals=3" in page.url
    page.keyboard.press("Escape")
    expect(page.locator(".desk-card:popover-open")).to_have_count(0)
    assert page.evaluate(NAME) == "Display"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    with rerun(page):
        page.keyboard.press("Enter")  # Reset
    assert page.url.endswith("?decimals=3")
    assert page.evaluate(NAME) == "Reset"
    with rerun(page):
        page.keyboard.press("p")
    assert "present=1" in page.url
    field(page, "w_a").focus()
    with rerun(page):
        page.keyboard.press("ArrowUp")
    expect(field(page, "w_a")).to_be_focused()
    strip(page).locator(".close").focus()
    with rerun(page):
        page.keyboard.press("Enter")
    assert page.url.endswith("?w_a=1.1&decimals=3")


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
