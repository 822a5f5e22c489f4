import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.display.notation import LESSON, NOTATIONS
from dashboard.display.numbers import fixed
from dashboard.formulas import polynomials, vectors
from rnn_core import (
    ACTIVATIONS,
    PARAMETERS,
    PRESETS,
    RULES,
    Dataset,
    Weights,
    backward,
    forward,
)
from tests.dashboard.formulas.latex import LACKS_BRACKETS, balanced, numbers_in, uncoloured

NOTE = PRESETS["note"]
# The same cases in every run; nothing is written to disk.
seeded = settings(derandomize=True, database=None, deadline=None, max_examples=200)


def shown(values, decimals=2):
    """What a learner reads where these values are written."""
    return [float(fixed(value, decimals).replace("−", "-")) for value in values]


def first_and_last(values):
    """The examples that are written."""
    return [*values[:4], values[-1]] if len(values) > 6 else list(values)


def columns(text):
    """All columns of numbers in a formula, without the dots."""
    found = re.findall(r"\\begin\{bmatrix\}(.*?)\\end\{bmatrix\}", uncoloured(text))
    return [numbers_in(body.replace(r"\vdots", "")) for body in found]


def passes(data=NOTE.data, weights=NOTE.weights, activation="tanh", rule="exact"):
    fwd = forward(data, weights, activation)
    return fwd, backward(fwd, rule)


def random_passes(n, steps, activation="tanh", rule="exact", seed=1):
    rng = np.random.default_rng(seed)
    data = Dataset(rng.normal(size=(n, steps)), rng.normal(size=n))
    return passes(data, Weights(-0.75, 1.25, 0.5), activation, rule)


def all_lines(fwd, grad, decimals=2, notation=LESSON):
    return [
        *vectors.forward_lines(fwd, decimals, notation),
        vectors.loss_line(fwd, decimals, notation),
        *vectors.backward_lines(fwd, grad, decimals, notation),
        *vectors.dot_lines("w_x", fwd, grad, decimals, notation),
        *vectors.dot_lines("w_a", fwd, grad, decimals, notation),
        *vectors.polynomial_lines(fwd.data.x, fwd.weights.a0, decimals, notation),
        (vectors.general_polynomial(notation),),
    ]


def evaluated(text, w_a, w_x):
    """The value of a polynomial as it is written, in the lesson's letters."""
    weights, total = {"W_a": w_a, "W_x": w_x}, 0.0
    code = re.sub(r"\^\{(\d+)\}", r"^\1", uncoloured(text)).replace(r"\,", " ")
    for sign, term in re.findall(r"(-?)\s*([^-+]+)", code):
        value = -1.0 if sign else 1.0
        for factor in term.split():
            base, _, exponent = factor.partition("^")
            number = weights[base] if base in weights else float(base)
            value *= number ** int(exponent or 1)
        total += value
    return total


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
@pytest.mark.parametrize("name", PRESETS)
def test_every_line_of_every_preset_is_well_formed_in_each_of_its_pieces(name, notation):
    scenario = PRESETS[name]
    run = scenario.run()
    for epoch in (0, run.last_epoch):
        both = passes(scenario.data, run.weights(epoch), scenario.activation, scenario.rule)
        for line in all_lines(*both, notation=notation):
            for piece in line:
                # Only a line as a whole has as many brackets opened as closed.
                assert balanced(piece.replace("(", "").replace(")", "")), piece
                assert "−" not in piece
                assert not re.search(r"nan|None|×10", piece)
            whole = uncoloured(" ".join(line))
            assert balanced(whole), whole
            assert not LACKS_BRACKETS.search(whole), whole


