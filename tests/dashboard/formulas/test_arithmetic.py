"""Every formula, for every activation, rule, length, example and step: its numbers are right.

The substituted line is read back and computed. It gives the result that is written below
it, or the formula's note says that it does not, and what it gives instead.
"""

import re

import numpy as np
import pytest

from dashboard.display.notation import LESSON, NOTATIONS
from dashboard.display.numbers import fixed
from dashboard.formulas import arithmetic as steps
from dashboard.formulas.arithmetic import state_formula
from dashboard.formulas.layout import Formula
from dashboard.formulas.links import Chain, Term, links_of_a_step, slopes_on_the_way
from dashboard.formulas.terms import delta_formula, share_formula, term_formula
from rnn_core import ACTIVATIONS, Dataset, ForwardPass, Weights, backward, forward, slopes
from tests.dashboard.formulas.evaluate import evaluate, plain

LENGTHS = range(1, 13)


def network(activation: str, length: int) -> ForwardPass:
    rng = np.random.default_rng([length, len(activation)])
    x = rng.integers(-2, 3, (3, length)) + rng.choice([0, 0.5, 0.25], (3, length))
    data = Dataset(x, rng.integers(-3, 4, 3))
    weights = Weights(rng.choice([0.5, -0.75, 1.0, 1.1]), rng.choice([1.0, -0.5, 0.8]), 0.25)
    return forward(data, weights, activation)


def shown(formula: Formula) -> str:
    """The result as it is written, with a true minus sign."""
    return plain(formula.lines[-1]).strip().replace("-", "−")


def adds_up(formula: Formula, decimals: int) -> None:
    value = evaluate(formula.lines[-2])
    # The reader's arithmetic is done in another order: the last digit may hang in the balance.
    near = {fixed(value + e, decimals) for e in (-1e-9, 0.0, 1e-9)}
    if formula.note and "it is not 0" not in formula.note:
        assert re.search("|".join(map(re.escape, near)), formula.note), formula
    else:
        assert shown(formula) in near, formula


def number(text: str) -> float:
    return float(text.replace("−", "-"))


@pytest.mark.parametrize("decimals", [2, 6])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_states(activation: str, decimals: int) -> None:
    for length in LENGTHS:
        fwd = network(activation, length)
        for example in (1, 2, 3):
            for t in range(1, length + 1):
                formula = state_formula(fwd, example, t, decimals, LESSON)
                assert shown(formula) == fixed(fwd.a[example - 1, t], decimals)
                adds_up(formula, decimals)


@pytest.mark.parametrize("rule", ["exact", "note"])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_terms_and_shares(activation: str, rule: str) -> None:
    for length in LENGTHS:
        fwd = network(activation, length)
        grad = backward(fwd, rule)
        for weight in ("w_x", "w_a"):
            for t in range(1, length + 1):
                term = Term(weight, t)
                whole = term_formula(fwd, grad, term, 2, LESSON)
                assert shown(whole) == fixed(getattr(grad, f"step_{weight}")[t - 1], 2)
                adds_up(whole, 2)
                for example in (1, 2, 3):
                    share = share_formula(fwd, grad, term, example, 2, LESSON)
                    terms = getattr(grad, f"terms_{weight}")
                    assert shown(share) == fixed(terms[example - 1, t - 1], 2)
                    adds_up(share, 2)


@pytest.mark.parametrize("rule", ["exact", "note"])
def test_a_chain_has_one_factor_for_the_loss_each_step_back_and_the_weight(rule: str) -> None:
    for length in LENGTHS:
        fwd = network("tanh", length)
        for weight in ("w_x", "w_a"):
            for t in range(1, length + 1):
                term = Term(weight, t)
                links = Chain(fwd, rule, 1, 2, LESSON).links(term)
                assert len(links) == length - t + 2
                share = share_formula(fwd, backward(fwd, rule), term, 1, 2, LESSON)
                derivatives = share.lines[0]
                assert derivatives.count(r"\frac") == length - t + 2
                assert derivatives.count(r"\partial^{+}") == 1
                assert len(re.findall(r"\d+\.\d\d", share.lines[1])) == length - t + 2
                primes = sum(link.local.count("f'") for link in links)
                assert primes == (length - t + 1 if rule == "exact" else 0)


