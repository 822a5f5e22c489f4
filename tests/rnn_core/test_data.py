"""Dataset: what it takes, what it refuses and how it says it."""

import dataclasses

import numpy as np
import pytest

from rnn_core import Dataset
from tests.rnn_core.copies import COPIES

NAN, INF = float("nan"), float("inf")
ROWS, TARGETS = [[1, 0, 0], [0, 1, 1], [1, 1, 1]], [1, 2, 3]


@pytest.mark.parametrize(
    "x",
    [
        ROWS,
        tuple(map(tuple, ROWS)),
        [np.array(row) for row in ROWS],
        np.array(ROWS),
        np.array(ROWS, dtype=np.float32),
        np.array(ROWS, order="F"),
        np.array(ROWS, dtype=bool),
        [range(1, 2)] * 3,
    ],
)
def test_lists_tuples_and_arrays_become_float64(x):
    data = Dataset(x, np.array(TARGETS))
    assert data.x.dtype == data.y.dtype == np.float64
    assert data.x.tolist() == [[float(cell) for cell in row] for row in x]
    assert data.y.tolist() == [1.0, 2.0, 3.0]


def test_n_and_t_are_the_numbers_of_rows_and_columns():
    data = Dataset([[1, 2, 3, 4], [5, 6, 7, 8]], (0, 0))
    assert (data.n, data.T) == (2, 4)
    assert data.x.shape == (2, 4)
    assert data.y.shape == (2,)


def test_the_smallest_dataset_has_one_number():
    data = Dataset([[2]], [1])
    assert (data.n, data.T) == (1, 1)


def test_sum_task_takes_the_row_sums_as_targets():
    assert Dataset.sum_task(ROWS) == Dataset(ROWS, TARGETS)
    assert Dataset.sum_task([[0.5, -2, 4]]).y.tolist() == [2.5]


@pytest.mark.parametrize(
    ("x", "message"),
    [
        ([[1, 2, 3], [4, "a", 6]], "x[2, 2] is not a number"),
        ([[1, 2, 3], [4, 5, "6"]], "x[2, 3] is not a number"),
        ([["", 2]], "x[1, 1] is not a number"),
        ([[1, None]], "x[1, 2] is not a number"),
        ([[1, 2], [NAN, 4]], "x[2, 1] is not a number"),
        ([[1, 1j]], "x[1, 2] is not a number"),
        ([[1, [2]]], "x[1, 2] is not a number"),
        ([[b"1"]], "x[1, 1] is not a number"),
        (np.array([["1", "2"]]), "x[1, 1] is not a number"),
        (np.array([[1.0, NAN]]), "x[1, 2] is not a number"),
        (np.array([[1j]]), "x[1, 1] is not a number"),
        ([[1, 2], [3, INF]], "x[2, 2] is not a finite number"),
        ([[-INF]], "x[1, 1] is not a finite number"),
        ([[1, 2], [3]], "x: row 2 has 1 value, but row 1 has 2"),
        ([[1], [2], [3, 4]], "x: row 3 has 2 values, but row 1 has 1"),
        ([], "x has no rows"),
        (np.empty((0, 3)), "x has no rows"),
        ([[], []], "x has no steps"),
        (np.empty((2, 0)), "x has no steps"),
        ([1, 2], "x: row 1 is not a sequence of numbers"),
        ([[1], 2], "x: row 2 is not a sequence of numbers"),
        (np.array([1, 2]), "x: row 1 is not a sequence of numbers"),
        (["abc"], "x: row 1 is not a sequence of numbers"),
        ("abc", "x is not a list of sequences"),
        (None, "x is not a list of sequences"),
        (5, "x is not a list of sequences"),
        (np.array(5.0), "x is not a list of sequences"),
    ],
)
def test_bad_x_is_refused_with_its_place(x, message):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 (the text is compared below)
        Dataset(x, [0] * 2)
    assert str(caught.value).startswith(message)
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        Dataset.sum_task(x)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("y", "message"),
    [
        ([1, "two"], "y[2] is not a number"),
        ([None, 2], "y[1] is not a number"),
        ([1, NAN], "y[2] is not a number"),
        ([1j, 2], "y[1] is not a number"),
        ([1, INF], "y[2] is not a finite number"),
        ("12", "y is not a list of numbers"),
        (None, "y is not a list of numbers"),
        (3, "y is not a list of numbers"),
        ([1], "x has 2 rows and y has 1 value; each sequence needs one target"),
        ([1, 2, 3], "x has 2 rows and y has 3 values; each sequence needs one target"),
        ([], "x has 2 rows and y has 0 values; each sequence needs one target"),
    ],
)
def test_bad_y_is_refused_with_its_place(y, message):
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        Dataset([[1], [2]], y)
    assert str(caught.value) == message


def test_one_row_is_said_in_the_singular():
    with pytest.raises(ValueError, match=r"^x has 1 row and y has 2 values; each"):
        Dataset([[1]], [1, 2])


def test_the_callers_arrays_are_copied():
    x, y = np.array(ROWS, dtype=float, order="F"), np.array(TARGETS, dtype=float)
    data = Dataset(x, y)
    x[0, 0] = y[0] = 99.0
    assert data == Dataset(ROWS, TARGETS)
    assert x.flags.writeable
    assert y.flags.writeable


