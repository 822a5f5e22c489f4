import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.display.notation import LESSON, NOTATIONS
from dashboard.display.numbers import fixed
from dashboard.formulas import arithmetic as steps
from dashboard.formulas.written import as_set, counted, rate, rounded
from rnn_core import ACTIVATIONS, PRESETS, Dataset, Scenario, Weights, backward, forward
from tests.dashboard.formulas.latex import LACKS_BRACKETS, balanced, numbers_in, uncoloured

NOTE = PRESETS["note"]
# The same cases in every run; nothing is written to disk.
seeded = settings(derandomize=True, database=None, deadline=None, max_examples=300)
# Near the largest float, a number rounded up cannot be read back.
large = st.floats(-1e300, 1e300)


def shown(value, decimals=2):
    """The number that a learner reads where this value is written."""
    return float(fixed(value, decimals).replace("−", "-"))


def all_formulas(scenario, weights, decimals=2, notation=LESSON):
    fwd = forward(scenario.data, weights, scenario.activation)
    grad = backward(fwd, scenario.rule)
    return [
        *steps.model(scenario, weights, decimals, notation),
        *steps.recurrence(notation),
        steps.loss(fwd, decimals).tex,
        *updates(grad, weights, scenario.learning_rate, decimals, notation),
    ]


def updates(grad, weights, learning_rate, decimals=2, notation=LESSON):
    return [f.tex for f in steps.update(grad, weights, learning_rate, decimals, notation)]


