"""The page without a browser: opening it, reading what it shows, sending the edits of a tab."""

import json
import re
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import pandas as pd
from streamlit.testing.v1 import AppTest

from dashboard.controls.session import DESK, OUT
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
    "numerical": "nudged",
    "relative difference": "difference",
}


def opened(**params):
    """The page as a link with these parameters opens it."""
    page = AppTest.from_file(APP, default_timeout=60)
    for name, value in params.items():
        page.query_params[name] = value
    return page.run()


# ---- what the tab sends ----


def edits(page, *asked):
    """Send edits as a tab does, numbered from the last that was taken; run the page."""
    desk = page.session_state[DESK]
    first = max(desk.ack, 0) + 1
    box = [{**edit, "n": n} for n, edit in enumerate(asked, start=first)]
    page.session_state[OUT] = {"out": {"boot": desk.boot, "n": box[-1]["n"], "box": box}}
    return page.run()


def edit(page, kind, **what):
    return edits(page, {"kind": kind, **what})


def typed(page, field, text):
    """Type a text into a number field."""
    return edit(page, "type", field=field, text=str(text))


def chosen(page, field, value):
    return edit(page, "choose", field=field, value=value)


def show(page, view):
    """Open a view in the bar."""
    return chosen(page, "view", view)


def preset(page, name):
    return edit(page, "preset", name=name)


def reset(page):
    return edit(page, "preset")


def look(page, **where):
    """Go to an epoch, an example or a step on the stage."""
    return edit(page, "look", **where)


def go(page, **params):
    """Back or Forward, to the address of these parameters."""
    return edit(page, "go", query="?" + urlencode(params))


def cell(page, row, column, text):
    """Type into a cell: row from 0, step from 1; column 0 is the target."""
    rev = told(page)["rev"]
    return edit(page, "cell", rev=rev, row=row, column=column, text=text)


def rows(page, table):
    """All rows as in ``grid``, as the tab sends them after one of them came or went."""
    sent = cells(page)
    length = sent["length"]
    x = "\n".join("\t".join(row[:length]) for row in table)
    y = "\n".join("".join(row[length:]) for row in table)
    sheet = {"x": x, "y": y, "own": sent["own"], "length": length}
    return edit(page, "rows", rev=sent["rev"], sheet=sheet)


def answer(page, question, text):
    """Type an answer in practice."""
    return edit(page, "answer", question=question, text=text)


# ---- what the tab is told ----


def sent(page, component):
    """What all components of this name get, in the order of the page."""
    return [
        json.loads(element.proto.json)
        for element in page.get("bidi_component")
        if element.proto.component_name == f"rnn_by_hand_{component}"
    ]


def told(page):
    (said,) = sent(page, "told")
    return said


def cells(page):
    """The cells as they are sent."""
    (said,) = sent(page, "cells")
    return said


def settings(page):
    """All that is set, as the server holds it."""
    return page.session_state[DESK].settings


def text_of(page, field):
    """What stands in a number field."""
    return told(page)["numbers"][field][0]


def value_of(page, field):
    """The number that counts in a number field."""
    return told(page)["numbers"][field][1]


def about(page):
    """What stands below the preset."""
    return told(page)["about"][0]


def query(page):
    """The parameters of the address that the tab is told to write."""
    return dict(parse_qsl(told(page)["query"], keep_blank_values=True))


def parts(page):
    """The names of the parts of the controls that have a place on the page."""
    return [part["part"] for part in sent(page, "control")]


def grid(page):
    """The rows as the table shows them, with the target at the end where it is one's own."""
    sheet = cells(page)
    if not sheet["x"]:
        return []
    x = [line.split("\t")[: sheet["length"]] for line in sheet["x"].split("\n")]
    y = sheet["y"].split("\n")
    return [[*row, target] if sheet["own"] else row for row, target in zip(x, y, strict=True)]


# ---- what the page shows ----


def sent_tables(page):
    """All tables of the open view as they are sent to the browser."""
    return sent(page, "table")


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
    return [*cells, *formulas(page), *(caption.value for caption in page.caption)]


def assert_sound(page):
    """The script ran to its end, and no number on the page is none."""
    assert [fault.value for fault in page.exception] == []
    assert [text for text in texts(page) if NO_NUMBER.search(text)] == []


def assert_every_view_sound(page):
    """The same in each view, one after the other; the one that was open is open again."""
    was_open = settings(page).view
    for name in (*VIEW_NAMES, was_open):
        assert_sound(show(page, name))
        assert settings(page).view == name
