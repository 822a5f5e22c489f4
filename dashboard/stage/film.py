"""The film: the numbers of all frames, sent to the browser once, so that it can play them.

A film is a header in JSON (names, fixed texts, and the position of each array), followed by
the arrays, frame by frame. All numbers come from the core; the browser only displays them.
A number takes four bytes if that is enough for the shown decimals, otherwise eight.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.controls.settings import Settings
from dashboard.display.notation import Notation
from dashboard.display.numbers import plain, short
from rnn_core import ACTIVATIONS, PARAMETERS, Replay, Scenario, TrainingRun, term_label, updated

FEW_STEPS, FEW_EXAMPLES = 4, 8
"""Up to this many steps and examples, the film has every number of every example."""

ROWS, STEPS = 6, 10
"""For larger data: rows around the chosen example, and steps around the chosen step."""

ALL_STEPS = 12
"""Up to this many steps, all are shown."""

MOST_BYTES = 64_000
"""The size of a film; if it would be larger, it gets fewer frames, down to a minimum."""

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Window:
    """Which examples and steps the stage shows, both counted from 1.

    ``in_full`` means that these are all, each with all its numbers.
    """

    examples: range
    steps: range
    in_full: bool

    @property
    def numbers(self) -> int:
        """About how many numbers one frame has."""
        rows, steps = len(self.examples), len(self.steps)
        return (7 * rows * steps + 8 * rows) if self.in_full else (rows + 8) * steps + 30


def window_of(n: int, T: int, example: int, step: int) -> Window:  # noqa: N803 (the lesson's letter)
    """The window that shows n examples and T steps, or a part around the chosen ones.

    >>> window_of(3, 3, 2, 1)
    Window(examples=range(1, 4), steps=range(1, 4), in_full=True)
    >>> window_of(1000, 100, 500, 98)
    Window(examples=range(498, 504), steps=range(91, 101), in_full=False)
    """
    if n <= FEW_EXAMPLES and T <= FEW_STEPS:
        return Window(range(1, n + 1), range(1, T + 1), in_full=True)
    steps = range(1, T + 1) if T <= ALL_STEPS else _around(step, STEPS, T)
    rows = ROWS - max(0, len(steps) - STEPS)  # both tables share one screen
    return Window(_around(example, rows, n), steps, in_full=False)


def _around(chosen: int, count: int, last: int) -> range:
    first = max(1, min(chosen - (count - 1) // 2, last - count + 1))
    return range(first, min(first + count, last + 1))


def most_frames(window: Window) -> int:
    """The largest number of frames of a film of this window, so that it stays small."""
    return max(50, min(200, MOST_BYTES // (4 * window.numbers)))


def run_name(scenario: Scenario) -> str:
    """A name by which the browser tells one run from another."""
    return f"{hash(scenario) & 0xFFFFFFFFFFFF:x}"


def film_of(
    scenario: Scenario,
    run: TrainingRun,
    numbers: Replay,
    window: Window,
    floor: float,
    settings: Settings,
    notation: Notation,
) -> bytes:
    """The film of a run. ``numbers`` has the window's examples at the epochs of the film."""
    arrays = _arrays(scenario, run, numbers, window, settings.example)
    head = {
        "run": run_name(scenario),
        "epochs": list(numbers.epochs),
        "decimals": settings.decimals,
        "arrays": {},
        **_given(scenario, window, settings),
        **_letters(scenario, window, notation),
        "floor": floor,
        "reason": floor_reason(scenario, floor),
        "ended": run.stop,
        "message": notation.in_words(run.message),
        "last": run.last_epoch,
    }
    return _packed(head, arrays, settings.decimals)


def _given(scenario: Scenario, window: Window, settings: Settings) -> dict[str, Any]:
    """Everything that is the same in all frames: sizes, and texts of the given numbers."""
    data, decimals = scenario.data, settings.decimals
    rows = [example - 1 for example in window.examples]
    steps = slice(window.steps[0] - 1, window.steps[-1])
    return {
        "n": data.n,
        "T": data.T,
        "full": window.in_full,
        "examples": list(window.examples),
        "steps": list(window.steps),
        # With larger data only this row has all its numbers; in full, every row has them.
        "chosen": settings.example,
        "x": [[short(v, decimals) for v in row[steps]] for row in data.x[rows].tolist()],
        "strips": _strips(data.x[rows]) if not window.in_full else [],
        "y": [short(v, decimals) for v in data.y[rows].tolist()],
        "sums": bool(np.array_equal(data.y, data.x.sum(axis=1))),
        "a0": short(scenario.weights.a0, decimals),
        "f": scenario.activation,
        "rule": scenario.rule,
        "rate": plain(scenario.learning_rate).replace("-", "−"),
    }


def _strips(x: Array) -> list[list[float]]:
    """Each input as a fraction of the largest, to draw squares; at most 100 in a row."""
    largest = float(np.abs(x).max()) or 1.0
    return np.round(x / largest, 2).tolist()


