"""A number is read the same wherever it is typed or pasted, whatever its spelling."""

from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.controls import link
from dashboard.controls.blocks.block import read_block
from dashboard.controls.limits import MAX_SIZE
from dashboard.controls.sequences import Sheet, read_sheet
from rnn_core import PRESETS, read
from rnn_core.practice.check import check
from rnn_core.practice.questions import questions
from tests.dashboard.controls.desks import edited, opened

# The same cases in every run; nothing is written to disk.
seeded = settings(derandomize=True, database=None, deadline=None, max_examples=1000)

SPELLINGS = [
    *("0.5", "0,5", ".5", ",5", "5.", "1/3", "½", "1½", "−½", "2^−1", "−1", "–1", "1e-3"),
    *("2·10^−3", "2×10⁻³", "(2/3)*(−2,04)", "\u00a01", "50%", "12,5 %", "(1+1)%", "－０.５"),
    *("1,000", "1.125", "= 2", "+1", "1 + 1"),
]
REFUSED = ["", "nan", "inf", "0x10", "1,360.5", "1 000", "2/", "(1", "2^½", "1/0", "1e400"]


def in_a_cell(text):
    data = read_sheet(Sheet(((text,),), ("",), 1, False)).data
    return None if data is None else float(data.x[0, 0])


def as_a_target(text):
    data = read_sheet(Sheet((("1",),), (text,), 1, True)).data
    return None if data is None else float(data.y[0])


def in_a_link(**typed):
    return link.read(dict(parse_qsl(urlencode(typed), keep_blank_values=True)))


def assert_read_alike(text):
    value = read(text).value
    assert in_a_cell(text) == as_a_target(text) == value
    opened = in_a_link(w_a=text)
    assert (opened.settings.w_a, opened.notices) == (value, ())
    if not set(",;") & set(text):
        row = in_a_link(x=f"{text},1")
        assert row.notices == ()
        assert read_sheet(row.settings.sheet).data.x.tolist() == [[value, 1]]


@pytest.mark.parametrize("text", SPELLINGS)
def test_every_spelling_is_read_everywhere(text):
    assert read(text).value is not None
    assert_read_alike(text)


@pytest.mark.parametrize("text", REFUSED)
def test_what_the_reader_refuses_is_refused_everywhere(text):
    assert read(text).value is None
    assert in_a_cell(text) is as_a_target(text) is None
    assert len(in_a_link(w_a=text).notices) == 1


typed = st.text(max_size=20) | st.text("0123456789.,e+-−–*×/^()½% ²⁻１\u200b", max_size=9)


@seeded
@given(typed | st.floats(-MAX_SIZE, MAX_SIZE).map(repr))
def test_whatever_is_read_is_read_alike(text):
    value = read(text).value
    if value is None:
        assert in_a_cell(text) is None
    elif abs(value) <= MAX_SIZE:
        assert_read_alike(text)


# ---- every form in every place ----

OWN_TARGETS = edited(opened(), "choose", field="targets", value="own")
QUESTION = next(iter(questions(PRESETS["identity"])))


def typed_into_a_field(text):
    desk = edited(opened(w_a=77.0), "type", field="w_a", text=text)
    said = desk.field("w_a").read(desk.text("w_a"))
    assert said.value == desk.settings.w_a  # what stands there is what counts
    return desk.settings.w_a


def typed_into_a_cell(text):
    desk = edited(OWN_TARGETS, "cell", rev=0, row=1, column=2, text=text)
    assert desk.counts == desk.settings.sheet
    return read_sheet(desk.counts).data.x[1, 1]


def typed_into_a_target(text):
    desk = edited(OWN_TARGETS, "cell", rev=0, row=1, column=0, text=text)
    assert desk.counts == desk.settings.sheet
    return read_sheet(desk.counts).data.y[1]


def opened_by_a_link(text):
    opened = in_a_link(w_x=text)
    assert opened.notices == ()
    return opened.settings.w_x


def typed_as_an_answer(text):
    verdict = check(QUESTION, text)
    assert verdict.readable
    return verdict.value


def pasted(text):
    """Behind another cell: in front of them (1) is the number of the row."""
    block = read_block(f"7\t{text}", False)
    assert block.problems == ()
    desk = edited(edited(opened(), "read", text=f"7\t{text}", targets=False), "use")
    ((first, value),) = read_sheet(desk.counts).data.x.tolist()
    assert first == 7
    return value


def pasted_as_a_target(text):
    block = read_block(f"7\t{text}", True)
    assert block.problems == ()
    return read(block.targets[0]).value


PLACES = {
    place.__name__: place
    for place in (
        typed_into_a_field,
        typed_into_a_cell,
        typed_into_a_target,
        opened_by_a_link,
        typed_as_an_answer,
        pasted,
        pasted_as_a_target,
    )
}

digits = st.text("0123456789", min_size=1, max_size=3)
space = st.sampled_from(["", "", " ", "\u00a0", "\u2009", "\u202f", "  "])
minus = st.sampled_from(["", "", "+", *"-−–—―‐‑‒﹣－"])
power = st.tuples(minus, st.sampled_from("0123"))


def joined(*parts):
    return st.tuples(*parts).map("".join)


plain = st.one_of(
    digits,
    joined(digits, st.sampled_from(".,"), digits),
    joined(st.sampled_from(".,"), digits),
    joined(digits, st.just("/"), st.sampled_from("123456789")),
    st.sampled_from(["½", "¾", "1½", "2 ⅔"]),
    joined(
        digits, st.sampled_from("eE"), st.sampled_from(["", "-", "+"]), st.sampled_from("0123")
    ),
)
powers = st.one_of(
    joined(digits, st.sampled_from("·×*⋅"), st.just("10^"), power.map("".join)),
    joined(digits, st.sampled_from("·×"), st.sampled_from(["10⁻³", "10²"])),
)
signed = joined(minus, space, plain | powers)
bracketed = st.one_of(
    joined(st.just("("), space, signed, space, st.just(")")),
    joined(st.just("["), signed, st.just("]")),
    joined(st.just("("), signed, space, st.sampled_from("+-−*"), space, signed, st.just(")")),
)
bracketed |= joined(minus, bracketed)
percent = joined(joined(minus, plain) | bracketed, st.sampled_from(["%", " %", "\u00a0%"]))
forms = joined(space, st.one_of(signed, bracketed, percent), space)


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@settings(seeded, max_examples=300)
@given(text=forms)
def test_whatever_the_reader_takes_every_place_takes_with_the_same_value(place, text):
    value = read(text).value
    assume(value is not None and abs(value) <= MAX_SIZE)
    assert place(text) == value


@seeded
@given(forms)
def test_the_reader_takes_these_forms(text):
    assert read(text).value is not None


def test_in_a_row_of_a_link_a_comma_stands_between_two_numbers():
    sheet = in_a_link(x="0,5").settings.sheet
    assert read_sheet(sheet).data.x.tolist() == [[0, 5]]


def test_the_whole_numbers_of_a_link_are_read_alike_too():
    opened = in_a_link(epochs="２００", decimals="6/2", step="½*4")
    assert opened.notices == ()
    assert (opened.settings.epochs, opened.settings.decimals) == (200, 3)
    assert opened.settings.step == 2
