"""Which questions there are, in which order, with which answers."""

import pickle
import sys

import numpy as np
import pytest

from rnn_core import PRESETS, RULES, Dataset, Scenario, Weights, backward, forward, term_label
from rnn_core.practice import Question, fits_on_paper, questions
from rnn_core.practice.worksheet import sheet_of
from tests.rnn_core.practice.random_scenarios import random_scenario

LESSON = """
    a[1,1] a[1,2] a[1,3] a[2,1] a[2,2] a[2,3] a[3,1] a[3,2] a[3,3]
    y_hat[1] y_hat[2] y_hat[3] loss (a) (b) (c) (d) (e) (f)
    grad_w_x grad_w_a new_w_x new_w_a
"""


def test_the_lessons_order():
    assert [question.key for question in questions(PRESETS["note"])] == LESSON.split()


@pytest.mark.parametrize("rule", RULES)
def test_the_answers_are_those_of_the_core(rule):
    data = Dataset([[1, 0, 2], [0.5, -1, 1]], [3, 0.5])
    scenario = Scenario(data, Weights(0.5, 1.5, 0.25), "sigmoid", 0.1, rule=rule)
    fwd = forward(data, scenario.weights, "sigmoid")
    grad = backward(fwd, rule)
    answers = {question.key: question.answer for question in questions(scenario, 6)}
    assert answers["a[2,1]"] == fwd.a[1, 1]
    assert answers["y_hat[2]"] == fwd.a[1, 3]
    assert answers["loss"] == fwd.loss
    for t in (1, 2, 3):
        assert answers[term_label("w_x", t, 3)] == grad.step_w_x[t - 1]
        assert answers[term_label("w_a", t, 3)] == grad.step_w_a[t - 1]
    assert answers["grad_w_a"] == grad.w_a
    assert answers["new_w_x"] == 1.5 - 0.1 * grad.w_x
    assert answers["new_w_a"] == 0.5 - 0.1 * grad.w_a


def test_each_question_says_what_it_is():
    asked = {question.key: question for question in questions(PRESETS["note"], 4)}
    state, term, weight = asked["a[1,2]"], asked["(d)"], asked["new_w_x"]
    assert (state.kind, state.example, state.step, state.decimals) == ("state", 1, 2, 4)
    assert (term.kind, term.step, term.parameter) == ("term", 2, "w_a")
    assert (weight.kind, weight.parameter, weight.step) == ("new_weight", "w_x", None)
    assert state.name == "a⟨2⟩ of example 1"
    assert asked["y_hat[3]"].name == "ŷ of example 3"
    assert asked["loss"].name == "the loss"
    assert term.name == "(d)"
    assert asked["grad_w_a"].name == "the gradient of W_a"
    assert weight.name == "the new W_x"


def test_questions_are_values():
    asked = questions(PRESETS["note"])
    again = questions(pickle.loads(pickle.dumps(PRESETS["note"])))
    assert asked == again
    assert hash(asked) == hash(again)
    assert pickle.loads(pickle.dumps(asked)) == asked
    with pytest.raises(AttributeError):
        asked[0].answer = 1.0


def test_what_is_too_large_to_be_held_is_not_asked():
    scenario = Scenario(Dataset([[1, 1, 1]], [0]), Weights(1e200, 1e200), "identity")
    assert [question.key for question in questions(scenario)] == ["a[1,1]"]


@pytest.mark.parametrize("decimals", [-1, 11, 2.0, True, "2", None])
def test_decimals_that_are_none(decimals):
    with pytest.raises(ValueError, match="decimals"):
        questions(PRESETS["note"], decimals)


def test_long_sequences_go_on_with_their_letters():
    keys = [question.key for question in questions(PRESETS["vanishing"])]
    assert keys[-8:-4] == ["(u)", "(v)", "(w)", "(x)"]


def test_the_recipe_for_the_right_number_gives_the_answer():
    for seed in range(300):
        for question in questions(random_scenario(seed)):
            found = sheet_of(question, "usual").answer(question.quantity)[0]
            np.testing.assert_allclose(found, question.answer, rtol=1e-12, atol=1e-13)


def test_there_is_work_for_a_pencil_up_to_sixty_questions():
    sizes = [(n, steps) for n in range(1, 21) for steps in range(1, 21)]
    for n, steps in sizes:
        scenario = Scenario(Dataset.sum_task(np.ones((n, steps))), Weights(0.5, 0.5))
        assert fits_on_paper(scenario) == (len(questions(scenario)) <= 60), (n, steps)


def test_questions_that_are_too_many_are_not_asked(monkeypatch):
    monkeypatch.setattr(sys.modules[Question.__module__], "_questions", None)
    assert not fits_on_paper(Scenario(Dataset.sum_task(np.ones((1000, 100))), Weights(1, 1)))