def _letters(scenario: Scenario, window: Window, notation: Notation) -> dict[str, Any]:
    T = scenario.data.T  # noqa: N806 (the lesson's letter)
    return {
        "letters": {
            weight: [term_label(weight, t, T) for t in window.steps] for weight in PARAMETERS
        },
        "state": notation.state,
        "w_a": notation.w_a,
        "w_x": notation.w_x,
        "index": notation.index,
    }


def _arrays(
    scenario: Scenario, run: TrainingRun, numbers: Replay, window: Window, example: int
) -> dict[str, Array]:
    """Name -> array, one row for each frame, with all examples or only the chosen one."""
    frames = list(numbers.epochs)
    steps = slice(window.steps[0] - 1, window.steps[-1])
    states = slice(window.steps[0] - 1, window.steps[-1] + 1)
    rows = slice(None) if window.in_full else [window.examples.index(example)]
    arrays = {
        "loss": run.loss[frames],
        "w_a": run.w_a[frames],
        "w_x": run.w_x[frames],
        "gradient_w_a": run.grad_w_a[frames],
        "gradient_w_x": run.grad_w_x[frames],
        "step_w_x": numbers.step_w_x[:, steps],
        "step_w_a": numbers.step_w_a[:, steps],
        "error": numbers.error,
        "square": numbers.error**2,
        "a": numbers.a[:, rows, states],
        "delta": numbers.delta[:, rows, steps],
        "slope": numbers.slope[:, rows, steps],
        "terms_w_x": numbers.terms_w_x[:, rows, steps],
        "terms_w_a": numbers.terms_w_a[:, rows, steps],
    }
    with np.errstate(all="ignore"):  # a run that explodes has no next weight
        for weight in PARAMETERS:
            gradient = arrays[f"gradient_{weight}"]
            new = updated(arrays[weight], gradient, scenario.learning_rate)
            arrays[f"new_{weight}"] = new
    if window.in_full:
        for weight in PARAMETERS:
            arrays[f"sum_{weight}"] = arrays[f"terms_{weight}"].sum(axis=2)
    else:
        arrays |= {"y_hat": numbers.a[:, :, -1], "squares": numbers.squares}
        # The bars are at most twelve pixels high: two digits are enough.
        arrays["bars"] = _as_parts(numbers.a[:, :, 1:])
    return arrays


def _as_parts(a: Array) -> Array:
    """States as whole percentages of the largest in the film, to draw bars."""
    with np.errstate(all="ignore"):
        largest = float(np.abs(a).max()) or 1.0
        return np.clip(np.rint(100.0 * a / largest), -100.0, 100.0)


def _packed(head: dict[str, Any], arrays: dict[str, Array], decimals: int) -> bytes:
    """The header's length, the header, the arrays; each starts at a multiple of 8 bytes."""
    body, places = b"", {}
    for name, array in arrays.items():
        kind = _kind(name, array, decimals)
        places[name] = [kind, list(array.shape[1:]), len(body)]
        packed = np.ascontiguousarray(array, dtype=f"<{kind}").tobytes()
        body += packed + b"\0" * (-len(packed) % 8)
    text = json.dumps({**head, "arrays": places}, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text + body


def _kind(name: str, array: Array, decimals: int) -> str:
    """Four bytes for each number, unless the display of one of them would change."""
    if name == "bars":
        return "i1"
    with np.errstate(all="ignore"):
        small = array.astype(np.float32).astype(np.float64)
        same = np.array_equal(_units(small, decimals), _units(array, decimals))
        close = np.allclose(small, array, rtol=1e-6, atol=0.0)
    return "f4" if same and close else "f8"


def _units(values: Array, decimals: int) -> Array:
    """The numbers in units of the last shown decimal; ties are rounded away from zero."""
    return np.sign(values) * np.floor(np.abs(values) * 10.0**decimals + 0.5)


def floor_reason(scenario: Scenario, floor: float) -> str:
    """Why the lowest possible loss is above 0, in a few words; empty if it is 0.

    >>> from rnn_core import PRESETS
    >>> floor_reason(PRESETS["note"], 5 / 3)
    'tanh stays below 1, two targets do not'
    """
    if floor == 0.0:
        return ""
    f = ACTIVATIONS[scenario.activation]
    low, high = f.lower, f.upper
    y, name = scenario.data.y, scenario.activation
    above, below = int((y > high).sum()), int((y < low).sum())
    if above and below:
        ends = f"{plain(low)} and {plain(high)}".replace("-", "−")
        return f"{name} stays between {ends}, {_targets(above + below)}"
    if low == 0.0 and name == "relu":  # it reaches its lower limit, unlike the others
        return f"{name} is never below 0, {_count(below)} {'is' if below == 1 else 'are'}"
    side, end, count = ("below", high, above) if above else ("above", low, below)
    return f"{name} stays {side} {plain(end)}, {_targets(count)}".replace("-", "−")


def _targets(count: int) -> str:
    return f"{_count(count)} {'does' if count == 1 else 'do'} not"


def _count(count: int) -> str:
    words = {1: "one target", 2: "two targets", 3: "three targets"}
    return words.get(count, f"{count:,} targets")
