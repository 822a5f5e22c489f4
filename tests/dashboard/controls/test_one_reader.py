"""A number is read the same in a cell, in a link and in the core, whatever its spelling."""

from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.controls import link
from dashboard.controls.limits import MAX_SIZE
from dashboard.controls.sequences import Sheet, read_sheet
from rnn_core import read

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


def test_in_a_row_of_a_link_a_comma_stands_between_two_numbers():
    sheet = in_a_link(x="0,5").settings.sheet
    assert read_sheet(sheet).data.x.tolist() == [[0, 5]]


def test_the_whole_numbers_of_a_link_are_read_alike_too():
    opened = in_a_link(epochs="２００", decimals="6/2", step="½*4")
    assert opened.notices == ()
    assert (opened.settings.epochs, opened.settings.decimals) == (200, 3)
    assert opened.settings.step == 2
