"""What the tab is told, and what it knows from the start."""

from dataclasses import replace

import pytest

from dashboard.controls.constants import RATE_STOPS, constants
from dashboard.controls.desk import Offer
from dashboard.controls.limits import LEARNING_RATES
from dashboard.controls.number_fields import NUMBER_FIELDS
from dashboard.controls.sequences import Sheet
from dashboard.controls.told import MOST_FAULTS, SHOWN
from dashboard.display.notation import NOTATIONS
from rnn_core import PRESETS, Dataset
from tests.dashboard.controls.desks import edited, opened, said, shown_cells
from tests.dashboard.controls.test_about import MARKDOWN


def test_the_lesson_as_it_opens():
    told = said(opened(), "preset=x")
    assert (told["boot"], told["ack"], told["rev"]) == ("this session", -1, 0)
    assert told["query"] == "preset=x"
    assert told["numbers"]["w_a"] == ["1", 1, "", "", -1e6, 1e6]
    assert set(told["numbers"]) == set(NUMBER_FIELDS)
    assert told["chosen"]["preset"] == "note"
    assert told["chosen"]["targets"] == "sum"
    assert (told["faults"], told["offer"], told["undo"], told["answers"]) == (
        [],
        None,
        "",
        {},
    )
    assert not told["too_long"]


@pytest.mark.parametrize("name", NOTATIONS)
def test_letters_and_names_of_columns_are_those_of_the_notation(name):
    desk, notation = opened(notation=name), NOTATIONS[name]
    assert said(desk)["letters"]["w_x"] == notation.w_x
    assert shown_cells(desk)["steps"] == [notation.at("x", t) for t in (1, 2, 3)]


def test_a_number_that_cannot_be_read_stands_with_its_sentence():
    desk = edited(opened(), "type", field="w_a", text="1/0")
    text, value, sentence, note, *_ = said(desk)["numbers"]["w_a"]
    assert (text, value, note) == ("1/0", 1, "")
    assert sentence.endswith("Until then, 1 is used.")


def test_only_examples_and_steps_that_exist_are_within_the_bounds():
    desk = edited(opened("roelants", example=15), "type", field="length", text="4")
    bounds = {name: number[4:] for name, number in said(desk)["numbers"].items()}
    assert (bounds["example"], bounds["step"]) == ([1, 20], [1, 4])
    assert bounds["length"] == [1, 100]
    small = edited(desk, "rows", rev=0, sheet={"x": "1\t2", "y": "", "own": False, "length": 2})
    assert said(small)["numbers"]["example"] == ["1", 1, "", "", 1, 1]


def test_the_address_goes_on_while_a_cell_is_bad():
    desk = edited(opened(), "cell", rev=0, row=0, column=1, text="5")
    desk = edited(desk, "cell", rev=0, row=0, column=1, text="abc")
    desk = edited(desk, "type", field="w_a", text="0.5")
    told = said(desk)
    assert told["query"] == "x=5%2C0%2C0%3B0%2C1%2C1%3B1%2C1%2C1&w_a=0.5"
    ((row, column, sentence),) = told["faults"]
    assert (row, column) == (0, 1)
    assert sentence == told["about"][0]
    assert shown_cells(desk)["x"].startswith("abc\t")


def test_no_more_faults_are_marked_than_can_be_mended_in_a_while():
    sheet = Sheet((("a",) * 50,) * 50, ("",) * 50, 50, False)
    told = said(opened(sheet=sheet))
    assert len(told["faults"]) == MOST_FAULTS
    assert told["about"][0].endswith(" And 2,499 more.")


def test_cells_are_sent_as_they_were_typed_with_those_out_of_sight():
    sheet = Sheet((("1/2", "abc", "7"), ("", "0,5", "8")), ("1", ""), 2, True)
    cells = shown_cells(opened(sheet=sheet))
    assert cells.pop("edition")
    assert cells == {
        "rev": 0,
        "x": "1/2\tabc\t7\n\t0,5\t8",
        "y": "1\n",
        "own": True,
        "length": 2,
        "steps": ["x⟨1⟩", "x⟨2⟩"],
        "sums": [],
    }


