"""The six activations against values worked out by hand."""

import math

import numpy as np
import pytest
from numpy.testing import assert_allclose

from rnn_core import ACTIVATIONS, Activation

E2 = math.e**2
# (name, z, f(z), f'(z)). tanh 1 = (e² − 1) / (e² + 1); 1 − tanh² 1 = 4e² / (e² + 1)²;
# sigmoid(ln 3) = 1 / (1 + 1/3) = 3/4, so f' = 3/4 · 1/4; softsign(−3) = −3/4, f' = 1/16.
BY_HAND = [
    ("tanh", 0.0, 0.0, 1.0),
    ("tanh", 1.0, (E2 - 1) / (E2 + 1), 4 * E2 / (E2 + 1) ** 2),
    ("tanh", -1.0, -(E2 - 1) / (E2 + 1), 4 * E2 / (E2 + 1) ** 2),
    ("identity", -2.5, -2.5, 1.0),
    ("identity", 0.0, 0.0, 1.0),
    ("sigmoid", 0.0, 0.5, 0.25),
    ("sigmoid", math.log(3), 0.75, 0.1875),
    ("sigmoid", -math.log(3), 0.25, 0.1875),
    ("relu", 2.0, 2.0, 1.0),
    ("relu", 0.0, 0.0, 0.0),
    ("relu", -2.0, 0.0, 0.0),
    ("leaky_relu", 2.0, 2.0, 1.0),
    ("leaky_relu", 0.0, 0.0, 0.01),
    ("leaky_relu", -2.0, -0.02, 0.01),
    ("softsign", 0.0, 0.0, 1.0),
    ("softsign", 1.0, 0.5, 0.25),
    ("softsign", -3.0, -0.75, 0.0625),
]


def value(name, z):
    out = np.empty_like(z)
    ACTIVATIONS[name].value(z, out)
    return out


def derivative(name, z):
    out = np.empty_like(z)
    ACTIVATIONS[name].derivative(z, value(name, z), out)
    return out


@pytest.mark.parametrize(("name", "z", "f", "slope"), BY_HAND)
def test_value_and_derivative_by_hand(name, z, f, slope):
    assert_allclose(value(name, np.array([z])), [f], rtol=1e-15)
    assert_allclose(derivative(name, np.array([z])), [slope], rtol=1e-14)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_derivative_is_the_slope_of_the_value(name):
    # An even number of points: none of them is the kink at 0.
    z, h = np.linspace(-4, 4, 80), 1e-5
    slope = (value(name, z + h) - value(name, z - h)) / (2 * h)
    assert_allclose(derivative(name, z), slope, rtol=1e-7, atol=1e-10)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_value_may_be_written_over_z(name):
    z = np.linspace(-3, 3, 13).reshape(1, 13)
    expected = value(name, z)
    ACTIVATIONS[name].value(z, z)
    assert z.tolist() == expected.tolist()


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_values_stay_within_the_range_and_come_close_to_its_ends(name):
    f = ACTIVATIONS[name]
    ends = np.array([-700.0, 700.0])
    assert (value(name, np.linspace(-700, 700, 10_001)) >= f.lower).all()
    assert (value(name, np.linspace(-700, 700, 10_001)) <= f.upper).all()
    for end, limit in zip(value(name, ends), (f.lower, f.upper), strict=True):
        if math.isfinite(limit):
            assert abs(end - limit) < 0.002  # softsign(700) = 700/701
        else:
            assert abs(end) >= 7.0  # leaky_relu(−700) = −7


@pytest.mark.parametrize(
    ("name", "lower", "upper"),
    [
        ("tanh", -1, 1),
        ("identity", -math.inf, math.inf),
        ("sigmoid", 0, 1),
        ("relu", 0, math.inf),
        ("leaky_relu", -math.inf, math.inf),
        ("softsign", -1, 1),
    ],
)
def test_ranges(name, lower, upper):
    assert (ACTIVATIONS[name].lower, ACTIVATIONS[name].upper) == (lower, upper)


def test_only_the_two_relus_have_a_kink():
    assert {name for name, f in ACTIVATIONS.items() if f.kink} == {"relu", "leaky_relu"}


# From one side of 0 to the other: f' of relu from 0 to 1, of leaky_relu from 0.01 to 1;
# f'' of softsign, −2 z / |z| (1 + |z|)³, from 2 to −2.
def test_the_lowest_derivative_that_jumps_at_0():
    h = 1e-6
    for name, jump in (("relu", 1.0), ("leaky_relu", 0.99), ("softsign", 0.0)):
        below, above = derivative(name, np.array([-h, h]))
        assert_allclose(above - below, jump, rtol=0, atol=1e-9)
        assert ACTIVATIONS[name].jump == (1 if jump else 2)
    below, at, above = derivative("softsign", np.array([-h, 0.0, h]))
    assert_allclose([(at - below) / h, (above - at) / h], [2, -2], rtol=1e-5)


def test_the_others_are_smooth():
    # Just below and just above 0 their slopes are the same, to what a smooth f' changes by.
    h = 1e-6
    for name in (name for name, f in ACTIVATIONS.items() if f.jump is None):
        below, above = derivative(name, np.array([-h, h]))
        assert_allclose(above - below, 0, rtol=0, atol=1e-5)


def test_each_activation_knows_its_name_and_none_can_be_added():
    assert {name: f.name for name, f in ACTIVATIONS.items()} == {k: k for k in ACTIVATIONS}
    assert all(isinstance(f, Activation) for f in ACTIVATIONS.values())
    with pytest.raises(TypeError):
        ACTIVATIONS["cosh"] = ACTIVATIONS["tanh"]  # type: ignore[index]
