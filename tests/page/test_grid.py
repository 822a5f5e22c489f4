"""The table of sequences: what is typed stays, and what is wrong gets a sentence."""

import pytest

from dashboard.controls.sequences import read_sheet
from dashboard.controls.session import DESK
from dashboard.controls.told import MOST_FAULTS
from rnn_core import ACTIVATIONS
from tests.page.reading import (
    about,
    assert_every_view_sound,
    assert_sound,
    cell,
    cells,
    chosen,
    edit,
    edits,
    grid,
    inputs,
    look,
    loss,
    notices,
    opened,
    query,
    reset,
    row,
    rows,
    shows_results,
    table,
    told,
    typed,
    value_of,
)

LESSON = [["1", "0", "0"], ["0", "1", "1"], ["1", "1", "1"]]


def assert_says(page, *parts):
    """The sidebar says what is wrong and what counts until then, and the page shows that."""
    assert_sound(page)
    assert shows_results(page)
    assert not page.error
    sentence, is_fault, _ = told(page)["about"]
    assert is_fault
    for part in (*parts, "Until then, "):
        assert part in sentence
    assert sentence.startswith(told(page)["faults"][0][2])


@pytest.mark.slow
def test_twenty_edits_one_after_the_other_all_stay():
    page = opened()
    expected = [list(row) for row in LESSON]
    for k in range(20):
        i, t = k % 3, (k // 3) % 3
        expected[i][t] = str(k + 2)
        cell(page, i, t + 1, str(k + 2))
        assert_sound(page)
        assert inputs(page) == expected
    assert query(page)["x"] == ";".join(",".join(row) for row in expected)


def test_changed_added_and_deleted_rows_show_together():
    page = cell(opened(), 0, 3, "-0,5")
    first, _, last = grid(page)
    rows(page, [first, last, ["4", "0", "0"], ["0", "0", "0"]])
    assert_sound(page)
    assert inputs(page) == [
        ["1", "0", "−0.50"],
        ["1", "1", "1"],
        ["4", "0", "0"],
        ["0", "0", "0"],
    ]
    assert table(page, "predictions")["y"].tolist() == ["0.50", "3", "4", "0"]


def test_other_controls_leave_the_grid_alone():
    page = rows(cell(opened(), 0, 1, "7"), [["7", "0", "0"], *LESSON[1:], ["0", "8", "0"]])
    expected = [["7", "0", "0"], *LESSON[1:], ["0", "8", "0"]]
    for name in ACTIVATIONS:
        chosen(page, "activation", name)
        assert inputs(page) == expected
    typed(page, "w_a", 0.5)
    typed(page, "epochs", 10)
    chosen(page, "decimals", 4)
    chosen(page, "rule", "note")
    assert_sound(page)
    assert inputs(page) == expected


@pytest.mark.parametrize("notation", ["state", "hidden"])
def test_another_notation_leaves_the_grid_alone(notation):
    page = rows(opened(), [["7", "0", "0"], LESSON[1], ["0", "8", "0"]])
    before = inputs(page)
    chosen(page, "notation", notation)
    assert_sound(page)
    assert inputs(page) == before
    chosen(page, "notation", "lesson")
    assert inputs(page) == before


def test_sequences_made_shorter_and_longer_again_keep_their_cells():
    page = rows(cell(opened(), 0, 3, "7"), [["1", "0", "7"], *LESSON[1:], ["0", "8", "0"]])
    for length in (1, 2, 5, 3):
        typed(page, "length", length)
        assert_sound(page)
        full = [["1", "0", "7", "0", "0"], ["0", "1", "1", "0", "0"]]
        assert inputs(page)[:2] == [row[:length] for row in full]
        assert len(inputs(page)) == 4


def test_edits_after_a_change_of_length_stay_too():
    page = cell(opened(), 0, 1, "7")
    typed(page, "length", 4)
    cell(page, 1, 4, "9")
    assert inputs(page) == [["7", "0", "0", "0"], ["0", "1", "1", "9"], ["1", "1", "1", "0"]]


def test_targets_of_ones_own_start_as_the_sums_and_are_kept_while_sums_are_used():
    page = opened()
    chosen(page, "targets", "own")
    assert table(page, "predictions")["y"].tolist() == ["1", "2", "3"]
    cell(page, 1, 0, "-7")
    assert table(page, "predictions")["y"].tolist() == ["1", "−7", "3"]
    chosen(page, "targets", "sum")
    assert table(page, "predictions")["y"].tolist() == ["1", "2", "3"]
    chosen(page, "targets", "own")
    assert table(page, "predictions")["y"].tolist() == ["1", "−7", "3"]
    assert grid(page)[1] == ["0", "1", "1", "-7"]


def test_a_target_of_ones_own_may_be_as_large_as_the_largest_sum():
    page = opened(x=",".join(["1e6"] * 100))
    chosen(page, "targets", "own")
    assert_sound(page)
    assert not page.error
    assert grid(page)[0][-1] == "100000000.0"
    cell(page, 0, 0, "100000001")
    assert_says(page, "Row 1, target y", "100,000,000", "Until then, 100000000.0 is used.")
    assert table(page, "predictions")["y"].tolist() == ["1.00×10⁸"]


def test_a_reset_returns_to_the_preset():
    page = rows(cell(opened(), 0, 1, "7"), [["7", "0", "0"], LESSON[1]])
    edited = told(page)["rev"]
    reset(page)
    assert_sound(page)
    assert told(page)["rev"] > edited  # an edit of the old rows comes too late
    assert not told(page)["undo"]
    assert grid(page) == LESSON
    assert inputs(page) == LESSON
    assert query(page) == {}


BAD = [
    (0, 1, "", "Row 1, x⟨1⟩ is empty"),
    (1, 2, "abc", "Row 2, x⟨2⟩: “abc” is not a number"),
    (2, 3, "nan", "Row 3, x⟨3⟩: “nan” is not a number"),
    (2, 3, "1e400", "Row 3, x⟨3⟩: “1e400” is not a number"),
    (2, 3, "1000001", "Row 3, x⟨3⟩: 1000001 is too large: the limit is ±1,000,000."),
]


@pytest.mark.parametrize(("i", "t", "text", "sentence"), BAD)
def test_a_bad_cell_gets_its_sentence_and_the_number_from_before_counts(i, t, text, sentence):
    page = cell(cell(opened(), 0, 2, "5"), i, t, "-7")
    address, before, results = query(page), grid(page), (inputs(page), loss(page))
    assert_says(cell(page, i, t, text), sentence)
    ((row, column, said),) = told(page)["faults"]
    assert (row, column) == (i, t)
    assert said.startswith(sentence)
    assert said.endswith(" Until then, −7 is used.")
    assert grid(page)[i][t - 1] == text
    assert (inputs(page), loss(page), query(page)) == (*results, address)
    assert inputs(page)[i][t - 1] == "−7"
    cell(page, i, t, "8")
    assert told(page)["faults"] == []
    assert not told(page)["about"][1]
    assert_sound(page)
    before[i][t - 1] = "8"
    assert inputs(page) == grid(page) == before


def test_hostile_text_in_a_cell_stands_in_the_sidebar_as_text_and_nowhere_else():
    page = cell(opened(), 0, 1, "<b>$x$</b>[a](b)")
    assert_says(page, "“<b>$x$</b>[a](b)”")  # text, which no Markdown is made of
    for shown in (*page.markdown, *page.caption, *page.latex):
        assert "x$" not in shown.value.replace("\\", "")


def test_other_controls_work_while_a_cell_is_bad_and_nothing_is_lost():
    page = cell(cell(opened(epoch="7"), 0, 2, "5"), 0, 1, "abc")
    typed(page, "w_a", 0.5)
    chosen(page, "activation", "relu")
    assert_says(page, "“abc”", "Until then, 1 is used.")
    assert row(page, 1, "a")[1:] == ["1", "5.50", "2.75"]
    typed(page, "length", 2)
    look(page, epoch=3, example=2, step=1)
    assert_says(page, "“abc”")
    assert grid(page) == [["abc", "5"], ["0", "1"], ["1", "1"]]
    assert inputs(page) == [["1", "5"], ["0", "1"], ["1", "1"]]
    assert query(page) == {
        "x": "1,5;0,1;1,1",
        "w_a": "0.5",
        "activation": "relu",
        "epoch": "3",
        "example": "2",
        "step": "1",
    }
    cell(page, 1, 1, "9")  # a good cell counts while another one is bad
    assert_says(page, "“abc”")
    assert inputs(page) == [["1", "5"], ["9", "1"], ["1", "1"]]
    cell(page, 0, 1, "2")
    assert_sound(page)
    assert not told(page)["about"][1]
    assert inputs(page) == [["2", "5"], ["9", "1"], ["1", "1"]]
    assert (query(page)["w_a"], query(page)["activation"]) == ("0.5", "relu")


@pytest.mark.slow
def test_every_view_shows_what_counts_while_a_cell_is_bad():
    page = cell(opened(), 1, 2, "abc")
    assert_every_view_sound(page)
    chosen(page, "covered", 1)
    assert_sound(page)
    assert told(page)["about"][1]


def test_a_bad_cell_that_comes_into_sight_again_is_named_again():
    page = typed(cell(opened(), 0, 3, "abc"), "length", 2)
    assert told(page)["faults"] == []
    typed(page, "length", 3)
    assert_says(page, "Row 1, x⟨3⟩: “abc”", "Until then, 0 is used.")


def test_a_target_of_a_row_that_cannot_be_summed_counts_as_its_sum_from_before():
    page = chosen(cell(opened(), 1, 1, "abc"), "targets", "own")
    assert_says(page, "Row 2, x⟨1⟩", "Until then, 0 is used.", "1 more")
    assert told(page)["faults"][1][2] == "Row 2, target y is empty. Until then, 2 is used."
    assert table(page, "predictions")["y"].tolist() == ["1", "2", "3"]


def test_without_any_row_the_sequences_from_before_count_and_the_page_tells_to_add_one():
    page = look(rows(opened(), []), example=3)
    assert_says(page, "no sequence", "Add a row", "the previous sequences are used.")
    assert grid(page) == []
    assert inputs(page) == LESSON
    assert (value_of(page, "example"), query(page)) == (3, {"example": "3"})
    assert told(page)["faults"] == [[-1, -1, about(page)]]
    rows(page, [["5", "0", "0"]])
    assert_sound(page)
    assert inputs(page) == [["5", "0", "0"]]


@pytest.mark.slow
def test_more_rows_than_a_thousand_are_refused_and_one_less_is_taken():
    page = rows(opened(), [*LESSON, *[["0", "0", "0"]] * 998])
    assert grid(page) == LESSON
    rows(page, [*LESSON, *[["0", "0", "0"]] * 997])
    assert_sound(page)
    assert shows_results(page)
    assert len(query(page)["x"].split(";")) == 1000


def test_many_bad_cells_are_counted_not_listed():
    page = rows(opened(), [*LESSON, *[["abc", "0", "0"]] * 30])
    assert_says(page, "Row 4, x⟨1⟩", "Until then, 0 is used.", "29 more")
    assert len(read_sheet(page.session_state[DESK].counts).data.x) == 33
    assert len(told(page)["faults"]) == MOST_FAULTS


def test_where_training_cannot_start_the_address_names_a_place_that_exists():
    page = opened(preset="roelants", example="15", step="9")
    chosen(page, "activation", "identity")
    rows(page, [["1"] * 10, ["2"] * 10])
    typed(page, "length", 100)
    typed(page, "w_a", "1e6")
    assert not shows_results(page)
    assert query(page)["example"] == "2"
    assert not notices(opened(**query(page)))


def test_one_row_of_one_step_is_a_page():
    page = rows(opened(), LESSON[:1])
    assert inputs(page) == LESSON[:1]
    typed(page, "length", 1)
    assert_sound(page)
    assert inputs(page) == [["1"]]
    rows(page, [["1"], ["5"]])
    assert_sound(page)
    assert inputs(page) == [["1"], ["5"]]


def test_sequences_too_long_for_a_link_are_left_out_and_the_page_says_so():
    page = opened(x=",".join(["1"] * 100))
    assert not told(page)["too_long"]
    rows(page, [["0.123456"] * 100] * 40)
    assert_sound(page)
    assert shows_results(page)
    assert "x" not in query(page)
    assert told(page)["too_long"]


def test_an_edit_of_rows_that_have_gone_comes_too_late():
    page = opened()
    late = {"kind": "cell", "rev": told(page)["rev"], "row": 0, "column": 1, "text": "7"}
    rows(page, LESSON[1:])
    assert grid(edits(page, late)) == LESSON[1:]


def test_rows_that_were_replaced_can_be_had_back():
    page = opened()
    assert not told(page)["undo"]
    rows(page, LESSON[:1])
    assert told(page)["undo"]
    assert grid(edit(page, "undo")) == LESSON
    assert inputs(page) == LESSON
    assert grid(edit(page, "undo")) == LESSON[:1]  # and once more takes that back


def test_sums_stand_beside_the_rows_and_none_where_a_cell_is_no_number():
    page = opened()
    assert cells(page)["sums"] == ["1", "2", "3"]
    assert cells(cell(page, 1, 1, "abc"))["sums"] == ["1", "", "3"]
    chosen(page, "targets", "own")
    assert cells(page)["sums"] == []


def test_a_typed_number_that_cannot_be_read_is_kept_and_the_last_one_counts():
    page = typed(typed(opened(), "w_a", "0,5"), "w_a", "0.5x")
    assert_sound(page)
    text, value, sentence, note, *_ = told(page)["numbers"]["w_a"]
    assert (text, value, note) == ("0.5x", 0.5, "")
    assert sentence.endswith("Until then, 0.5 is used.")
    assert query(page) == {"w_a": "0.5"}
    typed(page, "w_a", "1/4")
    assert told(page)["numbers"]["w_a"][:4] == ["1/4", 0.25, "", "= 0.25"]
