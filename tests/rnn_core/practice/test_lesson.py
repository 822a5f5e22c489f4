"""The lesson's own numbers, right and wrong. The line numbers are those of its errata."""

import pytest

from rnn_core import PRESETS
from rnn_core.practice import check, questions

ASKED = {question.key: question for question in questions(PRESETS["note_rule"])}
EXACT = {question.key: question for question in questions(PRESETS["note"])}

RIGHT = {
    "a[1,1]": ("0.76",),
    "a[1,2]": ("0.64",),
    "a[1,3]": ("0.57", "0.56"),  # line 2: tanh(0.64), rounded at every step
    "a[2,1]": ("0", "0.00", "-0"),
    "a[3,3]": ("0.96",),
    "y_hat[2]": ("0.94",),
    "loss": ("1.82", "1.822894", "1.823367", "((1-.57)^2+(2-.94)^2+(3-.96)^2)/3"),  # line 6
    "(a)": ("-2.07", "−2,07", "2/3*[(0.57−1)(0) + (0.94−2)(1) + (0.96−3)(1)]"),  # line 18
    "(b)": ("-2", "-2.00", "-1.998933"),  # line 19
    "(c)": ("-2.07",),
    "(d)": ("-1.26",),
    "(e)": ("-1.65",),
    "(f)": ("0",),
    "grad_w_x": ("-5.78", "-5.79"),  # −2.07 − 2.07 − 1.65
    "grad_w_a": ("-3.26",),
    "new_w_x": ("1.58",),
    "new_w_a": ("1.33",),
}


@pytest.mark.parametrize(("key", "answers"), RIGHT.items())
def test_the_right_number_is_right(key, answers):
    for typed in answers:
        assert check(ASKED[key], typed).right, typed


def test_both_ways_of_rounding_are_told_apart():
    assert check(ASKED["a[1,3]"], "0.57").rounding == "at the end"
    by_hand = check(ASKED["a[1,3]"], "0.56")
    assert by_hand.rounding == "on the way"
    assert "you rounded on the way" in by_hand.message
    assert "0.57" in by_hand.message


def test_line_18_names_the_dropped_second_example():
    verdict = check(ASKED["(a)"], "−1.36")
    assert not verdict.right
    assert [slip.name for slip in verdict.slips] == ["example 2 dropped"]
    assert (
        verdict.message
        == "Not yet. The second example is missing from the sum: add its product too."
    )
    assert verdict.slips[0].line == "step 2, the terms"


def test_line_12_names_the_state_too_late():
    verdict = check(ASKED["(b)"], "−2.13")
    assert [slip.name for slip in verdict.slips] == ["a⟨3⟩ in place of a⟨2⟩"]
    assert "This uses a⟨3⟩ where a⟨2⟩ belongs" in verdict.message


def test_line_22_names_the_signs_and_the_forgotten_learning_rate():
    for key, typed, weight in (("new_w_x", "−0.65", "W_x"), ("new_w_a", "1.75", "W_a")):
        (slip,) = check(ASKED[key], typed).slips
        assert slip.parts == ("signs of the terms", "learning rate forgotten")
        assert slip.message.startswith("The signs are mixed: ")
        assert f"{weight} − η · (" in slip.message
        assert "The learning rate is missing" in slip.message


def test_line_15_names_the_state_too_late():
    # (2/3) Σ (ŷ − y) · 1 · a⟨2⟩
    assert [s.name for s in check(ASKED["(d)"], "-2.00").slips] == ["a⟨2⟩ in place of a⟨1⟩"]


def test_line_17_names_the_state_in_place_of_the_weight():
    # (2/3) [(0.57 − 1) · 0.64 · 1 + (0.96 − 3) · 0.94 · 1]
    (slip,) = check(ASKED["(e)"], "2/3*((0.57-1)*0.64 + (0.96-3)*0.94)").slips
    assert slip.name == "a⟨2⟩ in place of W_a"


def test_the_exact_rule_finds_the_lessons_terms_without_f_prime():
    for key, typed in (("(a)", "-2.07"), ("(b)", "-2.00"), ("(e)", "-1.65")):
        assert [slip.name for slip in check(EXACT[key], typed).slips] == ["f′ left out"]


def test_the_notes_rule_finds_f_prime_put_in():
    assert [slip.name for slip in check(ASKED["(a)"], "-0.19").slips] == ["f′ put in"]


def test_the_rate_alone_forgotten():
    (slip,) = check(ASKED["new_w_x"], "1 + 5.78").slips
    assert slip.kind == "learning rate forgotten"


