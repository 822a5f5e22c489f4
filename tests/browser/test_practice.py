"""The whole lesson worked by keyboard alone, with three slips made on purpose."""

from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.numbers import fixed
from rnn_core import PRESETS
from rnn_core.practice import questions
from tests.browser.steps import rerun, settle, visit

LESSON = PRESETS["note_rule"]

SLIPS = {
    "(a)": ("−1.36", "The second example is missing"),
    "(b)": ("-2,13", "where a⟨2⟩ belongs"),
    "new_w_x": ("−0.65", "The learning rate is missing"),
}


def practice(page: Page) -> Locator:
    return page.get_by_test_id("stExpander").filter(has_text="Practice:")


def tab_to(page: Page, label: str) -> None:
    """Press Tab until the field of this question has the focus."""
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('aria-label')") == label:
            return
    raise AssertionError(f"{label} is not reached by Tab")


def answer(page: Page, text: str) -> None:
    with rerun(page):
        page.keyboard.type(text, delay=10)
        page.keyboard.press("Enter")


def test_the_lesson_is_worked_by_keyboard_and_the_slips_are_named(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, "preset=note_rule")
    opener = practice(page).locator("summary")
    opener.focus()
    with rerun(page):
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Clear my answers").focus()
    asked = sorted(questions(LESSON), key=lambda q: q.example or 99)
    for question in asked:
        tab_to(page, question.name)
        if question.key in SLIPS:
            wrong, diagnosis = SLIPS[question.key]
            answer(page, wrong)
            expect(practice(page).get_by_text(diagnosis)).to_be_visible()
            page.keyboard.press("ControlOrMeta+a")
        answer(page, fixed(question.answer, 2))
    expect(practice(page).get_by_text("23 of 23 are right.")).to_be_visible()
    expect(practice(page).get_by_text("example dropped: once")).to_be_visible()
    wide = page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert wide


def test_answers_survive_a_reload_and_hints_go_three_deep(page: Page) -> None:
    visit(page, "preset=note_rule&answers=%7B%22(a)%22%3A%22-1.36%22%7D")
    field = practice(page).locator('input[aria-label="(a)"]')
    expect(field).to_have_value("-1.36")
    field.fill("-2.0")
    with rerun(page):
        field.press("Enter")
    page.reload()
    settle(page)
    expect(practice(page).locator('input[aria-label="(a)"]')).to_have_value("-2.0")
    for name in ("Hint", "Next hint", "Show the answer"):
        before = practice(page).locator(".katex-display").count()
        with rerun(page):
            practice(page).get_by_role("button", name=name).first.click()
        assert practice(page).locator(".katex-display").count() == before + 1


def test_own_numbers_are_the_same_for_everyone_with_the_seed(
    page: Page, browser: Browser
) -> None:
    visit(page, "seed=42")
    shown = page.get_by_test_id("stMetricValue").all_inner_texts()
    other = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    other.goto(page.url + "&show_key=1")
    settle(other)
    assert other.get_by_test_id("stMetricValue").all_inner_texts() == shown
    expect(other.get_by_role("table").filter(has_text="the loss")).to_be_visible()
    other.context.close()
