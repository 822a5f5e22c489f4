"""What the attempts of a learner tell."""

import pytest

from dashboard.controls.attempts import Attempt, out_of_date, slips_met
from rnn_core import PRESETS
from rnn_core.practice import check, questions

ASKED = {question.key: question for question in questions(PRESETS["note_rule"])}


def judged(typed):
    return {key: check(ASKED[key], text, typed) for key, text in typed.items()}


def attempts(*steps):
    """One attempt after the other: (key, text); and all that is typed in the end."""
    typed, found = {}, []
    for key, text in steps:
        typed[key] = text
        found.append(Attempt.of(key, judged(typed)[key], typed))
    return found, typed


def left_behind(key, *steps):
    tried, typed = attempts(*steps)
    return out_of_date(key, judged(typed), typed, tried)


def test_slips_are_counted_as_they_are_typed():
    tried, _ = attempts(("(a)", "-1.36"), ("(a)", "-2.07"), ("(c)", "-1.36"))
    assert slips_met(tried) == {"example dropped": 2}


def test_a_slip_that_is_one_of_several_is_not_held_against_the_learner():
    tried, _ = attempts(("grad_w_x", "-1.65"))
    assert slips_met(tried) == {}


@pytest.mark.parametrize("text", ["17", "-2.07", "", "abc"])
def test_what_is_no_slip_is_not_counted(text):
    assert slips_met(attempts(("(a)", text))[0]) == {}


def test_an_answer_from_a_number_that_was_mended_is_out_of_date():
    steps = [("a[1,1]", "0.9"), ("a[1,2]", "0.72"), ("a[1,1]", "0.76")]
    assert left_behind("a[1,2]", *steps) == "a[1,1]"
    assert left_behind("a[1,2]", *steps, ("a[1,2]", "0.7")) is None


@pytest.mark.parametrize("other", ["0.8", "", "abc"])
def test_it_is_not_if_that_number_was_changed_but_not_mended(other):
    steps = [("a[1,1]", "0.9"), ("a[1,2]", "0.72"), ("a[1,1]", other)]
    assert left_behind("a[1,2]", *steps) is None


def test_a_right_answer_and_one_that_still_fits_are_not():
    assert left_behind("a[1,2]", ("a[1,1]", "0.9"), ("a[1,2]", "0.72")) is None
    steps = [("a[1,1]", "0.9"), ("a[1,2]", "0.72"), ("a[1,2]", "0.64")]
    assert left_behind("a[1,2]", *steps) is None


def test_a_slip_on_top_of_a_wrong_number_stays_a_slip_when_that_is_mended():
    # 1 + 5.08: the learning rate forgotten, and the gradient was wrong as well.
    steps = [("grad_w_x", "-5.08"), ("new_w_x", "6.08"), ("grad_w_x", "-5.79")]
    assert left_behind("new_w_x", *steps) is None
