"""How well slips are diagnosed and right answers accepted, over many random scenarios.

``python -m tests.rnn_core.practice.figures 2000`` prints the figures.
"""

import math
import sys
from collections import Counter, defaultdict
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import NamedTuple

import numpy as np

from rnn_core.practice import check, questions
from rnn_core.practice.slips.table import double_slips
from rnn_core.practice.tolerance import reach
from tests.rnn_core.practice import rounding_by_hand, slips_by_hand
from tests.rnn_core.practice.random_scenarios import random_scenario

SCENARIOS = 2000
DECIMALS = (2, 4, 6)
MOST = 3
GROUPS = (("state", "y_hat", "loss"), ("term",), ("gradient", "new_weight"))


class Diagnosed(NamedTuple):
    """For each kind of slip, how often its number was called what.

    alone: it was named, and no other. among: it was named, and others that lead to the same
    number. half: several slips at once, of which some lead there without the others, so that
    those were named. same: the number is right at these decimals, so there is no slip. missed:
    none of these.
    """

    counts: dict
    missed: list


def asked(seed, decimals=None):
    """One question of each group; at 2, 4 or 6 decimals, in turn."""
    rng = np.random.default_rng((seed, 1))  # not the stream that drew the scenario
    everything = questions(random_scenario(seed), decimals or DECIMALS[seed % 3])
    for group in GROUPS:
        of_group = [question for question in everything if question.kind in group]
        kinds = sorted({question.kind for question in of_group})
        kind = kinds[rng.integers(len(kinds))]
        of_kind = [question for question in of_group if question.kind == kind]
        yield of_kind[rng.integers(len(of_kind))]


def slips_of(question):
    """Every (kind, number) worked out by hand, with those that only round wrongly."""
    yield from slips_by_hand.numbers(question)
    if abs(question.answer) >= 1:
        whole = rounding_by_hand.pencil(question.scenario, 0, "the terms alone", "up")
        yield "rounded too early", whole.round(question.answer)
    for fewer in range(1, question.decimals):
        for way in ("states, as written", "states, each from the last", "the terms alone"):
            pencil = rounding_by_hand.pencil(question.scenario, fewer, way, "up")
            yield "rounded too early", pencil.answer(question)
        yield "rounded too early", pencil.round(question.answer)
    places = Decimal(1).scaleb(-question.decimals)
    exact = Decimal(f"{question.answer:.13g}")
    yield "cut off", float(exact.quantize(places, rounding=ROUND_DOWN))
    for number in swapped_digits(f"{exact.quantize(places, rounding=ROUND_HALF_UP):f}"):
        yield "digits swapped", number


def swapped_digits(text):
    """Two neighbours change places; a leading 0 stays."""
    sign, text = ("-", text[1:]) if text[0] == "-" else ("", text)
    whole, _, rest = text.partition(".")
    digits = [*whole, *rest]
    for i in range(int(whole == "0"), len(digits) - 1):
        if digits[i] != digits[i + 1]:
            changed = [*digits[:i], digits[i + 1], digits[i], *digits[i + 2 :]]
            changed.insert(len(whole), ".")
            yield float(sign + "".join(changed))


def outcome(question, kind, typed):
    """What check makes of a slip's number."""
    verdict = check(question, typed)
    half = 0.5 * 10.0**-question.decimals
    if verdict.right:
        near = abs(float(typed) - question.answer) <= reach(question) + 2 * half * 1.001
        return "same" if near else "missed"
    kinds = [slip.kind for slip in verdict.slips]
    if kind in kinds:
        return "alone" if len(set(kinds)) == 1 else "among"
    together = leading_to(question, kind, verdict.value)
    named = [set(slip.parts) for slip in verdict.slips]
    fewer = any(parts < set(slip.parts) for slip in together for parts in named)
    return "half" if fewer else "missed"


def leading_to(question, kind, typed):
    """Two slips at once, of this kind, that give the number."""
    found = double_slips(question).leading_to(typed, question.decimals)
    return [slip for slip in found if slip.kind == kind]


