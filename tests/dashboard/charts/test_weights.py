import copy

import pandas as pd
import pytest

from dashboard.charts.frames import frames, run_rows
from dashboard.charts.weights import weights_chart
from dashboard.notation import LESSON, NOTATIONS
from dashboard.palette import COLOURS
from rnn_core import PRESETS
from tests.dashboard.charts import specs

each_notation = pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)


def chart_of(name, epoch=0, notation=LESSON):
    run = PRESETS[name].run()
    rows = run_rows(run, frames(run, epoch), 0.0)
    return weights_chart(rows, epoch, notation), run


def chart_with(w_a, w_x):
    rows = pd.DataFrame({"epoch": range(len(w_a)), "w_a": w_a, "w_x": w_x})
    return weights_chart(rows, 0, LESSON)


def scale_of(chart):
    (scale,) = {c["scale"].get("type", "linear") for c in specs.channels(chart.spec, "y")}
    return scale


@each_notation
@pytest.mark.parametrize("name", PRESETS)
def test_the_chart_is_titled_and_every_point_tells_its_numbers(name, notation):
    chart, _ = chart_of(name, notation=notation)
    assert "weights" in chart.spec["title"].lower()
    assert specs.titles(chart.spec, "x") == {"epoch"}
    assert specs.titles(chart.spec, "y") == {"weight"}
    tips = specs.tooltip_fields(chart.spec)
    assert tips
    assert all({"epoch", "w_a", "w_x"} <= set(fields) for fields in tips)


@each_notation
def test_the_weights_have_the_names_of_the_notation(notation):
    chart, _ = chart_of("note", notation=notation)
    text = str(chart.spec)
    for name in (notation.w_a, notation.w_x):
        assert f"'{name}'" in text
        assert name in chart.alt


def test_the_rows_are_the_runs_numbers():
    chart, run = chart_of("note")
    assert chart.rows["w_a"].tolist() == run.w_a.tolist()
    assert chart.rows["w_x"].tolist() == run.w_x.tolist()
    assert chart.rows["epoch"].tolist() == list(range(51))


def test_the_description_says_where_each_weight_went():
    chart, run = chart_of("note")
    for value in (run.w_a[-1], run.w_x[-1]):
        assert f"{value:.4g}" in chart.alt
    assert "50 epochs" in chart.alt


@pytest.mark.parametrize("epoch", [0, 7, 50])
def test_the_playhead_is_at_the_epoch_and_ends_with_the_run(epoch):
    parameter = specs.playhead(chart_of("note", epoch)[0].spec)
    assert (parameter["value"], parameter["bind"]["max"]) == (epoch, 50)


def test_a_chart_that_was_made_is_not_changed_by_the_next():
    first, _ = chart_of("note", epoch=3)
    before = copy.deepcopy(first.spec)
    chart_of("note", epoch=20)
    assert first.spec == before


def test_the_weights_differ_in_colour_and_in_dash():
    spec = chart_of("note")[0].spec
    for colours in specs.channels(spec, "color"):
        pairs = dict(zip(colours["scale"]["domain"], colours["scale"]["range"], strict=True))
        assert pairs == {weight: COLOURS[weight] for weight in ("w_a", "w_x")}
    assert specs.channels(spec, "color")
    for dashes in specs.channels(spec, "strokeDash"):
        one, other = dashes["scale"]["range"]
        assert one != other
    assert specs.channels(spec, "strokeDash")


@pytest.mark.parametrize(
    ("w_a", "w_x", "scale"),
    [
        ([1, 2], [1, -3], "linear"),
        ([1, 100], [1, 1], "linear"),
        ([1, 101], [1, 1], "symlog"),
        ([1, 1], [1, -1e9], "symlog"),
        ([1e300, 1.7e308], [0, -1.7e308], "symlog"),
    ],
)
def test_large_weights_of_either_sign_get_an_axis_that_holds_both(w_a, w_x, scale):
    assert scale_of(chart_with(w_a, w_x)) == scale


def test_a_run_without_updates_is_a_chart_too():
    chart = chart_with([1.0], [0.5])
    assert "0 epochs" in chart.alt
    assert specs.playhead(chart.spec)["bind"]["max"] == 1
