"""The table of the sequences, read and typed into as a person does."""

from playwright.sync_api import Locator, Page, expect

TARGET = 0
"""The column of the target y; the steps are the columns from 1 on."""

READ = """sheet => [...sheet.querySelectorAll('tbody tr')].map(row => [...row.cells].slice(1)
    .map(cell => cell.querySelector('input')?.value ?? cell.textContent))"""


def sequences(page: Page) -> Locator:
    """The table of fields, with its buttons."""
    return page.locator(".desk-sheet")


def typed(page: Page) -> list[list[str]]:
    """All its cells, row by row: the steps, and at the end the target or the sum."""
    return sequences(page).evaluate(READ)


def cell(page: Page, row: int, column: int) -> Locator:
    """The field of a row, counted from 0, and a step, counted from 1, or of its target."""
    return sequences(page).locator(f'input[data-row="{row}"][data-column="{column}"]')


def focused(page: Page) -> tuple[int, int] | None:
    """Row and column of the field that hears the keys."""
    place = page.evaluate(
        """() => {
            const { row, column } = document.activeElement.dataset;
            return row === undefined ? null : [Number(row), Number(column)];
        }"""
    )
    return place and tuple(place)


def select(page: Page, row: int, column: int) -> None:
    """Click a cell; all of its text is selected then, so that what is typed replaces it."""
    cell(page, row, column).click()
    expect(cell(page, row, column)).to_be_focused()


def write(page: Page, text: str, key: str = "Enter") -> None:
    """Type into the selected cell, and leave it with a key."""
    page.keyboard.type(text)
    page.keyboard.press(key)


def tool(page: Page, name: str) -> Locator:
    """A button below the table."""
    return sequences(page).get_by_role("button", name=name, exact=True)
