"""The desk: what counts, what stands in the fields, and what counts as changed."""

from dataclasses import replace

import pytest

from dashboard.controls.desk import INPUTS, sentence_of
from dashboard.controls.number_fields import NUMBER_FIELDS
from dashboard.controls.sequences import Sheet
from dashboard.controls.settings import Settings
from rnn_core import PRESETS, Dataset
from tests.dashboard.controls.desks import edited, opened

each_preset = pytest.mark.parametrize("name", PRESETS)


@each_preset
def test_the_fields_open_with_the_numbers_of_the_preset(name):
    desk = opened(name)
    scenario = PRESETS[name]
    assert desk.value("w_a") == scenario.weights.w_a
    assert desk.value("length") == scenario.data.T
    for field in NUMBER_FIELDS:
        assert float(desk.text(field)) == desk.value(field)
        assert sentence_of(desk, field) == ("", "")
    assert not desk.is_changed()


def test_an_example_and_a_step_are_as_many_as_there_are():
    desk = opened("roelants", example=15, step=7)
    assert (desk.value("example"), desk.value("step")) == (15, 7)
    small = desk.with_sheet(Sheet.of(Dataset.sum_task([[1, 2], [3, 4], [5, 6]])))
    assert (small.value("example"), small.value("step")) == (3, 2)
    assert (small.text("example"), small.text("step")) == ("3", "2")
    assert (small.field("example").high, small.field("step").high) == (3, 2)
    again = small.with_sheet(desk.settings.sheet)
    assert (again.value("example"), again.value("step")) == (15, 7)


def test_without_any_row_the_examples_from_before_are_looked_at():
    desk = opened(example=3, step=2).with_rows(Sheet((), (), 1, False))
    assert (desk.value("example"), desk.value("step")) == (3, 2)
    assert (desk.field("example").high, desk.field("step").high) == (3, 3)
    assert desk.value("length") == 1


def test_what_counts_is_the_sheet_wherever_it_can_be_read():
    desk = opened().with_cell(0, 1, "5").with_cell(0, 1, "x").with_cell(1, 1, "7")
    assert desk.settings.sheet.x[:2] == (("x", "0", "0"), ("7", "1", "1"))
    assert desk.counts.x[:2] == (("5", "0", "0"), ("7", "1", "1"))
    assert (desk.rev, desk.before.x[0]) == (0, ("x", "0", "0"))
    mended = desk.with_cell(0, 1, "6")
    assert mended.counts == mended.settings.sheet
    other = Sheet.of(Dataset.sum_task([[1, 2]]))
    assert desk.with_rows(other).counts == desk.with_sheet(other).counts == other
    reopened = desk.opening(Settings.opening("identity"))
    assert reopened.counts == reopened.settings.sheet


def test_the_number_that_counts_outlasts_other_rows_and_lengths():
    desk = opened().with_cell(0, 1, "5").with_cell(0, 1, "x")
    longer = desk.with_sheet(desk.settings.sheet.resized(5))
    assert longer.counts.x[0] == ("5", "0", "0", "0", "0")
    none = longer.with_rows(Sheet((), (), 3, False))
    assert none.counts == longer.counts
    back = none.with_rows(none.before)
    assert (back.settings.sheet.x[0][0], back.counts.x[0][0]) == ("x", "5")


def test_a_bad_cell_that_was_out_of_sight_counts_as_a_new_one():
    desk = opened().with_cell(0, 3, "x")
    short = desk.with_sheet(desk.settings.sheet.resized(2))
    assert short.counts == short.settings.sheet
    again = short.with_sheet(short.settings.sheet.resized(3))
    assert again.settings.sheet.x[0] == ("1", "0", "x")
    assert again.counts.x[0] == ("1", "0", "0")


def test_a_target_that_is_none_counts_as_the_sum_from_before():
    desk = opened().with_cell(1, 1, "x")
    own = desk.with_sheet(desk.settings.sheet.with_own_targets(True))
    assert own.settings.sheet.y == ("1", "", "3")
    assert own.counts.y == ("1", "2", "3")


def test_a_typed_text_stands_until_another_one_or_none():
    desk = opened().with_text("w_a", "1/2").with_text("w_x", "x")
    assert (desk.text("w_a"), desk.text("w_x")) == ("1/2", "x")
    desk = desk.with_text("w_a", "0.50")
    assert desk.text("w_a") == "0.50"
    assert desk.with_text("w_a", "").text("w_a") == "1"
    assert desk.with_text("w_a", "").text("w_x") == "x"


def test_a_sentence_says_what_is_wrong_and_what_counts_until_then():
    desk = opened(w_a=-0.5).with_text("w_a", "abc")
    sentence, note = sentence_of(desk, "w_a")
    assert sentence.endswith(" Until then, −0.5 is used.")
    assert note == ""
    assert sentence_of(desk.with_text("w_a", "1/2"), "w_a") == ("", "= 0.5")


@pytest.mark.parametrize("field", ["example", "step"])
def test_a_typed_place_that_has_gone_is_told_so(field):
    desk = edited(opened("roelants"), "type", field=field, text="7.0")
    assert sentence_of(desk, field) == ("", "")
    small = desk.with_rows(Sheet.of(Dataset.sum_task([[1, 2], [3, 4]])))
    assert sentence_of(small, field)[0] == (
        "Type a whole number from 1 to 2. Until then, 2 is used."
    )


def test_rows_and_cells():
    desk = opened(epoch=7)
    other = Sheet.of(Dataset.sum_task([[1, 2]]))
    replaced = desk.with_rows(other)
    assert (replaced.rev, replaced.before) == (desk.rev + 1, desk.settings.sheet)
    assert (replaced.settings.sheet, replaced.settings.epoch) == (other, 0)
    same_places = desk.with_sheet(desk.settings.sheet.resized(2))
    assert (same_places.rev, same_places.before) == (desk.rev, desk.settings.sheet)


def test_opening_leaves_nothing_of_what_was_before_but_the_count_of_edits():
    desk = replace(opened().with_text("w_a", "x"), ack=9, rev=4, notices=("a",), opened=2)
    desk = replace(desk, before=desk.settings.sheet, answered=("(a)",))
    other = desk.opening(Settings.opening("identity"))
    assert other.settings == Settings.opening("identity")
    assert (other.typed, other.before, other.offer, other.notices) == ((), None, None, ())
    assert other.answered == ()
    assert (other.ack, other.rev, other.opened) == (9, 5, 2)
    assert other.paper == desk.paper + 1


CHANGES = {
    "sheet": Sheet.of(Dataset.sum_task([[1, 2]])),
    "w_a": 7.0,
    "w_x": 7.0,
    "a0": 7.0,
    "activation": "softsign",
    "learning_rate": 7.0,
    "epochs": 7,
    "rule": "note",
}


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize(("preset", "seed"), [("vanishing", 0), ("note", 9)])
def test_every_input_that_differs_is_a_change(name, preset, seed):
    desk = opened(preset, seed)
    assert not desk.is_changed()
    assert desk.changed(**{name: CHANGES[name]}).is_changed()


def test_the_look_is_no_change():
    assert not opened(epoch=3, example=2, step=1, decimals=5, notation="state").is_changed()
