"""Results that were copied or pickled, as a cache does it, cannot be changed either."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from rnn_core import Dataset, Scenario, Weights, backward, forward, replay, train
from tests.rnn_core.copies import COPIES

DATA = Dataset([[1, 0, 0], [0, 1, 1], [1, 1, 1]], [1, 2, 3])
START = Weights(1, 1, a0=0.5)
RUN = train(DATA, START, epochs=3)
PASS = forward(DATA, START)
RESULTS = [RUN, PASS, backward(PASS), replay(DATA, RUN, "tanh", "exact", [0, 3], [1])]

each_copy = pytest.mark.parametrize("copied", COPIES.values(), ids=COPIES)


@each_copy
@pytest.mark.parametrize("result", RESULTS, ids=lambda result: type(result).__name__)
def test_copies_hold_the_same_and_are_read_only(result, copied):
    twin = copied(result)
    assert vars(twin).keys() == vars(result).keys()
    for name, value in vars(result).items():
        if isinstance(value, np.ndarray):
            array = getattr(twin, name)
            assert_array_equal(array, value)
            with pytest.raises(ValueError, match="read-only"):
                array[0] = 0.0
        else:
            assert getattr(twin, name) == value


@each_copy
def test_a_copied_scenario_is_the_same_scenario(copied):
    scenario = Scenario(DATA, START)
    assert copied(scenario) == scenario
    assert hash(copied(scenario)) == hash(scenario)
