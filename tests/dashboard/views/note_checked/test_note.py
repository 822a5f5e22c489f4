"""The arithmetic of the slips: what is written evaluates to what is shown beside it."""

import re

import numpy as np
import pytest

from dashboard.display.notation import LESSON, NOTATIONS
from dashboard.display.numbers import short
from dashboard.formulas.written import of_text
from dashboard.views.note_checked.arithmetic import number, power, product, share, total
from dashboard.views.note_checked.calculation import formula, in_full
from dashboard.views.note_checked.lines import slips
from dashboard.views.note_checked.slips import pair
from tests.dashboard.formulas.latex import LACKS_BRACKETS, balanced, uncoloured

SLIPS = (5, 9, 12, 15, 17, 18, 22, 24, 25, 28)
GAP = re.compile(r"\\\\(?:\[-?\d+pt\])?")
MACRO = re.compile(r"\\(?:Wa|Wx|[axzd]t)(?![a-z])")

# The lesson once more, without the core: (n, T) inputs, targets, tanh states with a<0> = 0.
X = np.array([[1, 0, 0], [0, 1, 1], [1, 1, 1]])
Y = np.array([1, 2, 3])
A1 = np.tanh(X[:, 0])
A2 = np.tanh(A1 + X[:, 1])
A3 = np.tanh(A2 + X[:, 2])
E = A3 - Y
B, A = 2 / 3 * (E @ A2), 2 / 3 * (E @ X[:, 2])
STEPS_X = [2 / 3 * (E @ X[:, t]) for t in (2, 1, 0)]
STEPS_A = [2 / 3 * (E @ state) for state in (A2, A1, 0 * A1)]
OWN = 1 - 0.1 * 2 / 3 * E * X.sum(axis=1)

# line: (results with the slip), (results without), calculation after calculation.
RESULTS = {
    5: ([(E[1] ** 2 + E[2] ** 2) / 3], [(E**2).sum() / 3]),
    9: ([A1[0] / 3 * E.sum()], [B]),
    12: ([2 / 3 * (E @ A3)], [B]),
    15: ([2 / 3 * (E @ A2)], [2 / 3 * (E @ A1)]),
    17: ([2 / 3 * (E @ (A2 * X[:, 0]))], [2 / 3 * (E @ X[:, 0])]),
    18: ([2 / 3 * E[2]], [A]),
    22: (
        [1 - STEPS_X[0] + sum(STEPS_X[1:]), 1 - STEPS_A[0] + sum(STEPS_A[1:])],
        [1 - 0.1 * sum(STEPS_X), 1 - 0.1 * sum(STEPS_A)],
    ),
    24: ([*OWN * X[:, 0]], [*(1 - 0.1 * sum(STEPS_X)) * X[:, 0]]),
    25: ([2, 0, 2], [1, 1, 2]),
    28: ([2 / 3 * E.sum(), 2 / 3 * E.sum() * 2], [*(2 / 3 * E), A]),
}
# What the two sides show, typed from a calculator.
SHOWN = {
    5: (["1.76"], ["1.82"]),
    9: (["-0.90"], ["-2.00"]),
    12: (["-2.13"], ["-2.00"]),
    15: (["-2.00"], ["-1.26"]),
    17: (["-1.47"], ["-1.65"]),
    18: (["-1.36"], ["-2.07"]),
    22: (["-0.65", "1.75"], ["1.58", "1.33"]),
    24: (["1.03", "0", "1.41"], ["1.58", "0", "1.58"]),
    25: (["2", "0", "2"], ["1", "1", "2"]),
    28: (["-2.35", "-4.71"], ["-0.29", "-0.70", "-1.36", "-2.07"]),
}

each_slip = pytest.mark.parametrize("line", SLIPS)
each_notation = pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)


def entries(text):
    """The entries of a vector, or the text itself as the only one."""
    found = re.search(r"\\begin\{bmatrix\}(.*)\\end\{bmatrix\}", text)
    return GAP.split(found[1]) if found else [text]


