import re

import pytest

from dashboard.display.notation import LESSON, NOTATIONS
from dashboard.formulas.derivation import (
    WRITTEN,
    derivation,
    recursion,
    unrolled,
)
from dashboard.formulas.links import local_derivatives
from rnn_core import PARAMETERS, RULES, term_label
from tests.dashboard.formulas.latex import balanced, uncoloured
from tests.dashboard.formulas.test_arithmetic import FOREIGN

LENGTHS = [1, 2, 3, WRITTEN, WRITTEN + 1, 12, 30, 100]

each_notation = pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
each_weight = pytest.mark.parametrize("weight", PARAMETERS)


def labels(weight, T):  # noqa: N803 (the lesson's letter)
    """The names of the terms in the last line, with dots where some are left out."""
    last = unrolled(weight, T, LESSON).lines[-1]
    return [re.sub(r"\\text\{(.*)\}", r"\1", part) for part in last.split(" + ")]


@each_weight
@pytest.mark.parametrize("T", LENGTHS)
def test_there_is_a_term_for_each_step_or_dots_for_those_left_out(weight, T):  # noqa: N803
    names = [term_label(weight, t, T) for t in range(T, 0, -1)]
    if T > WRITTEN:
        names = [*names[: WRITTEN // 2], r"\cdots", names[-1]]
    assert labels(weight, T) == names
    _, sums, _ = unrolled(weight, T, LESSON).lines
    # Every term ends in the direct way from the state of its step to the weight.
    assert sums.count(r"\partial^{+}") == sum(name != r"\cdots" for name in names)


@each_weight
@pytest.mark.parametrize("T", [1, 2, 3])
def test_a_term_has_a_factor_for_every_step_back(weight, T):  # noqa: N803
    _, sums, _ = unrolled(weight, T, LESSON).lines
    # One for the loss before the bracket, and T − t + 1 in the term of step t.
    assert sums.count(r"\frac") == 1 + sum(T - t + 1 for t in range(1, T + 1))
    for t in range(T, 0, -1):
        state = LESSON.tex_at("a", t, "i")
        direct = rf"\frac{{\partial^{{+}} {state}}}{{\partial {LESSON.weight_tex(weight)}}}"
        assert uncoloured(sums).count(direct) == 1


def test_the_lessons_letters_name_the_terms():
    assert labels("w_x", 3) == ["(a)", "(c)", "(e)"]
    assert labels("w_a", 3) == ["(b)", "(d)", "(f)"]


@each_notation
@pytest.mark.parametrize("rule", RULES)
def test_one_step_has_the_factor_f_prime_under_the_exact_rule_only(rule, notation):
    lines = local_derivatives(rule, notation)
    assert len(lines) == 3
    slope = f"f'({notation.tex_at('z', 't')})"
    for line in lines:
        assert uncoloured(line).count(slope) == (rule == "exact")
        assert line.count("f'") == (rule == "exact")
    for line, factor in zip(
        lines,
        (notation.w_a_tex, notation.tex_at("x", "t"), notation.tex_at("a", "t-1")),
        strict=True,
    ):
        assert uncoloured(line).endswith(factor)


@each_notation
@pytest.mark.parametrize("T", LENGTHS)
def test_every_line_is_well_formed_and_in_the_letters_of_the_notation(notation, T):  # noqa: N803
    formulas = derivation(T, notation)
    assert [uncoloured(formula.left) for formula in formulas] == [
        rf"\frac{{\partial L}}{{\partial {notation.weight_tex(weight)}}}"
        for weight in PARAMETERS
    ]
    lines = [*local_derivatives("exact", notation), recursion(notation)]
    lines += [formula.tex for formula in formulas]
    for line in lines:
        assert balanced(line), line
        assert line.count(r"\Bigl[") == line.count(r"\Bigr]")
    text = " ".join(lines)
    assert notation.tex_at("a", T, "i") in text
    assert [letter for letter in FOREIGN[notation.name] if letter in text] == []
