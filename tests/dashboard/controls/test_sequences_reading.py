"""The sheet as numbers: either data, or a sentence for every cell that is none."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.controls.limits import MAX_EXAMPLES, MAX_SIZE, MAX_STEPS
from dashboard.controls.sequences import Sheet, read_sheet
from dashboard.display.notation import NOTATIONS
from rnn_core import PRESETS, Dataset

LESSON = Sheet.of(PRESETS["note"].data)

# The same cases in every run; nothing is written to disk.
seeded = settings(derandomize=True, database=None, deadline=None, max_examples=200)


def sheet_of(*rows, y=None):
    sums = ("",) * len(rows)
    return Sheet(rows, sums if y is None else y, len(rows[0]), y is not None)


@pytest.mark.parametrize(
    "cell", ["1", "-1", "−0,5", "1e-3", " 7 ", "1e6", "-1000000", "0", "1e-400"]
)
def test_a_cell_that_is_a_number_makes_data(cell):
    reading = read_sheet(sheet_of(("1", cell), ("0", "1")))
    assert reading.problems == ()
    assert reading.data.x.shape == (2, 2)


# The cell, and what its sentence must say besides its place.
BAD = {
    "": "is empty",
    "   ": "is empty",
    "abc": "“abc” is not a number",
    "nan": "“nan” is not a number",
    "inf": "“inf” is not a number",
    "-Infinity": "“-Infinity” is not a number",
    "1e400": "“1e400” is not a number",
    "<b>1</b>": "“<b>1</b>” is not a number",
    "z" * 1000: "“" + "z" * 20 + "…” is not a number",
}


INPUT = {
    "1000000.1": "1000000.1 is too large: the limit is ±1,000,000.",
    "-1e7": "-1e7 is too large: the limit is ±1,000,000.",
}
TARGET = {
    "100000001": "100000001 is too large: the limit is ±100,000,000.",
    "-1e9": "-1e9 is too large: the limit is ±100,000,000.",
}


@pytest.mark.parametrize(("cell", "sentence"), [*BAD.items(), *INPUT.items()])
def test_a_bad_cell_gets_one_sentence_with_its_row_and_column(cell, sentence):
    reading = read_sheet(sheet_of(("1", "0", "0"), ("0", "1", cell)))
    assert reading.data is None
    (problem,) = reading.problems
    assert problem.startswith("Row 2, x⟨3⟩")
    assert sentence in problem
    assert problem.endswith(".")
    assert len(problem) < 120


@pytest.mark.parametrize(("cell", "sentence"), [*BAD.items(), *TARGET.items()])
def test_a_bad_target_gets_one_sentence_with_its_row(cell, sentence):
    reading = read_sheet(sheet_of(("1", "0"), ("0", "1"), y=("1", cell)))
    assert reading.data is None
    (problem,) = reading.problems
    assert problem.startswith("Row 2, target y")
    assert sentence in problem


@pytest.mark.parametrize("cell", ["1000001", "1e8", "-100000000"])
def test_a_target_may_be_as_large_as_a_sum_of_the_largest_inputs(cell):
    reading = read_sheet(sheet_of(("1", "0"), y=(cell,)))
    assert reading.problems == ()
    assert reading.data.y.tolist() == [float(cell)]


def test_a_fault_is_told_by_its_place_too():
    sheet = sheet_of(("1", "a"), ("", "1"), y=("1", "b"))
    reading = read_sheet(sheet)
    assert reading.places == ((0, 2), (1, 1), (1, 0))
    assert [problem[:12] for problem in reading.problems] == [
        "Row 1, x⟨2⟩:",
        "Row 2, x⟨1⟩ ",
        "Row 2, targe",
    ]
    assert read_sheet(LESSON).places == read_sheet(Sheet((), (), 3, False)).places == ()


def test_the_sentences_are_short_for_what_counts_instead_stands_behind_them():
    told = {"": " is empty.", "abc": ": “abc” is not a number."}
    for cell, sentence in told.items():
        assert read_sheet(sheet_of((cell,))).problems == (f"Row 1, x⟨1⟩{sentence}",)


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
def test_the_sentence_names_the_column_as_the_page_does(notation):
    (problem,) = read_sheet(sheet_of(("1", "?")), lambda t: notation.at("x", t)).problems
    assert f"Row 1, {notation.at('x', 2)}" in problem


def test_every_bad_cell_is_named_row_by_row():
    problems = read_sheet(sheet_of(("a", "1"), ("2", ""), y=("b", "1e9"))).problems
    places = [problem.split(" is ")[0].split(":")[0] for problem in problems]
    assert places == ["Row 1, x⟨1⟩", "Row 2, x⟨2⟩", "Row 1, target y", "Row 2, target y"]


def test_hidden_cells_and_unused_targets_are_not_read():
    assert read_sheet(LESSON.with_cell(0, 3, "?").resized(2)).data
    own = LESSON.with_own_targets(True).with_cell(0, 0, "?")
    assert read_sheet(own).data is None
    assert read_sheet(own.with_own_targets(False)).data == PRESETS["note"].data


def test_no_rows_is_a_sentence_that_tells_to_add_one():
    reading = read_sheet(Sheet((), (), 3, False))
    assert reading.data is None
    (problem,) = reading.problems
    assert "no sequence" in problem
    assert "Add a row" in problem


def test_one_row_of_one_step_is_enough():
    assert read_sheet(sheet_of(("5",))).data == Dataset([[5]], [5])


def test_the_largest_sheet_is_taken_and_one_row_more_is_not():
    full = Sheet((("1",) * MAX_STEPS,) * MAX_EXAMPLES, ("",) * MAX_EXAMPLES, MAX_STEPS, False)
    assert read_sheet(full).data.x.shape == (MAX_EXAMPLES, MAX_STEPS)
    reading = read_sheet(replace(full, x=(*full.x, full.x[0]), y=(*full.y, "")))
    assert reading.data is None
    (problem,) = reading.problems
    assert "1,001" in problem
    assert "1,000" in problem


cells = st.text(max_size=30) | st.sampled_from([*BAD, *INPUT, *TARGET, "1", "-0.5", "1e6", "0"])


@st.composite
def sheets(draw, cells=cells):
    n, length = draw(st.integers(0, 4)), draw(st.integers(1, 4))
    row = st.lists(cells, min_size=length, max_size=length + 2).map(tuple)
    x = draw(st.lists(row, min_size=n, max_size=n).map(tuple))
    y = draw(st.lists(cells, min_size=n, max_size=n).map(tuple))
    return Sheet(x, y, length, draw(st.booleans()))


@seeded
@given(sheets(), st.booleans(), st.integers(1, 6))
def test_whatever_is_typed_there_is_data_exactly_when_there_is_no_problem(sheet, own, length):
    for shown in (sheet, sheet.with_own_targets(own), sheet.resized(length)):
        reading = read_sheet(shown)
        assert (reading.data is None) == bool(reading.problems)
        assert len(reading.places) == len(reading.problems) or not shown.x


@seeded
@given(sheets(st.floats(-MAX_SIZE, MAX_SIZE).map(repr)))
def test_cells_that_are_numbers_keep_their_exact_value(sheet):
    data = read_sheet(sheet).data
    assert (data is None) == (not sheet.x)
    if data is not None:
        x = [[float(cell) for cell in row[: sheet.length]] for row in sheet.x]
        assert data.x.tolist() == x
        assert not sheet.own_targets or data.y.tolist() == [float(cell) for cell in sheet.y]
        assert read_sheet(Sheet.of(data)).data == data


def test_a_sheet_is_read_once_whatever_the_letters(monkeypatch):
    rows = (("17", "0.5"), ("x", "1"))
    first = read_sheet(sheet_of(*rows))
    monkeypatch.setattr("dashboard.controls.sequences.read", None)
    assert read_sheet(sheet_of(*rows)) == first
    (problem,) = read_sheet(sheet_of(*rows), "h{}".format).problems
    assert problem.startswith("Row 2, h1: “x” is not a number.")
