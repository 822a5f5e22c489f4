import copy

import altair as alt
import pytest

from dashboard.charts.chart import EPOCH_NOW, at_epoch, playhead, without_data
from tests.dashboard.charts import specs


def spec_with_playhead():
    other = alt.param(name="other", value=3)
    return alt.Chart().mark_point().add_params(playhead(), other).to_dict()


@pytest.mark.parametrize(("epoch", "last"), [(0, 50), (7, 50), (50, 50), (3, 10_000)])
def test_the_playhead_is_set_to_an_epoch_of_so_many(epoch, last):
    parameter = specs.playhead(at_epoch(spec_with_playhead(), epoch, last))
    assert parameter["value"] == epoch
    assert parameter["bind"]["min"] == 0
    assert parameter["bind"]["max"] == last
    assert parameter["bind"]["step"] == 1


def test_a_run_without_updates_still_has_a_slider_with_two_ends():
    assert specs.playhead(at_epoch(spec_with_playhead(), 0, 0))["bind"]["max"] == 1


def test_setting_the_playhead_leaves_the_specification_untouched():
    spec = spec_with_playhead()
    before = copy.deepcopy(spec)
    moved = at_epoch(spec, 7, 50)
    assert spec == before
    assert moved != before


def test_other_parameters_and_all_else_stay():
    spec = spec_with_playhead()
    moved = at_epoch(spec, 7, 50)
    assert [p for p in moved["params"] if p["name"] != EPOCH_NOW] == [
        p for p in spec["params"] if p["name"] != EPOCH_NOW
    ]
    assert {k: v for k, v in moved.items() if k != "params"} == {
        k: v for k, v in spec.items() if k != "params"
    }


def test_rows_are_sent_beside_the_specification():
    spec = {"mark": "point", "data": {"name": "run"}, "datasets": {"run": []}}
    assert without_data(spec) == {"mark": "point"}
    assert "data" in spec
