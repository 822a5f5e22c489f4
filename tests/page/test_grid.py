"""The sequences grid: what is typed stays, and what is wrong gets a sentence."""

import pytest

from rnn_core import ACTIVATIONS
from tests.page.reading import (
    assert_sound,
    grid,
    grid_key,
    inputs,
    opened,
    shows_results,
    table,
    type_in,
)

LESSON = [["1", "0", "0"], ["0", "1", "1"], ["1", "1", "1"]]


def assert_says(page, *parts):
    """The page waits, and says what is wrong in the sidebar and where the results would be."""
    assert_sound(page)
    assert not shows_results(page)
    (caption,), (error,) = page.sidebar.caption, page.main.error
    assert caption.value.startswith(":red[")
    for said in (caption.value, error.value):
        for part in parts:
            assert part in said.replace("\\", "")
    assert any("kept" in info.value for info in page.info)


@pytest.mark.slow
def test_twenty_edits_one_after_the_other_all_stay():
    page = opened()
    edited, expected = {}, [list(row) for row in LESSON]
    for k in range(20):
        i, t = k % 3, (k // 3) % 3
        cell = str(k + 2)
        edited.setdefault(i, {})[f"x{t + 1}"] = cell
        expected[i][t] = cell
        type_in(page, edited)
        assert_sound(page)
        assert inputs(page) == expected
    assert page.query_params["x"] == ";".join(",".join(row) for row in expected)


def test_changed_added_and_deleted_rows_show_together():
    page = type_in(opened(), {0: {"x3": "-0,5"}}, added=[{"x1": "4"}, {}], deleted=[1])
    assert_sound(page)
    assert inputs(page) == [
        ["1", "0", "−0.50"],
        ["1", "1", "1"],
        ["4", "0", "0"],
        ["0", "0", "0"],
    ]
    assert table(page, "predictions")["y"].tolist() == ["0.50", "3", "4", "0"]


def test_other_controls_leave_the_grid_alone():
    page = type_in(opened(), {0: {"x1": "7"}}, added=[{"x2": "8"}])
    expected = [["7", "0", "0"], *LESSON[1:], ["0", "8", "0"]]
    for name in ACTIVATIONS:
        page.selectbox(key="activation").set_value(name).run()
        assert inputs(page) == expected
    page.number_input(key="w_a").set_value(0.5)
    page.number_input(key="epochs").set_value(10)
    page.slider(key="decimals").set_value(4)
    page.button_group(key="rule").set_value("note").run()
    assert_sound(page)
    assert inputs(page) == expected


@pytest.mark.parametrize("notation", ["state", "hidden"])
def test_another_notation_leaves_the_grid_alone(notation):
    page = type_in(opened(), {0: {"x1": "7"}}, added=[{"x2": "8"}], deleted=[2])
    before = inputs(page)
    page.selectbox(key="notation").set_value(notation).run()
    assert_sound(page)
    assert inputs(page) == before
    page.selectbox(key="notation").set_value("lesson").run()
    assert inputs(page) == before


def test_sequences_made_shorter_and_longer_again_keep_their_cells():
    page = type_in(opened(), {0: {"x3": "7"}}, added=[{"x2": "8"}])
    for length in (1, 2, 5, 3):
        page.number_input(key="length").set_value(length).run()
        assert_sound(page)
        full = [["1", "0", "7", "0", "0"], ["0", "1", "1", "0", "0"]]
        assert inputs(page)[:2] == [row[:length] for row in full]
        assert len(inputs(page)) == 4


def test_edits_after_a_change_of_length_stay_too():
    page = type_in(opened(), {0: {"x1": "7"}})
    page.number_input(key="length").set_value(4).run()
    page = type_in(page, {1: {"x4": "9"}})
    assert inputs(page) == [["7", "0", "0", "0"], ["0", "1", "1", "9"], ["1", "1", "1", "0"]]


def test_targets_of_ones_own_start_as_the_sums_and_are_kept_while_sums_are_used():
    page = opened()
    page.button_group(key="targets").set_value("own").run()
    assert table(page, "predictions")["y"].tolist() == ["1", "2", "3"]
    page = type_in(page, {1: {"y": "-7"}})
    assert table(page, "predictions")["y"].tolist() == ["1", "−7", "3"]
    page.button_group(key="targets").set_value("sum").run()
    assert table(page, "predictions")["y"].tolist() == ["1", "2", "3"]
    page.button_group(key="targets").set_value("own").run()
    assert table(page, "predictions")["y"].tolist() == ["1", "−7", "3"]
    assert grid(page)[1] == ["0", "1", "1", "-7"]


def test_a_target_of_ones_own_may_be_as_large_as_the_largest_sum():
    page = opened(x=",".join(["1e6"] * 100))
    page.button_group(key="targets").set_value("own").run()
    assert_sound(page)
    assert not page.error
    assert grid(page)[0][-1] == "100000000.0"
    assert_says(type_in(page, {0: {"y": "100000001"}}), "Row 1, target y", "100,000,000")


def test_a_reset_returns_to_the_preset():
    page = type_in(opened(), {0: {"x1": "7"}}, deleted=[2])
    edited_in = grid_key(page)
    page.button(key="reset").click().run()
    assert_sound(page)
    assert grid_key(page) != edited_in  # or the browser would put the old edits back
    assert grid(page) == LESSON
    assert inputs(page) == LESSON
    assert page.query_params == {}


BAD = [
    ({0: {"x1": None}}, "Row 1, x⟨1⟩ is empty"),
    ({1: {"x2": "abc"}}, "Row 2, x⟨2⟩: “abc” is not a number"),
    ({2: {"x3": "nan"}}, "Row 3, x⟨3⟩: “nan” is not a number"),
    ({2: {"x3": "1e400"}}, "Row 3, x⟨3⟩: “1e400” is not a number"),
    (
        {2: {"x3": "1000001"}},
        "Row 3, x⟨3⟩: 1000001 is too large. Numbers go up to 1,000,000 either way.",
    ),
]


@pytest.mark.parametrize(("edited", "sentence"), BAD)
def test_a_bad_cell_gets_its_sentence_and_mending_it_brings_the_page_back(edited, sentence):
    good = {0: {"x2": "5"}}
    page = type_in(opened(), good)
    address = dict(page.query_params)
    bad = {row: {**good.get(row, {}), **edited.get(row, {})} for row in {*good, *edited}}
    assert_says(type_in(page, bad), sentence)
    assert page.query_params == address
    type_in(page, good)
    assert_sound(page)
    assert not page.error
    assert inputs(page) == [["1", "5", "0"], *LESSON[1:]]


def test_hostile_text_in_a_cell_is_shown_escaped():
    page = type_in(opened(), {0: {"x1": "<b>$x$</b>[a](b)"}})
    assert_sound(page)
    (caption,), (error,) = page.sidebar.caption, page.main.error
    for said in (caption.value, error.value):
        assert r"\<b\>\$x\$\<\/b\>\[a\]\(b\)" in said


def test_other_controls_work_while_a_cell_is_bad_and_nothing_is_lost():
    page = type_in(opened(epoch="7"), {0: {"x1": "abc", "x2": "5"}})
    page.number_input(key="w_a").set_value(0.5).run()
    page.selectbox(key="activation").set_value("relu").run()
    assert_says(page, "“abc”")
    page.number_input(key="length").set_value(2).run()
    assert_says(page, "“abc”")
    assert grid(page) == [["abc", "5"], ["0", "1"], ["1", "1"]]
    type_in(page, {0: {"x1": "1"}})
    assert_sound(page)
    assert inputs(page) == [["1", "5"], ["0", "1"], ["1", "1"]]
    assert page.query_params["w_a"] == "0.5"
    assert page.query_params["activation"] == "relu"


def test_without_any_row_the_page_tells_to_add_one():
    page = type_in(opened(), deleted=[0, 1, 2])
    assert_says(page, "no sequence", "Add a row")
    type_in(page, added=[{"x1": "5"}], deleted=[0, 1, 2])
    assert_sound(page)
    assert inputs(page) == [["5", "0", "0"]]


@pytest.mark.slow
def test_more_rows_than_a_thousand_are_refused_and_one_less_is_taken():
    page = type_in(opened(), added=[{}] * 998)
    assert_says(page, "1,001", "1,000")
    type_in(page, added=[{}] * 997)
    assert_sound(page)
    assert shows_results(page)
    assert len(page.query_params["x"].split(";")) == 1000


def test_many_bad_cells_are_counted_not_listed():
    page = type_in(opened(), added=[{"x1": "abc"}] * 30)
    assert_says(page, "Row 4, x⟨1⟩")
    assert "25 more" in page.main.error[0].value
    assert "29 more" in page.sidebar.caption[0].value


def test_one_row_of_one_step_is_a_page():
    page = type_in(opened(), deleted=[1, 2])
    assert inputs(page) == LESSON[:1]
    page.number_input(key="length").set_value(1).run()
    assert_sound(page)
    assert inputs(page) == [["1"]]
    type_in(page, added=[{"x1": "5"}])
    assert_sound(page)
    assert inputs(page) == [["1"], ["5"]]


def test_sequences_too_long_for_a_link_are_left_out_and_the_page_says_so():
    page = opened(x=",".join(["1"] * 100))
    before = [info.value for info in page.info]
    type_in(page, added=[{f"x{t}": "0.123456" for t in range(1, 101)}] * 40)
    assert_sound(page)
    assert shows_results(page)
    assert "x" not in page.query_params
    (said,) = [info.value for info in page.sidebar.info if info.value not in before]
    assert "link" in said
