"""Hints: three for each question, and the second holds arithmetic that comes out right."""

import re

import pytest

from rnn_core import ACTIVATIONS, PRESETS, Dataset, Scenario, Weights
from rnn_core.practice import check, drawn, hints, questions
from rnn_core.practice.reading import LONGEST

ASKED = {question.key: question for question in questions(PRESETS["note_rule"])}

LETTERS = r"\\(Wa|Wx|at\{\w+(-1)?\}|xt\{\w+\}|zt\{\w+\})"
COMMANDS = (
    r"\\(frac|sum|hat|partial|eta|left|right|leftarrow|text|cdots?|quad|tanh|sigma|max"
    r"|mathrm|prod)(?![a-z])|\\,"
)


def everywhere():
    for name in PRESETS:
        yield from questions(PRESETS[name])
    for activation in ACTIVATIONS:
        data = Dataset([[1, -2, 0.5, 3], [0.25, 0, -1, 1]], [-0.5, 2])
        for rule in ("exact", "note"):
            yield from questions(
                Scenario(data, Weights(-0.5, 1.5, 0.5), activation, rule=rule), 3
            )


def test_the_lessons_hints():
    assert hints(ASKED["(c)"]) == (
        r"\text{(c)} = \frac{2}{n} \sum_i (\hat y_i - y_i)\, \Wa\, \xt{2}",
        r"\text{(c)} = \frac{2}{3} \left[(0.57 - 1) \cdot 1 \cdot 0"
        r" + (0.94 - 2) \cdot 1 \cdot 1 + (0.96 - 3) \cdot 1 \cdot 1\right]",
        r"\text{(c)} = -2.07",
    )
    assert hints(ASKED["new_w_a"]) == (
        r"\Wa \leftarrow \Wa - \eta \left(\text{(b)} + \text{(d)} + \text{(f)}\right)",
        r"\Wa \leftarrow 1 - 0.1 \cdot \left(-2.00 - 1.26 + 0.00\right)",
        r"\Wa \leftarrow 1.33",
    )


def test_the_exact_rule_says_what_f_prime_is():
    formula = hints(questions(PRESETS["note"])[15])[0]
    assert r"f'(\zt{3})\, \Wa\, f'(\zt{2})\, \xt{2}" in formula
    assert r"\text{with } f'(\zt{t}) = 1 - (\at{t})^2" in formula


def test_every_hint_is_well_formed_and_short():
    for question in everywhere():
        three = hints(question)
        assert len(three) == len(set(three)) == 3
        for hint in three:
            assert hint.count("{") == hint.count("}")
            assert hint.count("(") == hint.count(")")
            assert hint.count(r"\left(") + hint.count(r"\left[") == hint.count(
                r"\right)"
            ) + hint.count(r"\right]")
            rest = re.sub(f"{LETTERS}|{COMMANDS}", "", hint)
            assert "\\" not in rest, hint
            assert not re.search(r"nan|inf\b|None|W_|e[-+]\d", rest), hint
            assert len(hint) < 420, hint


def test_the_last_hint_is_right():
    for question in everywhere():
        answer = hints(question)[2].rpartition(
            "=" if "=" in hints(question)[2] else r"\leftarrow "
        )[2]
        assert check(question, as_typed(answer)).right, (question.key, answer)


def as_typed(formula):
    """LaTeX as somebody types it."""
    formula = re.sub(r"\\frac\{(\w+)\}\{(\w+)\}", r"\1/\2", formula)
    formula = formula.replace(r"\left", "").replace(r"\right", "").replace(r"\cdot", "*")
    return formula.replace("{", "(").replace("}", ")").strip()


@pytest.mark.parametrize(
    "key", ["loss", "(a)", "(b)", "(c)", "(d)", "(e)", "(f)", "grad_w_x", "new_w_a"]
)
def test_typing_the_second_hint_of_the_lesson_is_right(key):
    for preset in ("note", "note_rule"):
        question = next(q for q in questions(PRESETS[preset]) if q.key == key)
        numbers = re.split(r"= |\\leftarrow ", hints(question)[1])[-1]
        typed = as_typed(numbers)
        if len(typed) <= LONGEST:
            assert check(question, typed).right, typed


def test_typing_the_second_hint_is_right_for_drawn_numbers():
    for seed in range(60):
        for question in questions(drawn(seed)):
            numbers = re.split(r"= |\\leftarrow ", hints(question)[1])[-1]
            typed = as_typed(numbers)
            if "\\" not in typed and len(typed) <= LONGEST:
                assert check(question, typed).right, (seed, question.key, typed)
