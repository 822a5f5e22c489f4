"""Everything that a training run needs, in one value."""

from __future__ import annotations

from dataclasses import dataclass

from rnn_core.activations import activation_named
from rnn_core.data import Dataset, Weights
from rnn_core.recurrence import rule_named
from rnn_core.training import TrainingRun, checked_epochs, checked_learning_rate, train


@dataclass(frozen=True)
class Scenario:
    """Data, initial weights, activation and training settings, ready to run.

    Parameters
    ----------
    data : Dataset
    weights : Weights
        The initial weights.
    activation : str
        One of ``ACTIVATIONS``.
    learning_rate : float
        Above 0.
    epochs : int
        The epoch limit, at least 0.
    rule : "exact" or "note"

    Raises
    ------
    ValueError
        If a name is unknown or a number is out of range.

    Examples
    --------
    >>> data = Dataset.sum_task([[1, 0], [0, 1]])
    >>> Scenario(data, Weights(0.5, 0.5), "identity", 0.1, 20, "exact").run().stop
    'epoch limit'
    """

    data: Dataset
    weights: Weights
    activation: str = "tanh"
    learning_rate: float = 0.1
    epochs: int = 50
    rule: str = "exact"

    def __post_init__(self) -> None:
        activation_named(self.activation)
        rule_named(self.rule)
        object.__setattr__(self, "learning_rate", checked_learning_rate(self.learning_rate))
        object.__setattr__(self, "epochs", checked_epochs(self.epochs))

    def run(self) -> TrainingRun:
        """Train from the initial weights."""
        return train(
            self.data,
            self.weights,
            self.activation,
            self.learning_rate,
            self.epochs,
            self.rule,
        )
