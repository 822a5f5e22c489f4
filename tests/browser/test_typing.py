"""What is typed is what counts, in every number field and cell, and nothing is lost."""

import pytest

from dashboard.controls import link
from dashboard.controls.link import parameters
from rnn_core import read
from tests.browser.agreement import assert_agrees, state
from tests.browser.controls import field, keys_into
from tests.browser.sequences import cell
from tests.browser.steps import idle, start

FIELDS = ("w_a", "w_x", "a0", "learning_rate")
READABLE = {
    "0.5": 0.5,
    "0,5": 0.5,
    ".5": 0.5,
    "1/3": 1 / 3,
    "½": 0.5,
    "1e-3": 0.001,
    "2·10^−3": 0.002,
    "(1+2)/4": 0.75,
    "50 %": 0.5,
    "\u00a00.25\u2009": 0.25,
    "1,000": 1.0,
    "1.000": 1.0,
}
NEGATIVE = ("-1", "−1", "–1", "—1", "- 1")
UNREADABLE = ("abc", "1-0,5x", "e", "--", "-", "1,2,3", "nan", "1e999")


def settings_of(page):
    return link.read(parameters(state(page)["query"])).settings


@pytest.mark.parametrize("name", FIELDS)
def test_every_form_of_a_number_counts_in_every_field(page, name):
    start(page, "x=1,0;0,1")
    negative = dict.fromkeys(NEGATIVE, -1.0) if name != "learning_rate" else {}
    for text, value in (READABLE | negative).items():
        keys_into(page, name, text)
        idle(page)
        assert getattr(settings_of(page), name) == value, text
        assert field(page, name).input_value().strip() == text.strip()
        assert field(page, name).get_attribute("aria-invalid") == "false"
    assert_agrees(page)


@pytest.mark.parametrize("name", FIELDS)
def test_what_cannot_be_read_keeps_its_text_and_gets_a_sentence(page, name):
    start(page)
    keys_into(page, name, "0.25")
    for text in UNREADABLE:
        keys_into(page, name, text, key="Tab")
        idle(page)
        assert field(page, name).input_value() == text
        assert field(page, name).get_attribute("aria-invalid") == "true"
        said = page.locator(f"#{field(page, name).get_attribute('aria-describedby')}")
        assert said.is_visible()
        assert said.inner_text().endswith("Until then, 0.25 is used.")
        assert page.locator(".desk-live").inner_text() == said.inner_text()
        assert getattr(settings_of(page), name) == 0.25
    assert_agrees(page)


def test_an_ambiguous_number_says_how_it_was_read(page):
    start(page)
    keys_into(page, "w_a", "1,000")
    idle(page)
    assert "is read as 1" in page.locator('[data-of="w_a"] .said').inner_text()


def test_a_number_out_of_range_says_the_range(page):
    start(page)
    keys_into(page, "learning_rate", "11")
    keys_into(page, "epochs", "0")
    idle(page)
    rate = page.locator('[data-of="learning_rate"] .said').inner_text()
    assert rate == "Type a number from 0.0001 to 10. Until then, 0.1 is used."
    epochs = page.locator('[data-of="epochs"] .said').inner_text()
    assert epochs == "Type a whole number from 1 to 10,000. Until then, 50 is used."


def test_a_caret_at_the_end_and_a_number_typed_there(page):
    start(page)
    field(page, "w_x").click()
    page.keyboard.press("End")
    page.keyboard.type("-0.5")
    page.keyboard.press("Enter")
    idle(page)
    assert settings_of(page).w_x == 0.5  # 1−0.5, and the field says so
    assert field(page, "w_x").input_value() == "1-0.5"


