"""What a learner has typed in practice, one attempt after the other, and what it tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rnn_core.practice import Question, Verdict, check

Answers = tuple[tuple[str, str], ...]
"""(question, text), sorted by question."""


class Attempt(NamedTuple):
    """One text typed for one question, with all answers as they then were."""

    key: str
    answers: Answers


def judged(question: Question, answers: Answers) -> Verdict:
    """What is said of the answer to a question, given all the others."""
    typed = dict(answers)
    return check(question, typed[question.key], typed)


def slips_met(attempts: Iterable[Attempt], asked: Sequence[Question]) -> Counter[str]:
    """Kinds of slips, and how often each was met.

    Only where the number told which slip it was: who is told of three that lead to it has
    made one of them at most.
    """
    questions = {question.key: question for question in asked}
    met: Counter[str] = Counter()
    for attempt in attempts:
        if attempt.key in questions and attempt.key in dict(attempt.answers):
            verdict = judged(questions[attempt.key], attempt.answers)
            if len(verdict.slips) == 1:
                met[verdict.slips[0].kind] += 1
    return met


def fitted_before(
    question: Question, verdict: Verdict, answers: Answers, attempts: Iterable[Attempt]
) -> str | None:
    """The key of an earlier number that this answer was worked out from, and that has changed.

    Such an answer was right from the learner's own number when it was typed. Now that the
    number is mended it is out of date, but there was no slip in it.
    """
    if verdict.right or verdict.followed_through:
        return None
    typed = dict(answers)
    for attempt in attempts:
        before = dict(attempt.answers)
        if attempt.key != question.key or before.get(question.key) != typed[question.key]:
            continue
        root = judged(question, attempt.answers).look_again
        if root is not None and typed.get(root) != before.get(root):
            return root
    return None
