"""Tables and the sequences grid, read and typed into as a person does.

A grid is drawn on a canvas; inside the canvas lies the same table for screen readers, and
that is what is read here.
"""

import re

from playwright.sync_api import Locator, Page, expect

HEADER, ROW, MARKER = 36, 27, 33  # pixels: header, row, and the column for ticking rows

# Which cell is selected; none where it is the empty row at the end, which no table has.
SELECTED = """() => document.querySelector(
    '[data-testid="stSidebar"] td[aria-selected="true"]')?.id"""
# No cell is open for typing, the grid hears the keys, and the table for screen readers, which
# follows a fifth of a second later and moves the focus once more, has another cell selected.
MOVED_ON = f"""left => !document.querySelector('#portal textarea, #portal input')
    && document.activeElement.closest('[data-testid="stDataFrame"]')
    && (!left || ({SELECTED})() !== left)"""


def table(page: Page, heading: str) -> Locator:
    """The table of a view with this column heading, word for word."""
    has_heading = page.locator("th", has_text=re.compile(f"^{re.escape(heading)}$"))
    return page.locator(".page-table").filter(has=has_heading).first


def rows(grid: Locator) -> list[list[str]]:
    """All cells that are drawn, row by row, without the heading."""
    return grid.locator("table").first.evaluate(
        "t => [...t.tBodies[0].rows].map(row => [...row.cells].map(cell => cell.textContent))"
    )


def sequences(page: Page) -> Locator:
    """The grid in which the sequences are typed."""
    grid = page.get_by_test_id("stSidebar").get_by_test_id("stDataFrame")
    expect(grid).to_be_visible()
    return grid


def typed(page: Page) -> list[list[str]]:
    """What the sequences grid holds, without the empty row at its end."""
    return [row for row in rows(sequences(page)) if any(row)]


def select(page: Page, row: int, column: int, columns: int = 3) -> None:
    """Click a cell of the sequences grid (counted from 0; all columns must be in sight)."""
    cells = sequences(page).locator(".dvn-scroller")
    top = cells.evaluate(
        "(e, top) => { e.scrollTop = top; return e.scrollTop; }", max(row - 2, 0) * ROW
    )
    width = (cells.bounding_box()["width"] - MARKER) / columns
    x, y = MARKER + width * (column + 0.5), HEADER + ROW * (row + 0.5) - top
    cells.click(position={"x": x, "y": y})
    cell = f'#glide-cell-{column + 1}-{row}[aria-selected="true"]'
    expect(sequences(page).locator(cell)).to_be_attached()


def write(page: Page, text: str, key: str = "Enter") -> None:
    """Type into the selected cell as a quick hand does, and leave it with a key.

    The grid takes its focus back a moment after a cell is left; a key before that is lost.
    """
    left = page.evaluate(SELECTED)
    page.keyboard.type(text, delay=80)
    page.wait_for_timeout(80)
    page.keyboard.press(key)
    page.wait_for_function(MOVED_ON, arg=left)


def tick(page: Page, row: int) -> None:
    """Tick a row at its left."""
    cells = sequences(page).locator(".dvn-scroller")
    cells.click(position={"x": MARKER / 2, "y": HEADER + ROW * (row + 0.5)})


def tool(page: Page, name: str) -> Locator:
    """A button of the grid's own toolbar, which shows on hovering."""
    grid = sequences(page)
    grid.hover()
    return grid.locator(f'button[aria-label^="{name}"]')


def wake_editor(page: Page) -> None:
    """Open a cell once: Streamlit fetches its editor then, and drops keys until it is there."""
    select(page, 0, 0)
    page.keyboard.press("Enter")
    page.locator("#portal textarea, #portal input").first.wait_for()
    page.keyboard.press("Escape")
