"""What the learner is told: in which order, in which words, and what a verdict holds."""

import inspect
import re

import numpy as np
import pytest

from rnn_core import PRESETS, Dataset, Scenario, Weights
from rnn_core.practice import Slip, Verdict, check, questions, reach
from rnn_core.practice.slips.table import double_slips, single_slips, slips_of_rounding
from tests.rnn_core.practice.random_scenarios import random_scenario

ASKED = {question.key: question for question in questions(PRESETS["note_rule"])}


def test_the_contract():
    assert str(inspect.signature(check)) == (
        "(question: 'Question', typed: 'str', "
        "earlier: 'Mapping[str, str] | None' = None) -> 'Verdict'"
    )


def test_a_right_answer():
    verdict = check(ASKED["(a)"], "-2.07")
    assert verdict == Verdict(True, ("Right.",), value=-2.07, rounding="at the end")
    assert verdict.readable


def test_more_decimals_are_right_if_they_round_to_the_answer():
    for typed in ("0.57", "0.566", "0.5663", "0.56627", "0.5744", "0.565"):
        assert check(ASKED["a[1,3]"], typed).rounding == "at the end"
    for typed in ("0.58", "0.581", "0.55"):
        assert not check(ASKED["a[1,3]"], typed).right


def test_fewer_decimals_are_not():
    verdict = check(ASKED["a[1,3]"], "0.6")
    assert [slip.kind for slip in verdict.slips] == ["rounded too early"]
    assert verdict.message == "Not yet. This is right to 1 decimal only: give 2 decimals."


def test_as_many_decimals_as_are_asked_for_must_be_typed():
    # Some way of rounding leads to 1.80, but 1.8 has been rounded once more.
    assert check(ASKED["loss"], "1.80").rounding == "on the way"
    for typed, fewer in (("1.8", "1 decimal"), ("2", "the whole number")):
        (slip,) = check(ASKED["loss"], typed).slips
        assert slip.message == f"This is right to {fewer} only: give 2 decimals."
    assert check(ASKED["(b)"], "-2").right  # −2.00
    # How many decimals arithmetic was meant to have is not known.
    for typed in ("-2.1", "-(2.1)"):
        assert {slip.kind for slip in check(ASKED["(c)"], typed).slips} == {"rounded too early"}


def test_unreadable_is_neither_right_nor_marked_wrong():
    verdict = check(ASKED["(a)"], "two")
    assert (verdict.right, verdict.readable, verdict.slips) == (False, False, ())
    assert "cannot be read" in verdict.message


def test_a_number_that_no_slip_leads_to_gets_no_guess():
    verdict = check(ASKED["(a)"], "17")
    assert (verdict.right, verdict.slips) == (False, ())
    assert (
        verdict.message
        == "Not yet. No usual slip gives this number: check the numbers that you used, "
        "their signs and their digits, or take a hint."
    )


def test_all_slips_that_lead_to_a_number_are_named():
    # −(a) + (c) + (e) is (e) alone, as (a) and (c) are equal
    verdict = check(ASKED["grad_w_x"], "-1.65")
    kinds = {slip.kind for slip in verdict.slips}
    assert {"signs of the terms", "only the first step's term"} <= kinds
    for slip in verdict.slips:
        assert slip.message in verdict.sentences


def test_two_slips_that_give_the_number_of_one_are_named_after_it():
    # Only (e) is 1.65 as well when (a) and (c), which are equal, cancel each other.
    verdict = check(ASKED["grad_w_x"], "1.65")
    assert [slip.name for slip in verdict.slips] == [
        "signs of the terms",
        "only (e) and sign of the error turned",
    ]
    assert verdict.message.endswith(
        "Several slips at once give it, too: only (e) and sign of the error turned."
    )


def test_a_slip_is_known_however_its_number_was_rounded():
    # (b) is −2.00, or −2.02 if all is rounded on the way: so is its half, and its negative.
    for typed, name in (("2.02", "sign of the error turned"), ("-1.01", "factor 2 forgotten")):
        assert [slip.name for slip in check(ASKED["(b)"], typed).slips] == [name]


def test_no_slip_is_looked_for_in_what_is_right_already():
    # Added, or the error turned: but with the right gradient only the first can be.
    both = {slip.kind for slip in check(ASKED["new_w_x"], "0.42").slips}
    assert both >= {"added, not subtracted", "error turned"}
    verdict = check(ASKED["new_w_x"], "0.42", {"grad_w_x": "-5.79"})
    assert [slip.kind for slip in verdict.slips] == ["added, not subtracted"]


RIGHT = {key: f"{question.answer:.2f}" for key, question in ASKED.items()}


@pytest.mark.parametrize(
    ("key", "typed", "right", "look"),
    [
        ("loss", "0.47", ("state", "y_hat"), "The states are right, so look at the errors"),
        ("loss", "0.47", ("y_hat",), "The states are right, so look at the errors"),
        ("(c)", "2.73", ("state",), "The states are right, so go through the factors"),
        ("grad_w_x", "2.73", ("term",), "The terms are right, so look at how they are added"),
        ("new_w_x", "1.51", ("gradient",), "The gradient is right, so look at η"),
    ],
)
def test_what_is_right_already_is_not_blamed(key, typed, right, look):
    earlier = {k: typed for k, typed in RIGHT.items() if ASKED[k].kind in right}
    verdict = check(ASKED[key], typed, earlier)
    assert verdict.slips == ()
    assert f"No usual slip gives this number. {look}" in verdict.message


