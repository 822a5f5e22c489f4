"""A click on a cell of the states table shows that example and step."""

from types import SimpleNamespace

import pytest

from dashboard.views import choosing, forward


def clicked(monkeypatch, example, row, column, rows_an_example=3):
    """What is looked at after a click, while this example was looked at before."""
    table = SimpleNamespace(selection=SimpleNamespace(cells=[(row, column)]))
    state = {"states": table, "example": example, "step": 2}
    for section in (forward, choosing):
        monkeypatch.setattr(section, "st", SimpleNamespace(session_state=state))
    forward._clicked(rows_an_example)
    return state["example"], state["step"]


@pytest.mark.parametrize(
    ("example", "row", "column", "looked_at"),
    [
        (1, 0, "t1", (1, 1)),
        (1, 8, "t3", (3, 3)),
        (3, 2, "t2", (1, 2)),
        (1, 4, "t0", (2, 1)),  # the initial state has no arithmetic: its first use has
        (1, 3, "example", (2, 2)),
        (11, 10, "t1", (14, 1)),
        (11, 0, "t1", (11, 1)),
        (20, 9, "t1", (14, 1)),
    ],
)
def test_a_click_on_a_cell_looks_at_its_example_and_step(
    monkeypatch, example, row, column, looked_at
):
    assert clicked(monkeypatch, example, row, column) == looked_at


def test_with_f_prime_an_example_has_four_rows(monkeypatch):
    assert clicked(monkeypatch, 1, 3, "t2", rows_an_example=4) == (1, 2)
    assert clicked(monkeypatch, 1, 11, "t3", rows_an_example=4) == (3, 3)
