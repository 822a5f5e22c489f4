"""Numbers as people type them, and whatever else they may type."""

import ast
import math
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rnn_core import reading
from rnn_core.reading import DEEPEST, LONGEST, read

# The same cases in every run; nothing is written to disk.
fuzzed = settings(derandomize=True, database=None, deadline=None, max_examples=2000)

READ = {
    "−1.36": -1.36,
    "-1,36": -1.36,
    "–1.36": -1.36,
    " + 0.5 ": 0.5,
    "0,5": 0.5,
    ".5": 0.5,
    ",5": 0.5,
    "5.": 5,
    "2/3": 2 / 3,
    "1e-3": 1e-3,
    "1E−3": 1e-3,
    "2.5e+2": 250,
    "(2/3)*-2.04": -1.36,
    "(2/3)*(−2.04)": -1.36,
    "2/3 × (−2,04)": -1.36,
    "2/3 [(0.94−2)(1) + (0.96−3)(1)]": 2 / 3 * (-1.06 - 2.04),
    "(2/3)(−2.04)(1)": -1.36,
    "2*(3+1)": 8,
    "2(3+1)": 8,
    "2·3": 6,
    "2/3 x (−3)": -2,
    "(2)x(3)": 6,
    "6 ÷ 4": 1.5,
    "6:4": 1.5,
    "1 - 2 - 3": -4,
    "12/3/2": 2,
    "1+2*3": 7,
    "--1": 1,
    "1--1": 2,
    "+-+2": -2,
    "-2^2": -4,
    "(-2)^2": 4,
    "2**3": 8,
    "2^-1": 0.5,
    "2^(−1)": 0.5,
    "5.49×10^12": 5.49e12,
    "5.49×10¹²": 5.49e12,
    "3·10⁻²": 0.03,
    "0.57²": 0.57**2,
    "= −2.07": -2.07,
    "≈ −2.07": -2.07,
    "1\u00a0/\u20094": 0.25,
    "1 − 0.1*(−2.07 − 2.07 − 1.65)": 1.579,
    "½": 0.5,
    "−½": -0.5,
    "1½": 1.5,
    "1 ½": 1.5,
    "−1½": -1.5,
    "½^2": 0.25,
    "½²": 0.25,
    "1½²": 2.25,
    "2½(4)": 10,
    "1/2½": 0.4,
    "½ + ⅓": 5 / 6,
    "1⁄2": 0.5,
    "50%": 0.5,
    "5 %": 0.05,
    "12,5 %": 0.125,
    "12.5\u202f%": 0.125,
    "−50%": -0.5,
    "½%": 0.005,
    "(1+1)%": 0.02,
    "50%(3)": 1.5,
    "50% + 1": 1.5,
    "50%^2": 0.25,
    "2^100%": 2,
    "2·10^−3": 2e-3,
    "2×10⁻³": 2e-3,
    "2²(3)": 12,
    "０": 0,
    "－１２．５": -12.5,
    "（１＋１）％": 0.02,
    "３＊＊２": 9,
    "６：４": 1.5,
    "1\u200b2": 12,
    "\ufeff0.5\u200e": 0.5,
    "\u30000.5\u3000": 0.5,
    "1,5E−3": 1.5e-3,
}

