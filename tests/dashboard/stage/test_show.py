import json

import pandas as pd

from dashboard.figures.chart import LOOK
from dashboard.figures.table import Column, Table
from tests.dashboard.figures import specs

TABLE = Table(
    pd.DataFrame([["1", "2", "3"]], columns=["row", "w", "any"], dtype=object),
    {"row": Column("", label=True), "w": Column("w", quantity="w_a"), "any": Column("any")},
    "One row.",
    ("delta",),
)


def test_a_table_is_sent_with_its_quantities_and_names_have_none():
    sent = TABLE.sent()
    assert sent["rows"] == [["1", "2", "3"]]
    assert sent["quantities"] == ["delta"]
    assert [(c["quantity"], c["label"]) for c in sent["columns"]] == [
        (None, True),
        ("w_a", False),
        (None, False),
    ]
    assert sent["alt"] == "One row."
    assert json.loads(json.dumps(sent)) == sent


def test_the_look_of_all_charts_follows_the_theme():
    specs.assert_follows_the_theme(LOOK)
