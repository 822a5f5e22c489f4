"""What a learner has typed in practice, one attempt after the other, and what it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rnn_core.practice import Verdict


class Attempt(NamedTuple):
    """One text typed for one question, and what it was found to be.

    Attributes
    ----------
    key, text : str
        The question, and what was typed.
    slip : str
        The kind of the slip, if the number told which one it was: who is told of three that
        lead to it has made one of them at most.
    root, root_text : str
        The earlier number that is not right, and from which this one was worked out
        correctly, as it then was; else empty.
    """

    key: str
    text: str
    slip: str = ""
    root: str = ""
    root_text: str = ""

    @classmethod
    def of(cls, key: str, verdict: Verdict, typed: Mapping[str, str]) -> Attempt:
        """What was typed for a question, with what is said of it now."""
        slip = verdict.slips[0].kind if len(verdict.slips) == 1 else ""
        root = (verdict.look_again or "") if verdict.followed_through else ""
        return cls(key, typed[key], slip, root, typed.get(root, ""))


def slips_met(attempts: Iterable[Attempt]) -> Counter[str]:
    """Kinds of slips, and how often each was met.

    >>> slips_met([Attempt("(a)", "-1.36", "example dropped"), Attempt("(a)", "-2.07")])
    Counter({'example dropped': 1})
    """
    return Counter(attempt.slip for attempt in attempts if attempt.slip)


def out_of_date(
    key: str,
    verdicts: Mapping[str, Verdict],
    typed: Mapping[str, str],
    attempts: Iterable[Attempt],
) -> str | None:
    """The key of an earlier number that this answer was worked out from, and that was mended.

    Such an answer was right from the learner's own number when it was typed. Now it no
    longer fits, but there was no slip in it.
    """
    if verdicts[key].right or verdicts[key].followed_through:
        return None
    for attempt in attempts:
        if (attempt.key, attempt.text) == (key, typed[key]) and attempt.root:
            root = verdicts.get(attempt.root)
            if root is not None and root.right and typed[attempt.root] != attempt.root_text:
                return attempt.root
    return None
