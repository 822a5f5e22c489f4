"""By hand and vectorized: on random cases, and how the page says it."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from dashboard.views.vectorized.agreement import (
    ROUNDING,
    Difference,
    differences,
    magnitude,
    sentence,
)
from rnn_core import ACTIVATIONS, PRESETS, RULES, Dataset, Weights, backward, forward
from rnn_core.by_hand import backward_by_hand, forward_by_hand

CASES = 500


def random_case(seed):
    rng = np.random.default_rng(seed)
    n, steps = rng.integers(1, 7), rng.integers(1, 13)
    data = Dataset(rng.normal(size=(n, steps)), rng.normal(size=n))
    weights = Weights(*rng.uniform(-2, 2, 2), rng.choice([0.0, rng.normal()]))
    names = list(ACTIVATIONS)
    # Every activation under both rules, in turn.
    return data, weights, names[seed % len(names)], RULES[seed // len(names) % len(RULES)]


def test_the_cases_are_of_all_kinds():
    cases = [random_case(seed) for seed in range(CASES)]
    kinds = {(activation, rule) for _, _, activation, rule in cases}
    assert kinds == {(activation, rule) for activation in ACTIVATIONS for rule in RULES}
    assert {data.T for data, *_ in cases} == set(range(1, 13))
    assert {data.n for data, *_ in cases} == set(range(1, 7))


@pytest.mark.parametrize("first", range(0, CASES, 50))
def test_they_agree_to_a_millionth_of_a_millionth(first):
    for seed in range(first, first + 50):
        data, weights, activation, rule = random_case(seed)
        x, y, (w_a, w_x, a0) = data.x.tolist(), data.y.tolist(), vars(weights).values()
        states = forward_by_hand(x, y, w_a, w_x, a0, activation)
        by_hand = backward_by_hand(x, y, states, w_a, activation, rule)
        fwd = forward(data, weights, activation)
        grad = backward(fwd, rule)
        terms = [grad.terms_w_x, grad.terms_w_a]
        largest = max(float(np.abs(term).max()) for term in terms)
        for one, other, scale in (
            (states.z, fwd.z, np.abs(fwd.z).max()),
            (states.a, fwd.a, np.abs(fwd.a).max()),
            (states.loss, fwd.loss, fwd.loss),
            ([by_hand.terms_w_x, by_hand.terms_w_a], terms, largest),
            ([by_hand.w_x, by_hand.w_a], [grad.w_x, grad.w_a], largest),
        ):
            assert_allclose(one, other, rtol=0, atol=1e-12 * scale, err_msg=f"case {seed}")
        found = differences(fwd, grad)
        assert all(difference.relative <= ROUNDING for difference in found), seed


@pytest.mark.parametrize("name", PRESETS)
def test_they_agree_at_every_stage_of_every_preset(name):
    scenario = PRESETS[name]
    run = scenario.run()
    for epoch in {0, 1, run.last_epoch // 2, run.last_epoch}:
        fwd = forward(scenario.data, run.weights(epoch), scenario.activation)
        found = differences(fwd, backward(fwd, scenario.rule))
        assert [difference.kind for difference in found] == [
            "states",
            "loss",
            "terms",
            "gradient",
        ]
        assert all(difference.relative <= ROUNDING for difference in found), epoch


def test_a_difference_is_found_wherever_it_is():
    fwd = forward(PRESETS["note"].data, PRESETS["note"].weights)
    other = forward(PRESETS["note"].data, Weights(1, 1 + 1e-9))
    grad = backward(fwd)
    # The terms belong to other states than those of the forward pass.
    found = {d.kind: d.relative for d in differences(fwd, backward(other))}
    assert found["states"] <= ROUNDING
    assert found["loss"] <= ROUNDING
    assert found["terms"] > ROUNDING
    assert found["gradient"] > ROUNDING
    assert max(d.relative for d in differences(fwd, grad)) <= ROUNDING


def test_numbers_too_large_to_be_held_are_no_difference():
    fwd = forward(Dataset([[1e200, 1e200]], [0]), Weights(1e200, 1e200), "identity")
    found = differences(fwd, backward(fwd))
    assert all(difference.size == 0 for difference in found)


@pytest.mark.parametrize(
    ("found", "text"),
    [
        ([("states", 0.0, 1.0)], "The two agree to the last digit."),
        (
            [("states", 1e-16, 1.0), ("terms", 2.2e-16, 3.0)],
            "The largest difference is 2×10⁻¹⁶, in the terms.",
        ),
        (
            [("terms", 4e-10, 2e6)],
            "The largest difference is 4×10⁻¹⁰, in the terms: "
            "a relative difference of 2×10⁻¹⁶.",
        ),
    ],
)
def test_the_sentence(found, text):
    assert sentence([Difference(*difference) for difference in found]) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(2.2e-16, "2×10⁻¹⁶"), (9.6e-17, "1×10⁻¹⁶"), (5e-324, "5×10⁻³²⁴"), (3.0, "3×10⁰")],
)
def test_magnitudes(value, text):
    assert magnitude(value) == text