NOT_READ = {
    "": "Nothing is typed yet.",
    " \t ": "Nothing is typed yet.",
    "abc": "“abc” cannot be read here.",
    "tanh(1)": "“tanh” is not computed here: type the number",
    "nan": "“nan” cannot be read here.",
    "inf": "“inf” cannot be read here.",
    "1e": "“e” cannot be read here.",
    "0x10": "“x” cannot be read here.",
    "1_000": "“_” cannot be read here.",
    "٣": "“٣” cannot be read here.",
    "TREE": "“TREE” cannot be read here.",
    "-Infinity": "“Infinity” cannot be read here.",
    "5‰": "“‰” cannot be read here.",
    "⅟2": "“⅟” cannot be read here.",
    "1\u00ad2": "Type a number or arithmetic",
    "\u200b": "Nothing is typed yet.",
    "%": "A number is missing before “%”.",
    "%5": "A number is missing before “%”.",
    "50%%": "There is one percent sign too many.",
    "(50%%)": "There is one percent sign too many.",
    "50%3": "Two numbers are side by side",
    "½½": "Two numbers are side by side",
    "½5": "Two numbers are side by side",
    "1.5½": "Two numbers are side by side",
    "1e3½": "Two numbers are side by side",
    "2²3": "Two numbers are side by side",
    "2²½": "The exponent after ^ must be a whole number",
    "2^½": "The exponent after ^ must be a whole number",
    "2^1½": "The exponent after ^ must be a whole number",
    "2^50%": "The exponent after ^ must be a whole number",
    "1,360.5": "One number has two separators",
    "1,2,3": "One number has two separators",
    "1.360.500": "One number has two separators",
    "1..5": "One number has two separators",
    "−2.07.": "There is one point or comma too many.",
    "0.57.,": "There is one point or comma too many.",
    "ln(2)": "“ln” is not computed here",
    "1 360": "Two numbers are side by side",
    "0.76 0.64": "Two numbers are side by side",
    "(1 2)": "Two numbers are side by side",
    "(2)3": "Two numbers are side by side",
    "1, 2": "Two numbers are side by side",
    "(1": "A closing bracket is missing.",
    "1)": "A closing bracket has no opening bracket.",
    ")(": "A number is missing before “)”.",
    "()": "A number is missing before “)”.",
    "1+": "Something is missing at the end.",
    "-": "Something is missing at the end.",
    "=": "Something is missing at the end.",
    "*2": "A number is missing before “*”.",
    "2*/3": "A number is missing before “/”.",
    "²": "A number is missing before “^”.",
    "1/0": "This divides by zero",
    "1/(2-2)": "This divides by zero",
    "0^-1": "This divides by zero",
    "1e999": "The result is too large",
    "1e200*1e200": "The result is too large",
    "1e200*1e200/1e300": "The result is too large",
    "1e308+1e308": "The result is too large",
    "10^400": "The result is too large",
    "9^999": "The exponent after ^ must be a whole number",
    "2^0.5": "The exponent after ^ must be a whole number",
    "2^3^4": "There are two ^ in a row",
    "9" * (LONGEST + 1): "This is too long",
    "(" * (DEEPEST + 1) + "1" + ")" * (DEEPEST + 1): "There are too many nested brackets",
}


@pytest.mark.parametrize(("text", "value"), READ.items())
def test_what_people_type_is_read(text, value):
    assert read(text).value == pytest.approx(value, rel=1e-14)
    assert read(text).sentence == ""


VULGAR = [
    chr(code) for code in range(0x3000) if "VULGAR FRACTION" in unicodedata.name(chr(code), "")
]


@pytest.mark.parametrize("fraction", VULGAR)
def test_every_fraction_with_a_character_of_its_own_is_read(fraction):
    above, below = unicodedata.normalize("NFKC", fraction).split("⁄")
    assert read(fraction).value == int(above) / int(below)
    assert read(f"−2{fraction}").value == -(2 + int(above) / int(below))


