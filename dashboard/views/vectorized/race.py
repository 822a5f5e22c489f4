"""The race: how long each of the two programs takes for the same numbers."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.display.numbers import plain
from rnn_core import Dataset, Weights, backward, forward
from rnn_core.by_hand import backward_by_hand, forward_by_hand

SIZES = (3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000)
"""Numbers of sequences, evenly spaced on a logarithmic axis."""

ENOUGH = 0.15
"""A point is not timed again after this many seconds."""

LEAST, MOST = 2, 30
"""How often a point is timed, at least and at most; the best time counts."""

TOO_LONG = 2.0
"""Seconds: a run by hand that would take longer is not started."""

SEED = 20


@dataclass(frozen=True)
class Lap:
    """Seconds for one number of sequences; None if the run was not started."""

    n: int
    by_hand: float | None
    vectorized: float


@dataclass(frozen=True)
class Entry:
    """The conditions of a race; its result is valid for them only."""

    T: int
    activation: str
    rule: str


@dataclass(frozen=True)
class Race:
    """A finished race."""

    entry: Entry
    laps: tuple[Lap, ...]


def laps(entry: Entry, sizes: Sequence[int], too_long: float = TOO_LONG) -> Iterator[Lap]:
    """Time both programs on more and more random sequences, one lap after the other.

    Both get their numbers ready-made, as lists or as arrays, so that only the passes are timed.
    If a run by hand would take longer than ``too_long`` seconds, it is not started any more.
    """
    x = np.random.default_rng(SEED).uniform(-1, 1, (max(sizes), entry.T))
    expected: float | None = 0.0
    for n in sizes:
        data = Dataset.sum_task(x[:n])
        vectorized = best(_vectorized(data, entry))
        by_hand = None
        if expected is not None and expected <= too_long:
            by_hand = best(_by_hand(data, entry))
        yield Lap(n, by_hand, vectorized)
        # The time grows in proportion to the number of sequences.
        following = sizes[min(sizes.index(n) + 1, len(sizes) - 1)]
        expected = None if by_hand is None else by_hand * following / n


def best(work: Callable[[], object]) -> float:
    """The shortest of several timings, the one that was least disturbed."""
    shortest, spent, times = math.inf, 0.0, 0
    while times < LEAST or (times < MOST and spent < ENOUGH):
        start = time.perf_counter()
        work()
        seconds = time.perf_counter() - start
        shortest, spent, times = min(shortest, seconds), spent + seconds, times + 1
    return shortest


WEIGHTS = Weights(w_a=1.0, w_x=1.0)
"""The weights of the race, those of the lesson. The time hardly depends on them."""


def _by_hand(data: Dataset, entry: Entry) -> Callable[[], object]:
    x, y, w_a, w_x = data.x.tolist(), data.y.tolist(), WEIGHTS.w_a, WEIGHTS.w_x

    def work() -> object:
        states = forward_by_hand(x, y, w_a, w_x, WEIGHTS.a0, entry.activation)
        return backward_by_hand(x, y, states, w_a, entry.activation, entry.rule)

    return work


def _vectorized(data: Dataset, entry: Entry) -> Callable[[], object]:
    return lambda: backward(forward(data, WEIGHTS, entry.activation), entry.rule)


def crossover(run: Sequence[Lap]) -> float | None:
    """The number of sequences from which the vectorized code is faster; None if it never is.

    Between two measured points the lines are straight on the logarithmic axes.

    >>> crossover([Lap(10, 1.0, 2.0), Lap(1000, 100.0, 50.0)])
    100.0
    """
    both = _both(run)
    slower = [i for i, (_, by_hand, vectorized) in enumerate(both) if by_hand <= vectorized]
    if not slower:
        return float(both[0][0])
    if slower[-1] == len(both) - 1:
        return None
    (n, *times), (next_n, *next_times) = both[slower[-1] : slower[-1] + 2]
    lead, lag = math.log(times[1] / times[0]), math.log(next_times[1] / next_times[0])
    return float(n * (next_n / n) ** (lead / (lead - lag)))


def outcome(run: Sequence[Lap]) -> str:
    """The result in sentences: where the lines cross, the speed-up, and where one stopped.

    >>> outcome([Lap(10, 1e-5, 2e-5), Lap(1000, 1e-3, 5e-5)])
    'The vectorized code is faster from about 24 sequences on. With 1,000 sequences it takes \
50 µs instead of 1 ms: it is 20 times as fast.'
    """
    both, cross = _both(run), crossover(run)
    first, (n, by_hand, vectorized) = both[0][0], both[-1]
    if cross is None:
        return (
            f"Even with {n:,} sequences the code by hand is faster: {duration(by_hand)} "
            f"instead of {duration(vectorized)}."
        )
    if cross <= first:
        text = f"Already with {first:,} sequences the vectorized code is faster."
    else:
        about = math.ceil(float(f"{cross:.2g}"))
        text = f"The vectorized code is faster from about {about:,} sequences on."
    times = plain(float(f"{by_hand / vectorized:.2g}"))
    text += (
        f" With {n:,} sequences it takes {duration(vectorized)} instead of "
        f"{duration(by_hand)}: it is {times} times as fast."
    )
    if len(both) < len(run):
        text += f" By hand, {run[len(both)].n:,} sequences would take too long."
    return text


def _both(run: Sequence[Lap]) -> list[tuple[int, float, float]]:
    """The laps in which both programs were timed."""
    return [(lap.n, lap.by_hand, lap.vectorized) for lap in run if lap.by_hand is not None]


def duration(seconds: float) -> str:
    """A time with a suitable unit.

    >>> duration(4.23e-5), duration(0.0123), duration(2.5), duration(0.0009996)
    ('42 µs', '12 ms', '2.5 s', '1 ms')
    """
    seconds = float(f"{seconds:.2g}")
    for size, unit in ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs")):
        if seconds >= size:
            return f"{plain(float(f'{seconds / size:.2g}'))} {unit}"
    return f"{plain(float(f'{seconds / 1e-9:.2g}'))} ns"