def test_the_tab_is_told_which_cells_belong_to_what_it_is_told():
    first = opened()
    assert said(first)["edition"] == shown_cells(first)["edition"]
    for kind, edit in {
        "cell": {"rev": 0, "row": 0, "column": 1, "text": "5"},
        "rows": {"rev": 0, "sheet": {"x": "1\t2", "y": "", "own": False, "length": 2}},
        "choose": {"field": "notation", "value": "hidden"},
    }.items():
        after = edited(first, kind, **edit)
        assert said(after)["edition"] == shown_cells(after)["edition"]
        assert said(after)["edition"] != said(first)["edition"], kind
    same = edited(first, "type", field="w_a", text="0.5")
    assert said(same)["edition"] == said(first)["edition"]


def test_no_row_and_a_row_of_one_empty_cell_are_told_apart():
    assert shown_cells(opened(sheet=Sheet((), (), 1, False)))["x"] == ""
    assert shown_cells(opened(sheet=Sheet((("",),), ("",), 1, False)))["x"] == " "


def test_undo_is_offered_and_after_it_the_change_again():
    changed = edited(opened(), "cell", rev=0, row=0, column=1, text="5")
    undone = edited(changed, "undo")
    assert [said(desk)["undo"] for desk in (opened(), changed, undone)] == ["", "Undo", "Redo"]
    assert said(edited(undone, "undo"))["undo"] == "Undo"


def test_a_sum_of_many_digits_is_shown_by_six():
    sheet = Sheet((("1/3", "0"), ("0.5", "1"), ("a", "1")), ("", "", ""), 2, False)
    assert shown_cells(opened(sheet=sheet))["sums"] == ["0.333333", "1.5", ""]


def test_sums_stand_only_where_the_table_is_edited_in_place():
    rows, steps = SHOWN
    for n, length, shown in ((rows, steps, True), (rows + 1, 1, False), (1, steps + 1, False)):
        sheet = Sheet.of(Dataset.sum_task([[1.0] * length] * n))
        cells = shown_cells(opened(sheet=sheet))
        assert bool(cells["sums"]) is shown
        assert len(cells["steps"]) == min(length, steps)


class Block:
    """A block as the reader of pasted texts makes it."""

    rows = (("1", "2"),)
    targets = None
    notes = ("A note.",)
    problems = ("A problem.",)
    sentence = "1 sequence of 2 numbers"


def test_what_was_pasted_is_told_with_its_notes():
    told = said(replace(opened(), offer=Offer("1 2", Block())))["offer"]
    assert told == {
        "sentence": "1 sequence of 2 numbers",
        "fits": True,
        "notes": ["A note."],
        "problems": ["A problem."],
        "targets": False,
        "splits": True,
    }
    told = said(replace(opened(), offer=Offer("?", None, "This is no block.")))["offer"]
    assert (told["fits"], told["sentence"]) == (False, "This is no block.")


def test_sequences_too_long_for_a_link_are_said_to_be():
    rows = [[0.123456789 + i + t for t in range(100)] for i in range(40)]
    assert said(opened(sheet=Sheet.of(Dataset.sum_task(rows))))["too_long"]


# ---- from the start ----


def test_the_stops_of_the_coarse_scale_are_learning_rates_that_rise():
    assert list(RATE_STOPS) == sorted(RATE_STOPS)
    stops = constants()["stops"]
    assert (stops[0], stops[-1]) == LEARNING_RATES
    assert 0.05 in stops
    for stop in stops:
        assert NUMBER_FIELDS["learning_rate"].read(f"{stop:g}").value == stop


def test_every_preset_and_notation_can_be_chosen():
    given = constants()
    assert [name for name, _ in given["presets"]] == list(PRESETS)
    assert [name for name, _ in given["notations"]] == list(NOTATIONS)


def test_the_fields_have_their_bounds_and_their_help():
    given = constants()
    assert given["numbers"]["w_a"] == {"low": -1e6, "high": 1e6, "step": 0.1}
    assert set(given["numbers"]) == set(NUMBER_FIELDS)
    assert set(NUMBER_FIELDS) <= set(given["help"])


def test_no_text_has_markdown_for_it_is_shown_as_it_stands():
    given = constants()
    texts = [*given["help"].values(), *given["texts"].values(), *given["presets"]]
    for text in texts:
        for part in [text] if isinstance(text, str) else text:
            assert not MARKDOWN.search(part), part
