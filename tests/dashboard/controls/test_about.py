"""What stands below the preset."""

import re

import pytest

from dashboard.controls.about import about
from dashboard.controls.faults import faults_of
from dashboard.display.notation import NOTATIONS
from dashboard.display.texts import entries, prose
from rnn_core import PRESETS
from tests.dashboard.controls.desks import edited, opened

MARKDOWN = re.compile(r"\*\*|`|\]\(|(?<!\w)_\w|\\|:\w+\[|^[-#>] ", re.MULTILINE)


def said(desk, notation="lesson"):
    letters = NOTATIONS[notation]
    return about(desk, faults_of(desk, letters), letters)


@pytest.mark.parametrize("notation", NOTATIONS)
@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_told_in_a_sentence_and_at_length(name, notation):
    found = said(opened(name), notation)
    short, *at_length = entries("presets")[name][1].split("\n\n")
    assert found.text == NOTATIONS[notation].in_words(short)
    assert not found.is_fault
    for part in at_length:
        assert NOTATIONS[notation].in_words(part) in found.more
    assert not MARKDOWN.search(found.text + "\n" + found.more)


def test_numbers_of_ones_own_and_a_cover_give_nothing_away():
    for desk in (opened("note", 7), opened(covered=1), opened("note", 7, covered=0)):
        found = said(desk)
        assert "1.82" not in found.text + found.more
        assert found.more == entries("help")["preset"][1]
        assert not MARKDOWN.search(found.text)
    assert "7" in said(opened("note", 7)).text
    assert said(opened(covered=1)).text == prose("covered")


def test_changed_numbers_are_said_to_be_changed():
    assert said(opened(w_a=0.5)).text == prose("changed")
    assert not MARKDOWN.search(prose("changed"))


def test_the_first_fault_is_named_and_the_others_counted():
    desk = edited(opened(), "cell", rev=0, row=1, column=2, text="<b>")
    sentence = "Row 2, x⟨2⟩: “<b>” is not a number. Until then, 1 is used."
    assert said(desk) == (sentence, True, "")
    desk = edited(desk, "cell", rev=0, row=2, column=2, text="")
    assert said(desk) == (f"{sentence} And 1 more.", True, "")
    assert not said(edited(desk, "preset")).is_fault


def test_a_fault_is_named_before_all_else_that_could_be_said():
    for desk in (opened("note", 7), opened(covered=1), opened(w_a=0.5)):
        bad = edited(desk, "cell", rev=0, row=0, column=1, text="x")
        assert said(bad).text.startswith("Row 1, x⟨1⟩: “x” is not a number. Until then, ")
