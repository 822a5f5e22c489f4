"""One forward pass and one backward pass, with every number kept."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rnn_core.activations import activation_named
from rnn_core.arrays import Array, ReadOnly, frozen
from rnn_core.data import Dataset, Weights
from rnn_core.recurrence import blocks, local_slopes, pull_back, rule_named, unroll


@dataclass(frozen=True, eq=False)
class ForwardPass(ReadOnly):
    """All numbers of one forward pass.

    Attributes
    ----------
    data, weights, activation
        The inputs of the pass.
    z : (n, T)
        Pre-activations; ``z[i, t - 1]`` is z<t>.
    a : (n, T + 1)
        States; ``a[:, 0]`` is the initial state, so ``a[i, t]`` is a<t>.
    y_hat : (n,)
        Predictions: the last states.
    error : (n,)
        ŷ − y.
    loss : float
        Mean of the squared errors.
    overflow : tuple (example, step) or None
        The first example and step, counted from 1, at which a number overflows (beyond
        1.8e308). If only the square of an error overflows, the step is T. None if every
        number is finite.
    """

    data: Dataset
    weights: Weights
    activation: str
    z: Array
    a: Array
    y_hat: Array
    error: Array
    loss: float
    overflow: tuple[int, int] | None


@dataclass(frozen=True, eq=False)
class Gradients(ReadOnly):
    """All numbers of one backward pass.

    Attributes
    ----------
    rule : "exact" or "note"
    delta : (n, T)
        Derivatives of the loss with respect to z<t>; ``delta[i, t - 1]`` belongs to step t.
    terms_w_x, terms_w_a : (n, T)
        Each example's share of each step's term: delta<t> x<t> and delta<t> a<t-1>.
    step_w_x, step_w_a : (T,)
        The terms, summed over the examples: (e), (c), (a) and (f), (d), (b) for T = 3.
    w_x, w_a : float
        The gradient: the sum of the terms over the steps.
    """

    rule: str
    delta: Array
    terms_w_x: Array
    terms_w_a: Array
    step_w_x: Array
    step_w_a: Array
    w_x: float
    w_a: float


def forward(data: Dataset, weights: Weights, activation: str = "tanh") -> ForwardPass:
    """Run every sequence through the network and compare with the targets.

    ::

        z<t> = w_a a<t-1> + w_x x<t>,   a<t> = f(z<t>),   ŷ = a<T>
        L = (1/n) Σ_i (ŷ(i) − y(i))²

    Lesson, step 1: "first forward prop", and "Loss = L = … = 1.82".

    Parameters
    ----------
    data : Dataset
    weights : Weights
    activation : str
        One of ``ACTIVATIONS``.

    Returns
    -------
    ForwardPass
        ``z`` (n, T), ``a`` (n, T + 1) with ``a[:, 0] == a0``, ``y_hat`` and ``error``
        (n,), ``loss``.

    Raises
    ------
    ValueError
        If the activation is unknown.

    Examples
    --------
    >>> data = Dataset(x=[[1, 0, 0], [0, 1, 1], [1, 1, 1]], y=[1, 2, 3])
    >>> fwd = forward(data, Weights(1, 1), "tanh")
    >>> fwd.a[0].round(2).tolist()
    [0.0, 0.76, 0.64, 0.57]
    >>> round(fwd.loss, 2)
    1.82
    """
    f = activation_named(activation)
    z, a = np.empty((data.T, data.n)), np.empty((data.T + 1, data.n))
    a[0] = weights.a0
    with np.errstate(all="ignore"):
        for part in blocks(data.n):
            unroll(data.x.T[:, part], weights.w_a, weights.w_x, f, z[:, part], a[:, part])
        error = a[-1] - data.y
        loss = float(error @ error) / data.n
    return ForwardPass(
        data=data,
        weights=weights,
        activation=activation,
        z=frozen(z.T),
        a=frozen(a.T),
        y_hat=frozen(a[-1]),
        error=frozen(error),
        loss=loss,
        overflow=_overflow(z, a, error, loss),
    )


def backward(fwd: ForwardPass, rule: str = "exact") -> Gradients:
    """Backpropagate through time and keep every term of the gradient.

    ::

        delta<T> = (2/n) (ŷ − y) f'(z<T>),   delta<t-1> = delta<t> w_a f'(z<t-1>)
        term of w_x at step t = Σ_i delta<t>(i) x<t>(i)
        term of w_a at step t = Σ_i delta<t>(i) a<t-1>(i)

    Lesson, step 2: lines (a) to (f). The lesson leaves out f' ("I did not use consistent
    activation function in forward prop + backprop"): this is ``rule="note"``. Only the
    exact rule gives the gradient of the loss.

    Parameters
    ----------
    fwd : ForwardPass
    rule : "exact" or "note"

    Returns
    -------
    Gradients
        ``delta``, ``terms_w_x``, ``terms_w_a`` (n, T); ``step_w_x``, ``step_w_a`` (T,),
        index t - 1 for step t; ``w_x``, ``w_a``.

    Raises
    ------
    ValueError
        If the rule is unknown.

    Examples
    --------
    >>> data = Dataset(x=[[1, 0, 0], [0, 1, 1], [1, 1, 1]], y=[1, 2, 3])
    >>> grad = backward(forward(data, Weights(1, 1), "tanh"), rule="note")
    >>> grad.step_w_x[::-1].round(2).tolist()  # (a), (c), (e)
    [-2.07, -2.07, -1.65]
    >>> round(grad.w_a, 2)  # (b) + (d) + (f)
    -3.26
    """
    f = activation_named(fwd.activation)
    rule_named(rule)
    data, z, a, w_a = fwd.data, fwd.z.T, fwd.a.T, fwd.weights.w_a
    delta = np.empty_like(z)
    with np.errstate(all="ignore"):
        for part in blocks(data.n):
            local_slopes(z[:, part], a[:, part], f, rule, delta[:, part])
            error = fwd.error[part]
            pull_back(delta[:, part], error, data.n, w_a, np.empty_like(error))
        terms_w_x, terms_w_a = delta * data.x.T, delta * a[:-1]
        step_w_x, step_w_a = terms_w_x.sum(axis=1), terms_w_a.sum(axis=1)
    return Gradients(
        rule=rule,
        delta=frozen(delta.T),
        terms_w_x=frozen(terms_w_x.T),
        terms_w_a=frozen(terms_w_a.T),
        step_w_x=frozen(step_w_x),
        step_w_a=frozen(step_w_a),
        w_x=float(step_w_x.sum()),
        w_a=float(step_w_a.sum()),
    )


def slopes(fwd: ForwardPass) -> Array:
    """The factors f'(z<t>), which the exact rule uses and the note's rule leaves out.

    Parameters
    ----------
    fwd : ForwardPass

    Returns
    -------
    array (n, T)

    Examples
    --------
    >>> data = Dataset(x=[[1, 0, 0], [0, 1, 1]], y=[1, 2])
    >>> slopes(forward(data, Weights(1, 1), "tanh"))[0].round(2).tolist()
    [0.42, 0.59, 0.68]
    """
    factors = np.empty_like(fwd.z.T)
    with np.errstate(all="ignore"):
        local_slopes(fwd.z.T, fwd.a.T, activation_named(fwd.activation), "exact", factors)
    return frozen(factors.T)


def _overflow(z: Array, a: Array, error: Array, loss: float) -> tuple[int, int] | None:
    if np.isfinite(loss) and np.isfinite(z).all():
        return None
    for t in range(len(z)):
        bad = ~(np.isfinite(z[t]) & np.isfinite(a[t + 1]))
        if bad.any():
            return int(bad.argmax()) + 1, t + 1
    return int(np.abs(error).argmax()) + 1, len(z)
