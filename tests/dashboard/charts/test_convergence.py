import copy

import pandas as pd
import pytest

from dashboard.charts.convergence import SMALLEST, convergence_chart
from dashboard.charts.frames import frames, run_rows
from dashboard.palette import COLOURS
from rnn_core import PRESETS, loss_floor
from tests.dashboard.charts import specs


def chart_of(name, epoch=0):
    scenario = PRESETS[name]
    run = scenario.run()
    rows = run_rows(run, frames(run, epoch), loss_floor(scenario.data, scenario.activation))
    return convergence_chart(rows, epoch, run.message), rows, run


def chart_with(loss, floor):
    rows = pd.DataFrame({"epoch": range(len(loss)), "loss": loss, "floor": floor})
    return convergence_chart(rows, 0, "It ended.")


def scale_of(chart):
    (scale,) = {
        c["scale"].get("type", "linear")
        for c in specs.channels(chart.spec, "y")
        if c["field"] == "loss"
    }
    return scale


@pytest.mark.parametrize("name", PRESETS)
def test_the_chart_is_titled_and_every_point_tells_its_numbers(name):
    chart, _, _ = chart_of(name)
    assert "loss" in chart.spec["title"].lower()
    assert specs.titles(chart.spec, "x") == {"epoch"}
    assert specs.titles(chart.spec, "y") == {"loss L"}
    tips = specs.tooltip_fields(chart.spec)
    assert tips
    assert all({"epoch", "loss", "floor"} <= set(fields) for fields in tips)


def test_the_rows_are_the_runs_numbers():
    chart, rows, run = chart_of("note")
    assert chart.rows.equals(rows)
    assert chart.rows["loss"].tolist() == run.loss.tolist()
    assert chart.rows["floor"].iloc[0] == pytest.approx(5 / 3)


def test_rows_travel_beside_the_specification():
    chart, _, _ = chart_of("note")
    assert "data" not in chart.spec
    assert "datasets" not in chart.spec


def test_the_description_has_the_first_and_last_loss_the_floor_and_the_ending():
    chart, _, run = chart_of("note")
    for part in ("50 epochs", "1.823", "1.684", "1.667", run.message):
        assert part in chart.alt


@pytest.mark.parametrize("epoch", [0, 7, 50])
def test_the_playhead_is_at_the_epoch_and_ends_with_the_run(epoch):
    parameter = specs.playhead(chart_of("note", epoch)[0].spec)
    assert (parameter["value"], parameter["bind"]["max"]) == (epoch, 50)


def test_what_is_drawn_follows_the_playhead():
    chart, _, _ = chart_of("note")
    filters = [
        transform["filter"]
        for layer in specs.layers(chart.spec)
        for transform in layer.get("transform", ())
    ]
    assert "datum.epoch <= epoch_now" in filters
    assert "datum.epoch == epoch_now" in filters


def test_a_chart_that_was_made_is_not_changed_by_the_next():
    first, _, _ = chart_of("note", epoch=3)
    before = copy.deepcopy(first.spec)
    chart_of("note", epoch=20)
    chart_of("note_rule", epoch=1)
    assert first.spec == before


@pytest.mark.parametrize(
    ("name", "scale"),
    [("note", "linear"), ("unreachable", "linear"), ("identity", "log"), ("too_fast", "log")],
)
def test_a_loss_over_many_powers_of_ten_gets_a_logarithmic_axis(name, scale):
    assert scale_of(chart_of(name)[0]) == scale


@pytest.mark.parametrize(
    ("loss", "scale"), [([5.0, 0.11], "linear"), ([5.0, 0.09], "log"), ([0.0, 0.0], "linear")]
)
def test_from_a_ratio_of_fifty_on_the_axis_is_logarithmic(loss, scale):
    assert scale_of(chart_with(loss, 0.0)) == scale


def test_a_loss_of_zero_is_drawn_where_a_logarithmic_axis_ends():
    chart = chart_with([1.0, 1e-20, 0.0], 0.0)
    assert scale_of(chart) == "log"
    assert chart.rows["loss"].tolist() == [1.0, SMALLEST, SMALLEST]


@pytest.mark.parametrize(
    ("loss", "floor", "drawn"),
    [
        ([2.0, 1.8], 5 / 3, True),
        ([2.0, 1.8], 0.0, True),
        ([100.0, 1.7], 5 / 3, True),
        ([100.0, 1e-9], 0.0, False),  # infinitely far down on a logarithmic axis
    ],
)
def test_the_floor_is_drawn_where_the_axis_has_a_place_for_it(loss, floor, drawn):
    spec = chart_with(loss, floor).spec
    assert ("rule" in specs.marks(spec)) is drawn
    assert ("text" in specs.marks(spec)) is drawn  # told in words, not by colour alone


def test_the_loss_has_the_colour_of_the_loss():
    layers = specs.layers(chart_of("note")[0].spec)
    assert {layer["mark"]["color"] for layer in layers if "color" in layer["mark"]} == {
        COLOURS["loss"]
    }


@pytest.mark.parametrize("loss", [[1.0], [0.0], [1e308, 1.7e308], [1e-300, 1e308]])
def test_a_chart_of_extremes_can_be_made(loss):
    chart = chart_with(loss, 0.0)
    assert chart.rows["loss"].min() >= 0
    assert "nan" not in chart.alt