@pytest.mark.parametrize(
    ("key", "typed", "kind"),
    [
        ("a[1,1]", "0.02", "tan for tanh"),  # of one degree
        ("grad_w_x", "-5.78-3.26", "both weights' terms"),
        ("(a)", "-20.7", "decimal point"),
        ("new_w_x", "5.78", "gradient for the weight"),
        ("new_w_x", "-5.78", "gradient for the weight"),
    ],
)
def test_other_numbers_that_learners_come_to(key, typed, kind):
    assert [slip.kind for slip in check(ASKED[key], typed).slips] == [kind]


def test_with_w_a_1_the_term_of_the_step_before_is_that_of_the_state_before():
    kinds = [slip.kind for slip in check(ASKED["(b)"], "-1.26").slips]
    assert kinds == ["the term of the step before", "one step off"]


def test_the_notes_numbers_are_known_under_the_exact_rule_too():
    exact = {question.key: question for question in questions(PRESETS["note"])}
    for key, typed, kind in (
        ("(a)", "−1.36", "f′ left out + example dropped"),
        ("(b)", "−2.13", "f′ left out + a⟨t⟩ for a⟨t−1⟩"),
        ("new_w_x", "−0.65", "f′ left out + signs of the terms + learning rate forgotten"),
    ):
        assert kind in {slip.kind for slip in check(exact[key], typed).slips}


def test_the_exact_numbers_are_known_under_the_notes_rule():
    for question in questions(PRESETS["note"]):
        typed = f"{question.answer:.2f}"
        verdict = check(ASKED[question.key], typed)
        kinds = {slip.kind for slip in verdict.slips}
        assert verdict.right or "f′ put in" in kinds, question.key


def test_the_target_in_place_of_the_prediction():
    # Each target is the sum of its sequence, so the states without tanh lead there as well.
    kinds = [slip.kind for slip in check(ASKED["y_hat[3]"], "3").slips]
    assert kinds == ["activation forgotten", "target for prediction"]


def test_forgotten_brackets_are_said_in_one_sentence():
    # W_a − η (b) + (d): −1.26 is put in as it stands.
    for key, typed, sentence in (
        (
            "new_w_a",
            "1-0.1*(-2)-1.26",
            "The brackets are missing: W_a − η · ((b) + (d) + (f)),",
        ),
        ("loss", "0.19+1.12+4.16/3", "Only the last square is divided: put brackets around"),
        (
            "(e)",
            "2/3*(-0.43)-2.04",
            "Only the first product is multiplied by 2/3: put brackets",
        ),
    ):
        (slip, *_) = check(ASKED[key], typed).slips
        assert slip.message.startswith(sentence), key


def test_the_activation_forgotten_once_or_always():
    # z⟨2⟩ = 1 · 0.76 + 1 from the right a⟨1⟩; or 1 + 1 where a⟨1⟩ lacks tanh, too.
    (once,) = check(ASKED["a[3,2]"], "1.76").slips
    assert once.message == "The activation is missing: z⟨2⟩ still has to go through tanh."
    (always,) = check(ASKED["a[3,2]"], "2").slips
    assert always.message.startswith("The activation is missing at every step: ")


RIGHT_TERMS = {
    key: f"{ASKED[key].answer:.2f}" for key in ("(a)", "(b)", "(c)", "(d)", "(e)", "(f)")
}


@pytest.mark.parametrize(
    ("key", "typed", "name"),
    [
        ("grad_w_x", "-3.26", "a⟨t−1⟩ in place of x⟨t⟩"),
        ("grad_w_a", "-5.78", "x⟨t⟩ in place of a⟨t−1⟩"),
        ("grad_w_x", "-9.04", "the terms of both weights"),
        ("grad_w_x", "5.78", "sign of the error turned"),
        ("new_w_x", "1.33", "a⟨t−1⟩ in place of x⟨t⟩"),
        ("new_w_x", "0.42", "added in place of subtracted"),
    ],
)
def test_right_terms_can_be_mixed_up_after_all(key, typed, name):
    assert [slip.name for slip in check(ASKED[key], typed, RIGHT_TERMS).slips] == [name]


def test_who_began_well_has_not_forgotten_the_activation_at_every_step():
    assert "every step" in check(ASKED["y_hat[3]"], "3").message
    assert "every step" not in check(ASKED["y_hat[3]"], "3", {"a[3,1]": "0.76"}).message
