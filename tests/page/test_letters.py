"""No letter of another notation is left anywhere on the page."""

import json
import re

import pytest

from dashboard.controls.constants import constants
from dashboard.controls.settings import VIEW_NAMES
from dashboard.display.notation import NOTATIONS
from tests.page.reading import (
    assert_sound,
    cell,
    cells,
    opened,
    sent,
    sent_tables,
    show,
    told,
)

# What only the other notations write, in words and in formulas.
FOREIGN = {
    "lesson": r"w_rec|\\mathrm\{rec\}|W_hh|W_xh|W_\{|[Sxz]\[|[Sx]_\{\[|\bh[ₜ₀-₉_]|\b[xz][ₜ₀-₉]"
    r"|\b[xz]_\{|(?<![A-Za-z])S(?:_|\b)",
    "state": r"[⟨⟩]|\\[lr]angle|\b[Ww]_a\b|\bW_x\b|\bW_\{|W_hh|W_xh|\b[hxzδ][ₜ₀-₉]|\bh_"
    r"|\b[axz]_\{[^\[]|\ba\[",
    "hidden": r"[⟨⟩]|\\[lr]angle|\b[Ww]_[ax]\b|w_rec|\\mathrm\{rec\}|[Saxz]\[|[Saxz]_\{\["
    r"|\bS_|\ba_\{|\ba[ₜ₀-₉]",
}
MACRO = re.compile(r"\\(?:Wa|Wx|at|xt|zt|dt)\b")

# The note, checked has the other spellings in its lines, and says so.
VIEWS_IN_THESE_LETTERS = [name for name in VIEW_NAMES if name != "note_checked"]

# What the browser knows from the start, but for the choice of the notation.
GIVEN = {name: part for name, part in constants().items() if name != "notations"}


def words_of_spec(node):
    """Every text of a specification that is drawn: titles, labels, marks; not field names."""
    if isinstance(node, list):
        return [text for part in node for text in words_of_spec(part)]
    if not isinstance(node, dict):
        return []
    found = []
    for key, value in node.items():
        drawn = key in ("title", "subtitle", "text", "labelExpr", "value", "name")
        if drawn and isinstance(value, str):
            found.append(value)
        elif key == "domain" and isinstance(value, list):
            found += [text for text in value if isinstance(text, str)]
        else:
            found += words_of_spec(value)
    return found


def drawn(spec):
    """The same, without the fields' own names, which nobody sees."""
    texts = [re.sub(r"datum\.\w+ == '\w+'", "", text) for text in words_of_spec(spec)]
    fields = {"w_a", "w_x", "epoch_now"}  # a legend shows its labelExpr in place of these
    return [text for text in texts if text not in fields]


def everything(page):
    """Where it stands -> the text, for all that a reader sees on the whole page."""
    found = []
    for kind in ("title", "header", "subheader", "markdown", "caption", "latex"):
        # The program's own names are in code, and the page says so.
        found += [(kind, re.sub("`[^`]*`", "", part.value)) for part in getattr(page, kind)]
    for kind in ("info", "success", "warning", "error"):
        found += [(kind, element.value) for element in getattr(page, kind)]
    for control in page.toggle:
        found += [("toggle", control.label), ("help of a toggle", control.help or "")]
    said = told(page)
    found += [("control", letter) for letter in said["letters"].values()]
    found += [("about", text) for text in (said["about"][0], said["about"][2])]
    found += [("sentence", text) for number in said["numbers"].values() for text in number[2:4]]
    found += [("fault", fault[2]) for fault in said["faults"]]
    found += [("verdict", (said["now"] or {}).get("verdict", ""))]
    found += [("heading", name) for name in cells(page)["steps"]]
    for part in sent(page, "control"):
        found += [("part", part.get(name, "")) for name in ("name", "sentence")]
    for table in page.dataframe:
        found.append(("table's description", table.proto.alt))
        columns = json.loads(table.proto.columns)
        for column in columns.values():
            found += [("heading", column.get(name) or "") for name in ("label", "help")]
        found += [("cell", cell) for cell in table.value.to_numpy().ravel()]
    for table in sent_tables(page):
        found.append(("table's description", table["alt"]))
        for column in table["columns"]:
            found += [("heading", column[name]) for name in ("title", "help")]
        found += [("cell", cell) for row in table["rows"] for cell in row]
    for chart in page.get("vega_lite_chart"):
        found.append(("chart's description", chart.proto.alt))
        found += [("chart", text) for text in drawn(json.loads(chart.proto.spec))]
    for expander in page.expander:
        found.append(("expander", expander.label))
    return found


def leftovers(page, name):
    foreign = re.compile(FOREIGN[name])
    return [
        (where, text)
        for where, text in everything(page)
        if foreign.search(text) or MACRO.search(text)
    ]


LINKS = {
    "the lesson": {},
    "the note's rule": {"preset": "note_rule", "epoch": "50"},
    "at a kink": {"activation": "relu", "w_x": "0"},
    "a run that diverged": {"preset": "too_fast", "epoch": "5"},
    "a long one": {"preset": "vanishing", "step": "7"},
    "many examples": {"preset": "roelants", "example": "15", "decimals": "6"},
}


@pytest.mark.parametrize("name", NOTATIONS)
@pytest.mark.parametrize("link", LINKS.values(), ids=LINKS)
def test_every_view_has_the_letters_of_its_notation_only(name, link):
    page = opened(notation=name, **link)
    for view in VIEWS_IN_THESE_LETTERS:
        show(page, view)
        if view == "backward":
            page.toggle(key="by_example").set_value(True)
            page.session_state["derivation"] = True
            page.run()
        assert_sound(page)
        assert leftovers(page, name) == []


@pytest.mark.parametrize("name", ["state", "hidden"])
def test_a_bad_cell_is_named_in_the_letters_of_the_notation(name):
    page = cell(opened(notation=name), 0, 2, "abc")
    assert_sound(page)
    (fault,) = told(page)["faults"]
    assert fault[2].startswith(f"Row 1, {NOTATIONS[name].at('x', 2)}: “abc”")
    assert leftovers(page, name) == []


@pytest.mark.parametrize("name", NOTATIONS)
def test_what_never_changes_has_the_letters_of_no_notation(name):
    foreign = re.compile(FOREIGN[name])
    for text in every_text(GIVEN):
        assert not foreign.search(text), text
        assert not MACRO.search(text), text


def every_text(node):
    if isinstance(node, str):
        return [node]
    parts = node.values() if isinstance(node, dict) else node
    return [
        text
        for part in parts
        if isinstance(part, (str, dict, list, tuple))
        for text in every_text(part)
    ]


@pytest.mark.parametrize("name", NOTATIONS)
def test_these_tests_find_the_letters_of_the_other_notations(name):
    other = next(n for n in NOTATIONS if n != name)
    page = opened(notation=other, view="backward")
    found = {where.partition(" ")[0] for where, _ in leftovers(page, name)}
    assert {"cell", "latex", "chart", "control"} <= found
