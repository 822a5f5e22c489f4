"""The whole lesson worked by keyboard alone, with three slips made on purpose."""

from playwright.sync_api import Locator, Page, expect

from dashboard.display.numbers import fixed
from rnn_core import PRESETS
from rnn_core.practice import questions
from tests.browser.formulas import TOO_WIDE
from tests.browser.steps import number_input, rerun, settle, visit

LESSON = PRESETS["note_rule"]

SLIPS = {
    "(a)": ("−1.36", "The second example is missing"),
    "(b)": ("-2,13", "where a⟨2⟩ belongs"),
    "new_w_x": ("−0.65", "The learning rate is missing"),
}


def practice(page: Page) -> Locator:
    return page.locator(".st-key-open_view")


def focused(page: Page) -> str | None:
    return page.evaluate("document.activeElement.getAttribute('aria-label')")


def tab_to(page: Page, label: str) -> None:
    """Press Tab until the field of this question has the focus."""
    for _ in range(12):
        page.keyboard.press("Tab")
        if focused(page) == label:
            return
    raise AssertionError(f"{label} is not reached by Tab")


def answer(page: Page, text: str) -> None:
    with rerun(page):
        page.keyboard.type(text, delay=10)
        page.keyboard.press("Enter")


def test_the_lesson_is_worked_by_keyboard_and_the_slips_are_named(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, "preset=note_rule")
    bar = page.locator(".st-key-views_bar")
    bar.get_by_role("radio", name="Practice").focus()
    with rerun(page):
        page.keyboard.press("Space")
    page.get_by_role("button", name="Draw these numbers").focus()
    asked = sorted(questions(LESSON), key=lambda q: q.example or 99)
    for question in asked:
        tab_to(page, question.name)
        if question.key in SLIPS:
            wrong, diagnosis = SLIPS[question.key]
            answer(page, wrong)
            expect(practice(page).get_by_text(diagnosis)).to_be_visible()
            assert focused(page) == question.name
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
    hints = practice(page).get_by_role("button", name="Hint", exact=True)
    count = practice(page).locator(".katex-display").count()
    for name in ("Hint", "Hint 2", "Answer", "Hide"):
        button = practice(page).get_by_role("button", name=name, exact=True).first
        with rerun(page):
            button.focus()
            page.keyboard.press("Enter")
        shown = practice(page).locator(".katex-display").count()
        assert shown == count + (name != "Hide")
        assert page.evaluate(TOO_WIDE) == []
    expect(hints.first).to_be_focused()


def test_the_first_answer_keeps_the_focus_and_tab_goes_on(page: Page) -> None:
    visit(page, "preset=note_rule&view=practice")
    first = practice(page).locator('input[aria-label="a⟨1⟩ of example 1"]')
    first.click()
    answer(page, "0.76")
    expect(first).to_be_focused()
    expect(practice(page).get_by_text("1 of 23 are right.")).to_be_visible()
    tab_to(page, "a⟨2⟩ of example 1")
    with rerun(page):
        page.keyboard.type("0.64", delay=10)
        page.keyboard.press("Tab")
    tab_to(page, "a⟨3⟩ of example 1")


def test_the_player_does_not_hide_the_field_with_the_focus(page: Page) -> None:
    visit(page, "preset=note_rule&view=practice")
    page.get_by_role("button", name="Draw these numbers").focus()
    for question in sorted(questions(LESSON), key=lambda q: q.example or 99):
        tab_to(page, question.name)
        bottom = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        assert bottom < page.locator(".player").bounding_box()["y"], question.name


def test_drawing_and_clearing_empty_the_fields_on_the_screen(page: Page) -> None:
    visit(page, "preset=note_rule&view=practice")
    field = page.locator('input[aria-label="a⟨1⟩ of example 1"]')
    field.click()
    answer(page, "0.76")
    page.get_by_role("spinbutton", name="Seed").fill("5")
    with rerun(page):
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Draw these numbers").click()
    with rerun(page):  # something is typed, so it asks first
        page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Practice", exact=True)).to_be_visible()
    expect(field).to_have_value("")
    field.click()
    answer(page, "17")
    expect(page.get_by_text("Not yet.")).to_have_count(1)
    page.get_by_role("button", name="Clear my answers").click()
    with rerun(page):
        page.get_by_role("button", name="Clear all answers").click()
    expect(field).to_have_value("")
    expect(page.get_by_text("Not yet.")).to_have_count(0)


def test_own_numbers_are_the_same_for_everyone_with_the_seed(page: Page, other: Page) -> None:
    visit(page, "seed=42")
    shown = number_input(page, "W_x").locator("input").input_value()
    other.goto(page.url + "&show_key=1")
    settle(other)
    assert number_input(other, "W_x").locator("input").input_value() == shown
    expect(other.get_by_role("table").filter(has_text="the loss")).to_be_visible()
