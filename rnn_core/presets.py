"""Ready-made scenarios. The tests prove what each of them shows."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rnn_core.data import Dataset, Weights
from rnn_core.scenario import Scenario

_LESSON = Dataset.sum_task([[1, 0, 0], [0, 1, 1], [1, 1, 1]])

# A first number of size 0.5 or 1, then eleven numbers of alternating sign.
_FIRST_OF_TWELVE = Dataset(
    [[first] + [0.5, -0.5] * 5 + [0.5] for first in (1, -1, 0.5, -0.5)],
    [0.8, -0.8, 0.4, -0.4],
)

_COUNTING = Dataset.sum_task([[1] * 10, [1, 0] * 5, [0, 1] * 5])

_MEMORY = [
    [1, 0.2, -0.1, 0.3],
    [-1, 0.1, 0.2, -0.3],
    [1, -0.2, 0.1, -0.3],
    [-1, 0.2, -0.1, 0.3],
]

# Roelants, "How to implement an RNN, part 1": numpy's seed 1, round(rand(10)) row by row.
_ROELANTS = """
    0100000001 0101010100 1101110001 0011101101 1101001000
    0100001011 0010011111 1001001011 1110010111 0101001101
    0110110111 0011011110 0000111100 1110101011 1000000110
    0110010111 0011000011 0110111000 1010010111 0011110011
"""

PRESETS: Mapping[str, Scenario] = MappingProxyType(
    {
        "note": Scenario(_LESSON, Weights(1, 1), "tanh", 0.1, 50, "exact"),
        "note_rule": Scenario(_LESSON, Weights(1, 1), "tanh", 0.1, 50, "note"),
        "identity": Scenario(_LESSON, Weights(0.5, 0.25), "identity", 0.05, 200, "exact"),
        "too_fast": Scenario(_LESSON, Weights(0.5, 0.25), "identity", 0.3, 50, "exact"),
        "unreachable": Scenario(
            Dataset(_LESSON.x, [-1, -2, -3]), Weights(1, 1), "relu", 0.01, 50, "exact"
        ),
        "vanishing": Scenario(_FIRST_OF_TWELVE, Weights(0.5, 1), "tanh", 0.1, 100, "exact"),
        "exploding": Scenario(_COUNTING, Weights(1.5, 1), "identity", 0.0001, 50, "exact"),
        "remember_first": Scenario(
            Dataset(_MEMORY, [0.8, -0.8, 0.8, -0.8]),
            Weights(0.5, 0.5),
            "tanh",
            0.5,
            200,
            "exact",
        ),
        "remember_last": Scenario(
            Dataset(_MEMORY, [0.3, -0.3, -0.3, 0.3]),
            Weights(0.5, 0.5),
            "tanh",
            0.5,
            200,
            "exact",
        ),
        "roelants": Scenario(
            Dataset.sum_task([[int(bit) for bit in row] for row in _ROELANTS.split()]),
            Weights(0.5, 1),
            "identity",
            0.001,
            1000,
            "exact",
        ),
    }
)
"""Name -> Scenario; ``note`` is the lesson itself."""