def test_the_product_of_a_chain_is_the_share() -> None:
    fwd = network("tanh", 7)
    grad = backward(fwd, "exact")
    for t in range(1, 8):
        links = Chain(fwd, "exact", 2, 8, LESSON).links(Term("w_a", t))
        for product in (
            np.prod([link.value for link in links]),
            np.prod([link.numbers.value for link in links]),
        ):
            assert product == pytest.approx(grad.terms_w_a[1, t - 1], abs=1e-7)


@pytest.mark.parametrize("decimals", [2, 6])
@pytest.mark.parametrize("rule", ["exact", "note"])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_link_is_the_derivative_it_names(
    activation: str, rule: str, decimals: int
) -> None:
    for length in LENGTHS:
        fwd = network(activation, length)
        slope = slopes(fwd) if rule == "exact" else np.ones_like(fwd.z)
        for i in range(3):
            for t in range(1, length + 1):
                stack = links_of_a_step(fwd, rule, i + 1, t, decimals, LESSON)
                of_the_loss = 2 / 3 * fwd.error[i]
                back = [slope[i, s - 1] * fwd.weights.w_a for s in range(length, t, -1)]
                direct = [
                    slope[i, t - 1] * by for by in (fwd.data.x[i, t - 1], fwd.a[i, t - 1])
                ]
                values = [of_the_loss, *back, *direct]
                # A single number is written as in the lesson: 1, not 1.00.
                assert [number(shown(row)) for row in stack.rows] == [
                    number(fixed(value, decimals)) for value in values
                ]
                for row in stack.rows:
                    if len(row.lines) == 3:  # more than one number
                        adds_up(row, decimals)


@pytest.mark.parametrize("rule", ["exact", "note"])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_delta_is_what_both_terms_of_a_step_share(activation: str, rule: str) -> None:
    for length in LENGTHS:
        fwd = network(activation, length)
        grad = backward(fwd, rule)
        for t in range(1, length + 1):
            formula = delta_formula(fwd, grad, 2, t, 2, LESSON)
            assert shown(formula) == fixed(grad.delta[1, t - 1], 2)
            assert formula.lines[0].count(r"\frac") == length - t + 1
            assert formula.lines[0].count("f'") == (rule == "exact")
            if len(formula.lines) == 3:
                adds_up(formula, 2)


def test_a_number_that_the_decimals_hide_is_not_taken_for_0() -> None:
    fwd = forward(Dataset([[0.001, 0.0]], [0]), Weights(1, 1, 0), "identity")
    grad = backward(fwd, "exact")
    hidden = term_formula(fwd, grad, Term("w_x", 1), 2, LESSON)
    assert hidden.note == "At 2 decimals this is 0.00, but it is not 0: 2×10⁻⁶."
    assert term_formula(fwd, grad, Term("w_a", 1), 2, LESSON).note == ""  # a<0> is 0


@pytest.mark.parametrize("decimals", [2, 6])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_slope_is_f_prime(activation: str, decimals: int) -> None:
    for length in LENGTHS:
        fwd = network(activation, length)
        for example in (1, 2, 3):
            stack = slopes_on_the_way(fwd, example, 1, decimals, LESSON)
            assert len(stack.rows) == length
            for row, value in zip(stack.rows, slopes(fwd)[example - 1, ::-1], strict=True):
                assert shown(row) == fixed(value, decimals)
                if len(row.lines) == 3:  # from the state: it can be computed from it
                    adds_up(row, decimals)


def test_a_stack_says_which_of_its_rows_does_not_add_up() -> None:
    data = Dataset([[1, 0, 0], [0, 1, 1], [1, 1, 1]], [1, 2, 3])
    stack = slopes_on_the_way(forward(data, Weights(1, 1)), 3, 1, 2, LESSON)
    # 1 − 0.94² = 0.1164, but the state is 0.942681
    assert stack.note == (
        "f′(z⟨2⟩): with the numbers as written this gives 0.12; "
        "with the full ones 0.11 (0.111353)."
    )


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_loss_and_update(activation: str) -> None:
    for length in LENGTHS:
        fwd = network(activation, length)
        formula = steps.loss(fwd, 2)
        assert shown(formula) == fixed(fwd.loss, 2)
        adds_up(formula, 2)
        for rule in ("exact", "note"):
            grad = backward(fwd, rule)
            formulas = steps.update(grad, fwd.weights, 0.1, 2, LESSON)
            for weight, formula in zip(("w_x", "w_a"), formulas, strict=True):
                new = getattr(fwd.weights, weight) - 0.1 * getattr(grad, weight)
                assert shown(formula) == fixed(new, 2)
                adds_up(formula, 2)


