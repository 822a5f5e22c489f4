"""Step 1 as tables: the states of all steps, and the predictions with their errors."""

from __future__ import annotations

import math

import pandas as pd

from dashboard.display.notation import Notation
from dashboard.display.numbers import fixed, short
from dashboard.figures.table import Column, Table
from rnn_core import ForwardPass, read, slopes


def quantities_of(fwd: ForwardPass, rule: str) -> tuple[str, ...]:
    """The rows of an example: x, z, a, and f' if the backward pass needs it."""
    needed = rule == "exact" and fwd.activation != "identity"
    return ("x", "z", "a", "slope") if needed else ("x", "z", "a")


def states_table(
    fwd: ForwardPass, rule: str, examples: range, decimals: int, notation: Notation
) -> Table:
    """A few rows for each example, one column for each step, the initial state first."""
    f_prime, shown = slopes(fwd), quantities_of(fwd, rule)
    rows, quantities, places = [], [], []
    for example in examples:
        i = example - 1
        # The initial state has no arithmetic: its first use has.
        looks = [None, None, *((example, max(1, t)) for t in range(fwd.data.T + 1))]
        x = ["", *(short(v, decimals) for v in fwd.data.x[i])]
        z = ["", *(short(v, decimals) for v in fwd.z[i])]
        a = [short(v, decimals) for v in fwd.a[i]]
        slope = ["", *(fixed(v, decimals) for v in f_prime[i])]
        cells = {"x": x, "z": z, "a": a, "slope": slope}
        for letter in shown:
            # The number once for all its rows, as in a printed table.
            number = str(example) if letter == "x" else ""
            rows.append([number, _title(letter, notation), *cells[letter]])
            quantities.append({"z": None}.get(letter, letter))
            places.append(tuple(looks))
    steps = range(fwd.data.T + 1)
    names = ["example", "quantity", *(f"t{t}" for t in steps)]
    columns = {
        "example": Column("example", label=True),
        "quantity": Column("number", label=True),
        **{f"t{t}": Column(f"t = {t}", _step_help(t, fwd.data.T)) for t in steps},
    }
    alt = (
        f"{_listed(shown)} of examples {examples[0]} to "
        f"{examples[-1]}, one column for each step."
    )
    return Table(
        pd.DataFrame(rows, columns=names, dtype=object),
        columns,
        alt,
        tuple(quantities),
        tuple(places),
    )


def _title(letter: str, notation: Notation) -> str:
    return f"f′({notation.at('z', 't')})" if letter == "slope" else notation.at(letter, "t")


def predictions_table(
    fwd: ForwardPass, examples: range, decimals: int, notation: Notation
) -> Table:
    """One row for each example: prediction, target, and the error with its sign."""
    rows = [
        [
            str(example),
            fixed(fwd.y_hat[example - 1], decimals),
            short(fwd.data.y[example - 1], decimals),
            fixed(fwd.error[example - 1], decimals),
        ]
        for example in examples
    ]
    last = notation.at("a", fwd.data.T)
    columns = {
        "example": Column("example", label=True),
        "y_hat": Column("ŷ", f"The prediction: the last state, {last}.", "a"),
        "y": Column("y", "The target.", "y"),
        "error": Column("ŷ − y", "The error: how far the prediction is above the target."),
    }
    alt = f"Predictions, targets and errors of examples {examples[0]} to {examples[-1]}."
    return Table(pd.DataFrame(rows, columns=list(columns), dtype=object), columns, alt)


def errors_add_up(table: Table, decimals: int) -> bool:
    """Whether the displayed predictions and targets give the displayed errors."""
    y_hat, y, error = (table.cells[name].map(_in_decimals) for name in ("y_hat", "y", "error"))
    half = 0.5 * 10.0**-decimals
    gaps = (y_hat - y - error).abs()
    return not bool((gaps > half * (1 + 1e-9)).any())


def _in_decimals(text: str) -> float:
    """A displayed number; NaN for a power of ten, with which nobody would check the sum."""
    found = read(text)
    return math.nan if found.value is None or found.worked_out else found.value


def _listed(shown: tuple[str, ...]) -> str:
    slopes_too = ", states a and slopes f′" if "slope" in shown else " and states a"
    return f"Inputs x, pre-activations z{slopes_too}"


def _step_help(t: int, T: int) -> str:  # noqa: N803 (the lesson's letter)
    if t == 0:
        return "The initial state, before any input."
    return f"Step {t}, the last: this state is the prediction." if t == T else f"Step {t}."
