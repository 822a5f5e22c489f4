"""Several slips at once: the combinations that are likely enough to be worth a guess.

Every one more makes it likelier that a number that is wrong for some other reason gets
an explanation that is not true, so these are few.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from itertools import product

from rnn_core.practice.questions import Question
from rnn_core.practice.slips.backward import (
    ERROR_TURNED,
    EXAMPLE_DROPPED,
    EXAMPLE_NOT_COUNTED,
    FACTOR_2_FORGOTTEN,
    ONE_NTH_FORGOTTEN,
    STATE_TOO_LATE,
)
from rnn_core.practice.slips.chain import (
    F_PRIME_LEFT_OUT,
    F_PRIME_PUT_IN,
    STATE_FOR_W_A,
    W_A_MISSING,
)
from rnn_core.practice.slips.forward import HALF_ADDED, SQUARE_FORGOTTEN
from rnn_core.practice.slips.slip import Case, Row, both
from rnn_core.practice.slips.update import (
    ADDED,
    ONE_TERM_ALONE,
    RATE_FORGOTTEN,
    SIGNS_OF_THE_TERMS,
)

Rows = tuple[Row, ...]
Combinations = tuple[tuple[Rows, ...], ...]

_NTH, _HALF, _SQUARE, _TWO = (
    (row,) for row in (ONE_NTH_FORGOTTEN, HALF_ADDED, SQUARE_FORGOTTEN, FACTOR_2_FORGOTTEN)
)
_ERROR, _STATE, _W_A = ((row,) for row in (ERROR_TURNED, STATE_TOO_LATE, W_A_MISSING))
_SIGNS, _RATE, _ADDED = ((row,) for row in (SIGNS_OF_THE_TERMS, RATE_FORGOTTEN, ADDED))
_DROPPED = (EXAMPLE_DROPPED, EXAMPLE_NOT_COUNTED)
_FROM_THE_SUM = (EXAMPLE_DROPPED,)  # whoever forgets n cannot have miscounted it

_NO_SLOPE, _SLOPE = F_PRIME_LEFT_OUT[:1], (F_PRIME_PUT_IN,)

IN_THE_LOSS: Combinations = (
    (_NTH, _HALF),
    (_SQUARE, _NTH),
    (_FROM_THE_SUM, _NTH),
    (_DROPPED, _HALF),
)

IN_THE_TERMS: Combinations = (
    (_TWO, _ERROR),
    (_NTH, _ERROR),
    (_DROPPED, _TWO),
    (_FROM_THE_SUM, _NTH),
    (_DROPPED, _ERROR),
    (_STATE, _TWO),
    (_STATE, _NTH),
    (_STATE, _ERROR),
    (_STATE, _DROPPED),
    (_STATE, STATE_FOR_W_A),  # the lesson's line (f) as printed has both
    (F_PRIME_LEFT_OUT, _TWO),
    (F_PRIME_LEFT_OUT, _ERROR),
    (F_PRIME_LEFT_OUT, _W_A),
)

BY_THE_OTHER_RULE: Combinations = (
    (_NO_SLOPE, _DROPPED),  # the note's (a) = −1.36, under the exact rule
    (_NO_SLOPE, _STATE),  # its (b) = −2.13
    (_NO_SLOPE, _NTH),
    (_NO_SLOPE, STATE_FOR_W_A),  # its (e)
    (_NO_SLOPE, _STATE, STATE_FOR_W_A),  # its (f)
    *((_SLOPE, other) for other in (_TWO, _NTH, _ERROR, _DROPPED, _STATE, _W_A)),
)

IN_THE_SUM: Combinations = (
    (ONE_TERM_ALONE, _TWO),
    (ONE_TERM_ALONE, _NTH),
    (ONE_TERM_ALONE, _ERROR),
)

IN_THE_UPDATE: Combinations = (
    (_SIGNS, _RATE),  # the lesson's step 3
    (_ADDED, _RATE),
    (ONE_TERM_ALONE, _RATE),
    (ONE_TERM_ALONE, _ADDED),
    (_TWO, _RATE),
    (_NTH, _RATE),
    (_DROPPED, _RATE),
    (_STATE, _RATE),
    (F_PRIME_LEFT_OUT, _RATE),
    (_TWO, _ADDED),
    (_DROPPED, _ADDED),
    (_NO_SLOPE, _SIGNS, _RATE),  # the lesson's step 3, under the exact rule
    (_SLOPE, _RATE),
)

PAIRS = {
    "state": (),
    "y_hat": (),
    "loss": IN_THE_LOSS,
    "term": (*IN_THE_TERMS, *BY_THE_OTHER_RULE),
    "gradient": (*IN_THE_TERMS, *BY_THE_OTHER_RULE, *IN_THE_SUM),
    "new_weight": (*IN_THE_TERMS[2:4], *IN_THE_UPDATE),
}
"""Kind of question -> combinations; in a new weight those of the terms are fewer."""


def pairs(question: Question) -> Iterator[Case]:
    """Every combination that can happen in this question."""
    for groups in PAIRS[question.kind]:
        for cases in product(*(tuple(_cases(rows, question)) for rows in groups)):
            yield reduce(both, cases)


def _cases(rows: Rows, question: Question) -> Iterator[Case]:
    for row in rows:
        yield from row.cases(question)
