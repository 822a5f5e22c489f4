from dataclasses import replace

import numpy as np
import pytest

from dashboard.display.notation import LESSON, NOTATIONS
from dashboard.display.numbers import fixed
from dashboard.display.palette import COLOURS
from dashboard.figures.terms_table import adds_up, check_table, place_of, terms_table
from rnn_core import PRESETS, Dataset, Weights, backward, check_gradient, forward, term_label

NOTE = forward(PRESETS["note"].data, Weights(1, 1), "tanh")
ALL = range(1, 4)
LETTERS = ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)"]


def gradients_of(n, steps, rule="exact"):
    """Gradients in which every number is another one."""
    rng = np.random.default_rng(7)
    data = Dataset(rng.normal(size=(n, steps)), rng.normal(size=n))
    return backward(forward(data, Weights(0.9, -1.1, 0.3), "tanh"), rule)


def value_of(cell):
    """The number that a cell shows, however its power of ten is written."""
    ascii_digits = str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789")
    return float(cell.replace("×10", "e").translate(ascii_digits))


# tests/rnn_core/test_lesson.py has the arithmetic of these numbers.
@pytest.mark.parametrize(
    ("rule", "terms", "sums"),
    [
        ("note", ["−2.07", "−2.00", "−2.07", "−1.26", "−1.65", "0.00"], ["−5.78", "−3.26"]),
        ("exact", ["−0.19", "−0.29", "−0.04", "−0.10", "−0.05", "0.00"], ["−0.28", "−0.38"]),
    ],
)
def test_the_lessons_terms_and_their_sums(rule, terms, sums):
    cells = terms_table(backward(NOTE, rule), ALL, 2, LESSON).cells
    assert cells["term"].tolist() == [*LETTERS, "sum", "sum"]
    assert cells["weight"].tolist() == ["W_x", "W_a"] * 4
    assert cells["step"].tolist() == ["3", "3", "2", "2", "1", "1", "all", "all"]
    assert cells["total"].tolist() == [*terms, *sums]


def test_the_printed_a_is_the_third_examples_share():
    cells = terms_table(backward(NOTE, "note"), ALL, 2, LESSON).cells
    assert cells.iloc[0][["e1", "e2", "e3"]].tolist() == ["0.00", "−0.70", "−1.36"]


@pytest.mark.parametrize("n", [1, 25])
@pytest.mark.parametrize("steps", [1, 30])
@pytest.mark.parametrize("rule", ["exact", "note"])
def test_every_cell_is_a_number_of_the_gradients(n, steps, rule):
    grad = gradients_of(n, steps, rule)
    cells = terms_table(grad, range(1, n + 1), 6, LESSON).cells
    assert len(cells) == 2 * steps + 2
    by_label = cells.set_index("term")
    shares = [f"e{example}" for example in range(1, n + 1)]
    for weight in ("w_x", "w_a"):
        terms, totals = getattr(grad, f"terms_{weight}"), getattr(grad, f"step_{weight}")
        for t in range(1, steps + 1):
            row = by_label.loc[term_label(weight, t, steps)]
            assert row["weight"] == LESSON.weight(weight)
            assert row["step"] == str(t)
            assert row["total"] == fixed(totals[t - 1], 6)
            assert row[shares].tolist() == [fixed(value, 6) for value in terms[:, t - 1]]


@pytest.mark.parametrize("steps", [1, 30])
def test_the_sums_are_the_gradient_and_every_examples_part_of_it(steps):
    grad = gradients_of(25, steps)
    cells = terms_table(grad, range(1, 26), 8, LESSON).cells
    for place, weight in ((-2, "w_x"), (-1, "w_a")):
        row = cells.iloc[place]
        assert row["total"] == fixed(getattr(grad, weight), 8)
        by_example = getattr(grad, f"terms_{weight}").sum(axis=1)
        assert row.filter(regex=r"^e\d+$").tolist() == [fixed(v, 8) for v in by_example]


