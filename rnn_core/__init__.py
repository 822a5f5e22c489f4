"""The mathematics of the lesson: one recurrent network with one state and two weights.

    z<t> = w_a a<t-1> + w_x x<t>,   a<t> = f(z<t>),   ŷ = a<T>,   L = (1/n) Σ (ŷ − y)²

numpy and the standard library only. Public arrays have one row for each example
and one column for each step; in memory the steps come first.
"""

from rnn_core.activations import ACTIVATIONS, Activation
from rnn_core.data import Dataset, Weights
from rnn_core.floor import loss_floor
from rnn_core.gradient_check import GradientCheck, check_gradient, numerical_gradient
from rnn_core.network import ForwardPass, Gradients, backward, forward, slopes
from rnn_core.presets import PRESETS
from rnn_core.reading import Reading, read
from rnn_core.recurrence import RULES
from rnn_core.replay import Replay, replay
from rnn_core.scenario import Scenario
from rnn_core.surface import loss_surface
from rnn_core.terms import PARAMETERS, term_label
from rnn_core.training import TrainingRun, train, updated

__all__ = [
    "ACTIVATIONS",
    "PARAMETERS",
    "PRESETS",
    "RULES",
    "Activation",
    "Dataset",
    "ForwardPass",
    "GradientCheck",
    "Gradients",
    "Reading",
    "Replay",
    "Scenario",
    "TrainingRun",
    "Weights",
    "backward",
    "check_gradient",
    "forward",
    "loss_floor",
    "loss_surface",
    "numerical_gradient",
    "read",
    "replay",
    "slopes",
    "term_label",
    "train",
    "updated",
]
