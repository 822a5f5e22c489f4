"""The attempts of a learner in practice: what was typed, and which slip it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rnn_core.practice import Verdict


class Attempt(NamedTuple):
    """One answer to one question, and the slip that was found in it.

    Attributes
    ----------
    key, text : str
        The question, and what was typed.
    slip : str
        The kind of the slip, if only one slip gives this number; else empty, since the
        learner made at most one of several.
    root, root_text : str
        The earlier answer that was wrong and from which this one was computed correctly: its
        question, and its text at that time; else empty.
    """

    key: str
    text: str
    slip: str = ""
    root: str = ""
    root_text: str = ""

    @classmethod
    def of(cls, key: str, verdict: Verdict, typed: Mapping[str, str]) -> Attempt:
        """The attempt for a question, from the verdict on its answer."""
        slip = verdict.slips[0].kind if len(verdict.slips) == 1 else ""
        root = (verdict.look_again or "") if verdict.followed_through else ""
        return cls(key, typed[key], slip, root, typed.get(root, ""))


def slips_met(attempts: Iterable[Attempt]) -> Counter[str]:
    """Kinds of slips, and how often each was made.

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
    """The key of an earlier answer that was corrected after this one was computed from it.

    This answer was right for the learner's earlier number. It no longer fits, but there was
    no slip in it.
    """
    if verdicts[key].right or verdicts[key].followed_through:
        return None
    for attempt in attempts:
        if (attempt.key, attempt.text) == (key, typed[key]) and attempt.root:
            root = verdicts.get(attempt.root)
            if root is not None and root.right and typed[attempt.root] != attempt.root_text:
                return attempt.root
    return None