def test_a_page_shows_its_examples_shares_and_the_totals_of_all():
    grad = gradients_of(25, 2)
    table = terms_table(grad, range(11, 21), 4, LESSON)
    assert [name for name in table.cells if name[0] == "e"] == [f"e{i}" for i in range(11, 21)]
    assert table.cells["e11"].iloc[0] == fixed(grad.terms_w_x[10, 1], 4)
    assert table.cells["total"].iloc[0] == fixed(grad.step_w_x[1], 4)
    assert "11 to 20 of 25" in table.alt


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
def test_weights_have_the_names_of_the_notation(notation):
    grad = backward(NOTE)
    names = [notation.w_x, notation.w_a]
    assert terms_table(grad, ALL, 2, notation).cells["weight"].tolist() == names * 4
    check = check_gradient(NOTE, grad)
    assert check_table(grad, check, 2, notation).cells["weight"].tolist() == names


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
    assert differences["note"] == ["20 times", "8.5 times"]


@pytest.mark.parametrize(
    ("difference", "times", "text"),
    [
        (0.0, 1, "0"),
        (4.2e-11, 1, "4×10⁻¹¹"),
        (9.6e-7, 1, "1×10⁻⁶"),
        (0.004, 1.004, "4×10⁻³"),
        (0.07, 0.93, "0.93 times"),
        (0.5, 2, "2 times"),
        (2.0, -1, "other sign"),
        (float("inf"), 1, "too large"),
        (float("nan"), 1, "too large"),
    ],
)
def test_a_difference_is_written_as_one_says_it(difference, times, text):
    grad = backward(NOTE)
    check = replace(
        check_gradient(NOTE, grad),
        w_x=grad.w_x / times,
        w_a=grad.w_a / times,
        difference_w_x=difference,
        difference_w_a=difference,
    )
    assert check_table(grad, check, 2, LESSON).cells["difference"].tolist() == [text, text]


def test_a_table_is_headed_coloured_and_described():
    grad = backward(NOTE)
    for table in (
        terms_table(grad, ALL, 2, LESSON),
        check_table(grad, check_gradient(NOTE, grad), 2, LESSON),
    ):
        assert list(table.columns) == list(table.cells.columns)
        assert len(table.row_quantities) == len(table.cells)
        used = {*table.row_quantities, *(column.quantity for column in table.columns.values())}
        assert used - {None} <= set(COLOURS)
        assert table.alt.endswith(".")
        assert all(isinstance(cell, str) for cell in table.cells.to_numpy().ravel())


def test_terms_and_gradients_have_one_colour_which_is_no_weights():
    grad = backward(NOTE)
    table = terms_table(grad, ALL, 2, LESSON)
    assert table.row_quantities == ("delta",) * 8
    check = check_table(grad, check_gradient(NOTE, grad), 2, LESSON)
    assert check.row_quantities == ("delta",) * 2
    assert table.cells["weight"].tolist()[-2:] == ["W_x", "W_a"]
    assert not any(column.quantity for column in table.columns.values())


def test_it_is_said_whether_the_written_numbers_add_up():
    # Exact rule, row (e): −0.05 + 0.00 − 0.01 is not −0.05.
    grad = backward(NOTE)
    assert not adds_up(terms_table(grad, range(1, 4), 2, LESSON), 3, 2)
    whole = backward(forward(Dataset([[1, 0], [0, 1]], [3, 5]), Weights(1, 1), "identity"))
    assert adds_up(terms_table(whole, range(1, 3), 2, LESSON), 2, 2)


def test_some_of_the_examples_are_not_expected_to_give_the_total():
    x = np.eye(12, 2)
    # Every error is −6, so every δ is (2/12) (−6) = −1.
    data = Dataset(x, x.sum(axis=1) + 6)
    grad = backward(forward(data, Weights(1, 1), "identity"))
    assert adds_up(terms_table(grad, range(1, 11), 2, LESSON), 12, 2)
    # Without example 1 the rest does not give the total, and is not asked to.
    others = terms_table(grad, range(2, 13), 2, LESSON)
    assert adds_up(others, 12, 2)
    assert not adds_up(others, 11, 2)


@pytest.mark.parametrize("T", [1, 3, 12])
def test_a_cell_is_of_an_example_and_a_step(T):  # noqa: N803 (the lesson's letter)
    grad = backward(forward(Dataset(np.eye(4, T), np.ones(4)), Weights(1, 1), "tanh"))
    cells = terms_table(grad, range(1, 5), 2, LESSON).cells
    for row in range(len(cells)):
        step = cells["step"].iloc[row]
        for column, example in (("e2", 2), ("e4", 4), ("total", None), ("term", None)):
            expected = (example, None if step == "all" else int(step))
            assert place_of(row, column, T) == expected
