"""Gradient descent: forward, backward, update, repeat, with every epoch kept."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from rnn_core.activations import Activation, activation_named
from rnn_core.arrays import Array, ReadOnly, frozen, number, whole_number
from rnn_core.data import Dataset, Weights
from rnn_core.floor import loss_floor
from rnn_core.recurrence import blocks, local_slopes, pull_back, rule_named, unroll
from rnn_core.words import counted

Number = TypeVar("Number", float, Array)

FLAT = 1e-10
"""A gradient smaller than this for both weights counts as 0: the run has converged."""

STEADY = 1e-9
"""A loss with a smaller relative change than this in an epoch neither falls nor rises."""

SETTLED = 1e-6
"""Weights with a smaller relative change than this in an epoch have settled."""


@dataclass(frozen=True, eq=False)
class TrainingRun(ReadOnly):
    """A finished run of gradient descent.

    Attributes
    ----------
    loss, w_a, w_x, grad_w_a, grad_w_x : (epochs run + 1,)
        Index 0 is the start, before any update; index k is after k updates. The
        gradients are those at that index's weights. All numbers are finite: a run that
        diverges ends at its last finite epoch (and has no entry if the initial weights
        are too large already).
    a0 : float
        The initial state of every example, which is not trained.
    stop : "epoch limit", "converged" or "diverged"
    message : str
        Why the run ended, in a sentence.
    """

    loss: Array
    w_a: Array
    w_x: Array
    grad_w_a: Array
    grad_w_x: Array
    a0: float
    stop: str
    message: str

    @property
    def last_epoch(self) -> int:
        """The index of the last entry, the number of updates; −1 if there is no entry."""
        return len(self.loss) - 1

    def weights(self, epoch: int) -> Weights:
        """The weights after ``epoch`` updates."""
        return Weights(float(self.w_a[epoch]), float(self.w_x[epoch]), self.a0)


def train(
    data: Dataset,
    weights: Weights,
    activation: str = "tanh",
    learning_rate: float = 0.1,
    epochs: int = 50,
    rule: str = "exact",
) -> TrainingRun:
    """Repeat forward, backward and update over all examples.

    ::

        w_a ← w_a − learning_rate · ∂L/∂w_a,   w_x ← w_x − learning_rate · ∂L/∂w_x

    Lesson, steps 3 and 4: "Repeat step 1 until the model converges to minimum loss".

    Parameters
    ----------
    data : Dataset
    weights : Weights
        The initial weights.
    activation : str
    learning_rate : float
        Above 0.
    epochs : int
        The limit: the largest number of updates.
    rule : "exact" or "note"

    Returns
    -------
    TrainingRun
        Arrays of length (epochs run + 1,), why it stopped, and a sentence about it.

    Raises
    ------
    ValueError
        If a name is unknown, the learning rate is not above 0, or epochs is not a whole number.

    Examples
    --------
    >>> data = Dataset(x=[[1, 0, 0], [0, 1, 1], [1, 1, 1]], y=[1, 2, 3])
    >>> run = train(data, Weights(1, 1), "tanh", learning_rate=0.1, epochs=50)
    >>> run.loss[[0, 50]].round(2).tolist()
    [1.82, 1.68]
    >>> run.stop
    'epoch limit'
    >>> train(data, Weights(1, 1), "identity").message
    'Converged before the first update: the gradient is 0.'
    """
    f = activation_named(activation)
    rule_named(rule)
    learning_rate = checked_learning_rate(learning_rate)
    epochs = checked_epochs(epochs)
    history = np.empty((epochs + 1, 5))
    with np.errstate(all="ignore"):
        filled, stop = _descend(data, weights, f, learning_rate, rule, history)
    loss, w_a, w_x, grad_w_a, grad_w_x = (
        frozen(column.copy()) for column in history[:filled].T
    )
    run = TrainingRun(loss, w_a, w_x, grad_w_a, grad_w_x, weights.a0, stop, "")
    message = _message(run, learning_rate, loss_floor(data, activation))
    return TrainingRun(loss, w_a, w_x, grad_w_a, grad_w_x, weights.a0, stop, message)


def updated(weight: Number, gradient: Number, learning_rate: float) -> Number:
    """One update of a weight, or of its values at many epochs at once.

    ::

        w ← w − learning_rate · ∂L/∂w

    Lesson, step 3: "Update Weights".

    Parameters
    ----------
    weight, gradient : float, or arrays of the same shape
    learning_rate : float

    Returns
    -------
    float or array
        The new weight.

    Examples
    --------
    >>> round(updated(1.0, -0.28, 0.1), 3)
    1.028
    """
    return weight - learning_rate * gradient


def checked_learning_rate(learning_rate: Any) -> float:
    """The learning rate as a float, or a ValueError."""
    value = number("learning_rate", learning_rate)
    if value <= 0.0:
        raise ValueError("learning_rate must be above 0")
    return value


def checked_epochs(epochs: Any) -> int:
    """The epoch limit as an int, or a ValueError."""
    value = whole_number("epochs", epochs)
    if value < 0:
        raise ValueError("epochs must not be below 0")
    return value


class _Memory:
    """The arrays to which every pass over a block of examples writes; allocated once."""

    def __init__(self, size: int, steps: int, a0: float) -> None:
        self.z, self.delta = np.empty((steps, size)), np.empty((steps, size))
        self.a = np.empty((steps + 1, size))
        self.a[0] = a0
        self.a_before = self.a[:-1]
        self.scratch = np.empty(size)
        self.z_rows, self.a_rows, self.delta_rows = list(self.z), list(self.a), list(self.delta)


class _Part:
    """A block of examples, with the memory for its size."""

    def __init__(self, data: Dataset, part: slice, memory: _Memory) -> None:
        self.x, self.y, self.memory = data.x.T[:, part], data.y[part], memory
        self.x_rows = list(self.x)


def _parts(data: Dataset, a0: float) -> list[_Part]:
    """All blocks; blocks of equal size share one memory, which stays in the cache."""
    memories: dict[int, _Memory] = {}
    parts = []
    for part in blocks(data.n):
        size = part.stop - part.start
        if size not in memories:
            memories[size] = _Memory(size, data.T, a0)
        parts.append(_Part(data, part, memories[size]))
    return parts


def _descend(
    data: Dataset,
    weights: Weights,
    f: Activation,
    learning_rate: float,
    rule: str,
    history: Array,
) -> tuple[int, str]:
    """Fill the history row by row; return the number of rows, and why it ended."""
    parts = _parts(data, weights.a0)
    w_a, w_x = weights.w_a, weights.w_x
    for epoch in range(len(history)):
        loss, grad_w_a, grad_w_x = _pass(parts, data.n, w_a, w_x, f, rule)
        if not math.isfinite(loss + w_a + w_x + grad_w_a + grad_w_x):
            return epoch, "diverged"
        history[epoch] = loss, w_a, w_x, grad_w_a, grad_w_x
        new_w_a = updated(w_a, grad_w_a, learning_rate)
        new_w_x = updated(w_x, grad_w_x, learning_rate)
        flat = abs(grad_w_a) < FLAT and abs(grad_w_x) < FLAT
        if flat or (new_w_a == w_a and new_w_x == w_x):
            return epoch + 1, "converged"
        w_a, w_x = new_w_a, new_w_x
    return len(history), "epoch limit"


def _pass(
    parts: list[_Part], n: int, w_a: float, w_x: float, f: Activation, rule: str
) -> tuple[float, float, float]:
    """Loss and gradient over all examples, without the single terms."""
    loss = grad_w_a = grad_w_x = 0.0
    for part in parts:
        m = part.memory
        unroll(part.x_rows, w_a, w_x, f, m.z_rows, m.a_rows)
        error = m.a_rows[-1] - part.y
        local_slopes(m.z, m.a, f, rule, m.delta)
        pull_back(m.delta_rows, error, n, w_a, m.scratch)
        loss += float(error @ error)
        grad_w_a += float(np.vdot(m.delta, m.a_before))
        grad_w_x += float(np.vdot(m.delta, part.x))
    return loss / n, grad_w_a, grad_w_x


def _message(run: TrainingRun, learning_rate: float, floor: float) -> str:
    if run.stop == "diverged":
        return _diverged(run, learning_rate)
    if run.stop == "converged":
        return _converged(run, floor)
    return _epoch_limit(run)


def _diverged(run: TrainingRun, learning_rate: float) -> str:
    if run.last_epoch < 0:
        return (
            "Diverged before the first update: a number of the first forward pass is too "
            "large. Try weights closer to 0, or shorter sequences."
        )
    return (
        f"Diverged at epoch {run.last_epoch + 1}: the loss went from {run.loss[0]:.4g} at "
        f"the start to {run.loss[-1]:.4g} at epoch {run.last_epoch}, with w_a = "
        f"{run.w_a[-1]:.4g} and w_x = {run.w_x[-1]:.4g}, and the next numbers are too "
        f"large. Try a learning rate well below {learning_rate:g}, or weights closer to 0."
    )


def _converged(run: TrainingRun, floor: float) -> str:
    epochs = run.last_epoch
    when = f"after {counted(epochs, 'epoch')}" if epochs else "before the first update"
    steepest = max(abs(run.grad_w_a[-1]), abs(run.grad_w_x[-1]))
    if steepest == 0.0:
        why = "the gradient is 0"
    elif steepest < FLAT:
        why = f"the gradient is below {FLAT:g} in both weights"
    else:
        why = "the update is too small to change either weight"
    text = f"Converged {when}: {why}."
    if run.loss[-1] > floor + 1e-6 * max(1.0, floor):
        text += (
            f" The loss, {run.loss[-1]:.4g}, is above the lowest possible loss of {floor:.4g}: "
        )
        text += (
            "where the gradient is 0, the loss need not be the lowest."
            if steepest < FLAT
            else "a larger learning rate would change the weights further."
        )
    return text


def _epoch_limit(run: TrainingRun) -> str:
    text = f"Stopped at the limit of {counted(run.last_epoch, 'epoch')}"
    if run.last_epoch < 1:
        return f"{text}: no weight was updated."
    before, after = float(run.loss[-2]), float(run.loss[-1])
    if after < before * (1.0 - STEADY):
        return (
            f"{text}; the loss was still falling, to {after:.4g}: more epochs would lower it."
        )
    if after > before * (1.0 + STEADY):
        return f"{text}; the loss was rising, to {after:.4g}: the updates overshoot."
    if _as_before(run, 1):
        return f"{text}; the loss had settled at {after:.4g}."
    moves = "oscillate" if _as_before(run, 2) else "still move"
    return f"{text}; the loss stays at {after:.4g} while the weights {moves}."


def _as_before(run: TrainingRun, epochs: int) -> bool:
    """Whether the last weights equal those of this many epochs before."""
    return run.last_epoch >= epochs and all(
        math.isclose(w[-1], w[-1 - epochs], rel_tol=SETTLED) for w in (run.w_a, run.w_x)
    )