def assert_well_formed(formula):
    assert balanced(formula), formula
    assert not LACKS_BRACKETS.search(uncoloured(formula)), formula
    assert "−" not in formula  # KaTeX warns about it; its own minus is the ASCII one
    assert "×10" not in formula
    assert "nan" not in formula
    assert "None" not in formula


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
@pytest.mark.parametrize("name", PRESETS)
def test_every_formula_of_every_preset_is_well_formed(name, notation):
    scenario = PRESETS[name]
    run = scenario.run()
    for epoch in (0, 1, run.last_epoch // 2, run.last_epoch):
        for formula in all_formulas(scenario, run.weights(epoch), notation=notation):
            assert_well_formed(formula)


@pytest.mark.parametrize("decimals", [0, 2, 8])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_negative_weights_inputs_and_targets_are_well_formed_too(activation, decimals):
    data = Dataset([[-1, -0.25], [-3, 1e-7]], [-1.5, -2])
    scenario = Scenario(data, Weights(-0.75, -3.25, -0.5), activation, 1e-4, 1)
    formulas = all_formulas(scenario, scenario.weights, decimals)
    for formula in formulas:
        assert_well_formed(formula)
    # The factor after a plus has brackets, the one at the beginning has none.
    assert f"({as_set(-3.25, decimals).tex})" in uncoloured(formulas[0])
    assert f"({as_set(-0.75, decimals).tex})" not in uncoloured(formulas[0])


def test_the_models_line_has_the_current_weights_and_the_start():
    recurrence, start, prediction = steps.model(NOTE, Weights(0.25, -0.5, 3), 2, LESSON)
    assert numbers_in(recurrence)[:1] == [0.25]
    assert -0.5 in numbers_in(recurrence)
    assert uncoloured(start).endswith("= 3")
    assert LESSON.tex_at("a", 3) in prediction


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
def test_formulas_use_the_letters_of_the_notation(notation):
    text = uncoloured(" ".join(all_formulas(NOTE, NOTE.weights, notation=notation)))
    for letter in ("a", "x", "z"):
        assert notation.tex_at(letter, "t") in text
    assert notation.tex_at("a", "t-1") in text
    for other in NOTATIONS.values():
        if other.w_a_tex != notation.w_a_tex:
            assert other.w_a_tex not in text


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_activation_has_a_formula_of_its_own(activation):
    line = steps.model(Scenario(NOTE.data, NOTE.weights, activation), NOTE.weights, 2, LESSON)
    known = {name: f.tex.format(z="z") for name, f in ACTIVATIONS.items()}
    assert len(set(known.values())) == len(known)
    name, _, _ = known[activation].partition("z")
    assert name in line[0]


def test_the_loss_has_the_predictions_the_targets_and_the_lessons_1_82():
    formula = steps.loss(forward(NOTE.data, NOTE.weights, "tanh"), 2).tex
    numbers = numbers_in(formula)
    for number in (0.57, 0.94, 0.96, 1, 2, 3, 1.82):
        assert number in numbers
    assert numbers[-1] == 1.82


def test_a_long_loss_shows_the_first_summands_and_dots_but_the_loss_of_all():
    scenario = PRESETS["roelants"]
    fwd = forward(scenario.data, scenario.weights, "identity")
    formula = steps.loss(fwd, 4).tex
    numbers = numbers_in(formula)
    in_it = [shown(y_hat, 4) in numbers for y_hat in fwd.y_hat]
    assert in_it == sorted(in_it, reverse=True)  # from the first on, without a gap
    assert 2 <= sum(in_it) < 20
    assert r"\cdots" in formula
    assert 20 in numbers
    assert numbers[-1] == shown(fwd.loss, 4)


# tests/rnn_core/test_lesson.py has the arithmetic of these numbers.
@pytest.mark.parametrize(
    ("rule", "w_x", "w_a"),
    [
        ("exact", [1, 0.1, -0.19, -0.04, -0.05, 1.03], [1, 0.1, -0.29, -0.10, 0, 1.04]),
        ("note", [1, 0.1, -2.07, -2.07, -1.65, 1.58], [1, 0.1, -2.00, -1.26, 0, 1.33]),
    ],
)
def test_the_update_has_the_old_weight_the_rate_the_terms_and_the_new_weight(rule, w_x, w_a):
    grad = backward(forward(NOTE.data, NOTE.weights, "tanh"), rule)
    lines = updates(grad, NOTE.weights, 0.1)
    for line, weight, expected in zip(lines, ("W_x", "W_a"), (w_x, w_a), strict=True):
        assert weight in line
        # Between terms a minus sign is the operator and the sign of the number in one.
        joined = uncoloured(line).replace("- ", "-").replace(r"-0.1 \cdot", r"0.1 \cdot")
        found = numbers_in(joined)
        assert [number for number in found if number in expected] == expected


def test_a_long_update_shows_dots_for_the_terms_left_out():
    scenario = PRESETS["vanishing"]
    grad = backward(forward(scenario.data, scenario.weights, "tanh"))
    for line in updates(grad, scenario.weights, 0.1):
        assert r"\cdots" in line
    short = backward(forward(NOTE.data, NOTE.weights, "tanh"))
    assert not any(r"\cdots" in line for line in updates(short, NOTE.weights, 1))


@pytest.mark.parametrize("value", [0.1, 1e-4, 10.0, 0.00012345678901, 1.23456789e-5])
def test_a_learning_rate_is_always_written_in_full(value):
    assert_well_formed(rate(value).tex)
    assert numbers_in(rate(value).tex) == [value] == [rate(value).value]


@seeded
@given(large, st.integers(0, 8))
def test_any_number_can_stand_in_a_formula(value, decimals):
    about = {"rel": 0.51 * 10**-decimals, "abs": 0.51 * 10**-decimals}
    for text, tolerance in (
        (rounded(value, decimals).tex, about),
        (counted(value, decimals).tex, about),
        (as_set(value, decimals).tex, about),
        (as_set(value, decimals).in_brackets().coloured("a").tex, about),
        (rate(value).in_brackets().tex, {"rel": 1e-12}),
    ):
        assert_well_formed(text)
        (number,) = numbers_in(text)
        assert number == pytest.approx(value, **tolerance)


@seeded
@given(large, st.integers(0, 8))
def test_a_written_number_has_the_value_that_one_reads(value, decimals):
    for written in (
        rounded(value, decimals),
        counted(value, decimals),
        as_set(value, decimals),
    ):
        assert numbers_in(written.tex) == [written.value]
        assert numbers_in(written.in_brackets().tex) == [written.value]


def test_a_negative_number_gets_brackets_and_others_do_not():
    assert rounded(-0.5, 1).in_brackets().tex == "(-0.5)"
    assert rounded(0.5, 1).in_brackets().tex == "0.5"
