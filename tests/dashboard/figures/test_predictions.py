import numpy as np
import pytest

from dashboard.figures.predictions import predictions_chart
from rnn_core import PRESETS
from tests.dashboard.figures import specs


def chart_of(name, examples=None):
    data, run, film = specs.film_of(name, examples)
    return predictions_chart(data, film, run.last_epoch), data, film


@pytest.mark.parametrize("name", PRESETS)
def test_the_chart_is_titled_and_every_mark_tells_its_numbers(name):
    chart, _, film = chart_of(name)
    specs.assert_a_chart_of_the_film(chart, film.epochs[-1])
    assert "predictions" in specs.title(chart.spec).lower()
    assert specs.titles(chart.spec, "x") == {"example"}
    for tip in specs.tooltips(chart.spec):
        assert "prediction" in tip["y_hat"]
        assert "target" in tip["y"]


def test_the_rows_are_the_films_predictions_and_the_targets():
    chart, data, film = chart_of("note")
    rows = chart.datasets["predictions"]
    assert len(rows) == 51 * 3
    for epoch in (0, 7, 50):
        shown = rows[rows["epoch"] == epoch]
        assert shown["example"].tolist() == [1, 2, 3]
        assert shown["y_hat"].tolist() == film.a[epoch, :, -1].tolist()
        assert shown["y"].tolist() == data.y.tolist()


def test_a_page_of_examples_has_their_own_numbers_and_targets():
    chart, data, film = chart_of("roelants", examples=range(10, 20))
    rows = chart.datasets["predictions"]
    start = rows[rows["epoch"] == 0]
    assert start["example"].tolist() == list(range(11, 21))
    assert start["y"].tolist() == data.y[10:].tolist()
    assert start["y_hat"].tolist() == film.a[0, :, -1].tolist()


def test_predictions_and_targets_differ_in_shape_and_not_only_in_colour():
    chart, _, _ = chart_of("note")
    assert {"circle", "tick"} <= set(specs.marks(chart.spec))
    kinds = specs.channels(chart.spec, "color")[0]["scale"]["domain"]
    assert len(set(kinds)) == 2


def test_predictions_that_explode_get_an_axis_that_ends_and_says_so():
    ordinary, exploding = chart_of("note")[0], chart_of("too_fast")[0]
    scales = [specs.channels(c.spec, "y")[0]["scale"] for c in (ordinary, exploding)]
    assert [scale.get("type") for scale in scales] == [None, "symlog"]
    assert "edge" in specs.title(exploding.spec)
    assert np.isfinite(exploding.datasets["predictions"]["y_hat"]).all()
