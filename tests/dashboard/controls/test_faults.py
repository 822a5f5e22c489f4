"""Cells that cannot be read: each is named, and so is the number that counts until then."""

import re

import pytest
from hypothesis import given, settings

from dashboard.controls.faults import faults_of
from dashboard.controls.limits import MAX_EXAMPLES
from dashboard.controls.sequences import Sheet, counting, read_sheet
from dashboard.display.notation import NOTATIONS
from rnn_core import PRESETS
from tests.dashboard.controls.desks import edited, opened
from tests.dashboard.controls.test_sequences_reading import sheets

# The same cases in every run; nothing is written to disk.
seeded = settings(derandomize=True, database=None, deadline=None, max_examples=300)

LESSON = Sheet.of(PRESETS["note"].data)


def faults(desk, notation="lesson"):
    return [tuple(fault) for fault in faults_of(desk, NOTATIONS[notation])]


def put(desk, row, column, *texts):
    """These texts in a cell, one after the other."""
    for text in texts:
        desk = edited(desk, "cell", rev=desk.rev, row=row, column=column, text=text)
    return desk


def test_a_sheet_that_can_be_read_has_none():
    assert faults(opened()) == []
    assert faults(put(opened(), 0, 1, "abc", "1/2")) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", " is empty."),
        ("x", ": “x” is not a number."),
        ("2e6", ": 2e6 is too large: the limit is ±1,000,000."),
    ],
)
def test_a_cell_is_named_with_the_reason_and_the_number_that_counts(text, why):
    until = "Until then, 1 is used."
    assert faults(put(opened(), 1, 2, text)) == [(1, 2, f"Row 2, x⟨2⟩{why} {until}")]


def test_the_number_that_counts_is_the_last_one_as_it_was_typed():
    desk = put(opened(), 1, 2, "-1/2", "x", "", "y")
    assert faults(desk) == [
        (1, 2, "Row 2, x⟨2⟩: “y” is not a number. Until then, −1/2 is used.")
    ]
    assert desk.counts.text(1, 2) == "-1/2"


def test_a_target_is_named_as_such():
    desk = edited(opened(), "choose", field="targets", value="own")
    desk = put(desk, 2, 0, "-3", "x")
    assert faults(desk) == [
        (2, 0, "Row 3, target y: “x” is not a number. Until then, −3 is used.")
    ]


@pytest.mark.parametrize("name", NOTATIONS)
def test_the_columns_have_the_letters_of_the_notation(name):
    ((_, _, sentence),) = faults(put(opened(), 0, 3, "x"), name)
    assert sentence.startswith(f"Row 1, {NOTATIONS[name].at('x', 3)}: ")


def test_they_stand_in_the_order_of_the_rows():
    desk = put(put(put(opened(), 2, 1, "x"), 0, 3, "x"), 0, 2, "x")
    assert [fault[:2] for fault in faults(desk)] == [(0, 2), (0, 3), (2, 1)]


def test_without_a_row_or_with_too_many_the_sequences_from_before_count():
    none = Sheet((), (), 3, False)
    many = Sheet((("1",),) * (MAX_EXAMPLES + 1), ("",) * (MAX_EXAMPLES + 1), 1, False)
    for sheet, why in (
        (none, "There is no sequence yet. Add a row to the table."),
        (many, "1,001 sequences are too many: the limit is 1,000."),
    ):
        desk = opened().with_rows(sheet)
        until = "Until then, the previous sequences are used."
        assert faults(desk) == [(-1, -1, f"{why} {until}")]
        assert desk.counts == LESSON


# ---- what counts ----


def cells_of(sheet):
    return [
        (row, column)
        for row in range(len(sheet.x))
        for column in range(0 if sheet.own_targets else 1, sheet.length + 1)
    ]


@seeded
@given(sheets(), sheets())
def test_what_counts_can_be_read_and_is_the_sheet_wherever_that_can_be(sheet, first):
    before = counting(first, LESSON)
    counts = counting(sheet, before)
    assert read_sheet(before).data is not None
    assert read_sheet(counts).data is not None
    reading = read_sheet(sheet)
    if not sheet.x:
        assert counts is before
        return
    bad = set(reading.places)
    assert (counts is sheet) == (not bad)
    assert (counts.length, counts.own_targets) == (sheet.length, sheet.own_targets)
    assert len(counts.x) == len(sheet.x)
    for row, column in cells_of(sheet):
        instead = before if (row, column) in bad else sheet
        assert counts.text(row, column) == instead.text(row, column)
    # Cells out of sight, and targets that are not used, stay as they are.
    assert [row[sheet.length :] for row in counts.x] == [row[sheet.length :] for row in sheet.x]
    assert sheet.own_targets or counts.y == sheet.y


@seeded
@given(sheets(), sheets(), sheets())
def test_every_fault_names_the_number_that_counts(first, second, third):
    desk = opened().with_rows(first).with_sheet(second).with_rows(third)
    found = faults(desk)
    assert bool(found) == (read_sheet(third).data is None)
    for row, column, sentence in found:
        if row < 0:
            continue
        (counts,) = re.findall(r" Until then, (.*) is used\.$", sentence)
        assert counts == desk.counts.text(row, column).replace("-", "−")


def test_where_nothing_counted_before_zero_does():
    sheet = Sheet((("x", "1", "y"), ("1", "x", "2")), ("a", "b"), 3, True)
    counts = counting(sheet, Sheet((("7",),), ("5",), 1, True))
    assert counts == Sheet((("7", "1", "0"), ("1", "0", "2")), ("5", "0"), 3, True)


def test_a_sheet_full_of_faults_is_mended_quickly():
    full = Sheet((("x",) * 100,) * 1000, ("",) * 1000, 100, False)
    counts = counting(full, LESSON)
    assert counts.x[0] == ("1", "0", "0", *("0",) * 97)
    assert read_sheet(counts).data.x.sum() == 6
