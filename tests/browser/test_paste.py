"""Pasted blocks: each ends in the right address or in a sentence, never in silence."""

import pytest

from dashboard.controls import link
from dashboard.controls.link import parameters
from rnn_core import read
from tests.browser.agreement import assert_agrees, state
from tests.browser.sequences import cell
from tests.browser.steps import idle, start
from tests.dashboard.controls import test_blocks as blocks

SINGLE = ("one number",)  # goes into the cell, as every single number does
# A single number again; and one in which a cell is missing, for which the old number counts.
TOLD = [told for told in blocks.TOLD if told[0] not in ("0,5", "1 2 -> 3\n4 -> 5")]


@pytest.fixture
def table(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    start(page)
    return page


def paste(page, text, row=0, column=1):
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    cell(page, row, column).click()
    page.keyboard.press("Control+v")
    idle(page)


def use(page, which="Use it"):
    page.locator(".desk-offer button", has_text=which).click()
    idle(page)


def numbers(rows):
    return [[read(text).value for text in row] for row in rows]


def on_the_address(page):
    sheet = link.read(parameters(state(page)["query"])).settings.sheet
    return numbers(sheet.x), numbers([sheet.y])[0] if sheet.own_targets else None


def test_blocks_of_every_kind_end_in_the_address(table):
    for name, (text, cells) in blocks.PLAIN.items():
        if name in SINGLE:
            continue
        paste(table, text)
        what = table.locator(".desk-offer .what").inner_text()
        assert what.endswith(": use it?"), name
        use(table)
        assert on_the_address(table)[0] == numbers(blocks.rows(cells)), name
    assert_agrees(table)


def test_what_is_left_out_or_guessed_is_said_before_it_is_used(table):
    for text, cells, targets, notes in TOLD:
        paste(table, text)
        offer = table.locator(".desk-offer").inner_text()
        assert [note for note in notes if note not in offer] == [], text
        use(table)
        x, y = on_the_address(table)
        assert x == numbers(blocks.rows(cells)), text
        expected = None if targets is None else numbers([targets.split()])[0]
        assert y == expected, text
    assert_agrees(table)


def test_cells_that_are_no_numbers_are_named_and_kept(table):
    paste(table, "1\tabc\n2\t")
    problems = table.locator(".desk-offer .problem").all_inner_texts()
    assert problems == [
        "Row 1, column 2: “abc” is not a number.",
        "Row 2, column 2 is empty.",
    ]
    use(table)
    assert cell(table, 0, 2).input_value() == "abc"
    assert "Row 1, x⟨2⟩: “abc” is not a number." in table.locator(".about").inner_text()
    assert_agrees(table)


def test_a_block_makes_its_own_room_or_is_put_where_the_caret_was(table):
    paste(table, "\n".join("\t".join("12345") for _ in range(5)), row=1, column=2)
    use(table, "Put it at row 2, x⟨2⟩")
    x, _ = on_the_address(table)
    assert x[0] == [1, 0, 0, 0, 0, 0]
    assert x[1:] == [[1 if i == 2 else 0, 1, 2, 3, 4, 5] for i in range(1, 6)]
    table.locator(".tools .desk-button", has_text="Undo").click()
    idle(table)
    assert state(table)["query"] == ""
    assert_agrees(table)


def test_the_last_column_may_be_the_target_or_not(table):
    paste(table, "1\t2\n3\t4")
    table.locator(".desk-offer input[type=checkbox]").check()
    idle(table)
    use(table)
    assert on_the_address(table) == ([[1], [3]], [2, 4])


def test_a_text_that_is_nothing_says_so_and_changes_nothing(table):
    paste(table, "\t\n\t")
    assert table.locator(".desk-offer .what").inner_text()
    table.keyboard.press("Escape")
    idle(table)
    assert table.locator(".desk-offer").count() == 0
    assert state(table)["query"] == ""


def test_a_single_number_goes_into_its_cell(table):
    for text in ("0,5", "7", "−1", "1 / 3"):
        paste(table, text)
        table.keyboard.press("Enter")
        idle(table)
        assert cell(table, 0, 1).input_value() == text
    assert_agrees(table)


def test_a_thousand_sequences_of_a_hundred(table):
    text = "\n".join("\t".join(str((i + j) % 3) for j in range(100)) for i in range(1000))
    paste(table, text)
    what = table.locator(".desk-offer .what").inner_text()
    assert what == "1,000 sequences of 100 numbers: use it?"
    use(table)
    assert table.locator(".desk-sheet .large").inner_text().startswith("1,000 sequences of 100")
    assert "row_" not in state(table)["query"]
    table.locator(".tools .desk-button", has_text="Undo").click()
    idle(table)
    assert state(table)["query"] == ""


def test_rows_are_typed_as_text_and_problems_are_named(table):
    table.locator(".tools .desk-button", has_text="Text").click()
    area = table.locator("textarea")
    assert area.input_value() == "1 0 0\n0 1 1\n1 1 1"
    area.fill("1 2\n3 x")
    table.locator(".desk-dialog .main").click()
    idle(table)
    problem = table.locator(".desk-dialog .problem").inner_text()
    assert problem == "Row 2, column 2: “x” is not a number."
    area.fill("1 2\n3 4")
    table.locator(".desk-dialog .main").click()
    idle(table)
    assert table.locator(".desk-dialog").count() == 0
    assert on_the_address(table)[0] == [[1, 2], [3, 4]]
    assert_agrees(table)
