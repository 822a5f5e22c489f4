"""Sequences are typed, added, removed, lengthened, and nothing typed is lost."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.controls import choose, shown, step, type_into
from tests.browser.sequences import (
    TARGET,
    cell,
    focused,
    select,
    sequences,
    tool,
    typed,
    write,
)
from tests.browser.steps import rerun, settle, visit
from tests.browser.tables import rows, table

LESSON = [["1", "0", "0", "1"], ["0", "1", "1", "2"], ["1", "1", "1", "3"]]


def about(page: Page) -> Locator:
    return page.locator(".desk-sidebar .about p")


def length(page: Page, by: str) -> None:
    with rerun(page):
        step(page, "length", by).click()


def query(page: Page) -> str:
    return page.evaluate("decodeURIComponent(location.search)")


def test_twenty_cells_typed_without_a_pause_all_stay(page: Page) -> None:
    visit(page)
    for _ in range(4):
        tool(page, "+ Row").click()
    numbers = [str(k + 1) for k in range(21)]
    select(page, 0, 1)
    for k, number in enumerate(numbers):
        if (k + 1) % 3:
            write(page, number, "Tab")
        else:  # as on paper: to the next line, and to its beginning
            write(page, number, "Enter")
            page.keyboard.press("ArrowLeft")
            page.keyboard.press("ArrowLeft")
    settle(page, quiet=800)
    wanted = [numbers[k : k + 3] for k in range(0, 21, 3)]
    assert [row[:3] for row in typed(page)] == wanted
    assert query(page) == "?x=" + ";".join(",".join(row) for row in wanted)
    assert [row[2] for row in rows(table(page, "ŷ"))] == [
        str(sum(map(int, row))) for row in wanted
    ]


def test_rows_are_added_below_the_cell_that_was_used_and_removed(page: Page) -> None:
    visit(page)
    select(page, 2, 1)
    with rerun(page):
        tool(page, "+ Row").click()
    assert typed(page) == [*LESSON, ["0", "0", "0", "0"]]
    assert focused(page) == (3, 1)
    assert len(rows(table(page, "ŷ"))) == 4
    select(page, 1, 1)
    with rerun(page):
        tool(page, "− Row").click()
    assert query(page) == "?x=1,0,0;1,1,1;0,0,0"
    assert focused(page) == (1, 1)


def test_the_length_changes_and_keeps_what_was_typed(page: Page) -> None:
    visit(page)
    select(page, 2, 3)
    with rerun(page):
        write(page, "0.25")
    length(page, "less")
    assert query(page) == "?x=1,0;0,1;1,1"
    length(page, "more")
    length(page, "more")
    assert query(page) == "?x=1,0,0,0;0,1,1,0;1,1,0.25,0"


def test_text_in_a_cell_is_answered_in_a_sentence_and_stays(page: Page) -> None:
    visit(page)
    select(page, 1, 3)
    with rerun(page):
        write(page, "three")
    sentence = "Row 2, x⟨3⟩: “three” is not a number"
    expect(about(page)).to_contain_text(sentence)
    expect(page.locator(".desk-live")).to_contain_text(sentence)
    wrong = cell(page, 1, 3)
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(wrong).to_have_attribute("aria-description", re.compile(re.escape(sentence)))
    assert [row[:3] for row in typed(page)][1] == ["0", "1", "three"]
    select(page, 1, 3)
    with rerun(page):
        write(page, "3")
    assert query(page) == "?x=1,0,0;0,1,3;1,1,1"
    expect(about(page)).not_to_contain_text("Row 2")
    expect(wrong).to_have_attribute("aria-invalid", "false")


def test_an_emptied_cell_is_named(page: Page) -> None:
    visit(page)
    select(page, 0, 2)
    with rerun(page):
        page.keyboard.press("Delete")
        page.keyboard.press("Enter")
    expect(about(page)).to_contain_text("Row 1, x⟨2⟩ is empty.")


def test_changing_the_activation_keeps_the_cells(page: Page) -> None:
    visit(page)
    select(page, 0, 1)
    write(page, "7", "Tab")
    choose(page, "activation", "softsign")
    assert typed(page)[0] == ["7", "0", "0", "7"]
    assert query(page) == "?x=7,0,0;0,1,1;1,1,1&activation=softsign"


def test_own_targets_begin_as_the_sums_and_are_in_the_link(page: Page, other: Page) -> None:
    visit(page)
    choose(page, "targets", "own")
    assert [row[3] for row in typed(page)] == ["1", "2", "3"]
    select(page, 2, TARGET)
    with rerun(page):
        write(page, "0.5")
    assert query(page) == "?x=1,0,0;0,1,1;1,1,1&y=1,2,0.5"
    choose(page, "targets", "sum")
    assert query(page) == ""
    choose(page, "targets", "own")
    assert [row[3] for row in typed(page)] == ["1", "2", "0.5"]
    other.goto(page.url)
    settle(other)
    assert typed(other) == typed(page)
    assert rows(table(other, "ŷ")) == rows(table(page, "ŷ"))


def test_back_undoes_and_forward_redoes(page: Page) -> None:
    visit(page)
    select(page, 2, 1)
    with rerun(page):
        tool(page, "+ Row").click()
    length(page, "less")
    assert query(page) == "?x=1,0;0,1;1,1;0,0"
    with rerun(page):
        page.go_back()
    assert typed(page) == [*LESSON, ["0", "0", "0", "0"]]
    with rerun(page):
        page.go_back()
    assert typed(page) == LESSON
    assert re.search(r"\?$|/$", page.url)
    with rerun(page):
        page.go_forward()
    assert len(typed(page)) == 4
    assert query(page) == "?x=1,0,0;0,1,1;1,1,1;0,0,0"
    assert sequences(page).is_visible()


def test_keys_move_as_in_a_spreadsheet(page: Page) -> None:
    visit(page, "x=1,0,0;0,1,1;1,1,1&y=1,2,3")
    select(page, 0, 1)
    for key, place in {
        "Enter": (1, 1),
        "Shift+Enter": (0, 1),
        "Tab": (0, 2),
        "ArrowRight": (0, 3),
        "ArrowDown": (1, 3),
        "ArrowLeft": (1, 2),
        "Shift+Tab": (1, 1),
        "ArrowUp": (0, 1),
        "End": (0, 1),  # inside the text
    }.items():
        page.keyboard.press(key)
        assert focused(page) == place, key
    select(page, 1, 3)
    page.keyboard.press("ArrowRight")
    assert focused(page) == (1, TARGET)
    page.keyboard.press("Tab")
    assert focused(page) == (2, 1)
    page.keyboard.press("Enter")  # there is no row below: it stays
    assert focused(page) == (2, 1)
    assert typed(page) == LESSON


def test_arrows_move_inside_a_text_that_is_being_typed(page: Page) -> None:
    visit(page)
    select(page, 1, 2)
    page.keyboard.type("25")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type(".")
    assert focused(page) == (1, 2)
    with rerun(page):
        page.keyboard.press("Enter")
    assert query(page) == "?x=1,0,0;0,2.5,1;1,1,1"


@pytest.mark.parametrize("key", ["Tab", "Enter", "ArrowDown", "click elsewhere"])
def test_what_is_typed_counts_however_the_cell_is_left(page: Page, key: str) -> None:
    visit(page)
    select(page, 0, 2)
    page.keyboard.type("1/2")
    with rerun(page):
        if key == "click elsewhere":
            page.get_by_role("heading", name="RNN by Hand").click()
        else:
            page.keyboard.press(key)
    assert query(page) == "?x=1,0.5,0;0,1,1;1,1,1"
    assert typed(page)[0] == ["1", "1/2", "0", "1.5"]


def test_escape_puts_the_text_back(page: Page) -> None:
    visit(page)
    runs = page.seen.runs
    select(page, 1, 1)
    page.keyboard.type("99")
    page.keyboard.press("Escape")
    expect(cell(page, 1, 1)).to_have_value("0")
    expect(cell(page, 1, 1)).to_be_focused()
    page.keyboard.press("Tab")
    settle(page)
    assert typed(page) == LESSON
    assert page.seen.runs == runs


def test_rows_and_steps_come_and_go_by_the_keyboard(page: Page) -> None:
    visit(page)
    select(page, 0, 2)
    with rerun(page):
        write(page, "5", "Control+Enter")  # what was typed stays, and a row comes below it
    assert query(page) == "?x=1,5,0;0,0,0;0,1,1;1,1,1"
    assert focused(page) == (1, 2)
    with rerun(page):
        write(page, "8", "Control+Shift+Enter")
    assert query(page) == "?x=1,5,0,0;0,8,0,0;0,1,1,0;1,1,1,0"
    assert shown(page, "length") == "4"
    assert focused(page) == (1, 2)
    with rerun(page):
        page.keyboard.press("Control+Shift+Backspace")
    assert shown(page, "length") == "3"
    with rerun(page):
        page.keyboard.press("Control+Backspace")
    assert query(page) == "?x=1,5,0;0,1,1;1,1,1"
    assert focused(page) == (1, 2)


def test_the_last_row_can_go_and_another_come(page: Page) -> None:
    visit(page, "x=1,2")
    select(page, 0, 1)
    with rerun(page):
        tool(page, "− Row").click()
    assert typed(page) == []
    expect(about(page)).to_contain_text("There is no sequence yet.")
    expect(tool(page, "− Row")).to_be_disabled()
    with rerun(page):
        tool(page, "+ Row").click()
    assert typed(page) == [["0", "0", "0"]]
    assert query(page) == "?x=0,0"


def test_rows_added_faster_than_the_server_answers_are_all_there(page: Page) -> None:
    visit(page)
    select(page, 2, 1)
    for k in range(5):
        page.keyboard.press("Control+Enter")
        page.keyboard.type(str(k))
    page.keyboard.press("Control+Backspace")
    settle(page)
    assert query(page) == "?x=1,0,0;0,1,1;1,1,1;0,0,0;1,0,0;2,0,0;3,0,0"
    assert [row[0] for row in typed(page)[3:]] == ["0", "1", "2", "3"]


def test_undo_brings_the_rows_back(page: Page) -> None:
    visit(page)
    expect(tool(page, "Undo")).to_be_disabled()
    select(page, 1, 1)
    with rerun(page):
        tool(page, "− Row").click()
    assert query(page) == "?x=1,0,0;1,1,1"
    with rerun(page):
        tool(page, "Undo").click()
    assert query(page) == ""
    assert typed(page) == LESSON
    length(page, "less")
    with rerun(page):
        tool(page, "Undo").click()
    assert typed(page) == LESSON
    assert shown(page, "length") == "3"


def test_undo_takes_back_a_cell_and_then_offers_to_do_it_again(page: Page) -> None:
    visit(page)
    select(page, 0, 2)
    with rerun(page):
        page.keyboard.type("5")
        page.keyboard.press("Enter")
    with rerun(page):
        tool(page, "Undo").click()
    assert typed(page) == LESSON
    with rerun(page):
        tool(page, "Redo").click()
    assert typed(page)[0] == ["1", "5", "0", "6"]
    expect(tool(page, "Undo")).to_be_enabled()


def test_the_example_that_is_looked_at_may_go(page: Page) -> None:
    visit(page, "view=forward")
    page.locator('td[data-c="a.3.2"]').click()
    settle(page)
    with rerun(page):
        tool(page, "− Row").click()
    assert query(page) == "?x=1,0,0;0,1,1&example=2"
    expect(page.locator('[data-choose="2"]')).to_have_attribute("aria-pressed", "true")


def test_the_sum_that_is_chosen_may_go(page: Page) -> None:
    visit(page)
    page.locator('td[data-c="G.w_x.2"]').click()
    settle(page)
    type_into(page, "length", "5")
    expect(page.locator('.stage-part[data-part="reading"]')).to_contain_text("Choose a number")


def test_a_row_added_before_a_cell_was_chosen_is_the_last(page: Page) -> None:
    visit(page)
    with rerun(page):
        tool(page, "+ Row").click()
    assert typed(page) == [*LESSON, ["0"] * 4]
    with rerun(page):
        tool(page, "− Row").click()
    assert typed(page) == LESSON


def test_more_than_is_edited_in_place_is_said(page: Page) -> None:
    visit(page)
    type_into(page, "length", "13")
    expect(sequences(page)).to_contain_text("3 sequences of 13 numbers")
    expect(tool(page, "+ Row")).to_be_disabled()
    type_into(page, "length", "3")
    assert typed(page) == LESSON
