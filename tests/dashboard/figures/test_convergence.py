import copy

import pandas as pd
import pytest

from dashboard.display.palette import COLOURS
from dashboard.figures.convergence import SMALLEST, convergence_chart
from dashboard.stage.frames import frames, run_rows
from rnn_core import PRESETS
from tests.dashboard.figures import specs


def chart_of(name):
    run = PRESETS[name].run()
    rows = run_rows(run, frames(run), specs.floor_of(name))
    return convergence_chart(rows, run.last_epoch), rows, run


def chart_with(loss, floor):
    n = len(loss)
    rows = pd.DataFrame({"epoch": range(n), "loss": loss, "floor": floor, "ending": [""] * n})
    return convergence_chart(rows, n - 1)


def scale_of(chart):
    (scale,) = {
        c["scale"].get("type", "linear")
        for c in specs.channels(chart.spec, "y")
        if c["field"] == "loss"
    }
    return scale


@pytest.mark.parametrize("name", PRESETS)
def test_the_chart_is_titled_and_every_point_tells_its_numbers(name):
    chart, _, run = chart_of(name)
    specs.assert_a_chart_of_the_film(chart, run.last_epoch)
    assert "loss" in specs.title(chart.spec).lower()
    assert specs.titles(chart.spec, "x") == {"epoch"}
    assert specs.titles(chart.spec, "y") <= {None}  # the chart's own title says it
    titles = {"epoch": "epoch", "loss": "loss L", "floor": "lowest possible loss"}
    assert all(titles.items() <= tip.items() for tip in specs.tooltips(chart.spec))


def test_the_rows_are_the_runs_numbers():
    chart, rows, run = chart_of("note")
    assert chart.datasets["run"][list(rows)].equals(rows)
    # The label of the point stands at its left where the right would be beyond the edge.
    assert chart.datasets["run"]["late"].tolist() == [epoch > 35 for epoch in range(51)]
    assert chart.datasets["run"]["loss"].tolist() == run.loss.tolist()
    assert chart.datasets["run"]["floor"].iloc[0] == pytest.approx(5 / 3)


@pytest.mark.parametrize("name", PRESETS)
def test_the_label_at_the_left_of_the_point_is_above_the_curve(name):
    """In a plot of 325 pixels its words, of up to 130, lie over the epochs before."""
    chart, _, run = chart_of(name)
    rows = chart.datasets["run"]
    for row in rows[rows["late"]].itertuples():
        covered = rows["epoch"].between(row.epoch - 0.4 * run.last_epoch, row.epoch)
        assert row.above >= rows["loss"][covered].max()
    assert (rows["above"] <= rows["loss"].max()).all()
    early, late = [c["field"] for c in specs.channels(chart.spec, "y")][-2:]
    assert (early, late) == ("loss", "above")


def test_the_line_is_drawn_up_to_the_playhead_and_the_point_is_at_it():
    drawn = specs.filters(chart_of("note")[0].spec)
    assert {"datum.epoch <= epoch_now", "datum.epoch == epoch_now"} <= drawn


def test_a_chart_that_was_made_is_not_changed_by_the_next():
    first, _, _ = chart_of("note")
    before = copy.deepcopy(first.spec)
    chart_of("vanishing")
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
    assert chart.datasets["run"]["loss"].tolist() == [1.0, SMALLEST, SMALLEST]


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
    words = [
        step["calculate"]
        for layer in specs.layers(spec)
        for step in layer.get("transform", [])
        if step.get("as") == "label"
    ]
    assert ("rule" in specs.marks(spec)) is drawn
    # Told in words, with its number, not by colour alone.
    assert any("'lowest possible '" in text for text in words) is drawn


def test_the_end_of_a_run_is_written_where_it_ended_early():
    chart, _, _ = chart_of("too_fast")
    assert chart.datasets["run"]["ending"].iloc[-1] == "diverged"
    assert "ending" in {channel["field"] for channel in specs.channels(chart.spec, "text")}


def test_the_loss_has_the_colour_of_the_loss():
    layers = specs.layers(chart_of("note")[0].spec)
    colours = {layer["mark"]["color"] for layer in layers if "color" in layer["mark"]}
    assert colours == {COLOURS["loss"]}


@pytest.mark.parametrize("loss", [[1.0], [0.0], [1e308, 1.7e308], [1e-300, 1e308]])
def test_a_chart_of_extremes_can_be_made(loss):
    assert chart_with(loss, 0.0).datasets["run"]["loss"].min() >= 0
