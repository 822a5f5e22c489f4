"""The page without a browser: opening it, reading what it shows, editing its grid."""

import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

APP = Path(__file__).parents[2] / "app.py"
NO_NUMBER = re.compile(r"(?<![a-z])(nan|inf|infinity)(?![a-z])|∞", re.IGNORECASE)

# A column that only this table has.
TABLES = {"states": "quantity", "predictions": "y_hat", "terms": "term", "check": "nudged"}


def opened(**params):
    """The page as a link with these parameters opens it."""
    page = AppTest.from_file(APP, default_timeout=60)
    for name, value in params.items():
        page.query_params[name] = value
    return page.run()


def table(page, name):
    """One of the result tables as a data frame of text."""
    found = [t.value for t in page.main.dataframe if TABLES[name] in t.value]
    assert len(found) == 1, f"{len(found)} tables {name}"
    return found[0]


def shows_results(page):
    return any(TABLES["states"] in t.value for t in page.main.dataframe)


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


def metrics(page):
    return {metric.label: metric.value for metric in page.metric}


def notices(page):
    """What the page says about its link."""
    return [w.value for w in page.warning if w.icon == ":material/link_off:"]


def formulas(page):
    return [formula.value for formula in page.latex]


def texts(page):
    """All that is shown and computed: tables, figures, formulas, captions."""
    cells = [cell for t in page.main.dataframe for cell in t.value.to_numpy().ravel()]
    # One that begins in red repeats what was typed, and that may be anything.
    captions = [c.value for c in page.caption if not c.value.startswith(":red[")]
    return [*cells, *metrics(page).values(), *formulas(page), *captions]


def assert_sound(page):
    """The script ran to its end, and no number on the page is none."""
    assert [fault.value for fault in page.exception] == []
    assert [text for text in texts(page) if NO_NUMBER.search(text)] == []


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
