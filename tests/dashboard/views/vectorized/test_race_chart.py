import pytest

from dashboard.display.palette import COLOURS
from dashboard.views.vectorized.race import Entry, Lap, Race
from dashboard.views.vectorized.race_chart import RACERS, race_chart
from tests.dashboard.figures import specs

LAPS = (Lap(10, 1e-5, 5e-5), Lap(100, 1e-4, 5e-5), Lap(1000, None, 6e-5))


def chart_of(*laps):
    return race_chart(Race(Entry(3, "tanh", "exact"), laps or LAPS))


def test_every_time_that_was_taken_is_a_row_with_its_unit():
    rows = chart_of().datasets["race"]
    assert rows.to_dict("list") == {
        "n": [10, 10, 100, 100, 1000],
        "code": ["by hand", "vectorized", "by hand", "vectorized", "vectorized"],
        "seconds": [1e-5, 5e-5, 1e-4, 5e-5, 6e-5],
        "time": ["10 µs", "50 µs", "100 µs", "50 µs", "60 µs"],
    }


def test_where_they_cross_there_is_a_line():
    assert chart_of().datasets["crossover"]["n"].tolist() == [pytest.approx(50)]


@pytest.mark.parametrize(
    "laps", [(Lap(10, 1.0, 0.5), Lap(100, 10.0, 0.5)), (Lap(10, 1.0, 2.0), Lap(100, 1.0, 2.0))]
)
def test_where_they_do_not_cross_there_is_none(laps):
    assert chart_of(*laps).datasets["crossover"].empty


def test_both_axes_are_logarithmic_and_titled():
    spec = chart_of().spec
    assert specs.titles(spec, "x") == {"sequences"}
    assert specs.titles(spec, "y") == {"time"}
    for axis in ("x", "y"):
        types = [channel.get("scale", {}).get("type") for channel in specs.channels(spec, axis)]
        assert "log" in types
        assert set(types) <= {"log", None}
    assert "'s'" in specs.channels(spec, "y")[0]["axis"]["labelExpr"]  # its unit


def test_the_two_differ_in_dash_and_in_mark_and_take_no_quantitys_colour():
    spec = chart_of().spec
    for name in ("strokeDash", "shape"):
        (channel,) = specs.channels(spec, name)
        assert channel["scale"]["domain"] == list(RACERS)
        one, other = channel["scale"]["range"]
        assert one != other
    specs.assert_follows_the_theme(spec)
    assert not any(colour in str(spec) for colour in COLOURS.values())


def test_every_point_tells_its_numbers():
    titles = {"code": "code", "n": "sequences", "time": "time"}
    assert titles in specs.tooltips(chart_of().spec)


def test_title_and_description():
    chart = chart_of()
    assert "one forward and one backward pass" in chart.spec["title"]
    for word in ("by hand", "vectorized", "sequences", "logarithmic", "cross"):
        assert word in chart.alt


def test_the_specification_holds_no_data():
    chart = chart_of()
    assert "datasets" not in chart.spec
    assert {layer["data"]["name"] for layer in chart.spec["layer"]} <= set(chart.datasets)