def test_the_callers_column_and_row_are_copied():
    # One example or one step: memory order alone would ask for no copy.
    for x in (np.ones((1, 3)), np.ones((3, 1))):
        data = Dataset(x, np.zeros(len(x)))
        x[:] = 99.0
        assert (data.x == 1.0).all()


def test_data_cannot_be_changed():
    data = Dataset(ROWS, TARGETS)
    with pytest.raises(ValueError, match="read-only"):
        data.x[0, 0] = 5.0
    with pytest.raises(ValueError, match="read-only"):
        data.y[0] = 5.0
    with pytest.raises(dataclasses.FrozenInstanceError):
        data.y = np.zeros(3)  # type: ignore[misc]


def test_equal_numbers_make_equal_data_with_equal_hashes():
    data = Dataset(ROWS, TARGETS)
    assert data == Dataset(np.array(ROWS, dtype=float), tuple(TARGETS))
    assert len({data, Dataset(ROWS, TARGETS), Dataset(ROWS, [1, 2, 4])}) == 2
    # -0 equals 0, so it must hash like it.
    assert Dataset([[0.0]], [0.0]) == Dataset([[-0.0]], [-0.0])
    assert hash(Dataset([[0.0]], [0.0])) == hash(Dataset([[-0.0]], [-0.0]))


@pytest.mark.parametrize(
    "other",
    [
        Dataset([[1, 0, 0], [0, 1, 1], [1, 1, 0]], TARGETS),
        Dataset(ROWS, [1, 2, 4]),
        Dataset([[1, 0, 0, 0, 1, 1, 1, 1, 1]], [6]),
        ROWS,
        None,
    ],
)
def test_different_data_is_not_equal(other):
    assert Dataset(ROWS, TARGETS) != other


@pytest.mark.parametrize(
    ("x", "y", "message"),
    [
        (np.zeros((2, 3, 4)), [1, 2], "x[1, 1] is not a number"),
        ([[[1], [2]]], [1], "x[1, 1] is not a number"),
        ([[1, 2], [3, [4]]], [1, 2], "x[2, 2] is not a number"),
        ([np.zeros((2, 2)), np.zeros((2, 3))], [1, 2], "x[1, 1] is not a number"),
        ([[1], [2]], np.array([[1.0], [2.0]]), "y[1] is not a number"),
        ([[1], [2]], [[1], [2]], "y[1] is not a number"),
        ([[1], [2]], [1, [2]], "y[2] is not a number"),
    ],
)
def test_too_many_dimensions_are_refused(x, y, message):
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        Dataset(x, y)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "x",
    [
        [[10**20]],
        [[10**20, 0.5]],
        [[2**63, -1]],
        [[10**20, True]],
        np.array([[1, 2.5]], dtype=object),
        np.array([[np.float32(0.5), np.int8(3), True]], dtype=object),
    ],
)
def test_plain_numbers_of_any_kind_are_taken(x):
    data = Dataset(x, [10**20])
    assert data.x.tolist() == [[float(cell) for cell in x[0]]]
    assert data.x.dtype == data.y.dtype == np.float64
    assert data.y.tolist() == [1e20]
    assert Dataset.sum_task(x).y.tolist() == [sum(float(cell) for cell in x[0])]


@pytest.mark.parametrize("cell", [None, "1", 1j, NAN, [1]])
def test_no_number_among_objects_is_refused_with_its_place(cell):
    x = np.array([[1, 2], [3, 4]], dtype=object)
    x[1, 0] = cell
    with pytest.raises(ValueError, match=r"^x\[2, 1\] is not a number$"):
        Dataset(x, [1, 2])


@pytest.mark.parametrize("row", [[1, 10**400], [0.5, -(10**400)], [10**20, 10**400]])
def test_an_int_too_large_for_a_float_is_refused_with_its_place(row):
    with pytest.raises(ValueError, match=r"^x\[1, 2\] is not a finite number$"):
        Dataset([row], [1])
    with pytest.raises(ValueError, match=r"^y\[2\] is not a finite number$"):
        Dataset([[1], [2]], row)


@pytest.mark.filterwarnings("error")
def test_a_wider_float_too_large_for_a_float_is_refused_without_a_warning():
    with pytest.raises(ValueError, match=r"^x\[1, 1\] is not a finite number$"):
        Dataset(np.array([[np.longdouble("1e400")]]), [1])


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("x", "row"),
    [
        ([[1e308, 1e308]], 1),
        ([[1, 2], [-1e308, -1e308], [1e308, 1e308]], 2),
        ([[1e308, 1e308, -1e308, -1e308] * 4], 1),  # on the way to the sum
    ],
)
def test_a_row_whose_sum_is_too_large_is_refused_by_its_row(x, row):
    with pytest.raises(ValueError, match=f"the sum of row {row} is too large"):
        Dataset.sum_task(x)


@pytest.mark.parametrize("copied", COPIES.values(), ids=COPIES)
def test_copies_are_equal_and_cannot_be_changed_either(copied):
    data = Dataset(ROWS, TARGETS)
    twin = copied(data)
    assert twin == data
    assert hash(twin) == hash(data)
    assert twin.x.T.flags.c_contiguous  # time first in memory
    for array in (twin.x, twin.y):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 5.0
