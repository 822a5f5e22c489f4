"""The sheet: what a learner typed, kept through every change of its shape."""

import pytest

from dashboard.controls.sequences import Sheet, read_sheet, shortened
from rnn_core import PRESETS, Dataset

LESSON = Sheet.of(PRESETS["note"].data)


def typed(**cells):
    """The edit state of a data editor in which only the first row was changed."""
    return {"edited_rows": {0: cells}, "added_rows": [], "deleted_rows": []}


@pytest.mark.parametrize("name", PRESETS)
def test_the_sheet_of_a_dataset_reads_as_that_dataset(name):
    data = PRESETS[name].data
    sheet = Sheet.of(data)
    assert read_sheet(sheet).data == data
    assert sheet.own_targets is (Dataset.sum_task(data.x) != data)


def test_cells_hold_numbers_as_short_as_they_can_be_written():
    sheet = Sheet.of(Dataset([[1, -0.5], [0.1, 1e-9]], [7, 0.25]))
    assert sheet == Sheet((("1", "-0.5"), ("0.1", "1e-09")), ("7", "0.25"), 2, True)


def test_the_frame_has_a_column_for_every_step_and_counts_rows_from_one():
    frame = LESSON.frame()
    assert list(frame.columns) == ["x1", "x2", "x3"]
    assert list(frame.index) == [1, 2, 3]
    assert frame.to_numpy().tolist() == [["1", "0", "0"], ["0", "1", "1"], ["1", "1", "1"]]


def test_the_frame_shows_targets_only_where_they_are_ones_own():
    own = LESSON.with_own_targets(True).frame()
    assert list(own.columns) == ["x1", "x2", "x3", "y"]
    assert own["y"].tolist() == ["1", "2", "3"]
    assert "y" not in LESSON.frame()


def test_the_frame_shows_only_the_steps_in_use():
    assert list(LESSON.resized(2).frame().columns) == ["x1", "x2"]
    assert LESSON.resized(5).frame().iloc[0].tolist() == ["1", "0", "0", "0", "0"]


def test_no_edits_leave_the_sheet_as_it_is():
    assert LESSON.edited({}) == LESSON
    assert LESSON.edited({"edited_rows": {}, "added_rows": [], "deleted_rows": []}) == LESSON


def test_changed_added_and_deleted_rows_apply_together():
    sheet = LESSON.with_own_targets(True).edited(
        {
            "edited_rows": {0: {"x1": "9"}, 2: {"x3": "8", "y": "7"}},
            "added_rows": [{"x2": "5", "y": "6"}, {}],
            "deleted_rows": [1],
        }
    )
    assert sheet.x == (("9", "0", "0"), ("1", "1", "8"), ("0", "5", "0"), ("0", "0", "0"))
    assert sheet.y == ("1", "7", "6", "0")


def test_row_numbers_may_come_as_text():
    as_text = {"edited_rows": {"1": {"x2": "5"}}, "added_rows": [], "deleted_rows": ["0"]}
    as_numbers = {"edited_rows": {1: {"x2": "5"}}, "added_rows": [], "deleted_rows": [0]}
    assert LESSON.edited(as_text) == LESSON.edited(as_numbers)
    assert LESSON.edited(as_text).x == (("0", "5", "1"), ("1", "1", "1"))


def test_a_row_that_was_changed_and_then_deleted_is_gone():
    edits = {"edited_rows": {2: {"x1": "abc"}}, "added_rows": [], "deleted_rows": [2]}
    assert LESSON.edited(edits).x == LESSON.x[:2]


def test_all_rows_may_be_deleted():
    assert LESSON.edited({"deleted_rows": [0, 1, 2]}).x == ()


@pytest.mark.parametrize(
    ("cell", "text"), [(None, ""), ("", ""), ("abc", "abc"), (5, "5"), (0.5, "0.5")]
)
def test_a_cell_keeps_whatever_was_typed(cell, text):
    assert LESSON.edited(typed(x2=cell)).x[0] == ("1", text, "0")


def test_the_grids_own_columns_are_no_cells():
    assert LESSON.edited(typed(_index=7)) == LESSON


def test_the_last_of_a_hundred_steps_can_be_changed():
    long = LESSON.resized(100)
    assert long.edited(typed(x100="3")).x[0][99] == "3"


def test_editing_makes_a_new_sheet():
    before = LESSON.x
    LESSON.edited(typed(x1="9"))
    assert LESSON.x is before
    assert LESSON.x[0] == ("1", "0", "0")


def test_cells_out_of_sight_come_back_when_sequences_are_longer_again():
    sheet = LESSON.edited(typed(x3="abc"))
    shorter = sheet.resized(1)
    assert read_sheet(shorter).data == Dataset.sum_task([[1], [0], [1]])
    assert shorter.resized(3) == sheet


def test_an_edit_while_shorter_stays_and_so_do_the_hidden_cells():
    sheet = LESSON.resized(1).edited(typed(x1="9")).resized(3)
    assert sheet.x == (("9", "0", "0"), ("0", "1", "1"), ("1", "1", "1"))


def test_new_steps_and_new_rows_are_zeros_and_complete():
    longer = LESSON.resized(4).edited({"added_rows": [{}]})
    assert longer.x[0] == ("1", "0", "0", "0")
    assert longer.x[3] == ("0", "0", "0", "0")
    assert read_sheet(longer).problems == ()
    assert read_sheet(longer.with_own_targets(True)).problems == ()


def test_a_row_added_while_shorter_is_complete_when_longer_again():
    sheet = LESSON.resized(1).edited({"added_rows": [{"x1": "5"}]}).resized(3)
    assert sheet.x[3] == ("5", "0", "0")
    assert read_sheet(sheet).problems == ()


def test_targets_of_ones_own_start_as_the_sums():
    own = LESSON.with_own_targets(True)
    assert own.y == ("1", "2", "3")
    assert read_sheet(own).data == read_sheet(LESSON).data


def test_sums_that_were_taken_are_still_taken_as_targets_of_ones_own():
    sheet = Sheet.of(Dataset.sum_task([[1e6, 1e6]]))
    assert read_sheet(sheet).problems == ()
    assert read_sheet(sheet.with_own_targets(True)).problems == ()


def test_targets_once_typed_are_kept_while_the_sums_are_used():
    own = LESSON.with_own_targets(True).edited(typed(y="-7"))
    sums = own.with_own_targets(False)
    assert read_sheet(sums).data.y.tolist() == [1, 2, 3]
    again = sums.edited(typed(x1="5")).with_own_targets(True)
    assert again.y == ("-7", "2", "3")


def test_a_row_that_cannot_be_summed_has_no_target_yet():
    own = LESSON.edited(typed(x1="abc")).with_own_targets(True)
    assert own.y == ("", "2", "3")


def test_only_the_steps_in_use_are_summed():
    assert LESSON.resized(2).with_own_targets(True).y == ("1", "1", "2")


def test_shortened_text_is_one_short_visible_line():
    assert shortened("abc") == "abc"
    assert shortened("x" * 100_000) == "x" * 20 + "…"
    assert shortened("a\nb\tc\x00d\x1b[31m") == "a�b�c�d�[31m"
    assert shortened("\N{RIGHT-TO-LEFT OVERRIDE}evil\N{ZERO WIDTH SPACE}") == "�evil�"
