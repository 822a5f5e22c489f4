"""The bar of views: one is open, and only that one is computed and sent."""

import pytest

from dashboard.controls.settings import VIEW_NAMES
from dashboard.views import catalogue
from dashboard.views.catalogue import VIEWS, View
from rnn_core import PRESETS, RULES
from tests.page.reading import (
    assert_every_view_sound,
    assert_sound,
    cell,
    chosen,
    go,
    look,
    notices,
    opened,
    preset,
    query,
    reset,
    sent,
    settings,
    show,
    told,
    typed,
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
    """The titles in each bar, by the names of the views."""
    return [dict(part["titles"]) for part in sent(page, "control") if part["part"] == "views"]


def test_every_name_of_a_link_has_a_view_and_no_view_is_left_over():
    assert tuple(VIEWS) == VIEW_NAMES
    assert [view.title for view in VIEWS.values()] == TITLES


def test_the_bar_has_all_views_and_forward_is_open_at_first():
    page = opened()
    (bar,) = bars(page)
    assert list(bar) == list(VIEW_NAMES)
    assert list(bar.values()) == TITLES
    assert told(page)["chosen"]["view"] == "forward"
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
    look(page, epoch=last // 2)
    assert_every_view_sound(page)


@pytest.mark.parametrize("name", VIEW_NAMES)
def test_a_view_is_a_link_and_begins_with_a_heading_that_is_one_too(name):
    page = opened(view=name)
    assert_sound(page)
    (header,) = page.main.header
    assert (header.value, header.proto.anchor) == (VIEWS[name].title, name)
    assert query(page) == ({} if name == "forward" else {"view": name})


def test_the_address_follows_the_bar_and_the_bar_the_address():
    page = show(opened(w_a="0.5"), "update")
    assert query(page) == {"w_a": "0.5", "view": "update"}
    go(page, w_a="0.5")
    assert headers(page) == ["Forward"]
    assert told(page)["chosen"]["view"] == "forward"
    assert query(page) == {"w_a": "0.5"}


@pytest.mark.parametrize("text", ["", "Forward", "experiments", "<b>", "9"])
def test_a_view_that_there_is_not_is_named_and_forward_is_open(text):
    page = opened(view=text)
    assert_sound(page)
    (notice,) = notices(page)
    assert notice.replace("\\", "").startswith(
        f"view={text}: the choices are forward, backward"
    )
    assert headers(page) == ["Forward"]
    assert query(page) == {}


def test_a_view_that_was_just_opened_is_counted_and_a_link_or_another_change_is_not():
    page = opened(view="update")
    typed(page, "w_a", 0.5)
    assert told(page)["now"]["opened"] == 0
    show(page, "landscape")
    assert told(page)["now"]["opened"] == 1
    typed(page, "w_a", 0.25)
    assert told(page)["now"]["opened"] == 1
    show(page, "update")
    assert told(page)["now"]["opened"] == 2


def test_another_preset_leaves_the_view_open():
    page = show(opened(), "landscape")
    preset(page, "identity")
    assert headers(page) == ["Landscape"]
    reset(page)
    assert query(page) == {"preset": "identity", "view": "landscape"}


def test_the_open_view_outlasts_a_cell_that_cannot_be_read():
    page = cell(show(opened(), "update"), 0, 1, "abc")
    assert headers(page) == ["Update"]
    typed(page, "w_x", 2.0)
    assert headers(page) == ["Update"]
    assert headers(show(page, "landscape")) == ["Landscape"]
    assert headers(cell(page, 0, 1, "1")) == ["Landscape"]


def test_the_open_view_outlasts_weights_that_are_too_large_to_start_from():
    page = show(opened(), "update")
    typed(page, "length", 100)
    chosen(page, "activation", "identity")
    typed(page, "w_a", 1e6)
    assert not headers(page)
    typed(page, "w_a", 1.0)
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
    chosen(page, "present", 1)
    assert_sound(page)
    assert query(page) == {"view": "update", "present": "1"}
    assert settings(opened(**query(page))).present == 1


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
    assert query(page) == link
