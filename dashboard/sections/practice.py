"""Practice: a learner's numbers are checked, and a wrong one is told which slip it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

import streamlit as st

from dashboard.controls import state
from dashboard.limits import MAX_SEED
from dashboard.notation import Notation
from dashboard.numbers import fixed
from dashboard.settings import Settings
from dashboard.words import entries, literal, prose
from rnn_core import Scenario
from rnn_core.practice import Question, Verdict, check, hints, questions

MOST = 60
"""Questions of one lesson; more is no work for a pencil."""

HINTS = ("Hint", "Next hint", "Show the answer")
_MET = "slips_met"


def practice_section(scenario: Scenario, settings: Settings, notation: Notation) -> None:
    """The questions in the lesson's order, with verdicts, hints, and a summary."""
    st.markdown(notation.spell(prose("practice")))
    _own_numbers(settings)
    asked = questions(scenario, max(1, settings.decimals))
    if len(asked) > MOST:
        st.info(prose("practice_too_long"), icon=":material/info:")
        return
    if settings.show_key:
        _key(asked, notation)
    typed = dict(settings.answers)
    verdicts = {q.key: _verdict(q, settings.answers) for q in asked if q.key in typed}
    for title, group in _groups(asked, notation):
        st.subheader(title, anchor=False)
        with st.container(horizontal=True, gap="small"):
            for question in group:
                with st.container(width=220, gap="small"):
                    _ask(question, verdicts.get(question.key), notation)
    _summary(asked, verdicts, typed, notation)


@st.cache_data(max_entries=2000, show_spinner=False)
def _verdict(question: Question, answers: tuple[tuple[str, str], ...]) -> Verdict:
    typed = dict(answers)
    return check(question, typed[question.key], typed)


def _own_numbers(settings: Settings) -> None:
    """A seed draws a student's own lesson; the key to it is for the teacher."""
    st.markdown(prose("practice_seed"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        seed = st.number_input(
            entries("help")["seed"][0],
            0,
            MAX_SEED,
            value=settings.seed,
            step=1,
            width=160,
            key="seed_typed",
            help=entries("help")["seed"][1],
        )
        st.button("Draw these numbers", on_click=state.choose_seed, args=(seed,), key="draw")
        shown = bool(settings.show_key)
        st.button(
            "Hide the key" if shown else "Show the teacher's key",
            on_click=_show_key,
            args=(not shown,),
            key="key",
            help=entries("help")["show_key"][1],
        )
        st.button("Clear my answers", on_click=_clear, key="clear")


def _show_key(shown: bool) -> None:
    st.session_state["show_key"] = int(shown)


def _clear() -> None:
    state.clear_answers()
    st.session_state.pop(_MET, None)


def _groups(
    asked: tuple[Question, ...], notation: Notation
) -> Iterator[tuple[str, list[Question]]]:
    """Questions under the heading of their part of the lesson."""

    def title(question: Question) -> str:
        if question.kind in ("state", "y_hat"):
            return f"Step 1: example {question.example}"
        if question.kind == "loss":
            return "The loss"
        if question.kind == "term":
            return f"Step 2: the terms of step {question.step}"
        return "Step 2: the gradients" if question.kind == "gradient" else "Step 3: the update"

    by_example = sorted(asked, key=lambda q: q.example or len(asked))
    for name, group in groupby(by_example, key=title):
        yield notation.in_words(name), list(group)


def _ask(question: Question, verdict: Verdict | None, notation: Notation) -> None:
    """One question: a field, what is said of the answer, and hints on demand."""
    st.text_input(
        _label(question, notation),
        key=state.ANSWER + question.key,
        max_chars=60,
        persist_state="session",
    )
    if verdict is not None:
        st.markdown(f"{_mark(verdict)} {literal(notation.in_words(verdict.message))}")
    taken = st.session_state.get(state.HINTS + question.key, 0)
    for hint in hints(question)[:taken]:
        st.latex(rf"\small {notation.in_formulas(hint)}")
    if taken < len(HINTS) and not (verdict and verdict.right):
        st.button(
            HINTS[taken],
            key=f"hint {question.key}",
            type="tertiary",
            help=f"Help with {_label(question, notation)}",
            on_click=_take_hint,
            args=(question.key,),
        )


def _mark(verdict: Verdict) -> str:
    """Right, not yet, or right from the learner's own earlier number."""
    if verdict.right:
        return ":green[:material/check:]"
    return ":blue[:material/redo:]" if verdict.followed_through else ":orange[:material/edit:]"


def _label(question: Question, notation: Notation) -> str:
    return notation.in_words(question.name)


def _take_hint(key: str) -> None:
    taken = st.session_state.get(state.HINTS + key, 0)
    st.session_state[state.HINTS + key] = taken + 1


def _key(asked: tuple[Question, ...], notation: Notation) -> None:
    """All answers, for the teacher."""
    rows = {_label(q, notation): fixed(q.answer, q.decimals) for q in asked}
    with st.container(border=True):
        st.subheader("The key", anchor=False)
        st.table(
            {"question": list(rows), "answer": list(rows.values())},
            hide_index=True,
            width="content",
            alt="Every question with its answer.",
        )


def _summary(
    asked: tuple[Question, ...],
    verdicts: dict[str, Verdict],
    typed: dict[str, str],
    notation: Notation,
) -> None:
    """How far the learner is, and which slips were met on the way."""
    met = st.session_state.setdefault(_MET, {})
    for key, verdict in verdicts.items():
        for slip in verdict.slips:
            met[key, typed[key], slip.kind] = slip.kind
    right = sum(verdict.right for verdict in verdicts.values())
    st.subheader("So far", anchor=False)
    st.progress(right / len(asked), text=f"{right} of {len(asked)} are right.")
    if met:
        counts = Counter(met.values())
        lines = [f"- {notation.in_words(kind)}: {_times(k)}" for kind, k in counts.items()]
        st.markdown("Slips that were met:\n" + "\n".join(lines))


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
