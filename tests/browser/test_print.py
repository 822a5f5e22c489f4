"""On paper: what is given, the stage and the open view; nothing is cut, nothing to click."""

import pytest

from tests.browser.controls import keys_into
from tests.browser.steps import idle, start

# CSS pixels between margins of a centimetre.
PAPER = {
    "A4": 794 - 2 * 38,
    "Letter": 816 - 2 * 38,
}


@pytest.mark.parametrize("paper", PAPER)
@pytest.mark.parametrize("view", ["forward", "backward", "update"])
def test_the_paper_has_all_that_is_given_the_stage_and_the_view(page, view, paper):
    start(page, f"view={view}&activation=sigmoid&a0=0.25")
    keys_into(page, "w_x", "-0.5")
    idle(page)
    page.locator(".st-key-loss svg .role-frame").first.wait_for()
    page.locator(".katex").first.wait_for()
    page.set_viewport_size({"width": PAPER[paper], "height": 1000})
    page.emulate_media(media="print")
    given = page.locator(".desk-given").inner_text()
    for part in (
        "W_a = 1",
        "W_x = −0.5",
        "a⟨0⟩ = 0.25",
        "f = sigmoid",
        "1 0 0 · 0 1 1 · 1 1 1",
    ):
        assert part in given
    for hidden in ('[data-testid="stSidebar"]', ".player", ".desk-views"):
        assert page.locator(hidden).first.is_hidden()
    for seen in ("table.live", ".drawing svg", ".st-key-loss svg", ".st-key-open_view .katex"):
        assert page.locator(seen).first.is_visible()
    page.wait_for_timeout(500)  # charts take the width of the paper
    cut = page.evaluate(
        """() => [...document.querySelectorAll("table, .drawing svg, .katex-html, .role-frame")]
            .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
            .map((e) => e.outerHTML.slice(0, 200))"""
    )
    assert cut == []
    assert (
        page.evaluate(
            "() => getComputedStyle(document.querySelector('[data-testid=stMain]')).overflowY"
        )
        == "visible"
    )
    page.emulate_media(media="screen")
    page.locator(".desk-given").wait_for(state="detached")


def test_the_sheet_of_the_lesson_has_its_loss_on_the_first_page(page):
    start(page)
    page.locator(".st-key-loss svg .role-frame").first.wait_for()
    page.set_viewport_size({"width": PAPER["A4"], "height": 1000})
    page.emulate_media(media="print")
    page.wait_for_timeout(500)
    bottom = page.locator(".st-key-loss").evaluate("(e) => e.getBoundingClientRect().bottom")
    assert bottom < 1123 - 2 * 38
