import math

import pytest

from benchmarks.comparison import percentile, table


@pytest.mark.parametrize(
    ("share", "value"), [(0.0, 1), (0.5, 10), (0.95, 19), (0.951, 20), (1.0, 20)]
)
def test_a_percentile_is_a_value_that_so_many_do_not_exceed(share, value):
    assert percentile(list(range(20, 0, -1)), share) == value


def test_a_percentile_of_nothing_is_no_number():
    assert math.isnan(percentile([], 0.95))


def test_a_table_compares_the_medians_of_the_rounds():
    text = table({"CPU, ms": [30.0, 999.0, 10.0]}, {"CPU, ms": [60.0, 1.0, 1234.0]})
    assert [line.split() for line in text.splitlines()] == [
        ["before", "after", "ratio"],
        ["CPU,", "ms", "60", "30", "0.50"],
    ]


def test_a_table_of_one_checkout_has_no_ratio():
    assert table({"CPU, ms": [1234.0]}).split() == ["CPU,", "ms", "1,234"]


def test_where_a_figure_is_missing_or_0_there_is_no_ratio():
    after = {"late": [math.nan], "errors": [0.0], "new": [3.0]}
    before = {"late": [5.0], "errors": [0.0]}
    rows = [line.split() for line in table(after, before).splitlines()[1:]]
    assert rows == [
        ["late", "5", "–", "–"],
        ["errors", "0", "0", "–"],
        ["new", "–", "3", "–"],
    ]
