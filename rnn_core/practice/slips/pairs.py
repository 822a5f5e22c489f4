"""Two slips at once: the pairs that are likely enough to be worth a guess.

Every pair more makes it likelier that a number that is wrong for some other reason gets
an explanation that is not true, so these are few.
"""

from __future__ import annotations

from collections.abc import Iterator

from rnn_core.practice.question import Question
from rnn_core.practice.slip import Change, Finder, both
from rnn_core.practice.slips.adding_up import one_term_alone, signs_of_the_terms
from rnn_core.practice.slips.before_the_sum import (
    error_turned,
    example_dropped,
    example_left_out,
    factor_2_forgotten,
    half_added,
    one_over_n_forgotten,
    square_forgotten,
)
from rnn_core.practice.slips.factor import state_too_late
from rnn_core.practice.slips.update import added, rate_forgotten
from rnn_core.practice.slips.way_back import f_prime_left_out, state_for_w_a, w_a_missing

IN_THE_LOSS: tuple[tuple[Finder, Finder], ...] = (
    (one_over_n_forgotten, half_added),
    (square_forgotten, one_over_n_forgotten),
    (example_left_out, one_over_n_forgotten),
    (example_dropped, half_added),
)

IN_THE_TERMS: tuple[tuple[Finder, Finder], ...] = (
    (factor_2_forgotten, error_turned),
    (one_over_n_forgotten, error_turned),
    (example_dropped, factor_2_forgotten),
    (example_left_out, one_over_n_forgotten),
    (example_dropped, error_turned),
    (state_too_late, factor_2_forgotten),
    (state_too_late, one_over_n_forgotten),
    (state_too_late, error_turned),
    (state_too_late, example_dropped),
    (state_too_late, state_for_w_a),  # the lesson's line (f) as printed has both
    (f_prime_left_out, factor_2_forgotten),
    (f_prime_left_out, error_turned),
    (f_prime_left_out, w_a_missing),
)

IN_THE_SUM: tuple[tuple[Finder, Finder], ...] = (
    (one_term_alone, factor_2_forgotten),
    (one_term_alone, one_over_n_forgotten),
    (one_term_alone, error_turned),
)

IN_THE_UPDATE: tuple[tuple[Finder, Finder], ...] = (
    (signs_of_the_terms, rate_forgotten),  # the lesson's step 3
    (added, rate_forgotten),
    (one_term_alone, rate_forgotten),
    (one_term_alone, added),
    (factor_2_forgotten, rate_forgotten),
    (one_over_n_forgotten, rate_forgotten),
    (example_dropped, rate_forgotten),
    (state_too_late, rate_forgotten),
    (f_prime_left_out, rate_forgotten),
    (factor_2_forgotten, added),
    (example_dropped, added),
)

PAIRS = {
    "state": (),
    "y_hat": (),
    "loss": IN_THE_LOSS,
    "term": IN_THE_TERMS,
    "gradient": (*IN_THE_TERMS, *IN_THE_SUM),
    "new_weight": (*IN_THE_TERMS[2:4], *IN_THE_UPDATE),
}
"""Kind of question -> pairs; in a new weight those of the terms are fewer."""


def pairs(question: Question) -> Iterator[Change]:
    """Every way in which the pairs of this question can happen."""
    for find_first, find_second in PAIRS[question.kind]:
        for first in find_first(question):
            for second in find_second(question):
                yield both(first, second)
