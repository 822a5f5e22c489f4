"""Desks for tests: as they open, with edits applied; and whether one is sound."""

import json
from dataclasses import replace
from itertools import count
from urllib.parse import parse_qsl, urlencode

from dashboard.controls import link
from dashboard.controls.desk import Desk
from dashboard.controls.edits.applied import applied
from dashboard.controls.limits import (
    LEARNING_RATES,
    MAX_DECIMALS,
    MAX_EPOCHS,
    MAX_EXAMPLES,
    MAX_SEED,
    MAX_SIZE,
    MAX_STEPS,
)
from dashboard.controls.number_fields import LONGEST, NUMBER_FIELDS
from dashboard.controls.sequences import counting, read_sheet
from dashboard.controls.settings import VIEW_NAMES, Settings
from dashboard.controls.told import cells, told
from dashboard.display.notation import NOTATIONS
from rnn_core import ACTIVATIONS, PRESETS, RULES

BOOT = "this session"


def opened(preset="note", seed=0, **settings):
    start = Settings.opening(preset, seed)
    now = replace(start, **settings)
    return Desk(BOOT, now, counting(now.sheet, start.sheet))


def out(*edits, boot=BOOT, first=1):
    """What a tab sends: these edits, numbered."""
    box = [{**edit, "n": n} for n, edit in zip(count(first), edits, strict=False)]
    return {"boot": boot, "n": first - 1 + len(box), "box": box}


def after(desk, *edits):
    """The desk after these edits, one after the other."""
    return applied(desk, out(*edits, boot=desk.boot, first=max(desk.ack, 0) + 1))


def edited(desk, kind, **what):
    return after(desk, {"kind": kind, **what})


def untouched(desk, other):
    """Whether two desks differ at most in the edits that were taken."""
    return replace(desk, ack=other.ack, went=other.went) == other


def counted(desk):
    """The settings as they are seen: with the sequences that count, and places that exist."""
    places = {name: desk.value(name) for name in ("example", "step")}
    return replace(desk.settings, sheet=desk.counts, **places)


def address(desk):
    """The query of the address of what counts."""
    return urlencode(link.write(counted(desk), read_sheet(desk.counts).data))


def said(desk, query=None):
    """What the tab is told of a desk, as it arrives; with the address of what counts."""
    fits = link.fits(read_sheet(desk.counts).data, desk.counts.own_targets)
    sent = told(desk, address(desk) if query is None else query, fits, None)
    return json.loads(json.dumps(sent, allow_nan=False))


def shown_cells(desk):
    return json.loads(json.dumps(cells(desk), allow_nan=False))


def assert_sound(desk):
    """Every setting is one that a link may have, and all of it can be sent."""
    settings, sheet = desk.settings, desk.settings.sheet
    assert settings.preset in PRESETS
    for value in (settings.w_a, settings.w_x, settings.a0):
        assert type(value) in (int, float)
        assert abs(value) <= MAX_SIZE
    assert LEARNING_RATES[0] <= settings.learning_rate <= LEARNING_RATES[1]
    for name, least, most in (
        ("epochs", 1, MAX_EPOCHS),
        ("epoch", 0, MAX_EPOCHS),
        ("example", 1, MAX_EXAMPLES),
        ("step", 1, MAX_STEPS),
        ("decimals", 0, MAX_DECIMALS),
        ("seed", 0, MAX_SEED),
        ("present", 0, 1),
        ("covered", 0, 1),
        ("show_key", 0, 1),
    ):
        value = getattr(settings, name)
        assert type(value) is int, name
        assert least <= value <= most, name
    assert settings.activation in ACTIVATIONS
    assert settings.rule in RULES
    assert settings.notation in NOTATIONS
    assert settings.view in VIEW_NAMES
    assert_sheet_sound(sheet)
    assert set(dict(desk.typed)) <= set(NUMBER_FIELDS)
    assert all(text and len(text) <= LONGEST for _, text in desk.typed)
    assert_told_soundly(desk)


def assert_sheet_sound(sheet):
    assert len(sheet.x) == len(sheet.y) <= MAX_EXAMPLES
    assert 1 <= sheet.length <= MAX_STEPS
    assert type(sheet.own_targets) is bool
    for row in sheet.x:
        assert sheet.length <= len(row) <= MAX_STEPS
    for cell in (*sheet.y, *(cell for row in sheet.x for cell in row)):
        assert isinstance(cell, str)
        assert not set("\n\r\t") & set(cell)


def assert_told_soundly(desk):
    shown, data = counted(desk), read_sheet(desk.counts).data
    params = dict(parse_qsl(address(desk), keep_blank_values=True))
    sheet = None if link.fits(data, shown.sheet.own_targets) else shown.sheet
    again = link.read(params, sheet)
    assert again.notices == ()
    assert (again.settings.w_a, again.settings.step) == (shown.w_a, shown.step)
    assert read_sheet(again.settings.sheet).data == data
    now = said(desk)
    assert bool(now["faults"]) == (read_sheet(desk.settings.sheet).data is None)
    assert bool(now["faults"]) or desk.counts == desk.settings.sheet
    for name, (_, value, _, _, low, high) in now["numbers"].items():
        assert low <= value <= high, name
    shown_cells(desk)


def snapshot(desk):
    """What a tab hands to a server that has forgotten it."""
    now, sheet = said(desk), shown_cells(desk)
    return {
        "query": now["query"],
        "sheet": {name: sheet[name] for name in ("x", "y", "own", "length")},
        "rev": sheet["rev"],
        "typed": {name: number[0] for name, number in now["numbers"].items()},
        "answers": now["answers"],
    }
