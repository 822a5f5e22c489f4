"""While presenting: a strip of five controls, the same values, and nothing lost."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.page.reading import assert_sound, grid, opened, shows_results, type_in

STRIP = {"preset", "w_a", "w_x", "activation", "learning_rate", "present_off"}


def controls_alone() -> None:
    import streamlit as st

    from dashboard.controls import address, session
    from dashboard.controls.controls import controls
    from dashboard.display.notation import LESSON

    address.open_link()
    controls(LESSON)
    st.button("Present", key="on", on_click=session.present, args=(1,))


def keys(page):
    kinds = ("number_input", "selectbox", "slider", "select_slider", "button_group", "button")
    return {widget.key for kind in kinds for widget in page.get(kind)}


def test_the_strip_has_five_controls_and_the_way_out():
    page = opened(present="1", w_a="0.5", epoch="3")
    assert_sound(page)
    assert shows_results(page)
    assert not page.sidebar.children
    assert keys(page) >= STRIP
    assert not keys(page) & {"epochs", "length", "targets", "rule", "decimals"}
    assert page.number_input(key="w_a").value == 0.5
    assert page.query_params == {"present": "1", "w_a": "0.5", "epoch": "3"}


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        *(("w_a", "0.3"), ("a0", "0.4"), ("epochs", "33"), ("learning_rate", "0.2")),
        *(("rule", "note"), ("activation", "relu"), ("decimals", "4"), ("notation", "state")),
        *(("x", "1,2;3,4"), ("y", "5,6,7")),
    ],
)
def test_presenting_and_back_changes_no_value(parameter, value):
    before = dict(opened(**{parameter: value}).query_params)
    page = opened(present="1", **before)
    page.number_input(key="w_x").set_value(2.0).run()
    page.button(key="present_off").click().run()
    assert_sound(page)
    assert parameter in before
    assert page.query_params == {**before, "w_x": "2"}
    assert page.sidebar.number_input(key="w_x").value == 2.0


def test_edits_of_the_grid_outlast_a_presentation():
    page = AppTest.from_function(controls_alone, default_timeout=60).run()
    type_in(page, {1: {"x1": "7"}}, added=[{"x2": "8"}], deleted=[0])
    page.button(key="on").click().run()
    assert not page.sidebar.children
    page.number_input(key="w_a").set_value(2.0).run()
    page.button(key="present_off").click().run()
    assert grid(page) == [["7", "1", "1"], ["1", "1", "1"], ["0", "8", "0"]]
    assert page.number_input(key="w_a").value == 2.0


def test_a_preset_chosen_while_presenting_keeps_presenting_and_the_view():
    page = opened(present="1", view="update", decimals="5", notation="hidden")
    page.selectbox(key="preset").set_value("roelants").run()
    assert_sound(page)
    kept = {"present": "1", "view": "update", "decimals": "5", "notation": "hidden"}
    assert page.query_params == {"preset": "roelants", **kept}
    page.button(key="present_off").click().run()
    assert page.number_input(key="epochs").value == 1000
    assert len(grid(page)) == 20
