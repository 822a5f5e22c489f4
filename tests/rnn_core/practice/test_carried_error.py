"""An answer that is right with the learner's own earlier numbers is told so."""

import pytest

from rnn_core import PRESETS, term_label
from rnn_core.practice import check, drawn, earlier_answers, questions
from rnn_core.writing import written
from tests.rnn_core.practice.random_scenarios import random_scenario

ASKED = {question.key: question for question in questions(PRESETS["note_rule"])}

# (key, what is typed there, what was typed before, where to look again)
FOLLOWED = [
    # tanh(1) is 0.76; with 0.9 the next state is tanh(0.9)
    ("a[1,2]", "0.72", {"a[1,1]": "0.9"}, "a[1,1]"),
    # two steps on: tanh(tanh(0.9)) = tanh(0.7163)
    ("a[1,3]", "0.61", {"a[1,1]": "0.9"}, "a[1,1]"),
    ("a[1,3]", "0.62", {"a[1,1]": "0.9", "a[1,2]": "0.72"}, "a[1,1]"),
    ("y_hat[1]", "0.8", {"a[1,3]": "0.8"}, "a[1,3]"),
    # (0.2² + 1.06² + 2.04²) / 3
    ("loss", "(.2^2+1.06^2+2.04^2)/3", {"y_hat[1]": "0.8"}, "y_hat[1]"),
    ("loss", "(.2^2+1.06^2+2.04^2)/3", {"a[1,3]": "0.8"}, "a[1,3]"),
    # 2/3 (−1.06 − 1.5): ŷ of example 3 is 1.5
    ("(a)", "2/3*(-1.06-1.5)", {"y_hat[3]": "1.5"}, "y_hat[3]"),
    # a⟨2⟩ of example 1 as 1, either carried on to ŷ or not
    ("(b)", "2/3*((.57-1)*1+(.94-2)*.76+(.96-3)*.94)", {"a[1,2]": "1"}, "a[1,2]"),
    ("(b)", "2/3*((.76-1)*1+(.94-2)*.76+(.96-3)*.94)", {"a[1,2]": "1"}, "a[1,2]"),
    # −1.36 − 2.07 − 1.65
    ("grad_w_x", "-5.08", {"(a)": "-1.36", "(c)": "-2.07", "(e)": "-1.65"}, "(a)"),
    ("grad_w_x", "-5.07", {"(a)": "-1.36"}, "(a)"),
    # 1 + 0.508
    ("new_w_x", "1.51", {"grad_w_x": "-5.08"}, "grad_w_x"),
    ("new_w_x", "1.51", {"(a)": "-1.36", "(c)": "-2.07", "(e)": "-1.65"}, "(a)"),
    ("new_w_x", "1.51", {"(a)": "-1.36", "grad_w_x": "-5.08"}, "(a)"),
]


@pytest.mark.parametrize(("key", "typed", "earlier", "look_again"), FOLLOWED)
def test_right_with_their_own_numbers(key, typed, earlier, look_again):
    verdict = check(ASKED[key], typed, earlier)
    assert verdict.followed_through
    assert not verdict.right
    assert verdict.slips == ()
    assert verdict.look_again == look_again
    assert verdict.message.startswith("Right with your own earlier numbers, but ")
    assert ASKED[look_again].name in verdict.message


@pytest.mark.parametrize(("key", "typed", "earlier", "look_again"), FOLLOWED)
def test_without_them_it_is_not(key, typed, earlier, look_again):
    verdict = check(ASKED[key], typed)
    assert not verdict.followed_through
    assert not verdict.right


def test_the_right_answer_is_right_whatever_came_before():
    verdict = check(ASKED["a[1,2]"], "0.64", {"a[1,1]": "0.9"})
    assert (verdict.right, verdict.followed_through) == (True, False)


def test_from_right_numbers_it_is_right():
    earlier = {"y_hat[1]": "0.56", "y_hat[2]": "0.94", "y_hat[3]": "0.96"}
    verdict = check(ASKED["loss"], "1.83", earlier)
    assert (verdict.right, verdict.rounding) == (True, "on the way")


def test_numbers_that_do_not_go_into_the_answer_do_not_matter():
    nowhere = {"a[2,1]": "9", "loss": "9", "(b)": "9", "grad_w_a": "9", "new_w_a": "9"}
    for key in ("a[1,2]", "y_hat[1]"):
        assert check(ASKED[key], "9", nowhere).look_again is None
    later = {"a[1,2]": "0.9", "a[1,3]": "0.9"}
    assert not check(ASKED["a[1,1]"], "0.9", later).followed_through


def test_what_cannot_be_read_is_passed_over():
    earlier = {"a[1,1]": "abc", "no such key": "1", "a[1,2]": "", "y_hat[1]": "0.8"}
    verdict = check(ASKED["loss"], "(.2^2+1.06^2+2.04^2)/3", earlier)
    assert verdict.look_again == "y_hat[1]"


def test_a_slip_on_top_of_their_own_numbers():
    # The learning rate forgotten, with −5.08 as the gradient: 1 + 5.08
    verdict = check(ASKED["new_w_x"], "6.08", {"grad_w_x": "-5.08"})
    assert [slip.kind for slip in verdict.slips] == ["learning rate forgotten"]
    assert verdict.look_again == "grad_w_x"
    assert verdict.message.endswith("Also, the gradient of W_x is not right yet.")


def test_what_is_said_depends_on_no_other_answer():
    # Half of the answers are right, the others by so much off that others follow from them.
    for seed in range(12):
        asked = questions(random_scenario(seed))
        typed = {q.key: written(q.answer + i % 2 / 10, 2) for i, q in enumerate(asked)}
        for question in asked:
            earlier = earlier_answers(question, typed)
            assert question.key not in earlier
            verdict = check(question, typed[question.key], typed)
            assert check(question, typed[question.key], earlier) == verdict, (seed, question)


def test_a_sum_of_their_own_terms_is_right_typed_or_before_they_were_rounded():
    followed = 0
    for seed in range(1, 41):
        asked = {question.key: question for question in questions(drawn(seed))}
        T = asked["(a)"].scenario.data.T  # noqa: N806
        for w in ("w_x", "w_a"):
            terms = [term_label(w, t, T) for t in range(T, 0, -1)]
            # The factor 2 is forgotten in the first term, and the sum is taken from all digits.
            exact = [asked[terms[0]].answer / 2, *(asked[key].answer for key in terms[1:])]
            typed = {key: f"{term:.2f}" for key, term in zip(terms, exact, strict=True)}
            if check(asked[terms[0]], typed[terms[0]]).right:
                continue
            as_typed = sum(map(float, typed.values()))
            for total in (sum(exact), as_typed):
                verdict = check(asked[f"grad_{w}"], f"{total:.2f}", typed)
                assert verdict.followed_through or verdict.right, (seed, w, total)
                assert verdict.look_again in (None, terms[0])
                rate = asked["(a)"].scenario.learning_rate
                old = getattr(asked["(a)"].scenario.weights, w)
                verdict = check(asked[f"new_{w}"], f"{old - rate * total:.2f}", typed)
                assert verdict.followed_through or verdict.right
                followed += verdict.followed_through
    assert followed > 100


def test_a_sum_that_is_further_off_is_not_followed():
    typed = {"(a)": "-1.03", "(c)": "-2.07", "(e)": "-1.65"}
    assert check(ASKED["grad_w_x"], "-4.76", typed).followed_through
    assert not check(ASKED["grad_w_x"], "-4.78", typed).followed_through
