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

STEP = 2.0**-15
"""How far to nudge a weight of size 1, 3e-5: the error of the quotient, of order h⁴, is far
below rounding, which is about 1e-16 L / h; and the smaller h, the fewer kinks it meets."""

NUDGES = np.array([1.0, -1.0, 0.5, -0.5])
"""Up and down by h, up and down by h/2."""

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
    h = _reach(data, weights)
    w_a, w_x = _quotients(_losses(data, weights, activation, h), h).tolist()
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
    h = _reach(fwd.data, fwd.weights)
    loss = _losses(fwd.data, fwd.weights, fwd.activation, h)
    ours, theirs = np.array([grad.w_a, grad.w_x]), _quotients(loss, h)
    difference = _differences(ours, theirs, _noise(fwd, loss, h))
    return GradientCheck(
        w_a=float(theirs[0]),
        w_x=float(theirs[1]),
        difference_w_a=float(difference[0]),
        difference_w_x=float(difference[1]),
        agrees=bool((difference <= TOLERANCE).all()),
        near_kink=_near_kink(fwd, h),
    )


def _reach(data: Dataset, weights: Weights) -> Array:
    """The h of w_a and that of w_x, shape (2,).

    Each is relative to its weight; that of a weight near 0 moves z by ``STEP`` at most.
    """
    largest_x = max(float(data.x.max()), -float(data.x.min()))
    return STEP * np.array(
        [
            max(abs(weights.w_a), 1.0 / max(1.0, abs(weights.a0))),
            max(abs(weights.w_x), 1.0 / max(1.0, largest_x)),
        ]
    )


def _nudged(weights: Weights, h: Array) -> tuple[Array, Array]:
    """w_a and w_x of eight networks, shape (8,) each: first w_a is nudged, then w_x."""
    w_a, w_x = np.full(8, weights.w_a), np.full(8, weights.w_x)
    with np.errstate(over="ignore"):
        w_a[:4] += h[0] * NUDGES
        w_x[4:] += h[1] * NUDGES
    return w_a, w_x


def _losses(data: Dataset, weights: Weights, activation: str, h: Array) -> Array:
    """The losses of the eight networks, shape (2, 4): w_a nudged, w_x nudged."""
    w_a, w_x = _nudged(weights, h)
    return losses(data, w_a, w_x, activation_named(activation), weights.a0).reshape(2, 4)


def _quotients(loss: Array, h: Array) -> Array:
    """(4 D(h/2) − D(h)) / 3 for w_a and for w_x, shape (2,)."""
    with np.errstate(all="ignore"):
        whole, half = (loss[:, 0] - loss[:, 1]) / (2 * h), (loss[:, 2] - loss[:, 3]) / h
        return (4.0 * half - whole) / 3.0


def _noise(fwd: ForwardPass, loss: Array, h: Array) -> Array:
    """What rounding alone can do to the quotients, shape (2,).

    ŷ − y is good to some units of |ŷ| + |y|, its square to 2 |ŷ − y| times as much.
    """
    with np.errstate(all="ignore"):
        size = np.abs(fwd.y_hat) + np.abs(fwd.data.y)
        error: Array = np.sqrt(loss.max(axis=1))  # of the worst of the nudged networks
        return ROUNDING * error * float(np.sqrt(np.mean(size * size))) / h


def _differences(ours: Array, theirs: Array, noise: Array) -> Array:
    """Relative to the larger one, or to the noise if that counts for more; shape (2,)."""
    with np.errstate(all="ignore"):
        gap = np.abs(ours - theirs)
        larger = np.maximum(np.abs(ours), np.abs(theirs))
        return np.where(gap == 0.0, 0.0, gap / np.maximum(larger, noise / TOLERANCE))


def _near_kink(fwd: ForwardPass, h: Array) -> bool:
    """Whether some z of the nudged networks lies on the other side of 0.

    A z that is exactly 0 and stays there whatever the weights (no input and no state
    yet) is harmless: it does not move.
    """
    f = activation_named(fwd.activation)
    if f.jump is None:
        return False
    w_a, w_x = _nudged(fwd.weights, h)
    z, a = np.empty((fwd.data.n, 8)), np.full((fwd.data.n, 8), fwd.weights.a0)
    with np.errstate(all="ignore"):
        for t in range(fwd.data.T):
            step(a, fwd.data.x[:, t, None], w_a, w_x, f, z, a)
            if ((z > 0.0) != (fwd.z[:, t, None] > 0.0)).any():
                return True
    return False
