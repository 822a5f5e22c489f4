import numpy as np
import pytest

from dashboard.display.notation import LESSON, NOTATIONS
from dashboard.display.numbers import fixed, short
from dashboard.display.palette import COLOURS
from dashboard.figures.forward_tables import errors_add_up, predictions_table, states_table
from rnn_core import PRESETS, Dataset, Weights, forward

NOTE = forward(PRESETS["note"].data, Weights(1, 1), "tanh")
each_notation = pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)


def pass_of(n, steps):
    """A pass over examples in which every number is another one."""
    rng = np.random.default_rng(7)
    data = Dataset(rng.normal(size=(n, steps)), rng.normal(size=n))
    return forward(data, Weights(0.9, -1.1, 0.3), "tanh")


def row(table, example, quantity):
    """The numbers of one quantity of one example, in the order of the steps."""
    names = table.cells["example"].replace("", None).ffill()
    found = table.cells[(names == str(example)) & (table.cells["quantity"] == quantity)]
    assert len(found) == 1
    return found.filter(regex=r"^t\d+$").iloc[0].tolist()


def test_the_lessons_states():
    table = states_table(NOTE, "note", range(1, 4), 2, LESSON)
    assert row(table, 1, "a⟨t⟩") == ["0", "0.76", "0.64", "0.57"]
    assert row(table, 2, "a⟨t⟩") == ["0", "0", "0.76", "0.94"]
    assert row(table, 3, "a⟨t⟩") == ["0", "0.76", "0.94", "0.96"]


def test_inputs_and_pre_activations_begin_at_step_one():
    table = states_table(NOTE, "note", range(1, 4), 2, LESSON)
    assert row(table, 1, "x⟨t⟩") == ["", "1", "0", "0"]
    assert row(table, 3, "z⟨t⟩") == ["", "1", "1.76", "1.94"]


def test_the_lessons_predictions_and_errors():
    # 0.566270 − 1 = −0.433730; and so on
    cells = predictions_table(NOTE, range(1, 4), 2, LESSON).cells
    assert cells["example"].tolist() == ["1", "2", "3"]
    assert cells["y_hat"].tolist() == ["0.57", "0.94", "0.96"]
    assert cells["y"].tolist() == ["1", "2", "3"]
    assert cells["error"].tolist() == ["−0.43", "−1.06", "−2.04"]


@pytest.mark.parametrize("n", [1, 25])
@pytest.mark.parametrize("steps", [1, 30])
@pytest.mark.parametrize("decimals", [0, 2, 8])
def test_every_cell_is_a_number_of_the_pass(n, steps, decimals):
    fwd = pass_of(n, steps)
    table = states_table(fwd, "note", range(1, n + 1), decimals, LESSON)
    assert len(table.cells) == 3 * n
    for i in range(n):
        for name, numbers in (("x", fwd.data.x), ("z", fwd.z)):
            shown = row(table, i + 1, f"{name}⟨t⟩")
            assert shown == ["", *(short(value, decimals) for value in numbers[i])]
        assert row(table, i + 1, "a⟨t⟩") == [short(value, decimals) for value in fwd.a[i]]
    cells = predictions_table(fwd, range(1, n + 1), decimals, LESSON).cells
    for column, numbers in (("y_hat", fwd.y_hat), ("error", fwd.error)):
        assert cells[column].tolist() == [fixed(value, decimals) for value in numbers]
    assert cells["y"].tolist() == [short(value, decimals) for value in fwd.data.y]


def test_a_page_in_the_middle_shows_its_examples_and_no_others():
    fwd = pass_of(25, 2)
    table = states_table(fwd, "note", range(11, 21), 4, LESSON)
    numbers = [cell for cell in table.cells["example"] if cell]
    assert numbers == [str(example) for example in range(11, 21)]
    assert row(table, 11, "z⟨t⟩")[1:] == [fixed(value, 4) for value in fwd.z[10]]
    cells = predictions_table(fwd, range(21, 26), 4, LESSON).cells
    assert cells["example"].tolist() == ["21", "22", "23", "24", "25"]
    assert cells["y_hat"].iloc[-1] == fixed(fwd.y_hat[24], 4)


@each_notation
def test_quantities_have_the_letters_of_the_notation(notation):
    table = states_table(NOTE, "note", range(1, 2), 2, notation)
    letters = [notation.at(letter, "t") for letter in ("x", "z", "a")]
    assert table.cells["quantity"].tolist() == letters
    columns = predictions_table(NOTE, range(1, 2), 2, notation).columns
    assert notation.at("a", 3) in columns["y_hat"].help


def with_f_prime(fwd, *others):
    return states_table(fwd, "exact", *others)


@pytest.mark.parametrize("make", [with_f_prime, predictions_table])
@pytest.mark.parametrize("examples", [range(1, 4), range(2, 3)])
def test_a_table_is_headed_coloured_and_described(make, examples):
    table = make(NOTE, examples, 2, LESSON)
    assert list(table.columns) == list(table.cells.columns)
    assert f"examples {examples[0]} to {examples[-1]}" in table.alt
    assert len(table.row_quantities) in (0, len(table.cells))
    used = {*table.row_quantities, *(column.quantity for column in table.columns.values())}
    assert used - {None} <= set(COLOURS)
    assert table.columns["example"].label
    assert all(isinstance(cell, str) for cell in table.cells.to_numpy().ravel())


def test_the_initial_and_the_last_state_are_explained():
    columns = states_table(NOTE, "note", range(1, 4), 2, LESSON).columns
    assert "initial" in columns["t0"].help
    assert "prediction" in columns["t3"].help
    assert "prediction" not in columns["t2"].help
    one_step = states_table(pass_of(1, 1), "note", range(1, 2), 2, LESSON).columns
    assert "prediction" in one_step["t1"].help


def test_f_prime_is_a_row_where_the_way_back_needs_it():
    # 1 − 0.761594², 1 − 0.642015², 1 − 0.566270²
    table = states_table(NOTE, "exact", range(1, 4), 2, LESSON)
    assert row(table, 1, "f′(z⟨t⟩)") == ["", "0.42", "0.59", "0.68"]
    assert len(table.cells) == 12
    assert table.row_quantities[:4] == ("x", None, "a", "slope")
    assert "slopes f′" in table.alt
    identity = forward(PRESETS["note"].data, Weights(1, 1), "identity")
    for other in (
        states_table(NOTE, "note", range(1, 4), 2, LESSON),
        states_table(identity, "exact", range(1, 4), 2, LESSON),
    ):
        assert len(other.cells) == 9
        assert "slope" not in other.alt


@each_notation
def test_f_prime_has_the_letters_of_the_notation(notation):
    table = states_table(NOTE, "exact", range(1, 2), 2, notation)
    assert table.cells["quantity"].iloc[-1] == f"f′({notation.at('z', 't')})"


def test_it_is_known_whether_the_written_errors_follow_from_the_written_predictions():
    def adds_up(data, weights, activation):
        fwd = forward(data, weights, activation)
        return errors_add_up(predictions_table(fwd, range(1, data.n + 1), 2, LESSON), 2)

    lesson = PRESETS["note"].data
    assert adds_up(lesson, Weights(1, 1), "tanh")
    assert adds_up(lesson, Weights(1e9, 1e9), "identity")
    # 0.566 − 0.124 = 0.442, but 0.57 − 0.12 is 0.45
    assert not adds_up(Dataset([[1, 0, 0]], [0.124]), Weights(1, 1), "tanh")
