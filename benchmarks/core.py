"""The vectorized code against the code by hand, as ratios from one run."""

import statistics
import time
from collections.abc import Callable

import numpy as np

from rnn_core import PRESETS, Dataset, Weights, loss_surface, train
from rnn_core.by_hand import forward_by_hand, train_by_hand


def seconds(work: Callable[[], object], runs: int = 7) -> float:
    """The median time of several runs, after one warm-up run."""
    work()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def report(name: str, ours: float, by_hand: float) -> None:
    print(f"{name:<46} {ours * 1e3:9.2f} ms   by hand / vectorized {by_hand / ours:7.1f}")


def main() -> None:
    lesson, start = PRESETS["note"].data, Weights(1, 1)
    x, y = lesson.x.tolist(), lesson.y.tolist()
    report(
        "1,000 epochs of the lesson (3 × 3)",
        seconds(lambda: train(lesson, start, "tanh", 0.1, 1000)),
        seconds(lambda: train_by_hand(x, y, 1, 1, epochs=1000)),
    )
    rng = np.random.default_rng(0)
    large = Dataset.sum_task(rng.random((1000, 20)))
    large_x, large_y = large.x.tolist(), large.y.tolist()
    report(
        "10 epochs of 1,000 sequences of 20",
        seconds(lambda: train(large, Weights(0.5, 0.5), "tanh", 0.01, 10)),
        seconds(lambda: train_by_hand(large_x, large_y, 0.5, 0.5, epochs=10), runs=3),
    )
    grid = np.linspace(-3, 3, 41)
    eight = Dataset.sum_task(rng.random((3, 8)))
    eight_x, eight_y = eight.x.tolist(), eight.y.tolist()
    report(
        "a 41 × 41 surface of 3 sequences of 8",
        seconds(lambda: loss_surface(eight, grid[:, None], grid)),
        seconds(
            lambda: [forward_by_hand(eight_x, eight_y, a, b).loss for a in grid for b in grid],
            runs=3,
        ),
    )
    huge = Dataset.sum_task(rng.random((100_000, 50)))
    five = seconds(lambda: train(huge, Weights(0.5, 0.5), "tanh", 1e-3, 5), runs=3)
    one = seconds(lambda: train(huge, Weights(0.5, 0.5), "tanh", 1e-3, 0), runs=3)
    print(f"one pass over 100,000 sequences of 50 {(five - one) / 5 * 1e3:18.2f} ms")


if __name__ == "__main__":
    main()
