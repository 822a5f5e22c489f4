from types import SimpleNamespace

import pandas as pd
import pytest

from dashboard.display.palette import DARK, LIGHT
from dashboard.figures.chart import LOOK
from dashboard.figures.table import Column, Table
from dashboard.views import show
from tests.dashboard.figures import specs

TABLE = Table(
    pd.DataFrame([["1", "2", "3"]], columns=["row", "w", "any"], dtype=object),
    {"row": Column("", label=True), "w": Column("w", quantity="w_a"), "any": Column("any")},
    "One row.",
    ("delta",),
)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_cells_have_their_columns_colour_or_their_rows_and_names_have_none(colours):
    html = show._coloured(TABLE, colours).to_html()
    assert f"col1 {{\n  color: {colours['w_a']};" in html
    assert f"col2 {{\n  color: {colours['delta']};" in html
    assert "col0 {" not in html


def test_the_look_of_all_charts_follows_the_theme():
    specs.assert_follows_the_theme(LOOK)


@pytest.mark.parametrize(
    ("theme", "colours"), [("light", LIGHT), ("dark", DARK), (None, LIGHT)]
)
def test_a_table_is_painted_in_the_set_of_the_theme(theme, colours, monkeypatch):
    monkeypatch.setattr(show.st, "context", SimpleNamespace(theme=SimpleNamespace(type=theme)))
    assert show._set_of_the_theme() is colours
