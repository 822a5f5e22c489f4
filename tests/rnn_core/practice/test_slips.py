"""Every slip of the catalogue over random scenarios; ``figures`` prints the counts."""

import pytest

from rnn_core.practice import questions
from rnn_core.practice.slips.table import double_slips, single_slips, slips_of_rounding
from tests.rnn_core.practice import figures
from tests.rnn_core.practice.random_scenarios import random_scenario


def kinds_in_the_catalogue(seeds):
    return {
        slip.kind
        for seed in seeds
        for question in questions(random_scenario(seed))
        for table in (single_slips, slips_of_rounding, double_slips)
        for slip in table(question).slips
    }


def test_each_slip_of_the_catalogue_is_also_worked_out_by_hand():
    by_hand = {
        kind
        for seed in range(40)
        for question in questions(random_scenario(seed))
        for kind, _ in figures.slips_of(question)
    }
    assert by_hand == kinds_in_the_catalogue(range(40))


def test_the_same_slips_can_happen_in_each_question():
    for seed in range(25):
        for question in questions(random_scenario(seed)):
            tables = (single_slips, slips_of_rounding, double_slips)
            kinds = {slip.kind for table in tables for slip in table(question).slips}
            assert kinds == {kind for kind, _ in figures.slips_of(question)}, question.key


def test_every_slip_is_named_in_a_few_scenarios():
    assert figures.diagnosed(range(60)).missed == []


def test_no_right_answer_is_refused_in_a_few_scenarios():
    assert figures.accepted(range(20))[1] == []


# In parts, so that several processors share them.
PARTS = [range(figures.SCENARIOS)[part::4] for part in range(4)]


@pytest.mark.slow
@pytest.mark.parametrize("seeds", PARTS, ids=range(len(PARTS)))
def test_every_slip_is_named(seeds):
    # One question a scenario; ``figures`` itself takes three, and more numbers.
    counts, missed = figures.diagnosed(seeds, groups=1)
    assert missed == []
    for kind, row in counts.items():
        # Each slip is really met: at times nothing else explains its number.
        assert row["alone"] + row["among"] > 0 or row["half"] > 0, kind
        assert row.total() >= 40 / len(PARTS), kind


@pytest.mark.slow
@pytest.mark.parametrize("seeds", PARTS, ids=range(len(PARTS)))
def test_no_right_answer_is_refused(seeds):
    seeds = seeds[::2]
    tried, refused = figures.accepted(seeds)
    assert refused == []
    assert min(tried.values()) == 3 * len(seeds)


@pytest.mark.slow
def test_a_random_number_gets_no_guess_without_reason():
    counts, faults = figures.guessed(range(0, figures.SCENARIOS, 10))
    assert faults == []
    by_chance = sum(count for (what, _), count in counts.items() if what == "a slip")
    assert by_chance < 0.02 * counts.total()
