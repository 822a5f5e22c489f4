"""A scenario for each seed: always the same, and always worth working."""

from collections import Counter

import numpy as np
import pytest

from rnn_core import Dataset, Scenario, Weights
from rnn_core.practice import check, drawn, questions
from rnn_core.practice.random_scenario import FREQUENT
from rnn_core.practice.slips.table import single_slips
from rnn_core.writing import written

SEEDS = range(120)

KNOWN = {
    1: Scenario(
        Dataset([[2, -0.5, -0.5], [0.5, -1, 1], [2, 1, 1]], [1, 0.5, 4]),
        Weights(-1.5, 0.5, 0.5),
        "tanh",
        0.1,
        rule="exact",
    ),
    2024: Scenario(
        Dataset([[0.5, 1, 1.5], [1, 2, 1], [2, 1, -0.5]], [3, 4, 2.5]),
        Weights(-0.5, 1.5),
        "relu",
        0.1,
        rule="exact",
    ),
    -1: Scenario(
        Dataset([[-1, 0.5, -1], [2, 1.5, 1]], [-1.5, 4.5]),
        Weights(-1.5, 0.5),
        "sigmoid",
        0.5,
        rule="exact",
    ),
}


def test_a_seed_gives_the_same_scenario_on_every_machine():
    # Written down once: a link with this seed must never show other numbers.
    for seed, scenario in KNOWN.items():
        assert drawn(seed) == scenario


def test_seeds_differ():
    scenarios = {drawn(seed) for seed in SEEDS}
    assert len(scenarios) > 0.99 * len(SEEDS)
    assert drawn(1) != drawn(-1)


def test_every_kind_comes_up():
    scenarios = [drawn(seed) for seed in SEEDS]
    assert {s.activation for s in scenarios} == {"tanh", "identity", "sigmoid", "relu"}
    assert {s.rule for s in scenarios} == {"exact", "note"}
    assert {s.learning_rate for s in scenarios} == {0.1, 0.5}
    assert {s.data.n for s in scenarios} == {s.data.T for s in scenarios} == {2, 3}
    assert sum(s.activation == "tanh" for s in scenarios) > 24


def test_the_numbers_are_friendly():
    for scenario in map(drawn, SEEDS):
        w_a, w_x, a0 = vars(scenario.weights).values()
        for number in (*scenario.data.x.ravel(), w_a, w_x, a0):
            assert number in (-1.5, -1, -0.5, 0, 0.5, 0.75, 1, 1.5, 2)
        assert w_a != w_x


def test_no_answer_is_degenerate():
    for seed in SEEDS:
        asked = questions(drawn(seed))
        answers = [question.answer for question in asked]
        assert np.isfinite(answers).all()
        assert max(map(abs, answers)) < 250
        for question in asked:
            assert is_worth_asking(question), (seed, question.key)


def is_worth_asking(question):
    seen = f"{question.answer:.2f}"
    weights = question.scenario.weights
    if question.kind == "new_weight":
        return seen != f"{getattr(weights, question.parameter):.2f}"
    meets_a0 = question.kind == "term" and question.step == 1 and weights.a0 == 0
    return question.kind in ("state", "y_hat") or meets_a0 or float(seen) != 0


def test_large_seeds_and_those_of_numpy():
    assert drawn(10**30) == drawn(10**30)
    assert drawn(np.int64(7)) == drawn(7)


@pytest.mark.parametrize("seed", ["1", 1.0, None, True])
def test_what_is_no_seed(seed):
    with pytest.raises(ValueError, match="whole number"):
        drawn(seed)


def test_the_answers_are_right():
    for seed in range(50):
        for question in questions(drawn(seed)):
            assert check(question, f"{question.answer:.2f}").right


def shown(number):
    """At two decimals, a tie away from zero."""
    return written(float(number), 2)


def slips_of_terms(seed):
    """For each term the right number, and (row, number) of every single slip."""
    for question in questions(drawn(seed)):
        if question.kind == "term":
            table = single_slips(question)
            rows = [case.rows[0] for case in table.cases]
            numbers = [shown(number) for number in table.numbers[:, 0]]
            yield shown(question.answer), list(zip(rows, numbers, strict=True))


def test_few_slips_of_a_term_share_a_number():
    # A slip that can be made in two places is one; one that changes nothing shares nothing.
    slips = alike = 0
    for seed in range(1, 61):
        for question in questions(drawn(seed)):
            if question.kind == "term":
                table, right = single_slips(question), shown(question.answer)
                names = [slip.name for slip in table.slips][::-1]
                numbers = map(shown, table.numbers[::-1, 0])
                found = dict(zip(names, numbers, strict=True)).values()
                counts = Counter(number for number in found if number != right)
                slips += len(found)
                alike += sum(count for count in counts.values() if count > 1)
    assert alike < 0.08 * slips


def test_no_two_of_the_most_frequent_slips_of_a_term_share_a_number():
    for seed in range(1, 61):
        for right, found in slips_of_terms(seed):
            frequent = [
                number
                for row, number in found
                if (row.says or row.kind) in FREQUENT and number != right
            ]
            assert len(set(frequent)) == len(frequent), seed