def diagnosed(seeds, groups=3):
    """Types slips' numbers: at the question's decimals, and with all their digits.

    Of one question of each group, or of fewer groups, which take turns.
    """
    found = Diagnosed(defaultdict(Counter), [])
    for seed in seeds:
        rng = np.random.default_rng((seed, 2))
        turn = seed // len(DECIMALS)  # every group meets all decimals
        chosen = [(turn + k) % len(GROUPS) for k in range(groups)]
        for question in [list(asked(seed))[group] for group in chosen]:
            for kind, number in some_of_each(slips_of(question), rng):
                whole = rng.random() < 0.5
                typed = repr(number) if whole else f"{number:.{question.decimals}f}"
                what = outcome(question, kind, typed)
                found.counts[kind][what] += 1
                if what == "missed":
                    found.missed.append((seed, question.key, kind, typed))
    return found


def some_of_each(slips, rng):
    """Up to MOST numbers of each kind: some slips can happen in a dozen ways."""
    by_kind = defaultdict(list)
    for kind, number in slips:
        if math.isfinite(number):
            by_kind[kind].append(float(number))
    for kind, numbers in by_kind.items():
        for place in rng.permutation(len(numbers))[:MOST]:
            yield kind, numbers[place]


def accepted(seeds):
    """Right answers: Counter of (way, decimals) -> tried, and a list of those refused."""
    tried, refused = Counter(), []
    for seed in seeds:
        for decimals in DECIMALS:
            for question in asked(seed, decimals):
                for way, typed in right_answers(question):
                    tried[way, decimals] += 1
                    if not check(question, typed).right:
                        refused.append((seed, question.key, way, typed, question.answer))
    return tried, refused


def right_answers(question):
    decimals, answer = question.decimals, question.answer
    yield "rounded at the end", f"{answer:.{decimals}f}"
    yield "more decimals", f"{answer:.{decimals + 3}f}"
    yield "every digit", repr(answer)
    for way, tie in rounding_by_hand.ways():
        number = rounding_by_hand.by_hand(question, way, tie)
        yield f"rounded on the way: {way}", f"{number:.{decimals}f}"


def guessed(seeds):
    """What check says of random numbers around the answer: Counter, and faults."""
    counts, faults = Counter(), []
    for seed in seeds:
        rng = np.random.default_rng((seed, 3))
        for question in asked(seed):
            size = 3 * max(1.0, abs(question.answer))
            by_hand = np.array([number for _, number in slips_of(question)])
            for value in question.answer + rng.uniform(-size, size, 5):
                typed = f"{value:.{question.decimals}f}"
                verdict = check(question, typed)
                what = "right" if verdict.right else "a slip" if verdict.slips else "no guess"
                counts[what, question.decimals] += 1
                if is_at_fault(question, float(typed), verdict, by_hand):
                    faults.append((seed, question.key, typed, verdict.message))
    return counts, faults


def is_at_fault(question, value, verdict, by_hand):
    """Right only within reach; slips only if one of them gives the number, by hand."""
    unit = 10.0**-question.decimals
    if verdict.right:
        return abs(value - question.answer) > reach(question) + unit
    if not verdict.slips:
        return bool(np.min(np.abs(by_hand - value)) < unit / 2 * 0.999)
    return False


def main():
    seeds = range(int(sys.argv[1]) if len(sys.argv) > 1 else SCENARIOS)
    counts, missed = diagnosed(seeds)
    columns = ("tried", "alone", "among", "half", "same", "missed")
    print(f"{'slip':58}" + "".join(f"{column:>8}" for column in columns))
    for kind in sorted(counts, key=lambda kind: (" + " in kind, kind)):
        row = counts[kind]
        numbers = (row.total(), *(row[column] for column in columns[1:]))
        print(f"{kind:58}" + "".join(f"{number:8}" for number in numbers))
    print(
        f"{sum(row.total() for row in counts.values())} numbers, {len(missed)} missed",
        missed[:5],
    )
    tried, refused = accepted(seeds)
    for (way, decimals), count in sorted(tried.items()):
        print(f"{way:48} at {decimals} decimals {count:8}")
    print(f"{tried.total()} right answers, {len(refused)} refused", refused[:5])
    counts, faults = guessed(seeds)
    print(dict(counts), f"{len(faults)} faults", faults[:5])


if __name__ == "__main__":
    main()
