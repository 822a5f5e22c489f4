import math
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.display.numbers import LARGE, TOO_LARGE, compact, fixed, plain, short
from dashboard.formulas.written import counted, rounded
from rnn_core import read

# The same cases in every run; nothing is written to disk.
seeded = settings(derandomize=True, database=None, deadline=None, max_examples=300)
finite = st.floats(allow_nan=False, allow_infinity=False)
decimals = st.integers(0, 8)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.761594, 2, "0.76"),
        (-2.065049, 2, "−2.07"),
        (1.822894, 0, "2"),
        (-0.0, 2, "0.00"),
        (-0.0, 0, "0"),
        (-0.004, 2, "0.00"),  # −0.00 would ask for a sign that is not there
        (-0.4, 0, "0"),
        (-0.006, 2, "−0.01"),
        (5e-324, 8, "0.00000000"),
        (-5e-324, 8, "0.00000000"),
        (1e6, 8, "1000000.00000000"),
        (9_999_999, 1, "9999999.0"),
        (1e7, 2, "1.00×10⁷"),
        (-1e7, 2, "−1.00×10⁷"),
        (2.5e10, 0, "2×10¹⁰"),
        (1.7976931348623157e308, 3, "1.798×10³⁰⁸"),
    ],
)
def test_a_number_at_fixed_decimals(value, decimals, text):
    assert fixed(value, decimals) == text


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan])
def test_a_number_that_cannot_be_held_is_said_in_words(value):
    for decimals in (0, 2, 8):
        assert fixed(value, decimals) == short(value, decimals) == TOO_LARGE == "too large"
        assert compact(value, decimals) == "…"
        for written in (rounded(value, decimals), counted(value, decimals)):
            assert written.tex == r"\text{too large}"
            assert math.isnan(written.value)


@seeded
@given(finite, decimals)
def test_a_fixed_number_is_the_number_rounded(value, decimals):
    text = fixed(value, decimals)
    digits = r"\d+" if decimals == 0 else rf"\d+\.\d{{{decimals}}}"
    assert re.fullmatch(rf"−?{digits}(×10[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?", text)
    if abs(value) < LARGE:
        half = 0.5 * 10**-decimals
        assert abs(read(text).value - value) <= half * (1 + 1e-9) + 1e-15 * abs(value)


@seeded
@given(st.floats(-0.01, 0.0), decimals)
def test_a_minus_sign_is_never_in_front_of_zeros_only(value, decimals):
    text = fixed(value, decimals)
    assert not text.startswith("−") or text.strip("−0.")


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.0, 2, "0"),
        (-0.0, 2, "0"),
        (1.0, 8, "1"),
        (-3.0, 2, "−3"),
        (0.761594, 2, "0.76"),
        (0.999, 2, "1.00"),  # not whole: it only rounds to 1
        (-0.001, 2, "0.00"),
        (1e6, 2, "1000000"),
        (3e8, 2, "3.00×10⁸"),
    ],
)
def test_a_whole_number_is_written_without_decimals(value, decimals, text):
    assert short(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.761594, 2, "0.76"),
        (0.0, 2, "0"),
        (-0.001, 2, "0.00"),
        (123.456, 2, "123.5"),
        (-62.6, 2, "−62.6"),
        (1234.5, 2, "1235"),
        (634_427.0, 2, "6e5"),
        (-3e52, 2, "−3e52"),
        (9.9e5, 0, "1e6"),
    ],
)
def test_a_compact_number_gives_up_decimals_and_then_digits(value, decimals, text):
    assert compact(value, decimals) == text


@seeded
@given(st.floats(-9e307, 9e307), decimals)  # beyond, one digit rounds up to infinity
def test_a_compact_number_is_short_and_about_the_number(value, decimals):
    text = compact(value, decimals)
    assert len(text) <= 6
    ascii_digits = str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789")
    about = float(text.replace("×10", "e").translate(ascii_digits))
    assert about == pytest.approx(value, rel=0.5, abs=0.5)


@pytest.mark.parametrize(("value", "text"), [(1e7, "1e7"), (2e9, "2e9")])
def test_a_compact_power_of_ten_is_always_written_with_an_e(value, text):
    assert compact(value, 0) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (1.0, "1"),
        (-1.0, "-1"),
        (0.1, "0.1"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e6, "1000000"),
        (1e-7, "1e-07"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
    ],
)
def test_the_plain_text_of_a_number(value, text):
    assert plain(value) == text


@seeded
@given(finite)
@example(5e-324)
@example(-1.7976931348623157e308)
@example(1e22)
def test_a_plain_number_reads_back_exactly(value):
    assert read(plain(value)).value == value
