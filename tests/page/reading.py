"""The page without a browser: opening it, reading what it shows, editing its grid."""

import json
import re
from pathlib import Path

import pandas as pd
from streamlit.testing.v1 import AppTest

from dashboard.controls.settings import VIEW_NAMES
from tests.dashboard.formulas.latex import uncoloured

APP = Path(__file__).parents[2] / "app.py"
NO_NUMBER = re.compile(r"(?<![a-z])(nan|inf|infinity)(?![a-z])|∞", re.IGNORECASE)

# A column that only this table has: those of the views Forward and Backward.
TABLES = {"states": "quantity", "predictions": "y_hat", "check": "nudged"}
# Headings of columns, and the names by which the tests speak of them.
NAMES = {
    "number": "quantity",
    "ŷ": "y_hat",
    "ŷ − y": "error",
    "∂L/∂": "weight",
    "from terms": "terms",
    "from nudging": "nudged",
    "off by": "difference",
}


def opened(**params):
    """The page as a link with these parameters opens it."""
    page = AppTest.from_file(APP, default_timeout=60)
    for name, value in params.items():
        page.query_params[name] = value
    return page.run()


def show(page, view):
    """Open a view in the bar."""
    page.button_group(key="view").set_value(view).run()
    return page


def sent_tables(page):
    """All tables of the open view as they are sent to the browser."""
    return [
        json.loads(element.proto.json)
        for element in page.main.get("bidi_component")
        if element.proto.component_name == "rnn_by_hand_table"
    ]


def tables(page):
    """The same as data frames of text."""
    return [
        pd.DataFrame(one["rows"], columns=[_name(column["title"]) for column in one["columns"]])
        for one in sent_tables(page)
    ]


def _name(title):
    return NAMES.get(title) or re.sub(r"^t = (?=\d)", "t", title)


def table(page, name):
    """One of the result tables as a data frame of text."""
    found = [found for found in tables(page) if TABLES[name] in found]
    assert len(found) == 1, f"{len(found)} tables {name}"
    return found[0]


def shows_results(page):
    return any(TABLES["states"] in found for found in tables(page))


def grid(page):
    """The sequences grid as a list of rows, without the edits that live in it."""
    (frame,) = [t.value for t in page.sidebar.dataframe]
    return frame.to_numpy().tolist()


def row(page, example, quantity):
    """The numbers of one row of the states table, in the order of the steps."""
    states = table(page, "states")
    names = states["example"].replace("", None).ffill()
    (numbers,) = (
        states[(names == str(example)) & states["quantity"].str.startswith(quantity)]
        .filter(regex=r"^t\d+$")
        .to_numpy()
        .tolist()
    )
    return numbers


def inputs(page):
    """All inputs as the states table shows them, a list for each example."""
    examples = [name for name in table(page, "states")["example"] if name]
    return [row(page, example, "x")[1:] for example in examples]


def loss(page):
    """The loss that the view Forward works out, as it is written."""
    (formula,) = [text for text in map(uncoloured, formulas(page)) if r"y^{(i)})^2" in text]
    return formula.rpartition("&= ")[2].removesuffix("\n$$").removesuffix(r" \end{aligned}")


def ending(page):
    """What the view Landscape says of the end of the run."""
    return page.main.caption[-1].value.replace("\\", "")


def notices(page):
    """What the page says about its link."""
    return [w.value for w in page.warning if w.icon == ":material/link_off:"]


def formulas(page):
    return [formula.value for formula in page.latex]


def texts(page):
    """All that is shown and computed: tables, formulas, captions."""
    cells = [cell for found in tables(page) for cell in found.to_numpy().ravel()]
    # One that begins in red repeats what was typed, and that may be anything.
    captions = [c.value for c in page.caption if not c.value.startswith(":red[")]
    return [*cells, *formulas(page), *captions]


def assert_sound(page):
    """The script ran to its end, and no number on the page is none."""
    assert [fault.value for fault in page.exception] == []
    assert [text for text in texts(page) if NO_NUMBER.search(text)] == []


def assert_every_view_sound(page):
    """The same in each view, one after the other; the one that was open is open again."""
    was_open = page.session_state["view"]
    for name in (*VIEW_NAMES, was_open):
        assert_sound(show(page, name))
        assert page.session_state["view"] == name


def grid_key(page):
    return f"sequences_{page.session_state['sheet_version']}"


def type_in(page, edited=None, added=(), deleted=()):
    """Give the grid its edits, all of them each time, as the browser does; run the page."""
    page.session_state[grid_key(page)] = {
        "edited_rows": edited or {},
        "added_rows": list(added),
        "deleted_rows": list(deleted),
    }
    return page.run()
