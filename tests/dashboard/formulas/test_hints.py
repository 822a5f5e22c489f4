"""Hints: three for each question, and the second holds arithmetic that comes out right."""

from itertools import pairwise

import pytest

from dashboard.display.notation import LESSON, NOTATIONS
from dashboard.display.numbers import fixed
from dashboard.formulas import hints
from dashboard.formulas.hints import DEEPEST, FORMULAS, hint
from rnn_core import ACTIVATIONS, PRESETS, Dataset, Scenario, Weights
from rnn_core.practice import check, drawn, questions
from rnn_core.practice.questions import KINDS
from tests.dashboard.formulas.evaluate import evaluate, plain
from tests.dashboard.formulas.latex import balanced
from tests.dashboard.formulas.test_arithmetic import FOREIGN

ASKED = {question.key: question for question in questions(PRESETS["note_rule"])}


def everywhere():
    for name in ("note", "note_rule", "identity", "vanishing"):
        yield from questions(PRESETS[name])
    for seed in range(8):
        yield from questions(drawn(seed), 3)
    for activation in ACTIVATIONS:
        data = Dataset([[1, -2, 0.5, 3], [0.25, 0, -1, 1]], [-0.5, 2])
        for rule in ("exact", "note"):
            yield from questions(
                Scenario(data, Weights(-0.5, 1.5, 0.5), activation, rule=rule), 3
            )


def lines(question, depth):
    return hint(question, depth, LESSON)[0].lines


def test_every_kind_of_question_has_hints():
    assert set(FORMULAS) == set(KINDS)


def test_the_lessons_hints():
    shown = [plain(line).replace(" ", "") for line in lines(ASKED["new_w_a"], 3)]
    assert shown[1:] == ["1-0.1*(-2.00-1.26+0.00)", "1.33"]
    assert plain(lines(ASKED["a[1,2]"], 2)[1]).replace(" ", "") == "tanh(1*0.76+1*0)"
    assert evaluate(lines(ASKED["(a)"], 2)[1]) == pytest.approx(-2.066667, abs=1e-6)


def test_each_hint_goes_on_where_the_one_before_stopped():
    for question in everywhere():
        shown = [lines(question, depth) for depth in range(1, DEEPEST + 1)]
        for less, more in pairwise(shown):
            assert more[: len(less)] == less
            assert len(more) > len(less)
        assert len(shown[0]) == 1


def test_the_answer_is_given_last_and_not_before():
    for question in everywhere():
        answer = fixed(question.answer, question.decimals)
        last = plain(lines(question, 3)[-1]).strip().replace("-", "−")
        assert last == answer, question.key
        assert plain(lines(question, 1)[0]) != answer


def test_the_numbers_lead_to_the_answer():
    for question in everywhere():
        numbers = lines(question, 2)[-1]
        if "cdots" in numbers:
            continue
        value = evaluate(numbers)
        note = hint(question, 3, LESSON)[0].note
        shown = {fixed(value + near, question.decimals) for near in (-1e-9, 0, 1e-9)}
        # Whoever types what the hint's numbers give is right, or was told what they give.
        told = any(f"gives {number};" in note for number in shown)
        assert check(question, repr(value)).right or told, (question.key, numbers, note)
        assert told or fixed(question.answer, question.decimals) in shown, question.key


def test_the_exact_rule_says_what_f_prime_is():
    asked = {question.key: question for question in questions(PRESETS["note"])}
    _, f_prime = hint(asked["(c)"], 1, LESSON)
    assert plain(f_prime.lines[0]).replace(" ", "").startswith("1-(a")
    for question in (asked["loss"], asked["grad_w_x"], ASKED["(c)"]):
        assert len(hint(question, 1, LESSON)) == 1


@pytest.mark.parametrize("name", NOTATIONS)
def test_hints_are_well_formed_and_in_the_letters_of_the_notation(name):
    for question in questions(PRESETS["note"]):
        text = " ".join(formula.tex for formula in hint(question, 3, NOTATIONS[name]))
        assert balanced(text), text
        assert [letter for letter in FOREIGN[name] if letter in text] == []


def test_all_hints_of_a_sheet_share_one_pass_forward_and_one_back(monkeypatch):
    made = []

    def counted(what):
        return lambda *args: made.append(what.__name__) or what(*args)

    for what in (hints.forward, hints.backward):
        monkeypatch.setattr(hints, what.__name__, counted(what))
    for question in questions(drawn(4711)):
        hint(question, DEEPEST, LESSON)
    assert made == ["forward", "backward"]