def test_two_slips_are_not_named_where_one_of_them_suffices():
    # Example 1 has no share in (a), so dropping it as well changes nothing.
    for typed, name in (("-1.03", "factor 2 forgotten"), ("2.07", "sign of the error turned")):
        assert [slip.name for slip in check(ASKED["(a)"], typed).slips] == [name]
    (slip,) = check(ASKED["(a)"], "-1.36").slips
    assert slip.name == "example 2 dropped"


def test_one_slip_goes_before_two():
    # 1/n forgotten and ½ added: with n = 2 the same as nothing wrong, with n = 4 as T for n
    data = Dataset([[1, 0], [0, 1], [1, 1], [0, 0]], [1, 1, 2, 0])
    scenario = Scenario(data, Weights(0.5, 1.5), "identity")
    loss = next(question for question in questions(scenario) if question.key == "loss")
    slips = check(loss, repr(2 * loss.answer)).slips
    assert [slip.name for slip in slips] == ["T in place of n", "1/n forgotten and ½ added"]


def test_a_slip_that_gives_the_right_number_is_none():
    # With w_a = 1 no factor w_a can be missed, and with x⟨3⟩ = x⟨2⟩ none mistaken.
    for key in ("(c)", "(e)"):
        for typed in (f"{ASKED[key].answer:.2f}", repr(ASKED[key].answer)):
            assert check(ASKED[key], typed).slips == ()


def test_reach_is_small():
    for question in ASKED.values():
        assert reach(question) < 0.05
    assert reach(ASKED["a[2,1]"]) == 0
    assert check(ASKED["(b)"], "-2.02").right
    assert not check(ASKED["(b)"], "-2.03").right


def test_large_numbers_count_their_decimals_from_the_first_digit():
    scenario = Scenario(Dataset([[1e6, 1e6]], [0]), Weights(1e6, 1e6), "identity")
    asked = {question.key: question for question in questions(scenario)}
    assert asked["a[1,2]"].answer == pytest.approx(1.000001e18)
    assert check(asked["a[1,2]"], "1.00×10¹⁸").right
    assert not check(asked["a[1,2]"], "1.01×10¹⁸").right


def all_slips(seeds):
    for seed in seeds:
        for question in questions(random_scenario(seed), 4):
            for table in (single_slips, slips_of_rounding, double_slips):
                for slip in table(question).slips:
                    yield question, slip


def test_every_slip_is_one_short_kind_sentence():
    lesson = [
        (question, slip)
        for name in ("note", "note_rule")
        for question in questions(PRESETS[name])
        for slip in single_slips(question).slips
    ]
    for _, slip in lesson:
        assert isinstance(slip, Slip)
        assert re.fullmatch(r"[^.]+(\d\.\d[^.]*)?\.", slip.message), slip.message
        assert len(slip.message) <= 115, slip.message
        assert len(slip.name) <= 40, slip.name
        assert slip.line.startswith("step ")
        assert slip.parts == (slip.name,)


def test_the_symbols_can_be_renamed():
    # What dashboard.display.notation puts other letters for: W_a, a⟨…⟩, x⟨…⟩, z⟨…⟩.
    for _, slip in all_slips(range(30)):
        for text in (slip.name, slip.message):
            known = re.sub(r"\bW_[ax]\b|[axz]⟨(\d+|t|t−1|t\+1)⟩", "", text)
            assert not re.search(r"[⟨⟩<>_{}\\$]|W_|\bw_", known), text


def test_several_slips_hold_the_names_of_all():
    pairs = [slip for _, slip in all_slips(range(30)) if " + " in slip.kind]
    assert pairs
    for slip in pairs:
        assert len(slip.parts) == 1 + slip.kind.count(" + ")
        assert " and ".join(slip.parts) == slip.name


def test_nothing_is_shouted():
    said = {check(question, typed).message for question in ASKED.values() for typed in "17 x"}
    said |= {slip.message for _, slip in all_slips(range(20))}
    for message in said:
        assert not re.search(r"!|incorrect|mistake|fail|[A-Z]{3}", message), message
        assert not message.lower().startswith("wrong")


def test_all_of_many_slips_are_named_in_the_message():
    # Equal sequences: whichever is dropped, the number is the same.
    scenario = Scenario(Dataset([[1, 2]] * 9, [1] * 9), Weights(0.5, 0.25), "identity")
    loss = next(question for question in questions(scenario, 4) if question.key == "loss")
    verdict = check(loss, repr(loss.answer * 8 / 9))
    assert len(verdict.slips) == 9
    for example in range(1, 10):
        assert f"example {example} dropped" in verdict.message


def test_a_large_scenario_is_checked_all_the_same():
    rng = np.random.default_rng(1)
    data = Dataset(rng.integers(0, 2, (200, 30)).tolist(), rng.random(200).tolist())
    scenario = Scenario(data, Weights(0.5, 0.5), "tanh", 0.1)
    asked = {question.key: question for question in questions(scenario)}
    assert check(asked["grad_w_a"], repr(asked["grad_w_a"].answer)).right
    assert not check(asked["grad_w_a"], "123").right


def test_a_slip_is_not_called_right_to_one_decimal_by_chance():
    found = 0
    for seed in range(60):
        for question in questions(random_scenario(seed), 2):
            single = single_slips(question)
            for case, numbers in zip(single.cases, single.numbers, strict=True):
                typed = f"{numbers[0]:.2f}"
                verdict = check(question, typed)
                if np.isfinite(numbers[0]) and not verdict.right:
                    found += typed.endswith("0")
                    assert "This is right to" not in verdict.message, (seed, typed, case)
    assert found > 100
