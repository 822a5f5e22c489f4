import numpy as np
import pytest

from dashboard.display.notation import LESSON, NOTATIONS
from dashboard.figures.network import CLICKED_STEP, NUMBERS_UP_TO, network_chart
from rnn_core import Dataset, Weights, replay, train
from tests.dashboard.figures import specs


def chart_of(name, example=1, decimals=2, notation=LESSON, epochs=None):
    data, run, film = specs.film_of(name, epochs=epochs)
    chart = network_chart(data, film, example, run.last_epoch, decimals, notation)
    return chart, data, film


def long_chart(steps):
    data = Dataset(np.ones((1, steps)), [1])
    run = train(data, Weights(0.5, 1), "tanh", epochs=3)
    assert run.last_epoch == 3
    film = replay(data, run, "tanh", "exact", range(4), [0])
    return network_chart(data, film, 1, 3, 2, LESSON)


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
@pytest.mark.parametrize("name", ["note", "vanishing", "exploding"])
def test_the_chart_is_titled_and_every_node_tells_its_numbers(name, notation):
    chart, _, film = chart_of(name, notation=notation)
    specs.assert_a_chart_of_the_film(chart, film.epochs[-1])
    assert "network" in specs.title(chart.spec).lower()
    for tip in specs.tooltips(chart.spec):
        assert (tip["x"], tip["a"]) == (notation.at("x", "t"), notation.at("a", "t"))
        assert tip["delta"] == notation.at("delta", "t")


@pytest.mark.parametrize("example", [1, 2, 3])
def test_the_rows_are_the_examples_states_and_derivatives_at_every_epoch(example):
    chart, data, film = chart_of("note", example)
    rows = chart.datasets["network"]
    assert len(rows) == 51 * 4
    for epoch in (0, 7, 50):
        shown = rows[rows["epoch"] == epoch]
        assert shown["t"].tolist() == [0, 1, 2, 3]
        np.testing.assert_allclose(shown["a"], film.a[epoch, example - 1], rtol=1e-6)
        np.testing.assert_allclose(
            shown["delta"][1:], film.delta[epoch, example - 1], rtol=1e-6
        )
        assert shown["x"].tolist()[1:] == data.x[example - 1].tolist()


def test_the_lessons_numbers_stand_in_the_nodes():
    rows = chart_of("note")[0].datasets["network"]
    start = rows[rows["epoch"] == 0]
    assert start["a_text"].tolist() == ["0", "0.76", "0.64", "0.57"]
    assert start["x_text"].tolist() == ["", "1", "0", "0"]
    assert start["delta_text"].iloc[0] == ""


def test_the_gradients_stroke_is_widest_at_the_largest_derivative():
    rows = chart_of("vanishing")[0].datasets["network"]
    start = rows[rows["epoch"] == 0]
    assert start["share"].max() == 1
    assert start["share"].iloc[-1] == 1  # a vanishing gradient is largest at the last step
    assert start["share"].iloc[1] < 0.01
    assert rows["share"].between(0, 1).all()


@pytest.mark.parametrize("steps", [1, 6, NUMBERS_UP_TO, NUMBERS_UP_TO + 1, 100])
def test_numbers_are_written_only_where_they_fit(steps):
    chart = long_chart(steps)
    specs.assert_a_chart_of_the_film(chart, 3)
    assert ("a_text" in chart.datasets["network"]) is (steps <= NUMBERS_UP_TO)
    assert ("text" in specs.marks(chart.spec)) is (steps <= NUMBERS_UP_TO)


@pytest.mark.parametrize("decimals", [0, 2, 8])
def test_the_texts_are_short_whatever_the_decimals_and_the_numbers(decimals):
    rows = chart_of("exploding", decimals=decimals)[0].datasets["network"]
    assert rows["a_text"].str.len().max() <= 6
    assert rows["delta_text"].str.len().max() <= 6


def test_the_rows_of_a_run_that_diverges_are_finite():
    rows = chart_of("too_fast")[0].datasets["network"]
    assert np.isfinite(rows[["a", "delta", "share"]].to_numpy()).all()
    assert rows["a"].abs().max() > 3.5e38  # more than 32 bits hold


def test_the_rows_have_the_full_numbers():
    chart, _, film = chart_of("note")
    rows = chart.datasets["network"]
    assert {str(rows[name].dtype) for name in ("a", "delta", "share")} == {"float64"}
    assert rows["a"].to_numpy().tolist() == film.a[:, 0].ravel().tolist()


def test_a_click_on_a_state_tells_its_step():
    spec = chart_of("note")[0].spec
    (click,) = [p for p in spec["params"] if p["name"] == CLICKED_STEP]
    assert click["select"]["fields"] == ["t"]
    # It belongs to the topmost layer, or a number would lie over what is clicked.
    top = specs.layers(spec)[-1]
    assert click["views"] == [top["name"]]
    assert top["mark"]["type"] == "circle"
