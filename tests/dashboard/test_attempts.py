"""What the attempts of a learner tell."""

import pytest

from dashboard.attempts import Attempt, fitted_before, judged, slips_met
from rnn_core import PRESETS
from rnn_core.practice import questions

ALL = questions(PRESETS["note_rule"])
ASKED = {question.key: question for question in ALL}


def answers(**typed):
    return tuple(sorted(typed.items()))


def attempts(*steps):
    """One attempt after the other: (key, text); later ones have the answers before them."""
    typed, found = {}, []
    for key, text in steps:
        typed[key] = text
        found.append(Attempt(key, answers(**typed)))
    return found


def test_an_answer_is_judged_with_the_others():
    assert judged(ASKED["a[1,2]"], answers(**{"a[1,2]": "0.64"})).right
    verdict = judged(ASKED["a[1,2]"], answers(**{"a[1,1]": "0.9", "a[1,2]": "0.72"}))
    assert verdict.look_again == "a[1,1]"


def test_slips_are_counted_when_they_are_typed():
    met = slips_met(attempts(("(a)", "-1.36"), ("(a)", "-2.07"), ("(c)", "-1.36")), ALL)
    assert met == {"example dropped": 2}


def test_a_slip_that_is_one_of_several_is_not_held_against_the_learner():
    assert slips_met(attempts(("grad_w_x", "-1.65")), ALL) == {}


@pytest.mark.parametrize("text", ["17", "-2.07", "", "abc"])
def test_what_is_no_slip_is_not_counted(text):
    assert slips_met(attempts(("(a)", text)), ALL) == {}


def test_a_question_that_is_no_longer_asked_is_passed_over():
    assert slips_met(attempts(("(z)", "1")), ALL) == {}


def test_an_answer_from_a_number_that_was_mended_is_out_of_date():
    tried = attempts(("a[1,1]", "0.9"), ("a[1,2]", "0.72"), ("a[1,1]", "0.76"))
    now = tried[-1].answers
    verdict = judged(ASKED["a[1,2]"], now)
    assert not verdict.right
    assert fitted_before(ASKED["a[1,2]"], verdict, now, tried) == "a[1,1]"


def test_an_answer_typed_again_after_the_mending_is_not():
    tried = attempts(
        ("a[1,1]", "0.9"), ("a[1,2]", "0.72"), ("a[1,1]", "0.76"), ("a[1,2]", "0.7")
    )
    now = tried[-1].answers
    assert fitted_before(ASKED["a[1,2]"], judged(ASKED["a[1,2]"], now), now, tried) is None


def test_a_right_answer_and_one_that_still_fits_are_not():
    tried = attempts(("a[1,1]", "0.9"), ("a[1,2]", "0.72"))
    now = tried[-1].answers
    assert fitted_before(ASKED["a[1,2]"], judged(ASKED["a[1,2]"], now), now, tried) is None
    tried = attempts(("a[1,1]", "0.9"), ("a[1,2]", "0.72"), ("a[1,2]", "0.64"))
    now = tried[-1].answers
    assert fitted_before(ASKED["a[1,2]"], judged(ASKED["a[1,2]"], now), now, tried) is None
