import copy

import altair as alt
import pytest

from dashboard.figures.chart import EPOCH_NOW, playhead, with_last_epoch
from tests.dashboard.figures import specs


def spec_with_playhead():
    other = alt.param(name="other", value=3)
    return alt.Chart().mark_point().add_params(playhead(), other).to_dict()


@pytest.mark.parametrize("last", [1, 50, 10_000])
def test_the_playhead_goes_from_the_start_to_the_last_epoch_one_by_one(last):
    parameter = specs.playhead(with_last_epoch(spec_with_playhead(), last))
    assert parameter["value"] == 0
    bounds = {name: parameter["bind"][name] for name in ("input", "min", "max", "step")}
    assert bounds == {"input": "range", "min": 0, "max": last, "step": 1}


def test_a_run_without_updates_still_has_a_slider_with_two_ends():
    assert specs.playhead(with_last_epoch(spec_with_playhead(), 0))["bind"]["max"] == 1


def test_setting_the_end_leaves_the_specification_untouched():
    spec = spec_with_playhead()
    before = copy.deepcopy(spec)
    ended = with_last_epoch(spec, 50)
    assert spec == before
    assert ended != before


def test_other_parameters_and_all_else_stay():
    spec = spec_with_playhead()
    ended = with_last_epoch(spec, 50)
    others = [[p for p in s["params"] if p["name"] != EPOCH_NOW] for s in (spec, ended)]
    assert others[0] == others[1] != []
    assert {k: v for k, v in ended.items() if k != "params"} == {
        k: v for k, v in spec.items() if k != "params"
    }
