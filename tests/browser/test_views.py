"""Opening a view, the way back, and the keys that lead there."""

import pytest
from playwright.sync_api import Page, expect

from rnn_core import PRESETS
from tests.browser.controls import (
    answer_field,
    choose,
    field,
    open_view,
    shown,
    strip,
    type_into,
)
from tests.browser.sequences import cell
from tests.browser.stages import cells, expected
from tests.browser.steps import rerun, settle, visit

PROJECTOR = {"width": 1280, "height": 720}
PHONE = {"width": 390, "height": 844}


def top(page: Page) -> float:
    return page.get_by_test_id("stMain").evaluate("main => main.scrollTop")


def test_a_key_opens_a_view_at_the_top_and_escape_goes_back(page: Page) -> None:
    page.set_viewport_size(PROJECTOR)
    visit(page)
    page.locator('td[data-c="L"]').focus()  # an input would be typed over
    with rerun(page):
        page.keyboard.press("4")
    assert "view=landscape" in page.url
    heading = page.get_by_role("heading", name="Landscape")
    expect(heading).to_be_in_viewport()
    assert heading.bounding_box()["y"] < 150
    # What is read below keeps the recurrence and the loss in sight.
    strip = page.locator(".stage-part .strip")
    expect(strip).to_be_visible()
    expect(strip).to_contain_text("L = 1.82")
    expect(page.locator(".player")).to_be_in_viewport()
    page.keyboard.press("Escape")
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop < 8")
    expect(strip).to_be_hidden()


def test_the_strip_leads_back(page: Page) -> None:
    page.set_viewport_size(PROJECTOR)
    visit(page)
    open_view(page, "backward")
    assert top(page) > 100
    page.locator(".stage-part .strip").click()
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop < 8")


@pytest.mark.parametrize("query", ["", "present=1"])
def test_one_view_after_another_is_opened_from_the_same_place(page: Page, query: str) -> None:
    page.set_viewport_size(PROJECTOR)
    visit(page, query)
    for name in ("backward", "update", "practice", "note_checked", "forward"):
        open_view(page, name)
        strip = page.locator(".stage-part .strip").bounding_box()
        button = page.locator(f'.desk-views [data-view="{name}"]').bounding_box()
        assert button["y"] >= strip["y"] + strip["height"], "the strip lies over the views"


def test_on_a_phone_the_strip_is_whole(page: Page) -> None:
    page.set_viewport_size(PHONE)
    visit(page)
    page.locator('td[data-c="L"]').focus()
    with rerun(page):
        page.keyboard.press("7")
    strip = page.locator(".stage-part .strip")
    assert strip.evaluate("strip => strip.scrollWidth <= strip.clientWidth")
    assert strip.bounding_box()["y"] == 0
    views = page.locator(".desk-views").bounding_box()
    assert views["y"] + views["height"] <= strip.bounding_box()["height"]


def test_what_is_typed_into_a_field_opens_nothing(page: Page) -> None:
    visit(page, "view=practice")
    for typed in (answer_field(page, "(a)"), field(page, "w_a"), cell(page, 0, 1)):
        typed.click()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type("4p")
        expect(typed).to_have_value("4p")
        page.keyboard.press("Escape")
    settle(page)
    assert page.url.endswith("view=practice")


def test_p_presents_and_escape_leaves(page: Page) -> None:
    visit(page)
    page.locator("td[data-c]").first.focus()
    with rerun(page):
        page.keyboard.press("p")
    assert "present=1" in page.url
    expect(strip(page)).to_be_visible()
    with rerun(page):
        page.keyboard.press("Escape")
    assert "present=1" not in page.url


