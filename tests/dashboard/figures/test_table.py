import pandas as pd
import pytest

from dashboard.figures.table import PAGE, Column, Table, page_of


@pytest.mark.parametrize(
    ("example", "n", "page"),
    [
        (1, 1, range(1, 2)),
        (3, 3, range(1, 4)),
        (1, 25, range(1, 11)),
        (10, 25, range(1, 11)),
        (11, 25, range(11, 21)),
        (25, 25, range(21, 26)),
        (20, 20, range(11, 21)),
        (1000, 1000, range(991, 1001)),
    ],
)
def test_the_page_that_holds_an_example(example, n, page):
    assert page_of(example, n) == page


def test_every_example_is_on_exactly_one_page_and_no_page_is_too_long():
    for n in (1, 9, 10, 11, 25, 100):
        pages = {page_of(example, n) for example in range(1, n + 1)}
        assert sorted(example for page in pages for example in page) == list(range(1, n + 1))
        assert all(example in page_of(example, n) for example in range(1, n + 1))
        assert max(map(len, pages)) <= PAGE


def test_a_column_is_no_label_and_has_no_colour_unless_it_says_so():
    assert Column("t = 1") == Column("t = 1", help="", quantity=None, label=False)


def test_a_column_has_room_for_its_longest_cell():
    cells = pd.DataFrame([["1", "−0.761594"], ["2", "0"]], columns=["label", "long"])
    columns = {"label": Column("", label=True), "long": Column("t = 1")}
    widths = Table(cells, columns, "").widths
    # A digit of the page's tables is 7 pixels wide at most, and 8 pixels lie on each side.
    assert widths["long"] >= 9 * 7 + 16
    assert widths["label"] >= 40
    longer = Table(cells, {**columns, "long": Column("a very long heading")}, "")
    assert longer.widths["long"] > widths["long"]
    assert longer.width == sum(longer.widths.values())


def test_the_cells_are_measured_once_for_all_that_ask():
    measured = []

    class Cell(str):
        def __len__(self):
            measured.append(self)
            return super().__len__()

    columns = {f"t{t}": Column(f"t = {t}") for t in range(20)}
    cells = pd.DataFrame([[Cell("0.76")] * 20] * 3, columns=list(columns), dtype=object)
    table = Table(cells, columns, "")
    assert all(table.widths[name] > 4 * 7 for name in columns)
    assert table.width == sum(table.widths.values())
    assert len(measured) == cells.size
