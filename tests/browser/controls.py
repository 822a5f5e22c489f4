"""The desk: the fields, the choices and the buttons by which all is set, by their names.

What an action asks for is waited for; `shown` and `chosen` read what stands there.
"""

import json

from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import rerun


def part(page: Page, name: str) -> Locator:
    """All that belongs to one field: its name, its box, and what is said at it."""
    return page.locator(f'.desk-field[data-of="{name}"]')


def field(page: Page, name: str) -> Locator:
    """The field of a number."""
    return part(page, name).get_by_role("spinbutton")


def shown(page: Page, name: str) -> str:
    """What stands in the field of a number."""
    return field(page, name).input_value()


def said(page: Page, name: str) -> Locator:
    """What is said at the field of a number."""
    return part(page, name).locator(".said")


def type_into(page: Page, name: str, text: str) -> None:
    """Type a text into the field of a number, in place of what stands there."""
    with rerun(page):
        keys_into(page, name, text)


def keys_into(page: Page, name: str, text: str, key: str = "Enter") -> None:
    """The same without waiting, and with another last key, or none."""
    field(page, name).click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    page.keyboard.type(text)
    if key:
        page.keyboard.press(key)


def step(page: Page, name: str, by: str) -> Locator:
    """The button "less" or "more" of the field of a number."""
    return part(page, name).locator(f".{by}")


def choice(page: Page, name: str, value: str) -> Locator:
    """The list in which this value is, or its own place among a few side by side."""
    return page.locator(
        f'select[data-field="{name}"], input[data-field="{name}"][value="{value}"]'
    )


def choose(page: Page, name: str, value: str) -> None:
    """Choose one of several."""
    with rerun(page):
        pick(page, name, value)


def pick(page: Page, name: str, value: str) -> None:
    """The same without waiting."""
    found = choice(page, name, value)
    if found.evaluate("found => found.tagName") == "SELECT":
        found.select_option(value)
    else:
        found.check()


def sets(selector: str, value: str | float) -> str:
    """The script that sets a list or a slider at once, even in a card that is not open."""
    return f"""() => {{
        const control = document.querySelector({json.dumps(selector)});
        control.value = {json.dumps(value)};
        for (const name of ["input", "change"]) control.dispatchEvent(new Event(name));
    }}"""


def chosen(page: Page, name: str) -> str:
    """Which one of several is chosen."""
    return page.locator(
        f'select[data-field="{name}"], input[data-field="{name}"]:checked'
    ).input_value()


def view(page: Page, name: str) -> Locator:
    """The button that opens a view."""
    return page.locator(f'.desk-views [data-view="{name}"]')


def open_view(page: Page, name: str) -> None:
    """Open a view."""
    with rerun(page):
        view(page, name).click()
    expect(view(page, name)).to_have_attribute("aria-current", "true")


def present(page: Page) -> None:
    """Begin a presentation."""
    with rerun(page):
        page.locator(".desk-views .present").click()
    expect(strip(page)).to_be_visible()


def strip(page: Page) -> Locator:
    """What can be set while presenting, above the page."""
    return page.locator(".desk-strip")


def stop_presenting(page: Page) -> None:
    """End a presentation."""
    with rerun(page):
        strip(page).locator(".close").click()
    expect(strip(page)).to_have_count(0)


def reset(page: Page) -> None:
    """Everything as the preset opens it."""
    with rerun(page):
        page.locator(".desk-button.reset").click()


def display(page: Page) -> Locator:
    """The card behind the button "Display", opened."""
    page.locator(".desk-button.display").click()
    card = page.locator(".desk-card:popover-open")
    expect(card).to_be_visible()
    return card


def go_on(page: Page) -> None:
    """Confirm what empties the answers of practice."""
    with rerun(page):
        page.locator(".desk-card").get_by_role("button", name="Continue").click()


def answer_field(page: Page, question: str) -> Locator:
    """The field for the answer to a question of practice, by its key: (a), L, new_w_x."""
    return page.locator(f'input[data-question="{question}"]')
