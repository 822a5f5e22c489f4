"""The learner's progress, and the slips so far."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.controls import answers, parts
from dashboard.controls.attempts import slips_met
from dashboard.display.notation import Notation
from dashboard.display.texts import prose
from rnn_core.practice import Question, Verdict

_TIMES = ("", "once", "twice")


def summary(
    asked: tuple[Question, ...], verdicts: Mapping[str, Verdict], notation: Notation
) -> None:
    """Draw the progress bar, the slips, and the button that clears the answers."""
    right = sum(verdict.right for verdict in verdicts.values())
    st.subheader("Progress", anchor=False)
    st.progress(right / len(asked), text=f"{right} of {len(asked)} are right.")
    if right == len(asked):
        st.success(prose("practice_done"), icon=":material/celebration:")
    met = slips_met(answers.attempts())
    if met:
        lines = [
            f"- {notation.in_words(kind)}: {_times(count)}" for kind, count in met.most_common()
        ]
        st.markdown("Your slips so far:\n" + "\n".join(lines))
    st.caption(prose("practice_kept"))
    parts.place("clear")


def _times(count: int) -> str:
    """Once, twice, 3 times."""
    return _TIMES[count] if count < len(_TIMES) else f"{count} times"
