"""While presenting: a strip of controls, the same values, and nothing lost."""

import pytest

from tests.page.reading import (
    assert_sound,
    cell,
    chosen,
    grid,
    opened,
    parts,
    preset,
    query,
    rows,
    shows_results,
    typed,
    value_of,
)


def test_the_strip_stands_above_the_stage_and_there_is_no_sidebar():
    page = opened(present="1", w_a="0.5", epoch="3")
    assert_sound(page)
    assert shows_results(page)
    assert not page.sidebar.children
    assert parts(page)[0] == "strip"
    assert "sidebar" not in parts(page)
    assert value_of(page, "w_a") == 0.5
    assert query(page) == {"present": "1", "w_a": "0.5", "epoch": "3"}
    assert "sidebar" in parts(chosen(page, "present", 0))
    assert "strip" not in parts(page)


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        *(("w_a", "0.3"), ("a0", "0.4"), ("epochs", "33"), ("learning_rate", "0.2")),
        *(("rule", "note"), ("activation", "relu"), ("decimals", "4"), ("notation", "state")),
        *(("x", "1,2;3,4"), ("y", "5,6,7")),
    ],
)
def test_presenting_and_back_changes_no_value(parameter, value):
    before = query(opened(**{parameter: value}))
    page = opened(present="1", **before)
    typed(page, "w_x", 2.0)
    chosen(page, "present", 0)
    assert_sound(page)
    assert parameter in before
    assert query(page) == {**before, "w_x": "2"}
    assert value_of(page, "w_x") == 2.0


def test_edits_of_the_grid_outlast_a_presentation():
    page = cell(opened(), 1, 1, "7")
    rows(page, [*grid(page)[1:], ["0", "8", "0"]])
    chosen(page, "present", 1)
    assert not page.sidebar.children
    typed(page, "w_a", 2.0)
    chosen(page, "present", 0)
    assert grid(page) == [["7", "1", "1"], ["1", "1", "1"], ["0", "8", "0"]]
    assert value_of(page, "w_a") == 2.0


def test_a_preset_chosen_while_presenting_keeps_presenting_and_the_view():
    page = opened(present="1", view="update", decimals="5", notation="hidden")
    preset(page, "roelants")
    assert_sound(page)
    kept = {"present": "1", "view": "update", "decimals": "5", "notation": "hidden"}
    assert query(page) == {"preset": "roelants", **kept}
    chosen(page, "present", 0)
    assert value_of(page, "epochs") == 1000
    assert len(grid(page)) == 20
