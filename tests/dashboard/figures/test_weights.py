import copy

import pandas as pd
import pytest

from dashboard.display.notation import LESSON, NOTATIONS
from dashboard.display.palette import COLOURS
from dashboard.figures.weights import weights_chart
from dashboard.stage.frames import frames, run_rows
from rnn_core import PRESETS
from tests.dashboard.figures import specs

each_notation = pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)


def chart_of(name, notation=LESSON):
    run = PRESETS[name].run()
    return weights_chart(run_rows(run, frames(run), 0.0), run.last_epoch, notation), run


def chart_with(w_a, w_x):
    rows = pd.DataFrame({"epoch": range(len(w_a)), "w_a": w_a, "w_x": w_x})
    return weights_chart(rows, len(w_a) - 1, LESSON)


def scale_of(chart):
    (scale,) = {c["scale"].get("type", "linear") for c in specs.channels(chart.spec, "y")}
    return scale


@each_notation
@pytest.mark.parametrize("name", PRESETS)
def test_the_chart_is_titled_and_every_point_tells_its_numbers(name, notation):
    chart, run = chart_of(name, notation)
    specs.assert_a_chart_of_the_film(chart, run.last_epoch)
    assert "weights" in specs.title(chart.spec).lower()
    assert specs.titles(chart.spec, "x") == {"epoch"}
    assert specs.titles(chart.spec, "y") == {"weight"}
    titles = {"epoch": "epoch", "w_a": notation.w_a, "w_x": notation.w_x}
    assert all(titles.items() <= tip.items() for tip in specs.tooltips(chart.spec))


@each_notation
def test_the_weights_have_the_names_of_the_notation(notation):
    chart, _ = chart_of("note", notation)
    legends = [channel["legend"] for channel in specs.channels(chart.spec, "color")]
    assert legends
    for name in (notation.w_a, notation.w_x):
        assert all(f"'{name}'" in legend["labelExpr"] for legend in legends)
        assert name in chart.alt


def test_the_rows_are_the_runs_numbers():
    chart, run = chart_of("note")
    rows = chart.datasets["run"]
    assert rows["w_a"].tolist() == run.w_a.tolist()
    assert rows["w_x"].tolist() == run.w_x.tolist()
    assert rows["epoch"].tolist() == list(range(51))


def test_a_chart_that_was_made_is_not_changed_by_the_next():
    first, _ = chart_of("note")
    before = copy.deepcopy(first.spec)
    chart_of("vanishing")
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
        ([1e300, 9e307], [0, -9e307], "symlog"),
    ],
)
def test_large_weights_of_either_sign_get_an_axis_that_holds_both(w_a, w_x, scale):
    assert scale_of(chart_with(w_a, w_x)) == scale
