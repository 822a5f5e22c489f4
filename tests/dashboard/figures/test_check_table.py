from dataclasses import replace

import pytest

from dashboard.display.notation import LESSON, NOTATIONS
from dashboard.display.numbers import fixed
from dashboard.display.palette import COLOURS
from dashboard.figures.check_table import check_table
from rnn_core import PRESETS, Weights, backward, check_gradient, forward

NOTE = forward(PRESETS["note"].data, Weights(1, 1), "tanh")


def value_of(cell):
    """The number that a cell shows, however its power of ten is written."""
    ascii_digits = str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789")
    return float(cell.replace("×10", "e").translate(ascii_digits))


@pytest.mark.parametrize("rule", ["exact", "note"])
def test_the_check_shows_both_gradients_side_by_side(rule):
    grad = backward(NOTE, rule)
    check = check_gradient(NOTE, grad)
    cells = check_table(grad, check, 2, LESSON).cells
    assert cells["terms"].tolist() == [fixed(grad.w_x, 6), fixed(grad.w_a, 6)]
    assert cells["nudged"].tolist() == [fixed(check.w_x, 6), fixed(check.w_a, 6)]
    assert (cells["terms"] == cells["nudged"]).all() == (rule == "exact")


def test_the_check_shows_as_many_decimals_as_asked_but_at_least_six():
    grad = backward(NOTE)
    check = check_gradient(NOTE, grad)
    for decimals, shown in ((0, 6), (2, 6), (6, 6), (8, 8)):
        cells = check_table(grad, check, decimals, LESSON).cells
        assert cells["terms"].iloc[0] == fixed(grad.w_x, shown)


def test_the_difference_is_small_where_both_agree_and_not_where_they_do_not():
    differences = {}
    for rule in ("exact", "note"):
        grad = backward(NOTE, rule)
        cells = check_table(grad, check_gradient(NOTE, grad), 2, LESSON).cells
        differences[rule] = cells["difference"].tolist()
    assert max(map(value_of, differences["exact"])) < 1e-6
    # −5.779420 against −0.284214, −3.260793 against −0.384079
    assert differences["note"] == ["20 times as large", "8.5 times as large"]


@pytest.mark.parametrize(
    ("difference", "times", "text"),
    [
        (0.0, 1, "0"),
        (4.2e-11, 1, "4×10⁻¹¹"),
        (9.6e-7, 1, "1×10⁻⁶"),
        (0.004, 1.004, "4×10⁻³"),
        (0.07, 0.93, "0.93 times as large"),
        (0.5, 2, "2 times as large"),
        (2.0, -1, "opposite sign"),
        (float("inf"), 1, "too large"),
        (float("nan"), 1, "too large"),
    ],
)
def test_a_small_difference_is_a_number_and_a_large_one_is_words(difference, times, text):
    grad = backward(NOTE)
    check = replace(
        check_gradient(NOTE, grad),
        w_x=grad.w_x / times,
        w_a=grad.w_a / times,
        difference_w_x=difference,
        difference_w_a=difference,
    )
    assert check_table(grad, check, 2, LESSON).cells["difference"].tolist() == [text, text]


def test_the_table_is_headed_coloured_and_described():
    grad = backward(NOTE)
    table = check_table(grad, check_gradient(NOTE, grad), 2, LESSON)
    assert list(table.columns) == list(table.cells.columns)
    assert len(table.row_quantities) == len(table.cells)
    used = {*table.row_quantities, *(column.quantity for column in table.columns.values())}
    assert used - {None} <= set(COLOURS)
    assert table.alt.endswith(".")
    assert all(isinstance(cell, str) for cell in table.cells.to_numpy().ravel())


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
def test_weights_have_the_names_of_the_notation(notation):
    grad = backward(NOTE)
    cells = check_table(grad, check_gradient(NOTE, grad), 2, notation).cells
    assert cells["weight"].tolist() == [notation.w_x, notation.w_a]
