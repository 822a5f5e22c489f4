"""The bar of views: one is open, and only that one is computed and sent."""

import pytest

from dashboard.controls.settings import VIEW_NAMES
from dashboard.views import catalogue
from dashboard.views.catalogue import VIEWS, View
from rnn_core import PRESETS, RULES
from tests.page.reading import (
    assert_every_view_sound,
    assert_sound,
    notices,
    opened,
    show,
    type_in,
)

TITLES = [
    *("Forward", "Backward", "Update", "Landscape"),
    *("Vectorized", "Practice", "The note, checked"),
]


@pytest.fixture
def drawn(monkeypatch):
    """The names of the views that are drawn, in order; they draw nothing else."""
    names = []
    for name, view in VIEWS.items():
        watched = View(view.title, lambda moment, name=name: names.append(name))
        monkeypatch.setitem(catalogue.VIEWS, name, watched)
    return names


def headers(page):
    return [header.value for header in page.main.header]


def bars(page):
    return [group for group in page.button_group if group.key == "view"]


def test_every_name_of_a_link_has_a_view_and_no_view_is_left_over():
    assert tuple(VIEWS) == VIEW_NAMES
    assert [view.title for view in VIEWS.values()] == TITLES


def test_the_bar_has_all_views_and_forward_is_open_at_first():
    page = opened()
    (bar,) = bars(page)
    assert bar.options == TITLES
    assert bar.value == "forward"
    assert headers(page) == ["Forward"]


@pytest.mark.parametrize("name", VIEW_NAMES)
def test_only_the_open_view_is_computed(drawn, name):
    page = opened(view=name)
    assert drawn == [name]
    assert headers(page) == [VIEWS[name].title]
    for other in VIEW_NAMES:
        drawn.clear()
        show(page, other)
        assert drawn == [other]


@pytest.mark.parametrize("name", VIEW_NAMES)
def test_a_covered_solution_leaves_practice_and_nothing_else(drawn, name):
    page = opened(view=name, covered="1")
    assert drawn == ["practice"]
    assert headers(page) == ["Practice"]
    assert not bars(page)
    assert not page.get("vega_lite_chart")


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("preset", PRESETS)
def test_every_view_opens_for_every_preset_under_both_rules(preset, rule):
    page = opened(preset=preset, rule=rule)
    assert_every_view_sound(page)
    assert not page.error
    last = PRESETS[preset].run().last_epoch
    page.session_state["epoch"] = last // 2
    page.run()
    assert_every_view_sound(page)


@pytest.mark.parametrize("name", VIEW_NAMES)
def test_a_view_is_a_link_and_begins_with_a_heading_that_is_one_too(name):
    page = opened(view=name)
    assert_sound(page)
    (header,) = page.main.header
    assert (header.value, header.proto.anchor) == (VIEWS[name].title, name)
    assert page.query_params == ({} if name == "forward" else {"view": name})


def test_the_address_follows_the_bar_and_the_bar_the_address():
    page = show(opened(w_a="0.5"), "update")
    assert page.query_params == {"w_a": "0.5", "view": "update"}
    del page.query_params["view"]
    page.run()
    assert headers(page) == ["Forward"]
    assert bars(page)[0].value == "forward"


@pytest.mark.parametrize("text", ["", "Forward", "experiments", "<b>", "9"])
def test_a_view_that_there_is_not_is_named_and_forward_is_open(text):
    page = opened(view=text)
    assert_sound(page)
    (notice,) = notices(page)
    assert notice.replace("\\", "").startswith(f"view={text}: known are forward, backward")
    assert headers(page) == ["Forward"]
    assert page.query_params == {}


def test_a_view_that_was_just_opened_is_counted_and_a_link_or_another_change_is_not():
    page = opened(view="update")
    page.number_input(key="w_a").set_value(0.5).run()
    assert "opened" not in page.session_state
    show(page, "landscape")
    assert page.session_state["opened"] == 1
    page.number_input(key="w_a").set_value(0.25).run()
    assert page.session_state["opened"] == 1
    show(page, "update")
    assert page.session_state["opened"] == 2


def test_another_preset_leaves_the_view_open():
    page = show(opened(), "landscape")
    page.selectbox(key="preset").set_value("identity").run()
    assert headers(page) == ["Landscape"]
    page.button(key="reset").click().run()
    assert page.query_params == {"preset": "identity", "view": "landscape"}


def test_the_open_view_outlasts_a_cell_that_cannot_be_read():
    page = type_in(show(opened(), "update"), {0: {"x1": "abc"}})
    assert not headers(page)
    page.number_input(key="w_x").set_value(2.0).run()
    assert headers(type_in(page, {0: {"x1": "1"}})) == ["Update"]


def test_the_open_view_outlasts_weights_that_are_too_large_to_start_from():
    page = show(opened(), "update")
    page.number_input(key="length").set_value(100)
    page.selectbox(key="activation").set_value("identity")
    page.number_input(key="w_a").set_value(1e6).run()
    assert not headers(page)
    page.number_input(key="w_a").set_value(1.0).run()
    assert headers(page) == ["Update"]


def test_what_is_chosen_inside_a_view_is_still_chosen_when_it_is_opened_again():
    page = show(opened(), "landscape")
    page.button_group(key="zoom").set_value(5).run()
    show(page, "backward")
    page.toggle(key="by_example").set_value(True).run()
    show(page, "landscape")
    assert page.button_group(key="zoom").value == 5
    show(page, "backward")
    assert page.toggle(key="by_example").value


def test_presenting_is_one_click():
    page = show(opened(), "update")
    page.button(key="present_on").click().run()
    assert_sound(page)
    assert page.query_params == {"view": "update", "present": "1"}
    assert opened(**page.query_params).session_state["present"] == 1


@pytest.mark.parametrize(
    ("link", "title"),
    [
        ({"answers": '{"(a)":"1"}'}, "Practice"),
        ({"show_key": "1"}, "Practice"),
        ({"seed": "7", "covered": "0"}, "Practice"),
        ({"answers": '{"(a)":"1"}', "view": "update"}, "Update"),
        ({"answers": '{"(a)":"1"}', "view": "forward"}, "Forward"),
    ],
)
def test_a_link_to_practice_opens_it_unless_it_names_another_view(link, title):
    page = opened(**link)
    assert_sound(page)
    assert headers(page) == [title]
    assert page.query_params == link
