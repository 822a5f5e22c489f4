import numpy as np
import pytest

from dashboard.display.notation import LESSON, NOTATIONS
from dashboard.figures.surface import (
    CELLS,
    CLICKED,
    ZOOMS,
    Window,
    surface_cells,
    surface_chart,
    window_of,
)
from dashboard.stage.frames import frames, run_rows
from rnn_core import PRESETS, Dataset, Weights, forward
from tests.dashboard.figures import specs

each_preset = pytest.mark.parametrize("name", PRESETS)


def map_of(name, zoom=1, notation=LESSON):
    scenario = PRESETS[name]
    run = scenario.run()
    window = window_of(run, zoom)
    cells = surface_cells(scenario.data, scenario.activation, scenario.weights.a0, window)
    path = run_rows(run, frames(run), specs.floor_of(name))
    return surface_chart(cells, path, window, notation, run.last_epoch), cells, window, run


@each_preset
def test_the_map_is_titled_and_every_cell_tells_its_weights_and_its_loss(name):
    chart, _, _, run = map_of(name)
    specs.assert_a_chart_of_the_film(chart, run.last_epoch)
    assert "loss" in specs.title(chart.spec).lower()
    for tip in specs.tooltips(chart.spec):
        assert (tip["w_a"], tip["w_x"], tip["loss"]) == ("W_a", "W_x", "loss L")


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
def test_the_axes_have_the_names_of_the_notation(notation):
    chart, _, _, _ = map_of("note", notation=notation)
    assert specs.titles(chart.spec, "x") == {notation.w_a}
    assert specs.titles(chart.spec, "y") == {notation.w_x}
    assert notation.w_a in chart.alt


@each_preset
def test_the_losses_of_the_cells_are_those_of_a_pass_forward(name):
    scenario = PRESETS[name]
    _, cells, _, _ = map_of(name)
    assert len(cells) == CELLS**2
    for cell in cells.iloc[:: CELLS * 5 + 3].itertuples():
        weights = Weights(cell.w_a, cell.w_x, scenario.weights.a0)
        loss = forward(scenario.data, weights, scenario.activation).loss
        assert cell.loss == pytest.approx(loss, rel=1e-12)


@each_preset
@pytest.mark.parametrize("zoom", ZOOMS)
def test_the_map_holds_the_start_and_its_numbers_can_be_drawn(name, zoom):
    chart, cells, window, run = map_of(name, zoom)
    half = window.step * CELLS / 2
    assert abs(run.w_a[0] - window.w_a) <= half
    assert abs(run.w_x[0] - window.w_x) <= half
    assert chart.datasets["path"]["epoch"].iloc[0] == 0
    for rows in chart.datasets.values():
        assert np.isfinite(rows.select_dtypes("number").to_numpy()).all()
    assert cells["best"].sum() == 1
    assert cells.loc[cells["best"], "loss"].item() == cells["loss"].min()


@pytest.mark.parametrize("name", ["note", "identity", "vanishing", "roelants"])
def test_a_path_that_stays_near_its_start_is_on_the_map_as_a_whole(name):
    chart, _, window, run = map_of(name)
    half = window.step * CELLS / 2
    path = chart.datasets["path"]
    assert path["epoch"].tolist() == frames(run)
    assert ((path["w_a"] - window.w_a).abs() <= half).all()
    assert ((path["w_x"] - window.w_x).abs() <= half).all()


@pytest.mark.parametrize("name", ["note_rule", "too_fast"])
def test_a_path_that_runs_away_leaves_the_map_and_the_map_stays_small(name):
    chart, _, window, run = map_of(name)
    assert window.step * CELLS < 200
    assert len(chart.datasets["path"]) < run.last_epoch + 1


@each_preset
def test_a_wider_map_is_wider_and_has_the_same_middle_cell_or_nearly(name):
    widths = [map_of(name, zoom)[2].step * CELLS for zoom in ZOOMS]
    assert widths == sorted(set(widths))


@each_preset
def test_cells_have_weights_as_short_as_a_person_would_write_them(name):
    _, cells, window, _ = map_of(name)
    for value in {*cells["w_a"], *cells["w_x"]}:
        assert len(f"{value!r}".lstrip("-")) <= 7
    steps = np.diff(sorted(set(cells["w_a"])))
    assert steps == pytest.approx([window.step] * (CELLS - 1))


def test_a_cell_can_be_clicked_and_tells_its_weights():
    chart, _, _, _ = map_of("note")
    found = [p for layer in specs.layers(chart.spec) for p in layer.get("params", ())]
    found += chart.spec["params"]
    (selection,) = [p["select"] for p in found if p["name"] == CLICKED]
    assert selection["fields"] == ["w_a", "w_x"]


def test_a_loss_that_is_too_large_to_be_held_has_a_cell_all_the_same():
    data = Dataset(np.eye(1, 100), [1])
    cells = surface_cells(data, "identity", 0.0, Window(0.0, 0.0, 1000.0))
    assert np.isfinite(cells.select_dtypes("number").to_numpy()).all()
    assert cells["loss"].max() > 1e300
    assert cells["best"].sum() == 1
