"""The helpers of these tests are themselves able to find what they look for."""

import pytest

from tests.dashboard.formulas.latex import LACKS_BRACKETS, balanced, numbers_in, uncoloured


@pytest.mark.parametrize(
    ("formula", "plain"),
    [
        ("a + b", "a + b"),
        (r"\textcolor{#977008}{1} + 2", "1 + 2"),
        (r"\textcolor{#977008}{a^{\langle 1 \rangle}}", r"a^{\langle 1 \rangle}"),
        (r"\textcolor{#977008}{(\textcolor{#0f875f}{x_{1}})}", "(x_{1})"),
    ],
)
def test_colours_are_taken_off(formula, plain):
    assert uncoloured(formula) == plain


@pytest.mark.parametrize(
    "formula", [r"\frac{1}{2}", r"\begin{aligned} a &\leftarrow (b) \end{aligned}", r"\{1\}"]
)
def test_well_formed(formula):
    assert balanced(formula)


@pytest.mark.parametrize(
    "formula",
    ["{", "}{", r"\frac{1}{2", r"\begin{aligned} a", r"\left( a )", "(a", "f(a))"],
)
def test_not_well_formed(formula):
    assert not balanced(formula)


@pytest.mark.parametrize("formula", ["1 - -2", "1 + -0.5", r"a \cdot -2", r"a \cdot - .5"])
def test_negative_numbers_without_brackets_are_found(formula):
    assert LACKS_BRACKETS.search(formula)


@pytest.mark.parametrize("formula", ["1 - 2", "-1 + (-0.5)", r"10^{-2}", "a^{t-1}", "(-1)"])
def test_negative_numbers_in_their_place_are_left_alone(formula):
    assert not LACKS_BRACKETS.search(formula)


def test_numbers_are_found_with_their_signs_and_powers():
    assert numbers_in(r"(-0.43)^2 = 1.5 \cdot 10^{-7}") == [-0.43, 2, 1.5e-7]
