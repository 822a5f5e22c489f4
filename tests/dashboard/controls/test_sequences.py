"""The sheet: what a learner typed, kept through every change of its shape."""

import pytest

from dashboard.controls.limits import MAX_EXAMPLES, MAX_STEPS
from dashboard.controls.sequences import LONGEST_CELL, Sheet, cell_text, read_sheet, shortened
from rnn_core import PRESETS, Dataset

LESSON = Sheet.of(PRESETS["note"].data)


@pytest.mark.parametrize("name", PRESETS)
def test_the_sheet_of_a_dataset_reads_as_that_dataset(name):
    data = PRESETS[name].data
    sheet = Sheet.of(data)
    assert read_sheet(sheet).data == data
    assert sheet.own_targets is (Dataset.sum_task(data.x) != data)


def test_cells_hold_numbers_as_short_as_they_can_be_written():
    sheet = Sheet.of(Dataset([[1, -0.5], [0.1, 1e-9]], [7, 0.25]))
    assert sheet == Sheet((("1", "-0.5"), ("0.1", "1e-09")), ("7", "0.25"), 2, True)


def test_a_cell_is_named_by_its_row_from_0_and_its_step_from_1():
    assert LESSON.with_cell(1, 3, "abc").x == (("1", "0", "0"), ("0", "1", "abc"), LESSON.x[2])
    assert LESSON.with_cell(0, 1, "").x[0] == ("", "0", "0")


def test_column_0_is_the_target():
    own = LESSON.with_own_targets(True).with_cell(2, 0, "0.5")
    assert own.y == ("1", "2", "0.5")
    assert own.x == LESSON.x


def test_texts_of_a_table_make_a_sheet_as_they_were_typed():
    rows = (("1/2", "abc"), ("", "0,5"))
    assert Sheet.of_texts(rows, None) == Sheet(rows, ("", ""), 2, False)
    assert Sheet.of_texts(rows, ("1", "2")) == Sheet(rows, ("1", "2"), 2, True)
    assert Sheet.of_texts((), None) == Sheet((), (), 1, False)


BLOCK = (("5", "6"), ("7", "8"))


def test_a_block_is_put_over_the_cells_from_a_place_on():
    assert LESSON.with_block(1, 2, BLOCK).x == (
        ("1", "0", "0"),
        ("0", "5", "6"),
        ("1", "7", "8"),
    )
    assert LESSON.with_block(1, 2, BLOCK).length == 3


def test_a_block_makes_room_for_itself_with_zeros():
    sheet = LESSON.with_own_targets(True).with_block(2, 4, BLOCK)
    assert sheet.length == 5
    assert sheet.x == (
        ("1", "0", "0", "0", "0"),
        ("0", "1", "1", "0", "0"),
        ("1", "1", "1", "5", "6"),
        ("0", "0", "0", "7", "8"),
    )
    assert sheet.y == ("1", "2", "3", "0")
    assert read_sheet(sheet).problems == ()
    assert LESSON.with_block(2, 4, BLOCK).y == ("", "", "", "")
    apart = LESSON.with_block(5, 5, BLOCK)
    assert len(apart.x) == len(apart.y) == 7
    assert {len(row) for row in apart.x} == {6}


def test_a_block_over_cells_out_of_sight_leaves_the_others_there():
    sheet = LESSON.resized(1).with_block(0, 1, (("9", "9"),))
    assert sheet.length == 2
    assert sheet.resized(3).x[0] == ("9", "9", "0")
    assert LESSON.resized(1).with_block(0, 1, (("9",),)).resized(3).x[2] == ("1", "1", "1")


@pytest.mark.parametrize(
    ("row", "column"), [(999, 1), (10**9, 1), (0, MAX_STEPS), (0, 10**9), (10**30, 10**30)]
)
def test_a_block_for_which_there_is_no_room_is_refused(row, column):
    assert LESSON.with_block(row, column, BLOCK) is None


def test_a_block_that_just_fits_is_taken():
    sheet = LESSON.with_block(MAX_EXAMPLES - 2, MAX_STEPS - 1, BLOCK)
    assert (len(sheet.x), sheet.length) == (MAX_EXAMPLES, MAX_STEPS)
    assert sheet.x[-1][-2:] == ("7", "8")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (" 1 \t2\n3 ", "1 2 3"),
        ("", ""),
        ("\u2028\r\n", ""),
        ("x" * 1000, "x" * (LONGEST_CELL - 1) + "…"),
        ("x" * LONGEST_CELL, "x" * LONGEST_CELL),
        (" " * 10_000_000, ""),
        ("<b>", "<b>"),
        ("½\U0001f600", "½\U0001f600"),
    ],
)
def test_a_cell_keeps_one_short_line_of_a_text(text, kept):
    assert cell_text(text) == kept
    assert cell_text(kept) == kept


def test_the_last_of_a_hundred_steps_can_be_changed():
    assert LESSON.resized(100).with_cell(0, 100, "3").x[0][99] == "3"


def test_editing_makes_a_new_sheet():
    before = LESSON.x
    LESSON.with_cell(0, 1, "9")
    assert LESSON.x is before
    assert LESSON.x[0] == ("1", "0", "0")


def test_cells_out_of_sight_come_back_when_sequences_are_longer_again():
    sheet = LESSON.with_cell(0, 3, "abc")
    shorter = sheet.resized(1)
    assert read_sheet(shorter).data == Dataset.sum_task([[1], [0], [1]])
    assert shorter.resized(3) == sheet


def test_an_edit_while_shorter_stays_and_so_do_the_hidden_cells():
    sheet = LESSON.resized(1).with_cell(0, 1, "9").resized(3)
    assert sheet.x == (("9", "0", "0"), ("0", "1", "1"), ("1", "1", "1"))


def test_new_steps_are_zeros_and_complete():
    longer = LESSON.resized(4)
    assert longer.x[0] == ("1", "0", "0", "0")
    assert read_sheet(longer).problems == ()
    assert read_sheet(longer.with_own_targets(True)).problems == ()


def test_targets_of_ones_own_start_as_the_sums():
    own = LESSON.with_own_targets(True)
    assert own.y == ("1", "2", "3")
    assert read_sheet(own).data == read_sheet(LESSON).data


def test_sums_that_were_taken_are_still_taken_as_targets_of_ones_own():
    sheet = Sheet.of(Dataset.sum_task([[1e6, 1e6]]))
    assert read_sheet(sheet).problems == ()
    assert read_sheet(sheet.with_own_targets(True)).problems == ()


def test_targets_once_typed_are_kept_while_the_sums_are_used():
    own = LESSON.with_own_targets(True).with_cell(0, 0, "-7")
    sums = own.with_own_targets(False)
    assert read_sheet(sums).data.y.tolist() == [1, 2, 3]
    again = sums.with_cell(0, 1, "5").with_own_targets(True)
    assert again.y == ("-7", "2", "3")


def test_a_row_that_cannot_be_summed_has_no_target_yet():
    own = LESSON.with_cell(0, 1, "abc").with_own_targets(True)
    assert own.y == ("", "2", "3")


def test_only_the_steps_in_use_are_summed():
    assert LESSON.resized(2).with_own_targets(True).y == ("1", "1", "2")


def test_shortened_text_is_one_short_visible_line():
    assert shortened("abc") == "abc"
    assert shortened("x" * 100_000) == "x" * 20 + "…"
    assert shortened("a\nb\tc\x00d\x1b[31m") == "a�b�c�d�[31m"
    assert shortened("\N{RIGHT-TO-LEFT OVERRIDE}evil\N{ZERO WIDTH SPACE}") == "�evil�"