@pytest.mark.parametrize("decimals", [0, 2, 8])
@pytest.mark.parametrize("steps", [1, 3, 6, 7, 12])
@pytest.mark.parametrize("n", [1, 3, 6, 7, 30])
def test_the_columns_of_the_forward_lines_are_the_states_and_inputs(n, steps, decimals):
    fwd, _ = random_passes(n, steps)
    lines = vectors.forward_lines(fwd, decimals, LESSON)
    written = list(range(steps)) if steps <= 6 else [0, 1, 2, None, steps - 1]
    assert len(lines) == len(written)
    for line, place in zip(lines, written, strict=True):
        if place is None:
            assert line == (r"\vdots",)
            continue
        before, x, now = columns(" ".join(line))
        assert before == shown(first_and_last(fwd.a[:, place]), decimals)
        assert x == shown(first_and_last(fwd.data.x[:, place]), decimals)
        assert now == shown(first_and_last(fwd.a[:, place + 1]), decimals)
        text = uncoloured(" ".join(line))
        assert rf"\vec{{a}}^{{\langle {place + 1} \rangle}} = f" in text
        assert (r"\vdots" in text) == (n > 6)


def test_the_lessons_first_two_columns():
    fwd, _ = passes()
    lines = vectors.forward_lines(fwd, 2, LESSON)
    assert columns(lines[0][-1]) == [[0.76, 0, 0.76]]
    assert columns(lines[1][-1]) == [[0.64, 0.76, 0.94]]
    assert columns(lines[2][-1]) == [[0.57, 0.94, 0.96]]


def test_the_loss_is_the_squared_length_of_the_errors():
    fwd, _ = passes()
    line = vectors.loss_line(fwd, 2, LESSON)
    assert columns(" ".join(line)) == [[0.57, 0.94, 0.96], [1, 2, 3]]
    assert numbers_in(line[-1]) == [1.82]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("steps", [1, 3, 6, 9])
def test_every_delta_comes_from_the_one_after_it(steps, activation, rule):
    fwd, grad = random_passes(4, steps, activation, rule)
    lines = vectors.backward_lines(fwd, grad, 8, LESSON)
    places = list(range(steps)) if steps <= 6 else [0, 1, 2, None, steps - 1]
    with_slopes = rule == "exact" and activation != "identity"
    for line, place in zip(lines, places, strict=True):
        if place is None:
            assert line == (r"\vdots",)
            continue
        *factors, result = map(np.array, columns(" ".join(line)))
        t = steps - place
        assert result.tolist() == shown(grad.delta[:, t - 1], 8)
        assert ("f'" in line[0]) == with_slopes
        slope = factors.pop() if with_slopes else 1
        if t == steps:
            made = 2 / 4 * (factors[0] - factors[1]) * slope
        else:
            made = fwd.weights.w_a * factors[0] * slope
        assert np.allclose(made, result, rtol=0, atol=1e-7)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("weight", PARAMETERS)
@pytest.mark.parametrize("steps", [1, 3, 6, 9])
def test_the_dot_products_are_the_terms_and_their_sum_is_the_gradient(steps, weight, rule):
    fwd, grad = random_passes(5, steps, "tanh", rule)
    *lines, total = vectors.dot_lines(weight, fwd, grad, 8, LESSON)
    places = list(range(steps)) if steps <= 6 else [0, 1, 2, None, steps - 1]
    terms = getattr(grad, f"step_{weight}")
    for line, place in zip(lines, places, strict=True):
        if place is None:
            assert line == (r"\vdots",)
            continue
        t = steps - place
        delta, factor = map(np.array, columns(line[1]))
        (number,) = numbers_in(line[2])
        assert number == shown([terms[t - 1]], 8)[0]
        assert number == pytest.approx(delta @ factor, abs=1e-6)
        back = 0 if weight == "w_x" else 1
        assert rf"\langle {t - back} \rangle" in line[0].partition(r"\cdot")[2]
    assert numbers_in(total[-1]) == shown([getattr(grad, weight)], 8)
    if 1 < steps <= 6:
        signs = [-1 if piece.startswith("{} -") else 1 for piece in total[1:-1]]
        sizes = [numbers_in(piece)[0] for piece in total[1:-1]]
        summands = [sign * size for sign, size in zip(signs, sizes, strict=True)]
        assert summands == shown(terms[::-1], 8)
        assert sum(summands) == pytest.approx(getattr(grad, weight), abs=1e-6)


