"""The questions as on a sheet of paper: one line for each, with the verdict on its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby

import streamlit as st

from dashboard.controls import answers, parts
from dashboard.controls.attempts import out_of_date
from dashboard.display.notation import Notation, of_example
from dashboard.display.numbers import fixed
from dashboard.display.palette import tex
from dashboard.display.texts import entries, literal
from dashboard.formulas.hints import DEEPEST, hint
from dashboard.stage.show import show_arithmetic
from rnn_core.practice import Question, Verdict, check, earlier_answers, read

Answers = tuple[tuple[str, str], ...]
"""Pairs of (key of the question, typed text)."""

HINTS = ("Hint", "Hint 2", "Answer", "Hide")
"""The label of a question's hint button, by the number of hints taken."""

SYMBOL, FIELD, BUTTON, BESIDE = 80, 124, 88, 372
"""The widths of the parts of a line in pixels; on a phone the last one wraps."""


def sheet(
    asked: tuple[Question, ...], given: Answers, notation: Notation
) -> Mapping[str, Verdict]:
    """Draw all questions; returns the verdicts on those that have an answer."""
    typed = dict(given)
    verdicts = {q.key: _verdict(q, typed) for q in asked if q.key in typed}
    answers.remember_attempts(verdicts, typed)
    names = {question.key: question.name for question in asked}
    for title, group in groups(asked, notation):
        st.subheader(title, anchor=False)
        for question in group:
            verdict = verdicts.get(question.key)
            root = verdict and out_of_date(question.key, verdicts, typed, answers.attempts())
            said = []
            if verdict is not None:
                first, *others = _said(verdict, names, root)
                said = [_worked_out(question, typed[question.key]) + first, *others]
            _line(question, verdict, said, notation)
    return verdicts


def groups(
    asked: tuple[Question, ...], notation: Notation
) -> Iterator[tuple[str, list[Question]]]:
    """Group the questions under the headings of the lesson."""

    def title(question: Question) -> str:
        if question.kind in ("state", "y_hat"):
            return f"Step 1: forward, example {question.example}"
        if question.kind == "loss":
            return "Step 1: the loss"
        if question.kind == "term":
            return f"Step 2: backward, the terms of t = {question.step}"
        if question.kind == "gradient":
            return "Step 2: backward, the gradients"
        return "Step 3: the update"

    by_example = sorted(asked, key=lambda q: q.example or len(asked))
    for name, group in groupby(by_example, key=title):
        yield notation.in_words(name), list(group)


def _verdict(question: Question, typed: Mapping[str, str]) -> Verdict:
    """The verdict on an answer; cached until this or an earlier answer changes."""
    earlier = tuple(earlier_answers(question, typed).items())
    return _checked(question, typed[question.key], earlier)


@lru_cache(maxsize=2000)
def _checked(question: Question, text: str, earlier: Answers) -> Verdict:
    return check(question, text, dict(earlier))


def _line(
    question: Question, verdict: Verdict | None, said: list[str], notation: Notation
) -> None:
    """Draw one question: its symbol, a field, a hint button, and the verdict beside it."""
    name = notation.in_words(question.name)
    with st.container(horizontal=True, vertical_alignment="top", gap="small"):
        with st.container(
            horizontal=True, vertical_alignment="center", gap="small", width="content"
        ):
            st.markdown(f"${_symbol(question, notation)}$", width=SYMBOL)
            with st.container(width=FIELD):
                parts.place(
                    "answer",
                    key=question.key,
                    question=question.key,
                    name=name,
                    right=verdict is not None and verdict.right,
                    sentence=" ".join(notation.in_words(text) for text in said),
                )
            # Never removed, so that the keyboard focus stays.
            taken = _taken(question)
            st.button(
                HINTS[taken],
                key=f"hint {question.key}",
                type="tertiary",
                icon=":material/lightbulb:" if taken < DEEPEST else ":material/visibility_off:",
                width=BUTTON,
                help=entries("practice_said")["hints"][1].format(name=name),
                on_click=_take_hint,
                args=(question.key,),
            )
        with st.container(width=BESIDE, gap="small"):
            if verdict is not None:
                first, *others = [_in_place(text, notation) for text in said]
                bullets = "".join(f"\n- {text}" for text in others)
                st.markdown(f"{_mark(verdict)} {first}{bullets}")
            _hints(question, notation)


def _in_place(text: str, notation: Notation) -> str:
    """A sentence in this notation; an equation does not wrap at its equals sign."""
    return literal(notation.in_words(text).replace(" = ", "\u00a0=\u00a0"))


def _hints(question: Question, notation: Notation) -> None:
    taken = _taken(question)
    if taken:
        show_arithmetic(*hint(question, taken, notation))


def _said(verdict: Verdict, names: Mapping[str, str], root: str | None) -> tuple[str, ...]:
    """The sentences on an answer; of several slips, each one's own."""
    if root is None:
        return verdict.sentences
    _, text = entries("practice_said")["out_of_date"]
    return (text.format(root=names[root]),)


def _worked_out(question: Question, text: str) -> str:
    """The result, if the answer was typed as arithmetic; otherwise empty."""
    reading = read(text)
    if reading.value is None or not reading.worked_out:
        return ""
    return f"= {fixed(reading.value, question.decimals + 2)}. "


def _mark(verdict: Verdict) -> str:
    """An icon: right, not yet, or right from a wrong earlier number."""
    if verdict.right:
        return ":green[:material/check:]"
    return ":blue[:material/redo:]" if verdict.followed_through else ":orange[:material/edit:]"


def _symbol(question: Question, notation: Notation) -> str:
    """The number in question, as a formula."""
    if question.kind == "state":
        return tex("a", notation.tex_at("a", question.at))
    if question.kind == "y_hat":
        return tex("a", rf"\hat y^{{{of_example(question.example or 1)}}}")
    if question.kind == "loss":
        return tex("loss", "L")
    name = tex(question.parameter or "", notation.weight_tex(question.parameter or ""))
    if question.kind == "term":
        return rf"\text{{{question.key} of }} {name}"
    if question.kind == "gradient":
        return rf"{{\partial L}}/{{\partial {name}}}"
    return rf"\text{{new }} {name}"


def _taken(question: Question) -> int:
    return st.session_state.get(answers.HINTS + question.key, 0)


def _take_hint(key: str) -> None:
    taken = st.session_state.get(answers.HINTS + key, 0)
    st.session_state[answers.HINTS + key] = (taken + 1) % (DEEPEST + 1)
