"""What is given: enough to work a scenario by hand, in full, in the letters of the notation."""

import math

import pytest

from dashboard.display.notation import LESSON, NOTATIONS
from dashboard.formulas.given import formulas, numbers
from rnn_core import ACTIVATIONS, Dataset, Scenario, Weights
from tests.dashboard.formulas.latex import balanced, uncoloured
from tests.dashboard.formulas.test_arithmetic import FOREIGN

DATA = Dataset([[1, -2]], [0.5])


def given(activation="tanh", rule="exact", notation=LESSON):
    scenario = Scenario(DATA, Weights(0.3456, -1.5, 0.25), activation, 0.05, rule=rule)
    return formulas(scenario, notation), numbers(scenario, notation)


@pytest.mark.parametrize("name", NOTATIONS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("rule", ["exact", "note"])
def test_it_is_well_formed_and_in_the_letters_of_the_notation(activation, rule, name):
    text = " ".join(sum(given(activation, rule, NOTATIONS[name]), ()))
    assert balanced(text)
    assert [letter for letter in FOREIGN[name] if letter in text] == []


def test_the_numbers_are_in_full():
    _, found = given()
    assert [uncoloured(one).split("=")[1].strip() for one in found] == [
        *("0.3456", "-1.5", "0.25", "0.05", "1")
    ]


def test_f_prime_is_given_where_it_is_a_factor():
    def has_slope(*how):
        return any("f'" in formula for formula in given(*how)[0])

    assert has_slope("tanh", "exact")
    assert not has_slope("tanh", "note")
    assert not has_slope("identity", "exact")


@pytest.mark.parametrize("name", [name for name, f in ACTIVATIONS.items() if f.definition_tex])
def test_what_no_calculator_has_a_key_for_is_spelled_out(name):
    (formula,) = [one for one in given(name)[0] if ACTIVATIONS[name].tex.format(z="z") in one]
    value = {
        r"\sigma(z) = \frac{1}{1 + e^{-z}}": lambda z: 1 / (1 + math.exp(-z)),
        r"\mathrm{leaky\,relu}(z) = \max(z,\, 0.01 \cdot z)": lambda z: max(z, 0.01 * z),
        r"\mathrm{softsign}(z) = \frac{z}{1 + |z|}": lambda z: z / (1 + abs(z)),
    }[formula]
    for z in (-2.0, 0.5, 3.0):
        out = DATA.x[0, :1] * 0 + z
        ACTIVATIONS[name].value(out.copy(), out)
        assert out[0] == pytest.approx(value(z), abs=1e-12)
