"""The gradient without any calculus, and how well the terms agree with it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rnn_core.activations import activation_named
from rnn_core.data import Dataset, Weights
from rnn_core.network import ForwardPass, Gradients
from rnn_core.surface import loss_surface

STEP = 6e-6
"""The cube root of the float64 rounding unit: where rounding and curvature errors balance."""

TOLERANCE = 1e-6
"""How far, relative to the larger one, a right gradient may be from the difference."""


@dataclass(frozen=True)
class GradientCheck:
    """The terms' gradient beside the numerical one.

    Attributes
    ----------
    w_a, w_x : float
        The numerical gradient.
    difference_w_a, difference_w_x : float
        Relative difference; 0 is perfect, 2 is the opposite sign.
    agrees : bool
        Whether both are within ``TOLERANCE``.
    near_kink : bool
        Whether some z lies so close to a kink of the activation that the difference
        quotient reaches across it and says nothing.
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

        ∂L/∂w ≈ (L(w + h) − L(w − h)) / 2h

    Not valid within about h of a kink (relu and leaky_relu at z = 0).

    Returns
    -------
    (w_a, w_x) : floats
        In that order; infinite or not a number where the loss is too large to be held.

    Examples
    --------
    >>> data = Dataset(x=[[1, 0, 0], [0, 1, 1], [1, 1, 1]], y=[1, 2, 3])
    >>> [round(g, 4) for g in numerical_gradient(data, Weights(1, 1), "tanh")]
    [-0.3841, -0.2842]
    """
    w_a, w_x = weights.w_a, weights.w_x
    h_a, h_x = STEP * max(1.0, abs(w_a)), STEP * max(1.0, abs(w_x))
    nudged_a = np.array([w_a + h_a, w_a - h_a, w_a, w_a])
    nudged_x = np.array([w_x, w_x, w_x + h_x, w_x - h_x])
    loss = loss_surface(data, nudged_a, nudged_x, activation, weights.a0)
    with np.errstate(all="ignore"):
        return (
            float((loss[0] - loss[1]) / (nudged_a[0] - nudged_a[1])),
            float((loss[2] - loss[3]) / (nudged_x[2] - nudged_x[3])),
        )


def check_gradient(fwd: ForwardPass, grad: Gradients) -> GradientCheck:
    """Hold the terms' gradient against the numerical one.

    Examples
    --------
    >>> from rnn_core import backward, forward
    >>> fwd = forward(Dataset([[1, 0, 0], [0, 1, 1]], [1, 2]), Weights(1, 1), "tanh")
    >>> check_gradient(fwd, backward(fwd, "exact")).agrees
    True
    >>> check_gradient(fwd, backward(fwd, "note")).agrees
    False
    """
    w_a, w_x = numerical_gradient(fwd.data, fwd.weights, fwd.activation)
    # Rounding in the loss alone makes differences of this size.
    noise = 1e-15 * max(1.0, fwd.loss) / STEP / TOLERANCE * 1e-3
    difference_w_a = _relative(grad.w_a, w_a, noise)
    difference_w_x = _relative(grad.w_x, w_x, noise)
    return GradientCheck(
        w_a=w_a,
        w_x=w_x,
        difference_w_a=difference_w_a,
        difference_w_x=difference_w_x,
        agrees=difference_w_a <= TOLERANCE and difference_w_x <= TOLERANCE,
        near_kink=_near_kink(fwd),
    )


def _relative(ours: float, theirs: float, noise: float) -> float:
    return abs(ours - theirs) / max(abs(ours), abs(theirs), noise)


def _near_kink(fwd: ForwardPass) -> bool:
    """Whether the nudge of a weight can carry some z over 0.

    A z that is exactly 0 and stays there whatever the weights (no input and no state
    yet) is harmless: it does not move.
    """
    if not activation_named(fwd.activation).kink:
        return False
    before, x = np.abs(fwd.a[:, :-1]), np.abs(fwd.data.x)
    w = fwd.weights
    # |∂z<t>/∂w_a| and |∂z<t>/∂w_x|, bounded step by step along the sequence.
    reach_a, reach_x = np.zeros(fwd.data.n), np.zeros(fwd.data.n)
    h_a, h_x = STEP * max(1.0, abs(w.w_a)), STEP * max(1.0, abs(w.w_x))
    for t in range(fwd.data.T):
        reach_a = before[:, t] + abs(w.w_a) * reach_a
        reach_x = x[:, t] + abs(w.w_a) * reach_x
        if ((reach_a * h_a >= np.abs(fwd.z[:, t])) & (reach_a > 0)).any():
            return True
        if ((reach_x * h_x >= np.abs(fwd.z[:, t])) & (reach_x > 0)).any():
            return True
    return False
