"""The tables of the views, read as a person does."""

import re

from playwright.sync_api import Locator, Page


def table(page: Page, heading: str) -> Locator:
    """The table of a view with this column heading, word for word."""
    has_heading = page.locator("th", has_text=re.compile(f"^{re.escape(heading)}$"))
    return page.locator(".page-table").filter(has=has_heading).first


def rows(found: Locator) -> list[list[str]]:
    """All its cells, row by row, without the heading."""
    return found.locator("table").first.evaluate(
        "t => [...t.tBodies[0].rows].map(row => [...row.cells].map(cell => cell.textContent))"
    )