# tests/rnn_core/test_lesson.py has the arithmetic of these numbers.
def test_the_terms_have_the_lessons_labels_and_numbers():
    fwd, grad = passes(rule="note")
    *lines, total = vectors.dot_lines("w_x", fwd, grad, 2, LESSON)
    labels = [re.search(r"\((\w+)\)", line[0])[0] for line in lines]
    assert labels == ["(a)", "(c)", "(e)"]
    assert [numbers_in(line[2]) for line in lines] == [[-2.07], [-2.07], [-1.65]]
    assert numbers_in(total[-1]) == [-5.78]
    *lines, total = vectors.dot_lines("w_a", fwd, grad, 2, LESSON)
    assert [numbers_in(line[2]) for line in lines] == [[-2.00], [-1.26], [0]]
    assert numbers_in(total[-1]) == [-3.26]


def test_the_lessons_polynomials_as_the_errata_have_them():
    lines = vectors.polynomial_lines(NOTE.data.x, 0.0, 2, LESSON)
    bodies = [
        re.sub(r"\\,| ", "", uncoloured(re.search(r"matrix\} (.*) \\end", line[1])[1]))
        for line in lines
    ]
    assert bodies == [  # lines 24, 25 and 26
        r"W_x\\0\\W_x",
        r"W_aW_x\\W_x\\W_aW_x+W_x",
        r"W_a^{2}W_x\\W_aW_x+W_x\\W_a^{2}W_x+W_aW_x+W_x",
    ]


@seeded
@given(
    st.lists(st.sampled_from([0, 1, -1, 0.5, -0.25, 3]), min_size=1, max_size=6),
    st.sampled_from([0, 1, -1, 0.5]),
    st.floats(-2, 2),
    st.floats(-2, 2),
)
def test_a_written_polynomial_has_the_value_of_the_state(x, a0, w_a, w_x):
    for polynomial in polynomials.states(x, a0):
        text = vectors.polynomial_tex(polynomial, 2, LESSON)
        assert not LACKS_BRACKETS.search(uncoloured(text))
        assert evaluated(text, w_a, w_x) == pytest.approx(
            polynomials.value(polynomial, w_a, w_x), rel=1e-12, abs=1e-12
        )


@pytest.mark.parametrize(
    ("polynomial", "text"),
    [
        ({}, "0"),
        ({(0, 0): 1.0}, "1"),
        ({(0, 0): -0.5}, "-0.5"),
        ({(1, 0): 1.0}, "W_a"),
        ({(1, 0): -1.0, (0, 1): -1.0}, "-W_a - W_x"),
        ({(3, 0): 0.5, (2, 1): -2.0, (0, 1): 1.0}, "0.5W_a^{3} - 2W_a^{2}W_x + W_x"),
    ],
)
def test_coefficients_and_signs(polynomial, text):
    found = uncoloured(vectors.polynomial_tex(polynomial, 2, LESSON))
    assert re.sub(r"\\, ?", "", found) == text


def test_polynomials_end_where_a_row_has_no_room():
    x = NOTE.data.x
    assert len(vectors.polynomial_lines(np.tile(x, 4), 0.0, 2, LESSON)) == 4
    wide = x + 1 / 3
    assert len(vectors.polynomial_lines(wide, 0.5, 2, LESSON)) < 3
    assert len(vectors.polynomial_lines(wide * 1e6, 0.5, 8, NOTATIONS["hidden"])) == 1


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
def test_the_letters_are_those_of_the_notation_and_no_others(notation):
    text = uncoloured(
        " ".join(piece for line in all_lines(*passes(), notation=notation) for piece in line)
    )
    assert rf"\vec{{{notation.state_tex}}}" in text
    assert notation.w_a_tex in text
    for other in NOTATIONS.values():
        if other is not notation:
            assert rf"\vec{{{other.state_tex}}}" not in text
            assert other.w_a_tex not in text
