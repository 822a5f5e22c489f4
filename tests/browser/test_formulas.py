"""No formula is wider than its place: on a desk and on a phone, long, negative, precise."""

import pytest
from playwright.sync_api import Page

from tests.browser.controls import open_view
from tests.browser.formulas import TOO_WIDE
from tests.browser.steps import rerun, settle, visit

CASES = {
    "the lesson": "example=3&step=1",
    "negative numbers": "w_a=-0.7&x=-1,0.5,2;0,1,-1&decimals=6&step=1",
    "by the note's rule": "rule=note&w_a=-1.25&x=-1,0.5,2;0,1,-1;2,-2,0.25&decimals=6&step=1",
    "twelve steps": "preset=vanishing&step=1&decimals=6",
    "twelve steps, negative": "preset=vanishing&step=2&w_a=-1.3&w_x=-0.8&decimals=6&epoch=3",
    "a kink": "activation=leaky_relu&w_a=-0.7&x=-1,0.5,2;0,1,-1&decimals=6&step=1",
    "large numbers": "preset=exploding&step=1&epoch=3&decimals=4",
}
SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}

# The lesson's letters are the widest; the others are tried where lines are long.
LONG = "twelve steps, negative"


def fits(page: Page, formulas: int) -> None:
    for size in SIZES.values():
        page.set_viewport_size(size)
        settle(page)
        assert page.locator(".katex-display").count() > formulas
        assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize(
    ("case", "notation"),
    [*((case, "lesson") for case in CASES), (LONG, "state"), (LONG, "hidden")],
)
def test_no_formula_is_wider_than_its_place(page: Page, case: str, notation: str) -> None:
    page.set_viewport_size(SIZES["phone"])
    visit(page, f"{CASES[case]}&notation={notation}&view=backward")
    with rerun(page):
        page.locator("summary", has_text="Where the terms come from").click()
    fits(page, 12)
    for view, formulas in (("forward", 3), ("update", 1)):
        open_view(page, view)
        fits(page, formulas)


def test_no_slip_of_the_note_is_wider_than_its_place(page: Page) -> None:
    visit(page, "view=note_checked")
    pills = (
        page.get_by_test_id("stButtonGroup").filter(has_text="the labels").get_by_role("radio")
    )
    names = pills.all_inner_texts()
    assert len(names) == 10
    for place, name in enumerate(names):
        with rerun(page):
            pills.nth(place).focus()
            page.keyboard.press("Space")
        # To and fro, beginning with the size that the last label was seen in: all charts are
        # drawn anew for every change.
        for size in [*SIZES.values()][:: 1 if place % 2 else -1]:
            page.set_viewport_size(size)
            page.wait_for_timeout(100)
            assert page.evaluate(TOO_WIDE) == [], name
