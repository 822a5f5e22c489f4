"""Every view is a link: what is written reads back as the same view."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.controls import link
from dashboard.controls.limits import (
    LEARNING_RATES,
    MAX_DECIMALS,
    MAX_EPOCHS,
    MAX_LINK,
    MAX_SIZE,
)
from dashboard.controls.sequences import Sheet, read_sheet
from dashboard.controls.settings import SCALARS, VIEW_NAMES, Settings
from dashboard.display.notation import NOTATIONS
from rnn_core import ACTIVATIONS, PRESETS, RULES, Dataset

# The same cases in every run; nothing is written to disk.
seeded = settings(derandomize=True, database=None, deadline=None, max_examples=200)
each_preset = pytest.mark.parametrize("name", PRESETS)


def written(view):
    return link.write(view, read_sheet(view.sheet).data)


def same_view(one, other):
    """Whether two settings show the same; cells out of sight are not part of a view."""
    scalars = [getattr(one, name) == getattr(other, name) for name in ("preset", *SCALARS)]
    data = read_sheet(one.sheet).data == read_sheet(other.sheet).data
    return all(scalars) and data and one.sheet.own_targets == other.sheet.own_targets


def test_the_page_as_it_opens_has_an_empty_link():
    assert written(Settings.opening("note")) == {}
    assert link.read({}) == link.Opened(Settings.opening("note"), ())


@each_preset
def test_a_preset_is_linked_by_its_name_alone(name):
    view = Settings.opening(name)
    assert written(view) == ({} if name == "note" else {"preset": name})
    assert link.read({"preset": name}) == link.Opened(view, ())


@each_preset
def test_targets_of_ones_own_are_part_of_every_presets_link(name):
    view = Settings.opening(name)
    view = replace(view, sheet=view.sheet.with_own_targets(not view.sheet.own_targets))
    opened = link.read(written(view))
    assert opened.notices == ()
    assert same_view(opened.settings, view)


@each_preset
def test_a_presets_own_targets_stay_where_the_link_has_no_sequences(name):
    opened = link.read({"preset": name, "w_a": "0.25"}).settings
    assert opened.sheet == Settings.opening(name).sheet
    assert opened.w_a == 0.25


def test_sequences_without_targets_mean_the_sums_whatever_the_preset():
    for name in PRESETS:
        sheet = link.read({"preset": name, "x": "1,2;3,4"}).settings.sheet
        assert not sheet.own_targets
        assert read_sheet(sheet).data == Dataset([[1, 2], [3, 4]], [3, 7])


def test_targets_without_sequences_belong_to_the_presets_sequences():
    sheet = link.read({"y": "7,8,9"}).settings.sheet
    assert read_sheet(sheet).data == Dataset(PRESETS["note"].data.x, [7, 8, 9])
    assert sheet.own_targets


def test_only_what_differs_from_the_preset_is_in_the_link():
    view = replace(Settings.opening("vanishing"), w_x=-0.5, epoch=7, decimals=4)
    assert written(view) == {
        "preset": "vanishing",
        "w_x": "-0.5",
        "epoch": "7",
        "decimals": "4",
    }


def test_a_cell_that_is_only_written_differently_changes_no_link():
    sheet = Sheet.of(PRESETS["note"].data).with_cell(0, 1, "1.0")
    assert written(replace(Settings.opening("note"), sheet=sheet)) == {}


def test_the_link_has_the_form_that_is_promised():
    sheet = Sheet.of(Dataset([[1, 0, 0], [0, 1, -0.5]], [1, 2]))
    view = replace(Settings.opening("note"), sheet=sheet)
    assert written(view) == {"x": "1,0,0;0,1,-0.5", "y": "1,2"}


@pytest.mark.parametrize("amp", ["amp;", "amp;amp;"])
def test_a_link_whose_ampersands_a_learning_platform_has_spelled_out_is_read(amp):
    view = replace(Settings.opening("identity"), w_a=0.25, epoch=7, view="update")
    text = urlencode(written(view)).replace("&", f"&{amp}")
    assert amp in text
    assert link.read(dict(parse_qsl(text))) == link.Opened(view, ())


def test_where_a_name_stands_twice_the_one_without_amp_counts():
    for params in ({"w_a": "2", "amp;w_a": "3"}, {"amp;w_a": "3", "w_a": "2"}):
        assert link.read(params).settings.w_a == 2
    (notice,) = link.read({"amp;w_a": "abc"}).notices
    assert notice.startswith("w_a=abc")
    assert link.read({"amp;": "1", "amp;x_": "1", "amp": "1"}).notices == ()


def test_with_sequences_that_it_could_not_carry_a_link_says_all_the_rest():
    sheet = Sheet.of(Dataset.sum_task([[0.5] * 40] * 12))
    params = {"w_a": "2", "x": "abc", "y": "7", "example": "12", "step": "40"}
    opened = link.read(params, sheet)
    assert opened.notices == ()
    assert opened.settings.sheet is sheet
    assert (opened.settings.example, opened.settings.step) == (12, 40)


def test_parameters_of_others_are_passed_over():
    assert link.read({"utm_source": "mail", "embed": "true", "W_a": "x"}).notices == ()


finite = st.floats(-MAX_SIZE, MAX_SIZE)


@st.composite
def sheets(draw):
    n, length = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    numbers = st.sampled_from([0.0, 1.0, -1.0]) | finite
    x = draw(st.lists(st.lists(numbers, min_size=length, max_size=length), min_size=n))
    y = draw(st.lists(finite, min_size=len(x), max_size=len(x)))
    data = Dataset(x, y) if draw(st.booleans()) else Dataset.sum_task(x)
    return Sheet.of(data).resized(draw(st.integers(1, 6)))


@st.composite
def views(draw):
    sheet = draw(sheets())
    return Settings(
        preset=draw(st.sampled_from(list(PRESETS))),
        sheet=sheet,
        w_a=draw(finite),
        w_x=draw(finite),
        a0=draw(finite),
        activation=draw(st.sampled_from(list(ACTIVATIONS))),
        learning_rate=draw(st.floats(*LEARNING_RATES)),
        epochs=draw(st.integers(1, MAX_EPOCHS)),
        rule=draw(st.sampled_from(RULES)),
        decimals=draw(st.integers(0, MAX_DECIMALS)),
        notation=draw(st.sampled_from(list(NOTATIONS))),
        epoch=draw(st.integers(0, MAX_EPOCHS)),
        example=draw(st.integers(1, len(sheet.x))),
        step=draw(st.integers(1, sheet.length)),
        view=draw(st.sampled_from(VIEW_NAMES)),
        present=draw(st.integers(0, 1)),
    )


@seeded
@given(views())
def test_every_view_reads_back_as_itself(view):
    params = written(view)
    opened = link.read(params)
    assert opened.notices == ()
    assert same_view(opened.settings, view)
    assert written(opened.settings) == params


@pytest.mark.parametrize("own", [False, True])
def test_sequences_that_are_too_long_for_an_address_are_left_out(own):
    rows = [[0.123456789 + i + t for t in range(100)] for i in range(40)]
    few, many = Dataset.sum_task(rows[:15]), Dataset.sum_task(rows)
    assert link.fits(few, own)
    assert not link.fits(many, own)
    view = replace(Settings.opening("vanishing"), w_a=3.0)
    fitting = replace(view, sheet=Sheet.of(few).with_own_targets(own))
    assert len(urlencode(written(fitting))) < MAX_LINK
    assert same_view(link.read(written(fitting)).settings, fitting)
    too_long = replace(view, sheet=Sheet.of(many).with_own_targets(own))
    assert written(too_long) == {"preset": "vanishing", "w_a": "3"}


def test_the_lesson_fits_and_so_does_every_preset():
    for scenario in PRESETS.values():
        assert link.fits(scenario.data, own_targets=False)
        assert link.fits(scenario.data, own_targets=True)


def test_the_limit_counts_the_address_as_it_is_sent():
    # Each 1 with its comma or semicolon takes four characters: 1%2C.
    assert MAX_LINK == 30_000
    rows = [[1.0] * 100 for _ in range(75)]
    for last, length in ((1, 29_999), (10, 30_000), (100, 30_001)):
        rows[-1][-1] = last
        data = Dataset.sum_task(rows)
        x = ";".join(",".join(f"{value:g}" for value in row) for row in rows)
        assert len(urlencode({"x": x})) == length
        assert link.fits(data, own_targets=False) is (length <= MAX_LINK)
        assert not link.fits(data, own_targets=True)  # y would come on top


def test_sequences_are_written_once_for_all_that_ask(monkeypatch):
    written_out = []

    def counted(data, own):
        written_out.append(data)
        return sequences(data, own)

    sequences = link._sequences
    monkeypatch.setattr(link, "_sequences", counted)
    view = replace(Settings.opening("note"), sheet=Sheet.of(Dataset.sum_task([[0.375, 8]])))
    for _ in range(3):
        assert link.fits(read_sheet(view.sheet).data, own_targets=False)
        assert written(view)["x"] == "0.375,8"
    assert len(written_out) == 1


def test_sequences_that_cannot_fit_are_not_even_written(monkeypatch):
    monkeypatch.setattr(link, "_sequences", None)
    assert not link.fits(Dataset.sum_task([[0.0] * 100] * 1000), own_targets=False)


def test_the_settings_of_a_preset_are_made_once_and_so_is_its_data(monkeypatch):
    view = replace(Settings.opening("note", 271), w_a=0.125)
    first = written(view)
    monkeypatch.setattr(link, "read_sheet", None)
    monkeypatch.setattr("dashboard.controls.settings.drawn", None)
    assert link.write(view, read_sheet(view.sheet).data) == first
    assert Settings.opening("note", 271) is Settings.opening("note", 271)


PRACTISING = [
    {"seed": 7},
    {"show_key": 1},
    {"covered": 1},
    {"answers": (("(a)", "1"),)},
]


@pytest.mark.parametrize("part", PRACTISING)
def test_a_link_to_practice_opens_it_where_it_names_no_view(part):
    opening = Settings.opening("note", part.get("seed", 0))
    practice = replace(opening, **part, view="practice")
    params = written(practice)
    assert "view" not in params
    assert link.read(params).settings == practice
    for name in VIEW_NAMES:
        view = replace(practice, view=name)
        assert link.read(written(view)).settings == view


def test_answers_that_no_address_carries_do_not_open_practice_unsaid():
    view = replace(Settings.opening("note"), answers=(("(a)", "1" * 7000),), view="practice")
    assert written(view) == {"view": "practice"}
    assert written(replace(view, view="forward")) == {}
