"""A slip as a row of a table: what it rewrites, when it can happen, and what it is called.

Its sentence stands in ``sentences.md``, under the same name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from rnn_core.equations import Rewrite
from rnn_core.practice.questions import Question
from rnn_core.practice.sentences import sentence
from rnn_core.practice.slips.words import words

STATES = "step 1, the states"
FROM_THE_FIRST = "step 1, the states from the first on"
LOSS = "step 1, the loss"
TERMS = "step 2, the terms"
GRADIENT = "step 2, the sum of the terms"
UPDATE = "step 3, the update"

OWN_LINE = {
    "state": STATES,
    "y_hat": STATES,
    "loss": LOSS,
    "term": TERMS,
    "gradient": GRADIENT,
    "new_weight": UPDATE,
}
"""Kind of question -> where in the lesson its own number is worked out."""

IN_THE_TERMS = {"loss": LOSS, "term": TERMS, "gradient": TERMS, "new_weight": TERMS}
"""The same for a slip in the sum over the examples: a gradient has it from its terms."""

Values = Mapping[str, Any]
Rewrites = Rewrite | tuple[Rewrite, ...] | list[tuple[Rewrite, ...]]
"""One, several together, or a list of several places in which one slip can be made."""


@dataclass(frozen=True)
class Slip:
    """A slip that explains a wrong number.

    Attributes
    ----------
    kind : str
        The same for every question and example: "example dropped".
    name : str
        A few words: "example 2 dropped".
    message : str
        One sentence for the learner, in the lesson's letters.
    line : str
        Where in the lesson: "step 2, the terms".
    parts : tuple of str
        The names of the single slips; more than one where several met.
    """

    kind: str
    name: str
    message: str
    line: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One slip, in every question in which it can happen.

    Attributes
    ----------
    kind : str
    rewrites : rewrites, or callable (question, values) -> rewrites
        The equations that it changes; all that follows from them is worked out anew.
    when : callable question -> bool
        When it can happen.
    line : str or mapping
        Where in the lesson, for all kinds of question or for each.
    name : str
        What a list of several calls it, with the braces of ``words`` and of ``each``; the
        kind, if it is left out.
    says : str
        The heading of its sentence; the kind, if it is left out.
    each : callable question -> iterable of values
        It can happen once for each example, each other step … ``parts`` among the values
        are the names of the single slips that it is made of.
    """

    kind: str
    rewrites: Rewrites | Callable[[Question, Values], Rewrites]
    when: Callable[[Question], bool]
    line: str | Mapping[str, str]
    name: str = ""
    says: str = ""
    each: Callable[[Question], Iterable[Values]] = lambda question: ({},)

    def cases(self, question: Question) -> Iterator[Case]:
        """The slip as it can happen in this question: never, once, for each example …"""
        for values in self.each(question) if self.when(question) else ():
            found = self.rewrites
            found = found(question, values) if callable(found) else found
            if isinstance(found, Rewrite):
                found = (found,)
            for rewrites in found if isinstance(found, list) else [found]:
                yield Case((self,), values, rewrites)

    def slip(self, question: Question, values: Values) -> Slip:
        """As the learner is told of it."""
        known = {**words(question), **values}
        name = (self.name or self.kind).format(**known)
        line = self.line if isinstance(self.line, str) else self.line[question.kind]
        message = sentence(self.says or self.kind, question.kind, **known)
        return Slip(self.kind, name, message, line, known.get("parts", (name,)))


class Case(NamedTuple):
    """One slip in one question, or several at once."""

    rows: tuple[Row, ...]
    values: Values
    rewrites: tuple[Rewrite, ...]

    def slip(self, question: Question) -> Slip:
        """As the learner is told of it."""
        slips = [row.slip(question, self.values) for row in self.rows]
        return Slip(
            kind=" + ".join(slip.kind for slip in slips),
            name=" and ".join(slip.name for slip in slips),
            message=" ".join(slip.message for slip in slips),
            line="; ".join(dict.fromkeys(slip.line for slip in slips)),
            parts=tuple(part for slip in slips for part in slip.parts),
        )


def both(first: Case, second: Case) -> Case:
    """Two cases at once."""
    return Case(
        first.rows + second.rows,
        {**first.values, **second.values},
        first.rewrites + second.rewrites,
    )