def test_the_keys_step_and_nothing_moves_while_it_is_clicked(page):
    start(page)
    place = page.locator('[data-of="w_x"] .more')
    before = page.locator(".desk-sidebar").evaluate("(e) => e.innerHTML.length")
    box = place.bounding_box()
    for _ in range(3):
        page.mouse.click(box["x"] + 5, box["y"] + 5)
    assert place.bounding_box() == box
    idle(page)
    assert before
    assert settings_of(page).w_x == 1.3
    field(page, "w_x").focus()
    for key in ("ArrowDown", "PageUp", "PageDown", "PageDown"):
        page.keyboard.press(key)
    idle(page)
    assert settings_of(page).w_x == 0.2
    assert field(page, "w_x").get_attribute("aria-valuenow") == "0.2"
    assert_agrees(page)


def test_every_form_of_a_number_counts_in_a_cell(page):
    start(page)
    for text, value in READABLE.items():
        cell(page, 1, 2).click()
        page.keyboard.press("Control+a")
        page.keyboard.type(text)
        page.keyboard.press("Enter")
        idle(page)
        assert read(settings_of(page).sheet.x[1][1]).value == value, text
    for text in UNREADABLE:
        cell(page, 1, 2).click()
        page.keyboard.press("Control+a")
        page.keyboard.type(text)
        page.keyboard.press("Enter")
        idle(page)
        assert cell(page, 1, 2).input_value() == text
        assert cell(page, 1, 2).get_attribute("aria-invalid") == "true"
        assert page.locator(".about .fault").inner_text().endswith("Until then, 1.000 is used.")
    assert_agrees(page)


@pytest.mark.parametrize("attempt", range(3))
def test_fifty_cells_at_sixty_keys_a_second_while_runs_are_slow(page, slow_server, attempt):
    rows = ";".join(["0,0,0,0,0"] * 10)
    start(page, f"x={rows}", slow_server.url)
    texts = [f"{(7 * k + attempt) % 90 / 10:.1f}" for k in range(50)]
    cell(page, 0, 1).click()
    for k, text in enumerate(texts):
        page.keyboard.type(text, delay=16)
        page.keyboard.press("Tab")
        if k % 5 == 4 and k < 49:
            cell(page, k // 5 + 1, 1).focus()
    idle(page)
    sheet = settings_of(page).sheet
    assert [float(c) for row in sheet.x for c in row] == list(map(float, texts))
    assert_agrees(page)


@pytest.mark.parametrize("name", ["epochs", "length"])
def test_every_form_of_a_whole_number_counts_where_one_is_needed(page, name):
    start(page)
    forms = {"20": 20, "2·10": 20, "4/2": 2, "1e1": 10, "2^3": 8, " 7\u2009": 7, "400 %": 4}
    for text, value in forms.items():
        keys_into(page, name, text)
        idle(page)
        settings = settings_of(page)
        assert (settings.sheet.length if name == "length" else settings.epochs) == value, text
    for text in ("2.5", "½", "abc", "-1", "0", "1e9", ""):
        keys_into(page, name, text, key="Tab")
        idle(page)
        assert field(page, name).get_attribute("aria-invalid") == "true", text
        said = page.locator(f'[data-of="{name}"] .said').first.inner_text()
        assert said.endswith("Until then, 4 is used.")
    assert_agrees(page)


def test_every_form_of_a_number_counts_as_an_answer_in_practice(page):
    start(page, "view=practice")
    answer = page.locator("input[data-question]").first
    for text in ("0.76", "0,76", ".76", "19/25", "76 %", "7.6·10^−1", "76e-2", "(0.38)*2"):
        answer.fill(text)
        answer.press("Enter")
        idle(page)
        assert answer.get_attribute("aria-invalid") == "false", text
        assert answer.input_value() == text
        assert text in str(settings_of(page).answers)
    for text in UNREADABLE:
        answer.fill(text)
        answer.press("Enter")
        idle(page)
        assert answer.get_attribute("aria-invalid") == "true", text
        said = page.locator(f'[id="{answer.get_attribute("aria-describedby")}"]')
        assert said.inner_text()
        assert answer.input_value() == text
