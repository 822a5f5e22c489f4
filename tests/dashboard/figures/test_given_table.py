from dashboard.display.notation import LESSON, NOTATIONS
from dashboard.figures.given_table import given_table
from rnn_core import PRESETS, Dataset


def test_the_lessons_sequences_and_targets():
    cells = given_table(PRESETS["note"].data, LESSON).cells
    assert cells.to_numpy().tolist() == [
        ["1", "1", "0", "0", "1"],
        ["2", "0", "1", "1", "2"],
        ["3", "1", "1", "1", "3"],
    ]


def test_nothing_that_is_given_is_rounded():
    table = given_table(Dataset([[4.5678, -1e-7]], [1 / 3]), LESSON)
    assert table.cells.iloc[0].tolist() == ["1", "4.5678", "−1e−07", "0.3333333333333333"]


def test_it_is_headed_coloured_and_described():
    data = Dataset([[0.5, -1], [2, 0]], [1.25, -3])
    for notation in NOTATIONS.values():
        table = given_table(data, notation)
        titles = [column.title for column in table.columns.values()]
        assert titles == ["example", notation.at("x", 1), notation.at("x", 2), "y"]
    assert table.cells.iloc[0].tolist() == ["1", "0.5", "−1", "1.25"]
    assert [column.quantity for column in table.columns.values()] == [None, "x", "x", "y"]
    assert table.alt == "The 2 sequences with their targets."