def test_the_first_tab_offers_the_player(page: Page) -> None:
    visit(page)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    expect(page.locator(".stage-skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    expect(page.locator('.player [data-show="epoch"]')).to_have_text("1 of 50")


@pytest.mark.parametrize(
    ("size", "query"), [(PROJECTOR, ""), (PROJECTOR, "present=1"), (PHONE, "")]
)
def test_the_player_takes_the_focus_and_the_stage_stays_in_sight(
    page: Page, size: dict[str, int], query: str
) -> None:
    page.set_viewport_size(size)
    visit(page, query)
    for part in ("", " .play", " select", " input"):
        page.evaluate("document.activeElement.blur()")
        page.locator(f".player{part}").focus()
        assert top(page) == 0, f"the focus on .player{part} has moved the page"
    page.locator(".stage-skip").press("Enter")
    expect(page.locator(".player")).to_be_focused()
    for _ in range(4):
        page.keyboard.press("Tab")
        assert top(page) == 0, "Tab within the player has moved the page"
    page.locator('.player [data-go="forward"]').click()
    assert top(page) == 0
    settle(page)


# What of the focused thing lies below the player or the strip. A table that scrolls by itself
# may be higher than the room between them.
HIDDEN = """() => {
  const { activeElement: focused } = document;
  if (!focused.closest(".st-key-open_view")) return null;
  const box = (element) => element.getBoundingClientRect();
  const bottom = box(document.querySelector('[data-testid="stBottom"]')).top;
  const top = box(document.querySelector(".stage-part .strip")).bottom; // hidden, it is 0
  const { top: from, bottom: to, height } = box(focused);
  const name = `${focused.tagName} "${focused.ariaLabel ?? focused.textContent}"`;
  if (height > bottom - top) return "";
  if (to > bottom + 1) return `${name} is below the player`;
  return from < top - 1 ? `${name} is below the strip` : "";
}"""


@pytest.mark.parametrize(
    ("size", "query"),
    [
        (PROJECTOR, "view=backward"),
        (PROJECTOR, "view=practice&present=1"),
        ({"width": 1920, "height": 1080}, "view=practice&present=1"),
        (PHONE, "view=practice"),
    ],
)
def test_what_is_focused_in_a_view_is_not_below_the_player(
    page: Page, size: dict[str, int], query: str
) -> None:
    page.set_viewport_size(size)
    visit(page, query)
    page.locator(".desk-views .present").focus()  # the last before the view
    for key in ("Tab", "Shift+Tab"):
        seen = 0
        page.keyboard.press(key)
        while (hidden := page.evaluate(HIDDEN)) is not None:
            assert not hidden
            seen += 1
            page.keyboard.press(key)
        assert seen > 2, "the view has more than that to be focused"


def test_a_state_chosen_in_the_view_forward_is_looked_at_everywhere(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 1400})
    visit(page)
    with rerun(page):
        page.locator('.page-table [data-look="3.1"]').last.click()
    assert "example=3" in page.url
    assert "step=1" in page.url
    expect(page.locator('.stage-part tr[data-row="3"]')).to_have_class("mine")
    # By the keyboard: one Tab stop, arrows inside, Enter.
    page.locator('.page-table [data-look][tabindex="0"]').first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    with rerun(page):
        page.keyboard.press("Enter")
    assert "example=" not in page.url  # the first, as the preset opens
    assert "step=" not in page.url


def test_example_and_step_are_typed_in_a_view(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 1400})
    visit(page)
    type_into(page, "example", "2")
    type_into(page, "step", "1")
    assert page.url.endswith("?example=2&step=1")
    expect(page.locator('.stage-part tr[data-row="2"]')).to_have_class("mine")
    page.locator('.page-table [data-look="3.2"]').last.click()
    settle(page)
    assert (shown(page, "example"), shown(page, "step")) == ("3", "2")


def test_the_bar_says_which_view_is_open_and_back_leads_to_the_one_before(page: Page) -> None:
    visit(page)
    for name in ("update", "landscape"):
        open_view(page, name)
        expect(page.locator(".desk-views [aria-current]")).to_have_count(1)
    with rerun(page):
        page.go_back()
    assert page.url.endswith("?view=update")
    expect(page.locator('.desk-views [data-view="update"]')).to_have_attribute(
        "aria-current", "true"
    )
    expect(page.get_by_role("heading", name="Update", exact=True)).to_be_attached()
    with rerun(page):
        page.go_back()
    assert page.evaluate("location.search") == ""


@pytest.mark.parametrize("pause", [0, 120, 240])
def test_back_and_forward_faster_than_the_server_answers(page: Page, pause: int) -> None:
    visit(page)
    for name in ("identity", "exploding", "vanishing", "roelants"):
        choose(page, "preset", name)
    for go in 2 * (4 * [page.go_back] + 4 * [page.go_forward]):
        go()
        page.wait_for_timeout(pause)
    settle(page)
    assert page.url.endswith("?preset=roelants")
    expect(page.locator('.player [data-show="epoch"]')).to_have_text("0 of 1000")
    for _ in range(3):
        page.go_back()
    settle(page)
    assert page.url.endswith("?preset=identity")
    numbers = cells(page)
    assert numbers == numbers | expected(PRESETS["identity"], 0)


def test_a_table_of_a_view_is_copied_as_cells(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 1400})
    visit(page)
    page.locator('.page-table [data-look][tabindex="0"]').first.focus()
    copied = page.evaluate(
        """() => new Promise(done => {
            document.addEventListener('copy', event =>
                done(event.clipboardData.getData('text/plain')), { once: true });
            document.execCommand('copy');
        })"""
    )
    lines = copied.split("\n")
    assert lines[0].startswith("example\tnumber\tt = 0\tt = 1")
    assert any(line.endswith("0\t0.76\t0.64\t0.57") for line in lines)
