"""Every edit that a tab may send, what it changes, and that nothing else does anything."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.controls import link
from dashboard.controls.blocks.block import BlockError
from dashboard.controls.desk import NEVER, Offer, sentence_of
from dashboard.controls.edits import cells as cells_edits
from dashboard.controls.edits.all_at_once import start_at
from dashboard.controls.edits.applied import EDITS, MOST_EDITS, applied
from dashboard.controls.limits import MAX_ANSWERS, MAX_EXAMPLES, MAX_STEPS
from dashboard.controls.link import parameters
from dashboard.controls.number_fields import LONGEST, NUMBER_FIELDS
from dashboard.controls.sequences import LONGEST_CELL, Sheet, cell_text, read_sheet
from dashboard.controls.settings import VIEW_NAMES, Settings
from dashboard.display.notation import NOTATIONS
from rnn_core import ACTIVATIONS, PRESETS, RULES, Dataset
from rnn_core.practice import drawn
from tests.dashboard.controls.desks import (
    BOOT,
    after,
    assert_sound,
    edited,
    opened,
    out,
    snapshot,
    untouched,
)

# The same cases in every run; nothing is written to disk.
seeded = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=300,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

LESSON = Settings.opening("note")
ROWS = (("1", "0", "0"), ("0", "1", "1"), ("1", "1", "1"))


def label(edit):
    shown = ascii(edit)
    return shown if len(shown) < 90 else f"{shown[:60]}…{len(shown)}"


class FakeBlock:
    """What the reader of pasted blocks answers, as far as edits have to do with it."""

    notes = ("A note.",)
    problems = ()
    sentence = "a block"

    def __init__(self, rows, targets):
        self.rows, self.targets = rows, targets

    def __eq__(self, other):
        return (self.rows, self.targets) == (other.rows, other.targets)

    def __hash__(self):
        return hash(self.rows)


def fake_reader(text, targets=None):
    rows = tuple(tuple(line.split()) for line in text.splitlines() if line.split())
    if not rows or len({len(row) for row in rows}) > 1 or len(rows[0]) > MAX_STEPS:
        raise BlockError("This is no block.")
    if len(rows) > MAX_EXAMPLES:
        raise BlockError("This is too much.")
    if targets and len(rows[0]) > 1:
        return FakeBlock(tuple(row[:-1] for row in rows), tuple(row[-1] for row in rows))
    return FakeBlock(rows, None)


@pytest.fixture(autouse=True, scope="module")
def blocks():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells_edits, "read_block", fake_reader)
        yield


# ---- number fields ----

TYPED = {
    "w_a": ("0.5", 0.5),
    "w_x": ("−1/4", -0.25),
    "a0": ("1e6", 1e6),
    "learning_rate": ("0,02", 0.02),
    "epochs": ("7", 7),
    "example": ("3", 3),
    "step": ("1", 1),
}


@pytest.mark.parametrize("field", TYPED)
def test_a_typed_number_counts_and_its_text_stays(field):
    text, value = TYPED[field]
    desk = edited(opened(), "type", field=field, text=text)
    assert getattr(desk.settings, field) == value
    assert desk.text(field) == text if field != "a0" else desk.value("a0") == 1e6
    assert_sound(desk)


def test_a_typed_length_is_that_of_the_sheet():
    desk = edited(opened(), "type", field="length", text="5")
    assert desk.settings.sheet == LESSON.sheet.resized(5)
    assert (desk.value("length"), desk.text("length")) == (5, "5")


def test_a_text_that_is_simply_the_number_is_not_kept():
    assert edited(opened(), "type", field="w_a", text="0.5").typed == ()
    assert edited(opened(), "type", field="w_a", text="0.50").typed == (("w_a", "0.50"),)


@pytest.mark.parametrize("field", NUMBER_FIELDS)
@pytest.mark.parametrize(
    "text",
    ["abc", "", "nan", "1e7", "-1e7", "9" * 5_000_000, "\x00", "1+" * 100 + "1", "1" * 201],
    ids=label,
)
def test_a_text_that_cannot_be_read_is_kept_and_the_number_before_counts(field, text):
    before = opened("identity", w_a=0.25)
    desk = edited(before, "type", field=field, text=text)
    assert desk.settings == before.settings
    assert desk.text(field) == (cell_text(text, LONGEST) or " ")
    assert sentence_of(desk, field)[0].endswith(" is used.")
    assert_sound(desk)


def test_a_number_in_its_place_takes_the_unreadable_text_away():
    desk = edited(opened(), "type", field="w_a", text="abc")
    assert edited(desk, "type", field="w_a", text="1").typed == ()
    assert edited(desk, "step", field="w_a", by=1).text("w_a") == "1.1"
    assert edited(desk, "preset", name="note").typed == ()


@pytest.mark.parametrize("field", [*TYPED, "length"])
def test_what_is_typed_of_an_input_goes_back_to_the_start_of_the_film(field):
    desk = edited(opened(epoch=7), "type", field=field, text="2")
    looked_at = field in ("example", "step")
    assert desk.settings.epoch == (7 if looked_at else 0)
    same = edited(opened(epoch=7), "type", field=field, text=f"{opened().value(field):g}")
    assert same.settings.epoch == 7


def test_steps_of_a_field():
    desk = edited(opened(), "step", field="w_a", by=-3)
    assert desk.settings.w_a == 0.7
    assert edited(desk, "step", field="epochs", by=100).settings.epochs == 1050
    assert edited(desk, "step", field="length", by=2).settings.sheet.length == 5
    assert edited(desk, "step", field="example", by=100).settings.example == 3
    assert edited(desk, "step", field="step", by=-1).settings.step == 1


def test_the_field_of_the_seed_draws_nothing_by_itself():
    desk = edited(opened(), "step", field="seed", by=1)
    assert (desk.settings, desk.text("seed")) == (LESSON, "1")
    assert edited(desk, "step", field="seed", by=2).text("seed") == "3"
    desk = edited(desk, "type", field="seed", text="41")
    assert (desk.settings, desk.text("seed")) == (LESSON, "41")
    assert edited(desk, "step", field="seed", by=1).text("seed") == "42"
    desk = edited(desk, "type", field="seed", text="x")
    assert edited(desk, "step", field="seed", by=-1).text("seed") == "0"


# ---- choices ----

CHOICES = {
    "activation": ACTIVATIONS,
    "rule": RULES,
    "notation": NOTATIONS,
    "view": VIEW_NAMES,
    "decimals": range(9),
    **dict.fromkeys(("covered", "show_key", "present"), (0, 1)),
}
CHOSEN = [(field, value) for field, values in CHOICES.items() for value in values]


@pytest.mark.parametrize(("field", "value"), CHOSEN)
def test_every_choice_is_taken_and_only_inputs_go_back_to_the_start(field, value):
    before = opened(epoch=7)
    desk = edited(before, "choose", field=field, value=value)
    is_new = value != getattr(before.settings, field)
    goes_back = field in ("activation", "rule") and is_new
    assert desk.settings == replace(LESSON, **{field: value, "epoch": 0 if goes_back else 7})
    assert desk.opened == int(field == "view")
    if field != "view":
        assert untouched(desk, before) == (not is_new)


@pytest.mark.parametrize("own", [False, True])
def test_what_is_chosen_or_typed_already_changes_nothing(own):
    before = edited(opened(), "choose", field="targets", value="own") if own else opened()
    before = edited(before, "look", epoch=7)
    for field, value in (
        ("targets", "own" if own else "sum"),
        ("activation", before.settings.activation),
        ("rule", before.settings.rule),
    ):
        assert untouched(edited(before, "choose", field=field, value=value), before)
    for column, text in ((1, "1"), (3, " 0 "), *([(0, "1")] if own else [])):
        same = edited(before, "cell", rev=0, row=0, column=column, text=text)
        assert untouched(same, before)


def test_the_open_view_is_opened_again_so_that_it_is_brought_into_sight():
    before = opened(view="update")
    desk = edited(before, "choose", field="view", value="update")
    assert (desk.settings, desk.opened) == (before.settings, 1)


def test_targets_of_ones_own_are_the_sheets_and_no_row_moves():
    desk = edited(opened(epoch=7), "choose", field="targets", value="own")
    assert desk.settings == replace(LESSON, sheet=LESSON.sheet.with_own_targets(True))
    assert desk.rev == 0
    again = edited(desk, "choose", field="targets", value="sum")
    assert not again.settings.sheet.own_targets
    assert again.settings.sheet.y == ("1", "2", "3")


def test_a_place_in_the_film_is_looked_at():
    before = after(opened(), {"kind": "type", "field": "example", "text": "x"})
    desk = edited(before, "look", epoch=12, example=3, step=1)
    assert desk.settings == replace(LESSON, epoch=12, example=3, step=1)
    assert desk.text("example") == "3"
    assert edited(desk, "look", step=2).settings == replace(LESSON, epoch=12, example=3)
    assert edited(desk, "look", epoch=10_000, step=101).settings.epoch == 10_000


# ---- the sequences ----


def test_a_cell_keeps_what_was_typed_whatever_it_is():
    for text, kept in (("7", "7"), ("abc", "abc"), ("", ""), (" 1\t2\n", "1 2"), ("½", "½")):
        desk = edited(opened(epoch=7), "cell", rev=0, row=1, column=3, text=text)
        assert desk.settings.sheet.x == (ROWS[0], ("0", "1", kept), ROWS[2])
        assert (desk.rev, desk.settings.epoch) == (0, 0)
    own = edited(opened(), "choose", field="targets", value="own")
    assert edited(own, "cell", rev=0, row=2, column=0, text="-7").settings.sheet.y[2] == "-7"


def test_what_is_too_long_for_a_cell_does_not_count_as_another_number():
    fits = "1" + "+1" * (LONGEST_CELL // 2 - 1)
    for text in (f"{fits}+1", f"{fits}1111", "1 +" + " " * 200 + "1"):
        desk = edited(opened(), "cell", rev=0, row=0, column=2, text=text)
        assert len(desk.settings.sheet.x[0][1]) <= LONGEST_CELL
        assert desk.counts == LESSON.sheet
    desk = edited(opened(), "cell", rev=0, row=0, column=2, text=fits)
    assert read_sheet(desk.counts).data.x[0, 1] == LONGEST_CELL // 2


def sent(rows, y=None, length=3, own=False):
    y = [""] * len(rows) if y is None else y
    return {
        "x": "\n".join("\t".join(row) for row in rows),
        "y": "\n".join(y),
        "own": own,
        "length": length,
    }


def test_rows_replace_the_sheet_bump_the_count_and_can_be_had_back():
    desk = edited(opened(), "rows", rev=0, sheet=sent([*ROWS, ("5", "6", "7")]))
    assert desk.settings.sheet.x == (*ROWS, ("5", "6", "7"))
    assert (desk.rev, desk.before) == (1, LESSON.sheet)
    back = edited(desk, "undo")
    assert back.settings.sheet == LESSON.sheet
    assert (back.rev, back.before) == (2, desk.settings.sheet)
    again = edited(back, "undo")
    assert again.settings.sheet == desk.settings.sheet
    assert (desk.undone, back.undone, again.undone) == (False, True, False)
    assert untouched(opened(), edited(opened(), "undo"))


def test_undo_takes_back_the_last_change_of_the_cells_whatever_it_was():
    desk = edited(opened(), "rows", rev=0, sheet=sent([*ROWS, ("5", "6", "7")]))
    desk = edited(desk, "cell", rev=1, row=3, column=1, text="8")
    back = edited(desk, "undo")
    assert back.settings.sheet.x == (*ROWS, ("5", "6", "7"))
    assert edited(back, "undo").settings.sheet == desk.settings.sheet
    assert not edited(back, "cell", rev=back.rev, row=0, column=1, text="9").undone


def test_a_cell_typed_while_an_undo_is_under_way_finds_its_place():
    desk = edited(opened(), "cell", rev=0, row=0, column=1, text="8")
    desk = edited(edited(desk, "undo"), "cell", rev=0, row=1, column=1, text="9")
    assert [row[0] for row in desk.settings.sheet.x] == ["1", "9", "1"]


def test_rows_may_be_none_short_or_longer_than_what_is_shown():
    assert edited(opened(), "rows", rev=0, sheet=sent([])).settings.sheet.x == ()
    short = edited(opened(), "rows", rev=0, sheet=sent([("1",), ("2", "3")])).settings.sheet
    assert short.x == (("1", "0", "0"), ("2", "3", "0"))
    long = edited(opened(), "rows", rev=0, sheet=sent([("1", "2", "3")], length=1))
    assert long.settings.sheet == Sheet((("1", "2", "3"),), ("",), 1, False)
    own = sent([("1",), ("2",)], ["7", ""], 1, True)
    assert edited(opened(), "rows", rev=0, sheet=own).settings.sheet.y == ("7", "")
    assert_sound(edited(opened(), "rows", rev=0, sheet=own))


def test_the_largest_sheet_is_taken_and_one_row_more_is_not():
    full = sent([["1"] * MAX_STEPS] * MAX_EXAMPLES, length=MAX_STEPS)
    desk = edited(opened(), "rows", rev=0, sheet=full)
    assert len(desk.settings.sheet.x) == MAX_EXAMPLES
    more = sent([["1"]] * (MAX_EXAMPLES + 1), length=1)
    assert untouched(opened(), edited(opened(), "rows", rev=0, sheet=more))


def test_resizing_and_targets_leave_the_count_of_rows_and_can_be_had_back():
    for edit in (
        {"kind": "type", "field": "length", "text": "2"},
        {"kind": "step", "field": "length", "by": 1},
        {"kind": "choose", "field": "targets", "value": "own"},
    ):
        desk = after(opened(), edit)
        assert desk.settings.sheet != LESSON.sheet
        assert (desk.rev, desk.before) == (0, LESSON.sheet)
        assert edited(desk, "undo").settings.sheet == LESSON.sheet


def test_a_pasted_text_is_offered_and_nothing_is_replaced_yet():
    desk = edited(opened(), "read", text="1 2\n3 4")
    block = FakeBlock((("1", "2"), ("3", "4")), None)
    assert desk.settings == LESSON
    assert desk.offer == Offer("1 2\n3 4", block)
    split = edited(desk, "read", targets=True)
    assert split.offer.block == FakeBlock((("1",), ("3",)), ("2", "4"))
    assert edited(split, "drop").offer is None


def test_a_block_is_used_in_place_of_all_or_from_a_cell_on():
    offered = edited(opened(), "read", text="7 8 2\n9 9 3")
    desk = edited(offered, "use")
    assert desk.settings.sheet == Sheet((("7", "8", "2"), ("9", "9", "3")), ("", ""), 3, False)
    assert (desk.rev, desk.offer, desk.before) == (1, None, LESSON.sheet)
    split = edited(edited(offered, "read", targets=True), "use").settings.sheet
    assert split == Sheet((("7", "8"), ("9", "9")), ("2", "3"), 2, True)
    desk = edited(offered, "use", row=2, column=3)
    assert desk.settings.sheet.x[2:] == (("1", "1", "7", "8", "2"), ("0", "0", "9", "9", "3"))
    assert (desk.rev, desk.offer) == (1, None)
    assert_sound(desk)


def test_a_text_that_is_no_block_is_offered_with_the_reason():
    desk = edited(opened(), "read", text="1 2\n3")
    assert desk.offer == Offer("1 2\n3", None, "This is no block.")
    assert untouched(desk, edited(desk, "use"))
    assert edited(desk, "read", text="1 2").offer.block is not None


@pytest.mark.parametrize("place", [(999, 3), (0, 100), (10**30, 1), (0, 10**30)])
def test_a_block_for_which_there_is_no_room_waits(place):
    offered = edited(opened(), "read", text="7 8\n9 9")
    row, column = place
    assert untouched(offered, edited(offered, "use", row=row, column=column))


# ---- all at once ----

LOOK = {"decimals": 5, "notation": "hidden", "view": "update", "present": 1}


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_replaces_all_inputs_and_keeps_the_look_and_the_cover(name):
    before = opened("identity", 7, **LOOK, covered=1, epoch=9, w_a=3.0, answers=(("a", "1"),))
    desk = edited(before, "preset", name=name)
    assert desk.settings == replace(Settings.opening(name), **LOOK, covered=1)
    assert desk.rev == 1
    assert desk.paper == 1
    assert desk.before is None


def test_a_reset_is_the_preset_again():
    before = opened("identity", **LOOK, w_a=3.0)
    assert edited(before, "preset").settings == replace(Settings.opening("identity"), **LOOK)


def test_a_seed_draws_numbers_of_ones_own_and_keeps_the_look():
    desk = edited(opened(**LOOK, answers=(("(a)", "1"),)), "seed", text=" 42 ")
    assert desk.settings == replace(Settings.opening("note", 42), **LOOK)
    assert desk.settings.covered
    assert desk.settings.w_a == drawn(42).weights.w_a
    assert desk.text("seed") == "42"
    assert edited(desk, "seed", text="0").settings == replace(LESSON, **LOOK)


@pytest.mark.parametrize("text", ["", "abc", "-1", "1.5", "1e7"])
def test_a_seed_that_is_none_stands_in_its_field_and_draws_nothing(text):
    desk = edited(opened(w_a=3.0), "seed", text=text)
    assert desk.settings == replace(LESSON, w_a=3.0)
    assert desk.text("seed") == (text or " ")


def test_back_and_forward_open_the_address_as_it_says():
    before = edited(opened(**LOOK), "type", field="w_a", text="abc")
    desk = edited(before, "go", query="?preset=identity&w_a=0.5&amp;epoch=7&w_x=abc")
    assert desk.settings == replace(Settings.opening("identity"), w_a=0.5, epoch=7)
    assert desk.went
    assert len(desk.notices) == 1
    assert desk.typed == ()
    assert not edited(desk, "type", field="w_a", text="1").went
    assert edited(desk, "go", query="").settings == LESSON


def test_a_click_on_the_map_starts_there():
    before = edited(opened(epoch=7), "type", field="w_a", text="abc")
    desk = start_at(before, -0.5, 2.0)
    assert desk.settings == replace(LESSON, w_a=-0.5, w_x=2.0)
    assert desk.typed == ()
    for bad in (float("nan"), float("inf"), 1.1e6):
        assert start_at(before, bad, 1.0) is before
        assert start_at(before, 1.0, bad) is before


def test_parameters_of_an_address():
    assert parameters("?w_a=0.5&x=1,0;0,1&y=") == {"w_a": "0.5", "x": "1,0;0,1", "y": ""}
    assert parameters("w_a=1&w_a=2") == {"w_a": "2"}
    assert parameters("") == parameters("?") == {}


# ---- practice ----


def test_answers_are_kept_by_question_and_an_empty_one_is_none():
    desk = edited(opened(), "answer", question="(b)", text="2")
    desk = edited(desk, "answer", question="(a)", text="x" * 10_000)
    assert desk.settings.answers == (("(a)", "x" * MAX_ANSWERS), ("(b)", "2"))
    assert desk.answered == ("(b)", "(a)")
    desk = edited(desk, "answer", question="(a)", text="")
    assert desk.settings.answers == (("(b)", "2"),)
    assert desk.answered == ("(b)", "(a)")
    assert desk.paper == 0


def test_clearing_begins_afresh():
    desk = edited(edited(opened(), "answer", question="(b)", text="2"), "clear")
    assert desk.settings == LESSON
    assert desk.answered == ()
    assert desk.paper == 1


def test_half_a_letter_in_an_answer_can_be_sent_all_the_same():
    desk = edited(opened(), "answer", question="\ud800", text="1\udfff")
    assert_sound(desk)
    assert desk.settings.answers == (("?", "1?"),)


# ---- the box ----


def test_edits_are_applied_in_their_order_and_each_once():
    sent = out(*[{"kind": "step", "field": "w_a", "by": 1}] * 3)
    desk = applied(opened(), sent)
    assert (desk.settings.w_a, desk.ack) == (1.3, 3)
    assert applied(desk, sent) is desk
    more = {**sent, "box": [*sent["box"], {"n": 4, "kind": "step", "field": "w_a", "by": 1}]}
    assert applied(desk, more).settings.w_a == 1.4


def test_an_edit_that_means_nothing_is_acknowledged_and_does_not_stop_the_others():
    desk = after(opened(), {"kind": "explode"}, {}, {"kind": "look", "epoch": 3})
    assert (desk.settings, desk.ack) == (replace(LESSON, epoch=3), 3)


def test_numbers_that_do_not_rise_are_passed_over():
    box = [{"n": n, "kind": "look", "epoch": n} for n in (5, 3, 5, 7, 6)]
    desk = applied(opened(), {"boot": BOOT, "n": 7, "box": box})
    assert (desk.settings.epoch, desk.ack) == (7, 7)
    assert applied(desk, {"boot": BOOT, "n": 7, "box": box}) is desk


def test_a_box_that_is_too_full_is_taken_as_far_as_a_limit_and_quickly():
    box = [{"n": n, "kind": "look", "epoch": n % 9} for n in range(1, 1_000_001)]
    desk = applied(opened(), {"boot": BOOT, "n": len(box), "box": box})
    assert desk.ack == MOST_EDITS
    assert applied(desk, {"boot": BOOT, "n": len(box), "box": box}) is desk


def look(n, epoch=3):
    return {"n": n, "kind": "look", "epoch": epoch}


BAD_OUTS = [
    None,
    0,
    True,
    "out",
    [],
    {},
    {"boot": BOOT},
    {"boot": "another", "n": 1, "box": [look(1)]},
    {"boot": None, "n": 1, "box": [look(1)]},
    {"boot": [BOOT], "n": 1, "box": [look(1)]},
    {"n": 1, "box": [look(1)]},
    {"boot": BOOT, "n": 1, "box": None},
    {"boot": BOOT, "n": 1, "box": {"0": look(1)}},
    {"boot": BOOT, "n": 1, "box": "box"},
    {"boot": BOOT, "n": 1, "box": [None, 1, "x", [], [look(1)], True]},
    *[
        {"boot": BOOT, "n": 1, "box": [look(n)]}
        for n in (None, -1, 1.0, "1", True, [], float("nan"))
    ],
]


@pytest.mark.parametrize("bad", BAD_OUTS, ids=repr)
def test_what_is_no_box_of_this_session_changes_nothing_at_all(bad):
    desk = opened(w_a=0.25)
    assert applied(desk, bad) is desk
    assert desk.ack == NEVER


NO_TEXT = (None, 1, 1.5, True, [], ["0.5"], {}, float("nan"))
NO_NAME = (*NO_TEXT, "", "unknown", "__class__", "sheet")
NO_WHOLE = (None, True, False, 1.0, "1", [1], {}, float("nan"), float("inf"))
BAD = [
    *[{"kind": kind} for kind in NO_NAME],
    *[{"kind": "type", "field": field, "text": "0.5"} for field in NO_NAME],
    *[{"kind": "type", "field": "w_a", "text": text} for text in NO_TEXT],
    {"kind": "type"},
    *[{"kind": "step", "field": field, "by": 1} for field in NO_NAME],
    *[{"kind": "step", "field": "w_a", "by": by} for by in (*NO_WHOLE, 101, -101, 10**400)],
    *[{"kind": "choose", "field": field, "value": "tanh"} for field in NO_NAME],
    *[
        {"kind": "choose", "field": field, "value": value}
        for field in ("activation", "rule", "notation", "view", "targets")
        for value in NO_NAME
    ],
    *[
        {"kind": "choose", "field": field, "value": value}
        for field in ("decimals", "covered", "show_key", "present")
        for value in (*NO_WHOLE, -1, 9, 10**400)
    ],
    *[{"kind": "choose", "field": name, "value": 1} for name in ("w_a", "seed", "preset")],
    *[
        {"kind": "look", name: value}
        for name in ("epoch", "example", "step")
        for value in (*NO_WHOLE, -1, 10_001, 10**400)
    ],
    {"kind": "look", "example": 0, "step": 0},
    {"kind": "look", "example": MAX_EXAMPLES + 1, "step": MAX_STEPS + 1},
    {"kind": "look", "w_a": 5},
    *[
        {"kind": "cell", "rev": 0, "row": 0, "column": 1, "text": "7", **{name: value}}
        for name, value in [
            *[("rev", rev) for rev in (1, -1, None, "0", [])],
            *[("row", row) for row in (*NO_WHOLE, -1, 3, 10**400)],
            *[("column", column) for column in (*NO_WHOLE, -1, 4, 0, 10**400)],
            *[("text", text) for text in NO_TEXT],
        ]
    ],
    *[{"kind": "rows", "rev": rev, "sheet": sent(ROWS[:1])} for rev in (1, -1, None, "0")],
    *[{"kind": "rows", "rev": 0, "sheet": sheet} for sheet in NO_TEXT],
    *[
        {"kind": "rows", "rev": 0, "sheet": {**sent(ROWS[:1]), name: value}}
        for name, value in [
            *[("x", x) for x in (*NO_TEXT, "1\n2\n3", "\n" * 10**6)],
            *[("y", y) for y in (*NO_TEXT, "1\n2", "\n" * 10**6)],
            *[("own", own) for own in (None, 0, 1, "", "own", [])],
            *[("length", length) for length in (*NO_WHOLE, 0, -1, 101, 10**400)],
        ]
    ],
    *[{"kind": "read", "text": text} for text in NO_TEXT],
    *[{"kind": "read", "text": "1 2", "targets": value} for value in (0, 1, "yes", [])],
    {"kind": "use"},
    {"kind": "use", "row": 0, "column": 1},
    {"kind": "drop"},
    {"kind": "undo"},
    *[{"kind": "preset", "name": name} for name in NO_NAME],
    *[{"kind": "seed", "text": text} for text in NO_TEXT],
    *[{"kind": "go", "query": query} for query in NO_TEXT],
    *[{"kind": "answer", "question": name, "text": "1"} for name in NO_TEXT],
    {"kind": "answer", "question": "x" * 10**6, "text": "1"},
    *[{"kind": "answer", "question": "(a)", "text": text} for text in NO_TEXT],
]


@pytest.mark.parametrize("bad", BAD, ids=label)
def test_a_bad_edit_is_acknowledged_and_changes_nothing(bad):
    before = opened("note", w_a=0.25, epoch=7)
    desk = after(before, bad)
    assert untouched(before, desk)
    assert desk.ack == 1


@pytest.mark.parametrize("place", [(0, 0), (-1, 1), (True, 1), (0, None), (1.0, 1), ("0", "1")])
def test_a_block_is_put_at_no_place_that_is_none(place):
    offered = edited(opened(), "read", text="7 8")
    row, column = place
    assert untouched(offered, edited(offered, "use", row=row, column=column))


# ---- whatever is sent ----

texts = st.sampled_from(
    ["", "0.5", "abc", "2/3", "-1e6", "1\t2\n3\t4", "1 2\n3 4", "nan", "\ud800", "?w_a=2&x=1"]
) | st.text(max_size=12)
whole = st.integers(-3, 12) | st.integers()
atoms = st.none() | st.booleans() | whole | st.floats() | texts
anything = st.recursive(
    atoms,
    lambda part: (
        st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=8), part, max_size=3)
    ),
    max_leaves=6,
)
sheets_sent = st.fixed_dictionaries(
    {
        "x": st.sampled_from(["1\t0\n2\t2", "7", "", " ", "a\tb\tc"]) | texts,
        "y": st.sampled_from(["\n", "", "1\n2"]) | texts,
        "own": st.booleans() | anything,
        "length": st.integers(1, 5) | anything,
    }
)
NAMES = [*NUMBER_FIELDS, *CHOICES, "targets"]
VALUES = [
    *[name for names in (ACTIVATIONS, RULES, NOTATIONS, VIEW_NAMES, PRESETS) for name in names],
    *("sum", "own"),
]
PARTS = {
    "field": st.sampled_from(NAMES) | anything,
    "value": st.sampled_from([*VALUES, 0, 1, 8]) | anything,
    "text": texts | anything,
    "by": st.integers(-110, 110) | anything,
    **dict.fromkeys(("epoch", "example", "step"), whole | anything),
    **{name: st.integers(0, 4) | anything for name in ("rev", "row", "column")},
    "sheet": sheets_sent | anything,
    "targets": st.booleans() | anything,
    "name": st.sampled_from(list(PRESETS)) | anything,
    "query": texts | anything,
    "question": st.sampled_from(["(a)", "a[1,1]"]) | anything,
}
kinds = st.sampled_from(list(EDITS))
# All parts, so that an edit of this kind finds its own among them.
some_edits = st.fixed_dictionaries({"kind": kinds | anything}, optional=PARTS)
like_edits = kinds.flatmap(lambda kind: st.fixed_dictionaries({"kind": st.just(kind), **PARTS}))


@pytest.mark.slow
@seeded
@given(st.lists(like_edits | some_edits, min_size=1, max_size=8))
def test_whatever_edits_come_the_settings_stay_such_as_a_link_may_have(asked):
    desk = opened("vanishing")
    sent = out(*asked)
    once = applied(desk, sent)
    assert once.ack == len(asked)
    assert applied(once, sent) == once
    assert_sound(once)


@pytest.mark.slow
@seeded
@given(
    st.fixed_dictionaries(
        {"boot": st.just(BOOT)},
        optional={
            "n": whole | anything,
            "box": st.lists(
                st.fixed_dictionaries(
                    {"n": whole | anything}, optional={"kind": kinds, **PARTS}
                )
                | anything,
                max_size=5,
            )
            | anything,
            "snapshot": st.fixed_dictionaries(
                {"query": texts | anything},
                optional={
                    "sheet": sheets_sent | anything,
                    "rev": whole | anything,
                    "typed": st.dictionaries(st.sampled_from(NAMES) | texts, texts | anything),
                    "answers": st.dictionaries(texts, texts | anything),
                },
            )
            | anything,
        },
    )
    | anything
)
def test_whatever_a_tab_sends_nothing_fails_and_twice_is_once(sent):
    once = applied(opened(), sent)
    assert_sound(once)
    assert applied(once, sent) == once


# ---- after the server has forgotten ----

FRESH = "another session"


def restored(desk):
    """A fresh desk after a tab has handed it what it knew of this one."""
    sent = {"boot": FRESH, "n": 12, "box": [], "snapshot": snapshot(desk)}
    return applied(replace(opened(), boot=FRESH), sent)


def assert_restored(desk):
    again = restored(desk)
    shown = {name: desk.value(name) for name in ("example", "step")}
    assert again.settings == replace(desk.settings, **shown)
    assert {name: again.text(name) for name in NUMBER_FIELDS} == {
        name: desk.text(name) for name in NUMBER_FIELDS
    }
    assert (again.ack, again.rev, again.answered) == (0, desk.rev, ())
    data, known = read_sheet(again.counts).data, read_sheet(desk.counts).data
    assert data == known or not link.fits(known, desk.counts.own_targets)


def long_sheet(*cells):
    rows = [[0.123456789 + i + t for t in range(100)] for i in range(40)]
    sheet = Sheet.of(Dataset.sum_task(rows))
    for row, column, text in cells:
        sheet = sheet.with_cell(row, column, text)
    return sheet


KEPT = {
    "the lesson": opened(),
    "a preset with everything set": after(
        opened("identity", w_x=-0.5, epoch=3, example=2, step=1, decimals=7, notation="state"),
        {"kind": "type", "field": "w_a", "text": "2/3"},
        {"kind": "type", "field": "a0", "text": "abc"},
        {"kind": "type", "field": "epochs", "text": "30.0"},
        {"kind": "choose", "field": "targets", "value": "own"},
        {"kind": "cell", "rev": 0, "row": 0, "column": 0, "text": "1/2"},
        {"kind": "answer", "question": "(a)", "text": "−1,36"},
    ),
    "an empty field": edited(opened(a0=0.0), "type", field="a0", text=""),
    "a cell that is no number, and numbers typed since": after(
        opened(),
        {"kind": "cell", "rev": 0, "row": 0, "column": 1, "text": "abc"},
        {"kind": "type", "field": "w_a", "text": "0.5"},
        {"kind": "choose", "field": "rule", "value": "note"},
        {"kind": "choose", "field": "view", "value": "landscape"},
    ),
    "cells out of sight": edited(opened("vanishing"), "type", field="length", text="2"),
    "a place that has gone": edited(
        opened("roelants", example=15, step=9), "rows", rev=0, sheet=sent([("1", "2")], None, 2)
    ),
    "no row": edited(opened(), "rows", rev=0, sheet=sent([])),
    "a single empty cell": edited(opened(), "rows", rev=0, sheet=sent([(" ",)], [""], 1)),
    "more than a link carries": opened(sheet=long_sheet(), example=33, step=99, w_a=0.5),
    "the same, and a bad cell": opened(sheet=long_sheet((3, 7, "?")), example=33, step=99),
    "a seed": opened("note", 271, w_a=0.5, covered=0, answers=(("(a)", "1"),)),
    "a seed that is only typed": edited(opened(), "type", field="seed", text="41"),
    "answers that no address carries": opened(answers=(("(a)", "1" * 5999), ("(b)", "2"))),
    "practice without an answer": opened(view="practice"),
    "presenting": opened(present=1, view="update"),
}


@pytest.mark.parametrize("desk", KEPT.values(), ids=KEPT)
def test_what_a_tab_knows_restores_all_that_is_set_and_typed(desk):
    assert_restored(desk)


def test_while_a_cell_is_bad_the_address_has_what_counts_and_the_table_what_was_typed():
    desk = after(
        opened(example=2, step=3),
        {"kind": "cell", "rev": 0, "row": 0, "column": 1, "text": "5"},
        {"kind": "cell", "rev": 0, "row": 0, "column": 1, "text": "abc"},
        {"kind": "type", "field": "w_a", "text": "0.5"},
    )
    assert link.read(parameters(snapshot(desk)["query"])).settings.sheet == desk.counts
    again = restored(desk)
    assert (again.settings, again.counts) == (desk.settings, desk.counts)
    assert again.settings.sheet.x[0] == ("abc", "0", "0")
    assert again.counts.x[0] == ("5", "0", "0")
    mended = edited(again, "cell", rev=0, row=0, column=1, text="1")
    assert mended.counts == mended.settings.sheet


def test_without_a_row_a_snapshot_has_the_sequences_from_before_and_the_place_in_them():
    desk = edited(opened("roelants", example=15, step=9), "rows", rev=0, sheet=sent([]))
    again = restored(desk)
    assert again.settings == desk.settings
    assert again.settings.sheet.x == ()
    assert read_sheet(again.counts).data == PRESETS["roelants"].data


def test_what_counted_in_sequences_that_no_address_carries_is_zero_where_it_is_not_known():
    desk = KEPT["the same, and a bad cell"]
    again = restored(desk)
    assert again.settings.sheet == desk.settings.sheet
    assert again.counts == desk.settings.sheet.with_cell(3, 7, "0")


def test_a_snapshot_without_a_sheet_has_that_of_its_address():
    told = {"boot": BOOT, "n": 1, "box": [], "snapshot": {"query": "x=1,2;3,4&example=2"}}
    desk = applied(opened(), told)
    assert desk.settings.sheet.x == (("1", "2"), ("3", "4"))
    assert (desk.counts, desk.settings.example) == (desk.settings.sheet, 2)


@pytest.mark.slow
@seeded
@given(st.lists(like_edits, max_size=8), st.sampled_from(["note", "roelants", "unreachable"]))
def test_any_desk_can_be_restored(asked, preset):
    desk = after(opened(preset), *asked) if asked else opened(preset)
    assert_restored(desk)


def test_edits_that_were_on_their_way_come_after_what_is_restored():
    desk = edited(opened(), "rows", rev=0, sheet=sent(ROWS[:2]))
    waiting = {"n": 9, "kind": "cell", "rev": 1, "row": 1, "column": 1, "text": "7"}
    told = {"boot": FRESH, "n": 9, "box": [waiting], "snapshot": snapshot(desk)}
    again = applied(replace(opened(), boot=FRESH), told)
    assert again.settings.sheet.x == (ROWS[0], ("7", "1", "1"))
    assert again.ack == 9
    assert applied(again, told) == again


def test_a_server_that_knows_the_tab_takes_no_snapshot():
    desk = edited(opened(), "type", field="w_a", text="0.5")
    told = {**out(), "n": 5, "snapshot": snapshot(opened("identity"))}
    assert applied(desk, told) is desk


@pytest.mark.parametrize("bad", [None, 1, "x", [], {}, {"query": None}, {"query": 1}])
def test_a_snapshot_that_is_none_restores_nothing(bad):
    desk = applied(opened(w_a=0.25), {"boot": BOOT, "n": 1, "box": [], "snapshot": bad})
    assert untouched(opened(w_a=0.25), desk)
    assert desk.ack == 0
