"""The number fields: what each takes, how it steps, what it says of a text."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.controls.number_fields import NUMBER_FIELDS, Said
from dashboard.controls.settings import Settings

# The same cases in every run; nothing is written to disk.
seeded = settings(derandomize=True, database=None, deadline=None, max_examples=200)
each_field = pytest.mark.parametrize("name", NUMBER_FIELDS)

WHOLE = ("epochs", "length", "example", "step", "seed")


@each_field
def test_both_ends_are_taken_and_nothing_beyond_them(name):
    field = NUMBER_FIELDS[name]
    for end in field.ends:
        assert field.read(f"{end:.10g}").value == end
    beyond = 1 if field.whole else 1e-5
    for text in (f"{field.low - beyond:.12g}", f"{field.high + beyond:.12g}", "1e300"):
        said = field.read(text)
        assert said.value is None
        assert said.sentence.startswith("Type a ")


@each_field
@pytest.mark.parametrize("text", ["", " ", "abc", "nan", "inf", "1/0", "1e999", "0x1", "\x00"])
def test_what_is_no_number_gets_a_sentence_and_no_note(name, text):
    said = NUMBER_FIELDS[name].read(text)
    assert said.value is None
    assert said.sentence.endswith(".")
    assert said.note == ""


@pytest.mark.parametrize("name", WHOLE)
def test_whole_numbers_only(name):
    field = NUMBER_FIELDS[name]
    for text in ("2.5", "abc", ""):
        assert field.read(text) == Said(None, f"Type {field.range}.")
    assert field.read("6/2").value == 3
    assert field.read("2.0").value == 2
    assert type(field.held(3.0)) is int


def test_a_note_says_what_was_worked_out_and_the_number_counts():
    assert NUMBER_FIELDS["w_a"].read("2/3 - 1") == Said(2 / 3 - 1, note="≈ −0.333333")
    assert NUMBER_FIELDS["w_a"].read("1/4 - 1") == Said(-0.75, note="= −0.75")
    assert NUMBER_FIELDS["w_a"].read("0.5") == Said(0.5)
    said = NUMBER_FIELDS["epochs"].read("1,000")
    assert said.value == 1
    assert said.note


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("w_a", "a number from −1,000,000 to 1,000,000"),
        ("learning_rate", "a number from 0.0001 to 10"),
        ("epochs", "a whole number from 1 to 10,000"),
        ("length", "a whole number from 1 to 100"),
        ("seed", "a whole number from 0 to 999,999"),
    ],
)
def test_the_bounds_in_words(name, words):
    assert NUMBER_FIELDS[name].range == words


def test_steps_keep_the_decimals_that_one_sees():
    field = NUMBER_FIELDS["w_a"]
    value = 0.0
    for expected in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        value = field.stepped(value, 1)
        assert value == expected
    assert field.stepped(0.1, -1) == 0
    assert NUMBER_FIELDS["learning_rate"].stepped(0.1, 1) == 0.11


@seeded
@given(st.sampled_from(list(NUMBER_FIELDS)), st.data(), st.integers(-100, 100))
def test_a_step_never_leaves_the_bounds(name, data, by):
    field = NUMBER_FIELDS[name]
    value = data.draw(st.floats(field.low, field.high))
    stepped = field.stepped(field.held(value), by)
    assert field.low <= stepped <= field.high
    assert math.isfinite(stepped)


@seeded
@given(st.sampled_from(list(NUMBER_FIELDS)), st.text(max_size=30))
def test_whatever_is_typed_it_is_a_number_in_bounds_or_a_sentence(name, text):
    field = NUMBER_FIELDS[name]
    said = field.read(text)
    assert (said.value is None) == bool(said.sentence)
    if said.value is not None:
        assert field.low <= said.value <= field.high


def test_the_fields_are_those_of_the_settings_and_the_length_of_the_sheet():
    settings = Settings.opening("note")
    for name in set(NUMBER_FIELDS) - {"length"}:
        field, value = NUMBER_FIELDS[name], getattr(settings, name)
        assert field.low <= value <= field.high
        assert field.whole == isinstance(value, int)
