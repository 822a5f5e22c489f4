"""The race: real timings, where the lines cross, and what is said about it."""

import math

import pytest

from dashboard.views.vectorized import race
from dashboard.views.vectorized.race import Entry, Lap, best, crossover, duration, laps, outcome
from rnn_core import ACTIVATIONS, RULES

ENTRY = Entry(3, "tanh", "exact")


def lines(*points):
    return [Lap(n, by_hand, vectorized) for n, by_hand, vectorized in points]


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(race, "MOST", 2)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_number_of_sequences_is_really_timed(activation, rule):
    run = list(laps(Entry(4, activation, rule), [1, 3, 10]))
    assert [lap.n for lap in run] == [1, 3, 10]
    for lap in run:
        assert 0 < lap.by_hand < 10
        assert 0 < lap.vectorized < 10


def test_more_work_takes_longer():
    few, many = laps(Entry(20, "tanh", "exact"), [2, 2000])
    assert many.by_hand > 20 * few.by_hand


def test_both_are_run_on_the_same_sequences(monkeypatch):
    seen = {"by hand": [], "vectorized": []}

    def forward_by_hand(x, y, *rest):
        seen["by hand"].append((x, y))

    def forward(data, *rest):
        seen["vectorized"].append((data.x.tolist(), data.y.tolist()))

    monkeypatch.setattr(race, "forward_by_hand", forward_by_hand)
    monkeypatch.setattr(race, "backward_by_hand", lambda *rest: None)
    monkeypatch.setattr(race, "forward", forward)
    monkeypatch.setattr(race, "backward", lambda *rest: None)
    list(laps(Entry(5, "tanh", "note"), [2, 4]))
    for sequences in seen.values():
        assert [len(x) for x, _ in sequences] == [2, 2, 4, 4]
        assert all(len(row) == 5 for x, _ in sequences for row in x)
    assert seen["by hand"] == seen["vectorized"]


def test_by_hand_stops_before_it_takes_too_long_and_the_other_goes_on():
    run = list(laps(ENTRY, [2, 4, 8], too_long=0.0))
    assert run[0].by_hand > 0
    assert [lap.by_hand for lap in run[1:]] == [None, None]
    assert all(lap.vectorized > 0 for lap in run)


def test_the_best_time_counts(monkeypatch):
    clock = iter([0.0, 0.5, 1.0, 1.1])
    monkeypatch.setattr(race, "ENOUGH", 10.0)
    monkeypatch.setattr(race.time, "perf_counter", lambda: next(clock))
    assert best(lambda: None) == pytest.approx(0.1)


def test_slow_work_is_timed_no_more_than_twice(monkeypatch):
    clock = iter([0.0, 3.0, 3.0, 5.0])
    monkeypatch.setattr(race.time, "perf_counter", lambda: next(clock))
    assert best(lambda: None) == 2


@pytest.mark.parametrize(
    ("run", "n"),
    [
        # By hand n · 1 µs, vectorized 50 µs: they meet at 50.
        (lines((10, 1e-5, 5e-5), (100, 1e-4, 5e-5)), 50),
        (lines((3, 3e-6, 5e-5), (10, 1e-5, 5e-5), (1000, 1e-3, 5e-5)), 50),
        (lines((10, 2e-5, 1e-5), (100, 2e-4, 1e-5)), 10),
        (lines((10, 1e-5, 2e-5), (100, 1e-4, 2e-4)), None),
        # Noise: only from the last crossing on it stays faster.
        (lines((1, 1.0, 2.0), (10, 3.0, 2.0), (100, 1.0, 2.0), (10_000, 2.0, 1.0)), 1000),
        (lines((10, 1e-5, 5e-5), (100, 1e-4, 5e-5), (1000, None, 6e-5)), 50),
        (lines((10, 5e-5, 5e-5), (100, 1e-4, 5e-5)), 10),
    ],
)
def test_the_crossover(run, n):
    assert crossover(run) == (None if n is None else pytest.approx(n))


@pytest.mark.parametrize(
    ("run", "said"),
    [
        (lines((10, 1e-5, 5e-5), (100, 1e-4, 5e-5)), "faster from about 50 sequences on"),
        (
            lines((10, 2e-5, 1e-5), (100, 2e-4, 1e-5)),
            "Already with 10 sequences the vectorized code is faster",
        ),
        (
            lines((10, 1e-5, 2e-5), (100, 1e-4, 2e-4)),
            "Even with 100 sequences the code by hand is faster",
        ),
        (lines((10, 1e-5, 5e-6), (100, 1e-4, 5e-6)), "it is 20 times as fast"),
        (
            lines((10, 1e-5, 5e-6), (1000, 1e-3, 5e-6), (3000, None, 6e-6)),
            "By hand, 3,000 sequences would take too long",
        ),
    ],
)
def test_the_outcome_in_sentences(run, said):
    assert said in outcome(run)


def test_every_outcome_ends_as_a_sentence_and_has_no_number_that_is_none():
    for factor in (1e-9, 1e-3, 0.5, 1, 2, 1e3, 1e9):
        text = outcome(lines((3, 1e-6, 1e-5), (30_000, 1e-5 * factor, 1e-5)))
        assert text.endswith(".")
        assert "nan" not in text
        assert "None" not in text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (1.5e-9, "1.5 ns"),
        (9.96e-7, "1 µs"),
        (4.2e-5, "42 µs"),
        (0.000123, "120 µs"),
        (0.0012, "1.2 ms"),
        (0.999, "1 s"),
        (12.3, "12 s"),
    ],
)
def test_durations(seconds, text):
    assert duration(seconds) == text


def test_the_sizes_go_from_3_to_30_000_at_even_distances():
    assert (race.SIZES[0], race.SIZES[-1]) == (3, 30_000)
    ratios = [math.log10(b / a) for a, b in zip(race.SIZES, race.SIZES[1:], strict=False)]
    assert all(ratio == pytest.approx(0.5, abs=0.03) for ratio in ratios)


def test_a_race_belongs_to_its_length_activation_and_rule():
    assert Entry(3, "tanh", "exact") == ENTRY
    for other in (
        Entry(4, "tanh", "exact"),
        Entry(3, "relu", "exact"),
        Entry(3, "tanh", "note"),
    ):
        assert other != ENTRY
