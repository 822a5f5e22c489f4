"""Products are broken into as few lines as there is room for, and as even ones as can be."""

import random
import re

from dashboard.formulas.layout import INDENT, product
from dashboard.formulas.width import LINE, width

DOT, START = r" \cdot ", rf"{INDENT} \cdot "
FACTORS = ["0.5", "(1 - 0.76^2)", r"\frac{1}{2}", "(0.57 - 1)", "W_a"]
BEFORE = ["", r"\tfrac{2}{n}", "0.76 + 0.76 +"]


def filled(factors, before, most):
    """The lines that come of writing one factor after the other in so much room."""
    rows, used = [[]], width(before)
    for factor in factors:
        needs = width(DOT) + width(factor)
        if rows[-1] and used + needs > most:
            rows.append([])
            used = width(START)
        rows[-1].append(factor)
        used += needs
    return rows


def test_of_forty_rooms_it_takes_the_narrowest_that_needs_no_more_lines():
    rng, counts = random.Random(5), set()
    for _ in range(200):
        factors = rng.choices(FACTORS, k=rng.randint(1, 14))
        before, room = rng.choice(BEFORE), rng.uniform(4, LINE)
        tried = [filled(factors, before, room * (1 - k / 40)) for k in range(40)]
        best = [rows for rows in tried if len(rows) == len(tried[0])][-1]
        text = product(factors, before=before, room=room).removeprefix(before)
        lines = re.sub(r"\\\\(\[3pt\])?", "", text).split(f" &{START}")
        assert [line.strip().split(DOT) for line in lines] == best
        counts.add(len(best))
    assert {1, 2, 3, 4} <= counts
