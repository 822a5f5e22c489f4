"""The numbers that stand in the prose of the note's lines, by name."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import numpy as np

from dashboard.display.notation import NOTATIONS
from dashboard.display.numbers import short
from dashboard.formulas.written import of_text, rate
from dashboard.views.note_checked.calculation import PLACES
from dashboard.views.note_checked.lesson import lesson
from dashboard.views.note_checked.slips import pair
from rnn_core import (
    PARAMETERS,
    Dataset,
    Weights,
    backward,
    forward,
    loss_floor,
    numerical_gradient,
    term_label,
)

_PLACEHOLDER = re.compile(r"\[\[(\w+)(?::(\d))?\]\]")


def fill(text: str, more: Mapping[str, float | str] | None = None) -> str:
    """A text with its numbers: ``[[loss]]`` at six places, ``[[loss:2]]`` at two.

    ``more`` holds values beyond ``figures``.

    >>> fill("[[loss:2]], in full [[loss]]")
    '1.82, in full 1.822894'
    """
    known = {**figures(), **(more or {})}

    def value(found: re.Match[str]) -> str:
        figure = known[found[1]]
        if isinstance(figure, str):
            return figure
        return of_text(short(figure, int(found[2] or PLACES))).tex

    return _PLACEHOLDER.sub(value, text)


@cache
def figures() -> Mapping[str, float | str]:
    """All of them. In a name of two digits the first is the example, the second the step.

    >>> round(figures()["note_a"], 6), round(figures()["a_12"], 6)
    (-2.065049, 0.642015)
    """
    return MappingProxyType(
        {
            **_sequences(),
            **_states(),
            **_rounded(),
            **_gradients(),
            **_updates(),
            **_minimum(),
            **_vectors(),
            "spellings": _spellings(),
        }
    )


def _sequences() -> dict[str, float | str]:
    data, weights = lesson().scenario.data, lesson().scenario.weights
    rows = {f"x_{i}": _row(row) for i, row in enumerate(data.x.tolist(), start=1)}
    return {
        "n": data.n,
        "T": data.T,
        **rows,
        **_table("x", data.x, first=1),
        **_column("y", data.y),
        "weight_a": weights.w_a,
        "weight_x": weights.w_x,
        "a0": weights.a0,
    }


def _states() -> dict[str, float | str]:
    fwd, w_x = lesson().fwd, lesson().scenario.weights.w_x
    return {
        **_table("a", fwd.a, first=0),
        **_column("error", fwd.error),
        "loss": fwd.loss,
        "sinh_over_cosh": math.sinh(w_x) / math.cosh(w_x),
    }


def _rounded() -> dict[str, float | str]:
    """What comes out when the rounded numbers are calculated with."""
    fwd, data = lesson().fwd, lesson().scenario.data
    a, (term_b,), (term_a,) = fwd.a.round(2), pair(12).right, pair(18).right
    return {
        "a_13_if_rounded": _rounded_at_every_step(),
        "loss_from_rounded": float(((a[:, -1] - data.y) ** 2).mean()),
        "a_from_rounded": term_a.written[0],
        "b_from_rounded": term_b.written[0],
    }


def _rounded_at_every_step() -> float:
    """Example 1, each state rounded before it goes on: a sequence of one step each time."""
    scenario, state = lesson().scenario, lesson().scenario.weights.a0
    for x in scenario.data.x[0].tolist():
        weights = Weights(scenario.weights.w_a, scenario.weights.w_x, state)
        step = forward(Dataset([[x]], [0]), weights, scenario.activation)
        state = round(float(step.y_hat[0]), 2)
    return state


def _gradients() -> dict[str, float | str]:
    scenario = lesson().scenario
    found: dict[str, float | str] = {}
    for grad in (lesson().note, lesson().exact):
        for parameter in PARAMETERS:
            steps = getattr(grad, f"step_{parameter}").tolist()
            for t, term in enumerate(steps, start=1):
                letter = term_label(parameter, t, len(steps)).strip("()")
                found[f"{grad.rule}_{letter}"] = term
            found[f"{grad.rule}_{parameter}"] = getattr(grad, parameter)
    nudged = numerical_gradient(scenario.data, scenario.weights, scenario.activation)
    found["nudged_w_a"], found["nudged_w_x"] = map(float, nudged)
    found["share_a_3"] = float(lesson().note.terms_w_x[2, -1])
    example_2 = lesson().fwd.a[1, 1] / scenario.data.n * lesson().fwd.error.sum()
    found["slip_9_example_2"] = abs(float(example_2))  # no negative zero
    return found


def _updates() -> dict[str, float | str]:
    run, printed = lesson().updated, pair(22).slip
    return {
        "learning_rate": rate(lesson().scenario.learning_rate).tex,
        "new_w_x": float(run.w_x[1]),
        "new_w_a": float(run.w_a[1]),
        "printed_w_x": printed[0].exact[0],
        "printed_w_a": printed[1].exact[0],
    }


def _minimum() -> dict[str, float | str]:
    scenario = lesson().scenario
    return {
        "floor": loss_floor(scenario.data, scenario.activation),
        "epochs": scenario.epochs,
        "loss_trained": float(scenario.run().loss[-1]),
    }


def _vectors() -> dict[str, float | str]:
    identity = lesson().identity
    grad = backward(identity)
    return {
        **_column("first", identity.a[:, 1]),
        **_column("second", identity.a[:, 2]),
        **_column("sum", identity.a[:, -1]),
        "identity_loss": identity.loss,
        "identity_grad": max(abs(grad.w_a), abs(grad.w_x)),
        **_column("delta", lesson().note.delta[:, -1]),
        **_column("exact_delta", lesson().exact.delta[:, 1]),
    }


def _spellings() -> str:
    """The state and the weights in every notation."""
    return "; ".join(
        f"${notation.tex_at('a', 't')}$ with ${notation.w_a_tex}$ and ${notation.w_x_tex}$"
        for notation in NOTATIONS.values()
    )


def _row(values: list[float]) -> str:
    return ", ".join(of_text(short(value, PLACES)).tex for value in values)


def _column(name: str, values: np.ndarray) -> dict[str, float]:
    return {f"{name}_{i}": value for i, value in enumerate(values.tolist(), start=1)}


def _table(name: str, values: np.ndarray, first: int) -> dict[str, float]:
    """Rows are examples from 1, columns are steps from ``first``."""
    return {
        f"{name}_{i}{t}": value
        for i, row in enumerate(values.tolist(), start=1)
        for t, value in enumerate(row, start=first)
    }
