"""The numerical gradient, and how well the terms agree with it."""

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
"""The step h for a weight of size 1, about 3e-5. The error of the difference quotient, of
order h⁴, is far below the rounding error of about 1e-16 L / h; and a small h rarely meets a
corner of f."""

NUDGES = np.array([1.0, -1.0, 0.5, -0.5])
"""Each weight is changed by +h, −h, +h/2 and −h/2."""

ROUNDING = 10 * float(np.finfo(np.float64).eps)
"""The rounding error of a forward pass: ten units of float64, with a margin."""

TOLERANCE = 1e-6
"""The largest relative difference at which the two gradients count as equal."""


@dataclass(frozen=True)
class GradientCheck:
    """The comparison of the gradient from the terms with the numerical gradient.

    Attributes
    ----------
    w_a, w_x : float
        The numerical gradient.
    difference_w_a, difference_w_x : float
        The relative difference, divided by the larger of the two: 0 is perfect agreement, 2 is
        the same size with the opposite sign. A difference that rounding alone can cause
        stays below ``TOLERANCE``. NaN if the loss overflows.
    agrees : bool
        Whether both differences are within ``TOLERANCE``.
    near_kink : bool
        Whether changing a weight by h moves some z across 0, where f' jumps (relu,
        leaky_relu) or f'' jumps (softsign). The difference quotient then mixes both sides,
        and the comparison means nothing.
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
    """The gradient of the loss by central differences, without calculus.

    ::

        D(h) = (L(w + h) − L(w − h)) / 2h,   ∂L/∂w ≈ (4 D(h/2) − D(h)) / 3

    Combining the steps h and h/2 (Richardson) leaves an error of order h⁴; each alone has one
    of order h². Not valid for relu, leaky_relu or softsign if a step moves some z across 0.

    Parameters
    ----------
    data : Dataset
    weights : Weights
    activation : str

    Returns
    -------
    (w_a, w_x) : floats
        In this order; infinite or NaN if the loss overflows.

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
    """Compare the gradient from the terms with the numerical gradient.

    Parameters
    ----------
    fwd : ForwardPass
    grad : Gradients
        The gradient of the same pass, by either rule.

    Returns
    -------
    GradientCheck
        The numerical gradient, the relative differences, and whether they agree.

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


def _changed(weights: Weights, h: Array) -> tuple[Array, Array]:
    """w_a and w_x of eight networks, shape (8,) each: first w_a is changed, then w_x."""
    w_a, w_x = np.full(8, weights.w_a), np.full(8, weights.w_x)
    with np.errstate(over="ignore"):
        w_a[:4] += h[0] * NUDGES
        w_x[4:] += h[1] * NUDGES
    return w_a, w_x


def _losses(data: Dataset, weights: Weights, activation: str, h: Array) -> Array:
    """The losses of the eight networks, shape (2, 4): first with w_a changed, then w_x."""
    w_a, w_x = _changed(weights, h)
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
        error: Array = np.sqrt(loss.max(axis=1))  # of the worst of the changed networks
        return ROUNDING * error * float(np.sqrt(np.mean(size * size))) / h


def _differences(ours: Array, theirs: Array, noise: Array) -> Array:
    """Relative to the larger one, or to the noise if that counts for more; shape (2,)."""
    with np.errstate(all="ignore"):
        gap = np.abs(ours - theirs)
        larger = np.maximum(np.abs(ours), np.abs(theirs))
        return np.where(gap == 0.0, 0.0, gap / np.maximum(larger, noise / TOLERANCE))


def _near_kink(fwd: ForwardPass, h: Array) -> bool:
    """Whether some z of the changed networks lies on the other side of 0.

    A z that is exactly 0 and stays there whatever the weights (no input and no state
    yet) is harmless: it does not move.
    """
    f = activation_named(fwd.activation)
    if f.jump is None:
        return False
    w_a, w_x = _changed(fwd.weights, h)
    z, a = np.empty((fwd.data.n, 8)), np.full((fwd.data.n, 8), fwd.weights.a0)
    with np.errstate(all="ignore"):
        for t in range(fwd.data.T):
            step(a, fwd.data.x[:, t, None], w_a, w_x, f, z, a)
            if ((z > 0.0) != (fwd.z[:, t, None] > 0.0)).any():
                return True
    return False
