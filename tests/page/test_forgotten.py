"""A server that has forgotten a tab, and a click on the map, which is no edit of the tab."""

import json

from streamlit.proto.WidgetStates_pb2 import WidgetState

from dashboard.figures.surface import CLICKED
from tests.dashboard.controls.desks import snapshot
from tests.page.reading import (
    assert_sound,
    cell,
    cells,
    chosen,
    grid,
    inputs,
    loss,
    notices,
    opened,
    query,
    rows,
    settings,
    show,
    text_of,
    told,
    typed,
    value_of,
)


def forget(page, **link):
    """A page of a new session, after the tab has handed it what it knew of this one."""
    known = snapshot(page.session_state["desk_state"])
    again = opened(**link)
    boot = told(again)["boot"]
    assert boot != told(page)["boot"]
    again.session_state["desk"] = {"out": {"boot": boot, "n": 9, "box": [], "snapshot": known}}
    return again.run()


def test_a_tab_hands_all_that_is_set_to_a_server_that_has_forgotten_it():
    page = typed(opened(preset="identity", decimals="4"), "w_a", "2/3")
    rows(cell(page, 0, 1, "7"), [*grid(page), ["1/2", "0", "0"]])
    again = forget(page, preset="identity", decimals="4")
    assert_sound(again)
    assert (inputs(again), loss(again), query(again)) == (inputs(page), loss(page), query(page))
    assert text_of(again, "w_a") == "2/3"
    assert told(again)["rev"] == told(page)["rev"]
    assert grid(again) == grid(page)


def test_also_while_a_cell_is_bad():
    page = cell(cell(opened(), 0, 1, "5"), 0, 1, "abc")
    typed(page, "w_a", "0.5")
    chosen(page, "activation", "relu")
    again = forget(page)
    assert_sound(again)
    assert grid(again)[0][0] == "abc"
    assert told(again)["faults"] == told(page)["faults"]
    assert inputs(again)[0] == ["5", "0", "0"]
    assert (query(again), loss(again)) == (query(page), loss(page))
    cell(again, 0, 1, "1")
    assert query(again) == {"w_a": "0.5", "activation": "relu"}


def test_also_sequences_that_no_link_carries():
    page = opened(x=",".join(["1"] * 100), step="77")
    rows(page, [["0.123456"] * 100] * 40)
    assert told(page)["too_long"]
    again = forget(page, **query(page))
    assert cells(again) == cells(page)
    assert value_of(again, "step") == 77
    assert not notices(again)


def test_without_a_row_the_place_in_the_sequences_from_before_outlasts_the_server_too():
    page = rows(opened(preset="roelants", example="15", step="9"), [])
    again = forget(page)
    assert_sound(again)
    assert grid(again) == []
    assert (inputs(again), query(again)) == (inputs(page), query(page))
    assert (value_of(again, "example"), value_of(again, "step")) == (15, 9)


def test_what_a_tab_says_to_another_session_changes_nothing():
    page = opened(w_a="0.5")
    boot = told(page)["boot"]
    page.session_state["desk"] = {"out": {"boot": "another", "n": 3, "box": []}}
    page.run()
    assert (told(page)["boot"], query(page)) == (boot, {"w_a": "0.5"})


def click_on_the_map(page, *cells):
    """As the browser would tell it, with what the tab has sent last."""
    (chart,) = [c for c in page.get("vega_lite_chart") if "surface" in c.proto.id]
    states = page._tree.get_widget_states()
    clicked = json.dumps({"selection": {CLICKED: list(cells)}})
    states.widgets.append(WidgetState(id=chart.proto.id, string_value=clicked))
    return page._run(states)


def test_a_click_on_the_map_starts_there_and_takes_what_was_typed_before():
    page = show(opened(epoch="7"), "landscape")
    typed(page, "w_x", "0.50")
    click_on_the_map(page, {"w_a": -0.25, "w_x": 1.5})
    assert_sound(page)
    assert (settings(page).w_a, settings(page).w_x, settings(page).epoch) == (-0.25, 1.5, 0)
    assert text_of(page, "w_x") == "1.5"
    assert query(page) == {"w_a": "-0.25", "w_x": "1.5", "view": "landscape"}
