import numpy as np
import pytest

from dashboard.figures.value_axis import FARTHEST, reach, titled, value_axis, value_scale


@pytest.mark.parametrize(
    ("values", "far"),
    [
        ([0.0], None),
        ([0.5, -3.0], None),
        ([100.0, -100.0], None),
        ([100.5], 1e3),
        ([-250.0, 1.0], 1e3),
        ([1e3], 1e3),
        ([1001.0], 1e4),
        ([1e52], FARTHEST),
        ([-9e307], FARTHEST),
        ([-1.7e308], FARTHEST),
        ([np.finfo(float).max], FARTHEST),
    ],
)
def test_only_values_that_explode_need_an_axis_of_powers(values, far):
    assert reach(np.array(values)) == far


def test_ordinary_values_have_an_ordinary_axis_and_title():
    assert "type" not in value_scale(None).to_dict()
    assert "subtitle" not in titled("Weights", None).to_dict()


@pytest.mark.parametrize("far", [1e3, 1e4])
def test_an_axis_of_powers_holds_both_signs_and_says_where_it_ends(far):
    scale, ticks = value_scale(far).to_dict(), value_axis(far).to_dict()["values"]
    assert (scale["type"], scale["domain"], scale["clamp"]) == ("symlog", [-far, far], True)
    assert 0 in ticks
    assert sorted(ticks)[0] == -far
    assert sorted(ticks) == sorted(-tick for tick in ticks)
    title = titled("Weights", far).to_dict()
    assert f"{far:,.0f}" in str(title)
