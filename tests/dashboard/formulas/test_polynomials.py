import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.formulas import polynomials
from rnn_core import PRESETS, Dataset, Weights, forward

# The same cases in every run; nothing is written to disk.
seeded = settings(derandomize=True, database=None, deadline=None, max_examples=300)
numbers = st.sampled_from([0.0, 1.0, -1.0, 0.5, -2.25]) | st.floats(-10, 10)


@seeded
@given(st.lists(numbers, min_size=1, max_size=12), numbers, numbers, numbers)
def test_at_any_weights_the_polynomials_are_the_states_of_the_identity(x, a0, w_a, w_x):
    fwd = forward(Dataset([x], [0]), Weights(w_a, w_x, a0), "identity")
    found = polynomials.states(x, a0)
    sizes = polynomials.states(np.abs(x).tolist(), abs(a0))
    assert len(found) == len(x) + 1
    for t, polynomial in enumerate(found):
        scale = polynomials.value(sizes[t], abs(w_a), abs(w_x))
        value = polynomials.value(polynomial, w_a, w_x)
        assert value == pytest.approx(float(fwd.a[0, t]), rel=0, abs=1e-13 * scale + 1e-300)


def test_the_lessons_polynomials():
    # errata, lines 24 to 26: (power of w_a, power of w_x) -> coefficient
    rows = [polynomials.states(row, 0.0) for row in PRESETS["note"].data.x.tolist()]
    assert [row[1] for row in rows] == [{(0, 1): 1}, {}, {(0, 1): 1}]
    assert [row[2] for row in rows] == [{(1, 1): 1}, {(0, 1): 1}, {(1, 1): 1, (0, 1): 1}]
    assert [row[3] for row in rows] == [
        {(2, 1): 1},
        {(1, 1): 1, (0, 1): 1},
        {(2, 1): 1, (1, 1): 1, (0, 1): 1},
    ]


def test_the_initial_state_is_a_term_of_its_own():
    assert polynomials.states([0, 2], a0=-0.5)[2] == {(2, 0): -0.5, (0, 1): 2}


def test_nothing_in_gives_nothing():
    assert polynomials.states([0, 0], a0=0) == [{}, {}, {}]
    assert polynomials.value({}, 2, 3) == 0
