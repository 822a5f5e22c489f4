"""Sequences are typed, added, removed, lengthened, and nothing typed is lost."""

import re

from playwright.sync_api import Page, expect

from tests.browser.grids import (
    rows,
    select,
    sequences,
    table,
    tick,
    tool,
    typed,
    wake_editor,
    write,
)
from tests.browser.steps import number_input, rerun, settle, visit


def length(page: Page, by: str) -> None:
    button = {"+": "Increment", "-": "Decrement"}[by]
    with rerun(page):
        number_input(page, "Steps").get_by_role("button", name=button).click()


def query(page: Page) -> str:
    return page.evaluate("decodeURIComponent(location.search)")


def test_twenty_cells_typed_without_a_pause_all_stay(page: Page) -> None:
    visit(page)
    wake_editor(page)
    for _ in range(4):
        with rerun(page):
            tool(page, "Add row").click()
    numbers = [str(k + 1) for k in range(21)]
    select(page, 0, 0)
    for k, number in enumerate(numbers):
        if (k + 1) % 3:
            write(page, number, "Tab")
        else:  # as on paper: to the next line, and to its beginning
            write(page, number, "Enter")
            write(page, "", "ArrowLeft")
            write(page, "", "ArrowLeft")
    settle(page, quiet=800)
    wanted = [numbers[k : k + 3] for k in range(0, 21, 3)]
    in_sight = typed(page)
    assert len(in_sight) >= 4
    assert in_sight == wanted[-len(in_sight) :]
    assert query(page) == "?x=" + ";".join(",".join(row) for row in wanted)
    assert [row[2] for row in rows(table(page, "ŷ"))] == [
        str(sum(map(int, row))) for row in wanted
    ]


def test_rows_are_added_and_removed(page: Page) -> None:
    visit(page)
    with rerun(page):
        tool(page, "Add row").click()
    assert typed(page)[3] == ["0", "0", "0"]
    assert len(rows(table(page, "ŷ"))) == 4
    tick(page, 1)
    with rerun(page):
        tool(page, "Delete row(s)").click()
    assert query(page) == "?x=1,0,0;1,1,1;0,0,0"


def test_the_length_changes_and_keeps_what_was_typed(page: Page) -> None:
    visit(page)
    wake_editor(page)
    select(page, 2, 2)
    with rerun(page):
        write(page, "0.25")
    length(page, "-")
    assert query(page) == "?x=1,0;0,1;1,1"
    length(page, "+")
    length(page, "+")
    assert query(page) == "?x=1,0,0,0;0,1,1,0;1,1,0.25,0"


def test_text_in_a_cell_is_answered_in_a_sentence_and_stays(page: Page) -> None:
    visit(page)
    wake_editor(page)
    select(page, 1, 2)
    with rerun(page):
        write(page, "three")
    said = page.get_by_test_id("stMain").get_by_test_id("stAlert")
    expect(said.filter(has_text="Row 2, x⟨3⟩: “three” is not a number")).to_be_visible()
    assert typed(page)[1] == ["0", "1", "three"]
    select(page, 1, 2)
    with rerun(page):
        write(page, "3")
    assert query(page) == "?x=1,0,0;0,1,3;1,1,1"
    expect(said.filter(has_text="Row 2")).to_have_count(0)


def test_an_emptied_cell_is_named(page: Page) -> None:
    visit(page)
    wake_editor(page)
    select(page, 0, 1)
    with rerun(page):
        page.keyboard.press("Delete")
    expect(page.get_by_text("Row 1, x⟨2⟩ is empty.").first).to_be_visible()


def test_changing_the_activation_keeps_the_grid(page: Page) -> None:
    visit(page)
    wake_editor(page)
    select(page, 0, 0)
    with rerun(page):
        write(page, "7")
    with rerun(page):
        page.get_by_role("combobox", name="Activation f").click()
        page.get_by_role("option", name="softsign").click()
    assert typed(page)[0] == ["7", "0", "0"]
    assert query(page) == "?x=7,0,0;0,1,1;1,1,1&activation=softsign"


def test_own_targets_begin_as_the_sums_and_are_in_the_link(page: Page, other: Page) -> None:
    visit(page)
    with rerun(page):
        page.get_by_role("radio", name="my own").click()
    assert [row[3] for row in typed(page)] == ["1", "2", "3"]
    wake_editor(page)
    select(page, 2, 3, columns=4)
    with rerun(page):
        write(page, "0.5")
    assert query(page) == "?x=1,0,0;0,1,1;1,1,1&y=1,2,0.5"
    with rerun(page):
        page.get_by_role("radio", name="sums").click()
    assert query(page) == ""
    with rerun(page):
        page.get_by_role("radio", name="my own").click()
    assert [row[3] for row in typed(page)] == ["1", "2", "0.5"]
    other.goto(page.url)
    settle(other)
    assert typed(other) == typed(page)
    assert rows(table(other, "ŷ")) == rows(table(page, "ŷ"))


def test_back_undoes_and_forward_redoes(page: Page) -> None:
    visit(page)
    with rerun(page):
        tool(page, "Add row").click()
    length(page, "-")
    assert query(page) == "?x=1,0;0,1;1,1;0,0"
    with rerun(page):
        page.go_back()
    assert typed(page) == [["1", "0", "0"], ["0", "1", "1"], ["1", "1", "1"], ["0", "0", "0"]]
    with rerun(page):
        page.go_back()
    assert len(typed(page)) == 3
    assert re.search(r"\?$|/$", page.url)
    with rerun(page):
        page.go_forward()
    assert len(typed(page)) == 4
    assert sequences(page).is_visible()
