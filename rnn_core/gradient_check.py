"""The gradient without any calculus, and how well the terms agree with it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rnn_core.activations import activation_named
from rnn_core.arrays import Array
from rnn_core.data import Dataset, Weights
from rnn_core.network import ForwardPass, Gradients
from rnn_core.recurrence import step
from rnn_core.surface import losses

STEP = 3e-5
"""How far to nudge a weight of size 1. The quotient is good to h⁴, which is far below
rounding; rounding is about 1e-16 L / h, and the smaller h, the fewer kinks it meets."""

NUDGES = np.array([1.0, -1.0, 0.5, -0.5])

ROUNDING = 10 * float(np.finfo(np.float64).eps)
"""Ten units: what the rounding of a pass forward adds up to, with a margin."""

TOLERANCE = 1e-6
"""How far, relative to the larger one, a right gradient may be from the quotient."""


@dataclass(frozen=True)
class GradientCheck:
    """The terms' gradient beside the numerical one.

    Attributes
    ----------
    w_a, w_x : float
        The numerical gradient.
    difference_w_a, difference_w_x : float
        Relative to the larger one: 0 is perfect, 2 is the opposite sign. A difference
        that rounding alone can make stays below ``TOLERANCE``. Not a number where the
        loss is too large to be held.
    agrees : bool
        Whether both are within ``TOLERANCE``.
    near_kink : bool
        Whether a nudge carries some z over a place where f' jumps (relu, leaky_relu) or
        f'' does (softsign). There the quotient mixes two sides and says nothing.
    """

    w_a: float
    w_x: float
    difference_w_a: float
    difference_w_x: float
    agrees: bool
    near_kink: bool


def numerical_gradient(
    data: Dataset, weights: Weights, activation: str = "tanh"
) -> tuple[float, float]:
    """The gradient of the loss by central differences: nudge a weight, look at the loss.

    ::

        D(h) = (L(w + h) − L(w − h)) / 2h,   ∂L/∂w ≈ (4 D(h/2) − D(h)) / 3

    The two steps together are good to h⁴ (Richardson), each alone only to h². Not valid
    where a nudge carries some z across 0 under relu, leaky_relu or softsign.

    Parameters
    ----------
    data : Dataset
    weights : Weights
    activation : str

    Returns
    -------
    (w_a, w_x) : floats
        In that order; infinite or not a number where the loss is too large to be held.

    Raises
    ------
    ValueError
        If the activation is unknown.

    Examples
    --------
    >>> data = Dataset(x=[[1, 0, 0], [0, 1, 1], [1, 1, 1]], y=[1, 2, 3])
    >>> [round(g, 4) for g in numerical_gradient(data, Weights(1, 1), "tanh")]
    [-0.3841, -0.2842]
    """
    w_a, w_x = _quotients(*_nudged_losses(data, weights, activation)).tolist()
    return w_a, w_x


def check_gradient(fwd: ForwardPass, grad: Gradients) -> GradientCheck:
    """Hold the terms' gradient against the numerical one.

    Parameters
    ----------
    fwd : ForwardPass
    grad : Gradients
        Of the same pass, by either rule.

    Returns
    -------
    GradientCheck
        The numerical gradient, the differences and the verdict.

    Examples
    --------
    >>> from rnn_core import backward, forward
    >>> fwd = forward(Dataset([[1, 0, 0], [0, 1, 1]], [1, 2]), Weights(1, 1), "tanh")
    >>> check_gradient(fwd, backward(fwd, "exact")).agrees
    True
    >>> check_gradient(fwd, backward(fwd, "note")).agrees
    False
    """
    loss, width = _nudged_losses(fwd.data, fwd.weights, fwd.activation)
    ours, theirs = np.array([grad.w_a, grad.w_x]), _quotients(loss, width)
    difference = _differences(ours, theirs, _noise(fwd, loss, width))
    return GradientCheck(
        w_a=float(theirs[0]),
        w_x=float(theirs[1]),
        difference_w_a=float(difference[0]),
        difference_w_x=float(difference[1]),
        agrees=bool((difference <= TOLERANCE).all()),
        near_kink=_near_kink(fwd),
    )


def _nudged(data: Dataset, weights: Weights) -> tuple[Array, Array]:
    """The weights of eight networks: four with w_a nudged, four with w_x nudged.

    What a weight is multiplied by may be large: a nudge should move no z by much.
    """
    w_a, w_x = np.full(8, weights.w_a), np.full(8, weights.w_x)
    largest_x = float(np.abs(data.x).max())
    w_a[:4] += NUDGES * STEP * max(abs(weights.w_a), 1.0 / max(1.0, abs(weights.a0)))
    w_x[4:] += NUDGES * STEP * max(abs(weights.w_x), 1.0 / max(1.0, largest_x))
    return w_a, w_x


def _nudged_losses(data: Dataset, weights: Weights, activation: str) -> tuple[Array, Array]:
    """The losses and the nudged weights, shape (2, 4): w_a, then w_x."""
    f = activation_named(activation)
    with np.errstate(all="ignore"):
        w_a, w_x = _nudged(data, weights)
    loss = losses(data, w_a, w_x, f, weights.a0)
    return loss.reshape(2, 4), np.stack([w_a[:4], w_x[4:]])
