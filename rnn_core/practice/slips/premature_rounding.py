"""Right in every step, but rounded too early, cut off, or two digits swapped."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from rnn_core.arrays import Array
from rnn_core.practice.questions import Question
from rnn_core.practice.rounding import cut_off, rounded
from rnn_core.practice.slips import when
from rnn_core.practice.slips.slip import Case, Row, Slip
from rnn_core.practice.worksheet import other_formula, sheet_of
from rnn_core.words import counted
from rnn_core.writing import LARGE, written

LINE = "rounding"

EARLY = "rounded too early"
ON_THE_WAY = Row(EARLY, [], when.always, LINE, name="rounded to {fewer}")
AT_THE_END = Row(
    EARLY, [], when.always, LINE, name="right to {fewer} only", says="rounded at the end"
)
CUT_OFF = Row("cut off", [], when.always, LINE, name="cut off, not rounded")

SWAPPED = Row("digits swapped", [], when.always, LINE)


def premature_rounding(question: Question) -> list[tuple[Case, Array]]:
    """Each slip of writing a right number with the numbers that it can lead to."""
    cut = np.array([cut_off(question.answer, question.decimals)])
    found = [
        *_to_fewer(question),
        (Case((CUT_OFF,), {}, ()), cut),
        (Case((SWAPPED,), {}, ()), _swapped(written(question.answer, question.decimals))),
    ]
    found = [(case, numbers) for case, numbers in found if len(numbers)]
    most = max(len(numbers) for _, numbers in found)
    return [
        (case, np.pad(numbers, (0, most - len(numbers)), constant_values=np.nan))
        for case, numbers in found
    ]


def too_short(question: Question, value: float, typed: int | None) -> str:
    """The name of the slip if an answer is right to as many decimals as were typed: too few.

    Some scheme may well lead there, but then there was one more digit to type.
    """
    if typed is None or typed >= question.decimals or abs(question.answer) >= LARGE:
        return ""
    right = value == rounded(question.answer, typed)
    return AT_THE_END.slip(question, _fewer(typed)).name if right else ""


def is_meant(slip: Slip, short: str) -> bool:
    """Whether a slip of rounding is what a learner is told.

    That a number is right to fewer decimals is only said where no more were typed: with all
    of them it may be so by chance.
    """
    return slip.kind != EARLY or (
        slip.name == short if short else slip.name.startswith("rounded")
    )


def _to_fewer(question: Question) -> Iterator[tuple[Case, Array]]:
    # A number below 1 in size is hardly rounded to a whole one: nothing would be left of it.
    fewest = 0 if abs(question.answer) >= 1 else 1
    for places in range(question.decimals - 1, fewest - 1, -1):
        on_the_way = _on_the_way(question, places) if places else np.empty(0)
        ends = rounded(np.array([question.answer]), places)
        yield Case((ON_THE_WAY,), _fewer(places), ()), np.append(on_the_way, ends)
        yield Case((AT_THE_END,), _fewer(places), ()), ends


def _on_the_way(question: Question, places: int) -> Array:
    """What it comes to if earlier numbers are rounded to so few places."""
    sheet, other = sheet_of(question, "usual", places), other_formula(question)
    sheets = [sheet] if other is None else [sheet, sheet.rewritten((other,))]
    # The first scheme rounds nothing.
    found = np.concatenate([each.answer(question.quantity)[1:] for each in sheets])
    return np.concatenate([found, rounded(found, places)])


def _swapped(text: str) -> Array:
    """A written number with two neighbouring digits swapped; a leading 0 stays.

    >>> _swapped("−2.07").tolist(), _swapped("0.57").tolist()
    ([-0.27, -2.7], [0.75])
    """
    digits = [i for i, sign in enumerate(text) if sign.isdecimal()]
    digits = digits[text.lstrip("−").startswith("0") :] if "×" not in text else []
    found = []
    for i, j in pairwise(digits):
        swapped = [*text.replace("−", "-")]
        swapped[i], swapped[j] = swapped[j], swapped[i]
        found += [float("".join(swapped))] if text[i] != text[j] else []
    return np.array(found)


def _fewer(places: int) -> dict[str, str]:
    return {"fewer": counted(places, "decimal") if places else "the whole number"}