def test_the_lesson_as_the_issue_writes_it() -> None:
    data = Dataset([[1, 0, 0], [0, 1, 1], [1, 1, 1]], [1, 2, 3])
    fwd = forward(data, Weights(1, 1), "tanh")
    assert [plain(line).split() for line in state_formula(fwd, 1, 2, 2, LESSON).lines[1:]] == [
        ["tanh(1", "*", "0.76", "+", "1", "*", "0)"],
        ["0.64"],
    ]
    note = state_formula(fwd, 1, 3, 2, LESSON).note
    assert "gives 0.56" in note
    assert "0.57 (0.566270)" in note
    terms = term_formula(fwd, backward(fwd, "note"), Term("w_x", 3), 2, LESSON)
    assert shown(terms) == "−2.07"
    assert evaluate(terms.lines[-2]) == pytest.approx(-2.066667, abs=1e-6)
    new_w_x = steps.update(backward(fwd, "exact"), Weights(1, 1), 0.1, 2, LESSON)[0]
    assert plain(new_w_x.lines[0]).replace(" ", "") == "1-0.1*(-0.19-0.04-0.05)"
    assert shown(new_w_x) == "1.03"


FOREIGN = {
    "lesson": ["rec", "hh", "xh", "S_", "h_"],
    "state": [r"\langle", "W_a", "W_x", "hh", "h_"],
    "hidden": [r"\langle", "W_a", "W_x", "rec", "S_"],
}


@pytest.mark.parametrize("name", NOTATIONS)
def test_no_formula_keeps_a_foreign_letter(name: str) -> None:
    notation = NOTATIONS[name]
    fwd = network("tanh", 4)
    grad = backward(fwd, "exact")
    formulas = [
        state_formula(fwd, 1, 2, 2, notation),
        *(share_formula(fwd, grad, Term(w, 2), 1, 2, notation) for w in ("w_x", "w_a")),
        *(term_formula(fwd, grad, Term(w, 2), 2, notation) for w in ("w_x", "w_a")),
        links_of_a_step(fwd, "exact", 1, 2, 2, notation),
        slopes_on_the_way(fwd, 1, 1, 2, notation),
        *steps.update(grad, fwd.weights, 0.1, 2, notation),
    ]
    text = " ".join([*(f.tex for f in formulas), *steps.recurrence(notation)])
    assert [letter for letter in FOREIGN[name] if letter in text] == []


def test_a_chain_of_a_hundred_steps_has_dots_in_the_middle() -> None:
    fwd = network("tanh", 100)
    grad = backward(fwd, "exact")
    for formula in (
        share_formula(fwd, grad, Term("w_a", 2), 1, 2, LESSON),
        term_formula(fwd, grad, Term("w_a", 2), 2, LESSON),
    ):
        assert r"\cdots" in formula.tex
        assert len(formula.tex) < 5000


def test_where_factors_are_left_out_nothing_is_said_of_those_written() -> None:
    data = Dataset([[1.0] * 20], [3])
    fwd = forward(data, Weights(1.1, 1), "identity")
    grad = backward(fwd, "exact")
    for formula in (
        share_formula(fwd, grad, Term("w_x", 1), 1, 2, LESSON),
        term_formula(fwd, grad, Term("w_x", 1), 2, LESSON),
    ):
        assert r"\cdots" in formula.tex
        assert formula.note == ""


def test_a_z_that_would_be_rounded_to_0_shows_on_which_side_of_the_kink_it_is() -> None:
    fwd = forward(Dataset([[0.001], [-0.001], [0]], [1, 1, 1]), Weights(1, 1), "relu")
    shown = [slopes_on_the_way(fwd, i, 1, 2, LESSON).rows[0].lines[0] for i in (1, 2, 3)]
    assert ["= 0.001)" in shown[0], "= -0.001)" in shown[1], "= 0)" in shown[2]] == [True] * 3
