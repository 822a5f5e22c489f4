"""The section alone: its tables, and each slip with one click."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.display.notation import LESSON, NOTATIONS
from dashboard.views.note_checked.calculation import formula, in_full
from dashboard.views.note_checked.lines import rules_table, slips, table
from dashboard.views.note_checked.slips import pair

SCRIPT = """
from dataclasses import replace
from dashboard.controls.settings import Settings
from dashboard.stage.moment import moment_of
from dashboard.views.note_checked.view import draw
from rnn_core import PRESETS

scenario = PRESETS["note"]
settings = replace(Settings.opening("note"), notation={name!r})
draw(moment_of(scenario, scenario.run(), settings))
"""


def section(notation):
    page = AppTest.from_string(SCRIPT.format(name=notation.name), default_timeout=60).run()
    assert not page.exception
    return page


def choices(page):
    (pills,) = page.pills
    return pills


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
def test_the_section_shows_both_tables_and_no_slip_at_first(notation):
    page = section(notation)
    rules, all_lines = (shown.value for shown in page.table)
    assert all_lines.to_dict("list") == table(notation)
    assert rules.to_dict("list") == rules_table(notation)
    assert choices(page).value is None
    assert len(page.latex) == 0


def test_the_slips_are_offered_by_number_and_name():
    options = choices(section(LESSON)).options
    assert options == [f"{number}: {line.name}" for number, line in slips().items()]


@pytest.mark.parametrize("number", slips())
def test_choosing_a_slip_shows_its_arithmetic_with_and_without(number):
    page = section(LESSON)
    choices(page).set_value(number).run()
    assert not page.exception
    assert [shown.value.strip("$\n") for shown in page.latex] == [
        formula(side, LESSON) for side in pair(number)
    ]
    assert [shown.value for shown in page.caption] == [
        in_full(side, LESSON) for side in pair(number)
    ]
    badges = [text.value for text in page.markdown if "-badge[" in text.value]
    assert ["with the slip" in badges[0], "without" in badges[1]] == [True, True]


def test_the_choice_can_be_taken_back():
    page = section(LESSON)
    choices(page).set_value(18).run()
    choices(page).set_value(None).run()
    assert not page.exception
    assert len(page.latex) == 0