def evaluated(text):
    """The value of displayed arithmetic."""
    text = re.sub(r"\\tfrac\{([^{}]*)\}\{([^{}]*)\}", r"((\1)/(\2))", GAP.sub("", text))
    for sign, meant in ((r"\quad", ""), (r"\,", ""), ("&", ""), (" ", ""), ("^", "**")):
        text = text.replace(sign, meant)
    text = re.sub(r"(?<=[\d)\]])(?=[(\[])", "*", text).replace("[", "(").replace("]", ")")
    assert re.fullmatch(r"[\d.()+*/-]+", text), text
    return eval(text)


def displayed(calculations, notation=LESSON):
    """Of a formula: the values of its numbers, and its results as they are written."""
    text = uncoloured(formula(calculations, notation))
    text = text.removeprefix(r"\begin{aligned} ").removesuffix(r" \end{aligned}")
    parts = text.split("&=")
    assert len(parts) == 3 * len(calculations) + 1
    values, results = [], []
    for numbers, result in zip(parts[2::3], parts[3::3], strict=True):
        values += [evaluated(entry) for entry in entries(numbers)]
        own = result if "bmatrix" in result else GAP.split(result)[0]
        results += [entry.strip() for entry in entries(own)]
    return values, results


def test_evaluation_understands_the_lessons_way_of_writing():
    assert evaluated(r"\tfrac{2}{3} [(0.57 - 1)(0) \\ & \quad + (0.94 - 3)^2]") == (
        pytest.approx(2 / 3 * 2.06**2)
    )
    assert evaluated(r"1 - 0.1\, [(-2.07) + (0)]") == pytest.approx(1.207)


@each_slip
def test_the_results_are_those_of_an_independent_calculation(line):
    for calculations, expected in zip(pair(line), RESULTS[line], strict=True):
        exact = [value for calculation in calculations for value in calculation.exact]
        np.testing.assert_allclose(exact, expected, rtol=0, atol=1e-12)


@each_slip
def test_the_shown_results_are_the_exact_ones_at_two_decimals(line):
    for calculations, expected in zip(pair(line), SHOWN[line], strict=True):
        assert displayed(calculations)[1] == expected
        exact = [value for calculation in calculations for value in calculation.exact]
        assert expected == [of_text(short(value, 2)).tex for value in exact]


@each_notation
@each_slip
def test_the_displayed_arithmetic_evaluates_to_what_is_said_of_it(line, notation):
    for calculations in pair(line):
        written = [value for calculation in calculations for value in calculation.written]
        exact = [value for calculation in calculations for value in calculation.exact]
        values, results = displayed(calculations, notation)
        np.testing.assert_allclose(values, written, rtol=0, atol=1e-12)
        sentence = in_full(calculations, notation)
        for value, result, full in zip(values, results, exact, strict=True):
            # Where the written numbers give another result, the sentence below says which.
            assert of_text(short(full, 6)).tex in sentence
            honest = of_text(short(value, 6)).tex in sentence and "rounded" in sentence
            assert float(result) == pytest.approx(value, abs=1e-12) or honest


@each_notation
@each_slip
def test_formulas_are_well_formed_and_their_macros_are_gone(line, notation):
    for calculations in pair(line):
        text = formula(calculations, notation)
        assert balanced(text), text
        assert not LACKS_BRACKETS.search(uncoloured(text)), text
        assert not MACRO.search(text + in_full(calculations, notation))
        assert "−" not in text


@each_slip
def test_the_two_sides_differ_and_a_box_marks_where(line):
    with_it, without = pair(line)
    assert formula(with_it, LESSON) != formula(without, LESSON)
    assert [calculation.name for calculation in with_it] == [
        calculation.name for calculation in without
    ]
    for side in (with_it, without):
        assert r"\boxed" in formula(side, LESSON)


def test_every_slip_has_a_pair_and_no_other_line_has():
    assert tuple(slips()) == SLIPS
    for line in set(range(1, 31)) - set(SLIPS):
        with pytest.raises(KeyError):
            pair(line)


def test_a_piece_knows_what_is_written_and_what_is_meant():
    piece = share(number(2), 3, product(number(1 / 3), power(number(2.0), 2)), number(0.125))
    assert piece.exact == pytest.approx(2 / 3 * (4 / 3 + 0.125))
    assert piece.written == pytest.approx(2 / 3 * (0.33 * 4 + 0.13))
    assert evaluated(piece.tex) == pytest.approx(piece.written)
    assert total(number(-1.5)).tex == "-1.50"
