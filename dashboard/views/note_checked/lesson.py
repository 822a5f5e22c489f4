"""The lesson's own run: what every number of "The note, checked" is taken from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rnn_core import (
    PRESETS,
    ForwardPass,
    Gradients,
    Scenario,
    TrainingRun,
    backward,
    forward,
    train,
)


@dataclass(frozen=True)
class Lesson:
    """Core results at the note's weights.

    Attributes
    ----------
    scenario : Scenario
        The preset "note": sequences, weights, tanh, learning rate.
    fwd, identity : ForwardPass
        With tanh, as in the lesson's step 1; with the identity, as in its vectorization.
    note, exact : Gradients
        Back from ``fwd`` by the two rules.
    updated : TrainingRun
        One update by the note's rule.
    """

    scenario: Scenario
    fwd: ForwardPass
    identity: ForwardPass
    note: Gradients
    exact: Gradients
    updated: TrainingRun


@cache
def lesson() -> Lesson:
    """Everything computed once; the results are frozen.

    >>> round(lesson().fwd.loss, 2)
    1.82
    """
    scenario = PRESETS["note"]
    data, weights = scenario.data, scenario.weights
    fwd = forward(data, weights, scenario.activation)
    return Lesson(
        scenario=scenario,
        fwd=fwd,
        identity=forward(data, weights, "identity"),
        note=backward(fwd, "note"),
        exact=backward(fwd, "exact"),
        updated=train(
            data, weights, scenario.activation, scenario.learning_rate, epochs=1, rule="note"
        ),
    )
