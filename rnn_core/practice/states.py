"""Step 1 by hand: the states, as a recipe says, in several ways of rounding at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from rnn_core.activations import activation_named
from rnn_core.arrays import Array
from rnn_core.practice.own import Own
from rnn_core.practice.recipe import Forward
from rnn_core.practice.ways import Ways

MISTAKEN: dict[str, Callable[[Array], Array]] = {
    "tan": np.tan,
    "tan in degrees": lambda z: np.tan(np.radians(z)),
    "sigmoid of -z": lambda z: 1 / (1 + np.exp(z)),
}
"""What is at times taken for an activation."""


class States(NamedTuple):
    """z<1> … and a<0>, a<1> …, each (ways, examples); ``z[t - 1]`` is z<t>."""

    z: list[Array]
    a: list[Array]


def work_out_states(
    x: Array,
    a0: float,
    forward: Forward,
    before: Forward,
    ways: Ways,
    own: Own | None = None,
) -> States:
    """All steps of ``x`` (examples, steps).

    ``before`` is how the steps before ``forward.since`` are worked out; ``own`` are
    numbers of the learner that take the place of those worked out.
    """
    z: list[Array] = []
    a = [np.full((ways.count, len(x)), a0)]
    for t in range(1, x.shape[1] + 1):
        how = forward if t >= forward.since else before
        x_t = x[:, (how.input_step or t) - 1]
        last = a[-1] if how.keeps == "state" or t == 1 else x[:, t - 2]
        kept = ways.round("product", how.w_a * np.broadcast_to(last, a[-1].shape))
        came_in = ways.round("product", how.w_x * np.broadcast_to(x_t, a[-1].shape))
        z.append(ways.round("z", kept + came_in))
        a_t = ways.round("state", _activated(z[-1], how.activation))
        a.append(own.put_states(t, a_t) if own and own.feeds else a_t)
    if own and not own.feeds:
        a = [own.put_states(t, a_t) for t, a_t in enumerate(a)]
    return States(z, [a[0], *(ways.round("written", a_t) for a_t in a[1:])])


def _activated(z: Array, name: str) -> Array:
    if name in MISTAKEN:
        return np.asarray(MISTAKEN[name](z))
    a = np.empty_like(z)
    activation_named(name).value(z, a)
    return a