DASHES = "-−–—―‐‑‒﹘﹣－˗➖"
SPACES = [chr(code) for code in range(0x110000) if chr(code).isspace()]
UNSEEN = list("\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


@pytest.mark.parametrize("dash", DASHES)
def test_every_dash_is_a_minus(dash):
    assert read(f"{dash}1").value == -1
    assert read(f"1{dash}2").value == -1
    assert read(f"1e{dash}3").value == 1e-3


@pytest.mark.parametrize("space", SPACES + UNSEEN, ids=ascii)
def test_no_space_is_in_the_way(space):
    assert read(f"{space}−{space}0.5{space}*{space}2{space}").value == -1
    assert read(space).sentence == "Nothing is typed yet."


plain = st.floats(allow_nan=False, allow_infinity=False)
padding = st.text(SPACES + UNSEEN, max_size=5)


@fuzzed
@given(plain, st.sampled_from(".,"), st.sampled_from(DASHES), padding, padding)
def test_every_number_reads_back_the_same(value, mark, dash, before, after):
    text = repr(value).replace(".", mark).replace("-", dash)
    found = read(f"{before}{text}{after}").value
    assert found == value
    assert math.copysign(1, found) == math.copysign(1, value)


signed = st.sampled_from(["", "-", "−", "+"])
digits = st.text("0123456789", min_size=1, max_size=9)
power = st.just("") | st.integers(-400, 400).map("e{}".format)


@fuzzed
@given(signed, digits, st.sampled_from(["", ".", ","]), digits, power)
def test_the_short_way_reads_as_the_long_way(sign, whole, mark, part, power):
    text = f"{sign}{whole}{mark}{part if mark else ''}{power}"
    assert read(text) == read(f" {text}")


NOTED = {
    "1,000": "“1,000” is read as 1: point and comma are both decimal signs. "
    "For thousands type 1000.",
    "1.000": "“1.000” is read as 1: point and comma are both decimal signs. "
    "For thousands type 1000.",
    "1.125": "“1.125” is read as 1.125: point and comma are both decimal signs. "
    "For thousands type 1125.",
    " −12,500 ": "“−12,500” is read as −12.5: point and comma are both decimal signs. "
    "For thousands type −12500.",
    "-999,999": "“−999,999” is read as −999.999: point and comma are both decimal signs. "
    "For thousands type −999999.",
    "+ 1,000": "“+1,000” is read as 1: point and comma are both decimal signs. "
    "For thousands type 1000.",
    "１，０００": "“1,000” is read as 1: point and comma are both decimal signs. "
    "For thousands type 1000.",
}


@pytest.mark.parametrize(("text", "note"), NOTED.items())
def test_a_number_that_may_mean_thousands_is_read_with_a_note(text, note):
    found = read(text)
    assert found.note == note
    assert f"is read as {found.value:g}:".replace("-", "−") in note
    assert (found.sentence, found.decimals) == ("", 3)


ONE_MEANING = [
    *("0,125", "-0.125", "00.125", "000,125", ",125", "1,00", "1,0000", "1000,125", "1000"),
    *("1,000e3", "1,000+1", "2*1.125", "(1.125)", "1,000%", "1,000,000", "1,000.5", "abc"),
]


@pytest.mark.parametrize("text", ONE_MEANING)
def test_no_note_where_only_one_number_can_be_meant_or_none_is_read(text):
    assert read(text).note == ""


@pytest.mark.parametrize(("text", "sentence"), NOT_READ.items())
def test_what_cannot_be_read_gets_a_sentence(text, sentence):
    found = read(text)
    assert found.value is None
    assert found.sentence.startswith(sentence)
    assert found.sentence.endswith(".")


def test_what_is_no_text_gets_a_sentence():
    for thing in (None, 1.5, ["1"]):
        assert read(thing).sentence == "Nothing is typed yet."


def test_the_deepest_brackets_are_read():
    assert read("(" * DEEPEST + "1" + ")" * DEEPEST).value == 1


def test_signs_in_a_row_are_bounded_by_the_length_alone():
    assert read("-" * (LONGEST - 1) + "1").value == -1
    assert read("2^" + "-" * (LONGEST - 3) + "1").value == 0.5


def is_number_or_sentence(text):
    found = read(text)
    if found.value is None:
        return found.sentence.endswith(".") and (
            found.sentence[0].isupper() or found.sentence[0] == "“"
        )
    return isinstance(found.value, float) and math.isfinite(found.value) and not found.sentence


@fuzzed
@given(st.text())
@example("\ud800")
@example("\x00")
def test_any_text_is_a_number_or_a_sentence(text):
    assert is_number_or_sentence(text)


@fuzzed
@given(st.text(alphabet="0123456789.,eE+-−*×/÷^()[] ²⁻½⅓%％１\u200b", max_size=LONGEST + 5))
def test_so_is_any_text_of_the_signs_that_are_read(text):
    assert is_number_or_sentence(text)


PIECES = [
    *("9^", "(", "((", "-", "1/", "9**", "2(", "1e300*", "²", "1+", "1", " 1"),
    *("½", "½ ", "1%", "%"),
]


@pytest.mark.parametrize("piece", PIECES)
def test_every_sign_is_taken_once_at_most(piece, monkeypatch):
    # So the time is bounded by the length, and that by LONGEST.
    taken, take = [], reading._Reader.take
    monkeypatch.setattr(reading._Reader, "take", lambda reader: taken.append(1) or take(reader))
    text = piece * (LONGEST // len(piece))
    for attempt in (text, text[:-1] + "1", text * 1000):
        taken.clear()
        assert is_number_or_sentence(attempt)
        assert len(taken) <= (LONGEST + 1 if len(attempt) <= LONGEST else 0)


arithmetic = st.recursive(
    st.decimals(-99, 99, places=2).map(str),
    lambda inner: st.tuples(inner, st.sampled_from(["+", "-", "*", "/"]), inner).map(
        lambda three: f"({three[0]}){three[1]}({three[2]})"
    ),
    max_leaves=8,
)


@fuzzed
@given(arithmetic)
def test_arithmetic_comes_out_as_python_has_it(text):
    try:
        expected = eval(text)  # the text is made above
    except ZeroDivisionError:
        expected = None
    found = read(text).value
    if expected is None or len(text) > LONGEST:
        assert found is None
    else:
        assert found == pytest.approx(expected, rel=1e-12, abs=1e-300)


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('echo pwned')",
        "(lambda: 1)()",
        "print(1)",
        "1 if 1 else 2",
        "[].__class__",
        "1;2",
        "0b1",
        "1j",
        "$(1)",
        "`1`",
        "<b>1</b>",
    ],
)
def test_code_is_only_text(text):
    assert read(text).value is None


def test_the_reader_has_no_means_to_run_anything():
    tree = ast.parse(Path(reading.__file__).read_text(encoding="utf-8"))
    called = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"eval", "exec", "compile", "__import__", "getattr", "open"}
    imported = {node.names[0].name for node in ast.walk(tree) if isinstance(node, ast.Import)}
    assert imported == {"math", "re"}
