"""Slips in adding up the terms of all steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rnn_core.practice.question import Question
from rnn_core.practice.recipe import Recipe
from rnn_core.practice.slip import GRADIENT, SUMS, UPDATE, Change, Slip, letter, single


def one_term_alone(question: Question) -> Iterator[Change]:
    """The last step's term, or the first step's, for the whole gradient."""
    if not has_a_sum(question):
        return
    last = question.scenario.data.T
    for t, kind in ((last, "only the last step's term"), (1, "only the first step's term")):
        one = letter(question, t)
        slip = _of_the_sum(question, kind, f"only {one}", says="only one term", one=one)
        yield weighing(slip, tuple(float(step == t) for step in range(1, last + 1)))


def term_dropped(question: Question) -> Iterator[Change]:
    """One term left out of three or more."""
    last = question.scenario.data.T
    if not has_a_sum(question) or last < 3:
        return
    for t in range(last, 0, -1):
        one = letter(question, t)
        slip = _of_the_sum(question, "term dropped", f"{one} dropped", one=one)
        yield weighing(slip, tuple(float(step != t) for step in range(1, last + 1)))


def signs_of_the_terms(question: Question) -> Iterator[Change]:
    """−(a) + (c) + (e): the first subtracted, the others added. Lesson, step 3."""
    if not has_a_sum(question):
        return
    last, kind = question.scenario.data.T, "signs of the terms"
    parts = (-1.0,) * (last - 1) + (1.0,)
    if question.kind == "gradient":
        slip = _of_the_sum(question, kind, kind)
        yield weighing(slip, parts)
        yield weighing(slip, tuple(-part for part in parts))
    else:
        slip = single(question, kind, kind, UPDATE, sum=written_sum(question))
        yield weighing(slip, parts)


def one_sign(question: Question) -> Iterator[Change]:
    """One term of three or more with the wrong sign."""
    last = question.scenario.data.T
    if not has_a_sum(question) or last < 3:
        return
    for t in range(last, 0, -1):
        one = letter(question, t)
        slip = _of_the_sum(question, "one wrong sign", f"sign of {one}", one=one)
        yield weighing(slip, tuple(-1.0 if s == t else 1.0 for s in range(1, last + 1)))


def averaged(question: Question) -> Iterator[Change]:
    """The mean of the terms over the steps."""
    if has_a_sum(question):
        last = question.scenario.data.T
        slip = _of_the_sum(question, "terms averaged", "terms averaged")
        yield weighing(slip, (1.0 / last,) * last)


ADDING_UP = (one_term_alone, term_dropped, signs_of_the_terms, one_sign, averaged)


def has_a_sum(question: Question) -> bool:
    """Whether the answer is made of the terms of several steps."""
    return question.kind in SUMS and question.scenario.data.T > 1


def written_sum(question: Question) -> str:
    """(a) + (c) + (e); a long one with dots."""
    last = question.scenario.data.T
    letters = [letter(question, t) for t in range(last, 0, -1)]
    if last > 4:
        letters = [*letters[:2], "…", letters[-1]]
    return " + ".join(letters)


def weighing(slip: Slip, parts: tuple[float, ...]) -> Change:
    """A slip in how much the terms count; on top of another one, both multiply."""

    def apply(recipe: Recipe) -> Recipe:
        before = recipe.parts or (1.0,) * len(parts)
        both = tuple(one * other for one, other in zip(before, parts, strict=True))
        return replace(recipe, parts=both)

    return Change(slip, apply)


def _of_the_sum(question: Question, kind: str, name: str, **values: Any) -> Slip:
    return single(question, kind, name, GRADIENT, sum=written_sum(question), **values)
