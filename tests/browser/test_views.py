"""Opening a view, the way back, and the keys that lead there."""

from playwright.sync_api import Page, expect

from tests.browser.steps import rerun, visit

PROJECTOR = {"width": 1280, "height": 720}


def top(page: Page) -> float:
    return page.get_by_test_id("stMain").evaluate("main => main.scrollTop")


def test_a_key_opens_a_view_at_the_top_and_escape_goes_back(page: Page) -> None:
    page.set_viewport_size(PROJECTOR)
    visit(page)
    page.locator("td[data-c]").first.focus()
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
    with rerun(page):
        page.get_by_role("radio", name="Backward", exact=True).click()
    assert top(page) > 100
    page.locator(".stage-part .strip").click()
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop < 8")


def test_what_is_typed_into_a_field_opens_nothing(page: Page) -> None:
    visit(page, "view=practice")
    field = page.get_by_test_id("stTextInput").locator("input").first
    field.click()
    page.keyboard.type("4")
    expect(field).to_have_value("4")
    assert "view=practice" in page.url


def test_p_presents_and_escape_leaves(page: Page) -> None:
    visit(page)
    page.locator("td[data-c]").first.focus()
    with rerun(page):
        page.keyboard.press("p")
    assert "present=1" in page.url
    expect(page.locator(".st-key-strip")).to_be_visible()
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
