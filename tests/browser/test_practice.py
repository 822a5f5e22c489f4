"""The whole lesson worked by keyboard alone, with three slips made on purpose."""

from playwright.sync_api import Locator, Page, expect

from dashboard.display.numbers import fixed
from rnn_core import PRESETS
from rnn_core.practice import questions
from tests.browser.controls import (
    answer_field,
    choice,
    chosen,
    go_on,
    open_view,
    shown,
    type_into,
    view,
)
from tests.browser.formulas import TOO_WIDE
from tests.browser.steps import rerun, settle, visit

LESSON = PRESETS["note_rule"]

SLIPS = {
    "(a)": ("−1.36", "The second example is missing"),
    "(b)": ("-2,13", "where a⟨2⟩ belongs"),
    "new_w_x": ("−0.65", "The learning rate is missing"),
}


def practice(page: Page) -> Locator:
    return page.locator(".st-key-open_view")


def said(page: Page, text: str) -> Locator:
    """A sentence beside the answers, for all to see."""
    return practice(page).get_by_test_id("stMarkdownContainer").get_by_text(text)


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
    view(page, "practice").focus()
    with rerun(page):
        page.keyboard.press("Space")
    page.get_by_role("button", name="Draw random numbers").focus()
    asked = sorted(questions(LESSON), key=lambda q: q.example or 99)
    for question in asked:
        tab_to(page, question.name)
        if question.key in SLIPS:
            wrong, diagnosis = SLIPS[question.key]
            answer(page, wrong)
            expect(said(page, diagnosis)).to_be_visible()
            expect(page.locator(".desk-live")).to_contain_text(f"{question.name}: Not yet.")
            expect(page.locator(".desk-live")).to_contain_text(diagnosis)
            assert page.locator(":focus").get_attribute("aria-invalid") == "true"
            assert focused(page) == question.name
            page.keyboard.press("ControlOrMeta+a")
        answer(page, fixed(question.answer, 2))
    expect(practice(page).get_by_text("23 of 23 are right.")).to_be_visible()
    expect(practice(page).get_by_text("example dropped: once")).to_be_visible()
    wide = page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert wide


def test_answers_survive_a_reload_and_hints_go_three_deep(page: Page) -> None:
    visit(page, "preset=note_rule&answers=%7B%22(a)%22%3A%22-1.36%22%7D")
    field = answer_field(page, "(a)")
    expect(field).to_have_value("-1.36")
    field.fill("-2.0")
    with rerun(page):
        field.press("Enter")
    page.reload()
    settle(page)
    expect(field).to_have_value("-2.0")
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
    first = answer_field(page, "a[1,1]")
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
    page.get_by_role("button", name="Draw random numbers").focus()
    for question in sorted(questions(LESSON), key=lambda q: q.example or 99):
        tab_to(page, question.name)
        bottom = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        assert bottom < page.locator(".player").bounding_box()["y"], question.name


def test_drawing_and_clearing_empty_the_fields_on_the_screen(page: Page) -> None:
    visit(page, "preset=note_rule&view=practice")
    field = answer_field(page, "a[1,1]")
    field.click()
    answer(page, "0.76")
    type_into(page, "seed", "5")
    page.get_by_role("button", name="Draw random numbers").click()
    go_on(page)  # something is typed, so it asks first
    expect(page.get_by_role("heading", name="Practice", exact=True)).to_be_visible()
    expect(field).to_have_value("")
    field.click()
    answer(page, "17")
    expect(said(page, "Not yet.")).to_have_count(1)
    page.get_by_role("button", name="Clear my answers").click()
    go_on(page)
    expect(field).to_have_value("")
    expect(said(page, "Not yet.")).to_have_count(0)


def test_own_numbers_are_the_same_for_everyone_with_the_seed(page: Page, other: Page) -> None:
    visit(page, "seed=42")
    other.goto(page.url + "&show_key=1")
    settle(other)
    assert shown(other, "w_x") == shown(page, "w_x") != "1"
    expect(other.get_by_role("table").filter(has_text="the loss")).to_be_visible()


def test_what_would_empty_the_answers_asks_and_no_is_an_answer(page: Page) -> None:
    visit(page, "preset=note_rule&view=practice&answers=%7B%22(a)%22%3A%22-1.36%22%7D")
    field = answer_field(page, "(a)")
    card = page.locator(".desk-card[role=dialog]")
    for ask, leave in (
        (lambda: page.locator(".desk-button.reset").click(), "Cancel"),
        (lambda: choice(page, "preset", "identity").select_option("identity"), "Escape"),
        (lambda: page.get_by_role("button", name="Draw random numbers").click(), "Cancel"),
        (lambda: page.get_by_role("button", name="Clear my answers").click(), "Escape"),
    ):
        ask()
        expect(card).to_be_in_viewport(ratio=1)
        expect(card.get_by_role("button", name="Continue")).to_be_focused()
        if leave == "Cancel":
            card.get_by_role("button", name="Cancel").click()
        else:
            page.keyboard.press("Escape")
        expect(card).to_have_count(0)
        settle(page)
        expect(field).to_have_value("-1.36")
        assert chosen(page, "preset") == "note_rule"
    # One question at a time, and it goes with what asked it.
    page.get_by_role("button", name="Clear my answers").click()
    expect(card).to_have_count(1)
    page.locator(".desk-button.reset").click()
    expect(card).to_have_count(1)
    open_view(page, "forward")
    expect(card).to_have_count(0)
    open_view(page, "practice")
    choice(page, "preset", "identity").select_option("identity")
    go_on(page)
    assert chosen(page, "preset") == "identity"
    expect(field).to_have_value("")
    with rerun(page):
        page.go_back()
    expect(field).to_have_value("-1.36")


def test_a_covered_solution_shows_nothing_that_gives_an_answer_away(page: Page) -> None:
    visit(page, "preset=note_rule&view=practice")
    with rerun(page):
        page.get_by_role("button", name="Cover the solution").click()
    expect(page.locator(".player, .stage-part table")).to_have_count(0)
    expect(page.locator(".desk-sidebar .about .help")).to_be_visible()
    with rerun(page):
        page.get_by_role("button", name="Show the answer key").click()
    expect(page.get_by_role("table").filter(has_text="the loss")).to_be_visible()
    assert page.url.endswith("?preset=note_rule&show_key=1&covered=1")
    with rerun(page):
        page.get_by_role("button", name="Uncover the solution").click()
    expect(page.locator(".player")).to_be_visible()
    assert "covered" not in page.url
