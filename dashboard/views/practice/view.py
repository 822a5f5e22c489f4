"""Practice, from top to bottom: the given numbers, the questions, the progress."""

from __future__ import annotations

import streamlit as st

from dashboard.display.notation import Notation
from dashboard.display.texts import prose
from dashboard.figures.given_table import given_table
from dashboard.formulas import given
from dashboard.formulas.layout import with_room_below
from dashboard.stage.moment import Moment
from dashboard.stage.show import show_table
from dashboard.views.practice.own_numbers import own_numbers, teachers_key
from dashboard.views.practice.sheet import sheet
from dashboard.views.practice.summary import summary
from rnn_core import Scenario, term_label
from rnn_core.practice import fits_on_paper, questions
from rnn_core.words import counted


def draw(moment: Moment) -> None:
    """The questions in the lesson's order, with verdicts, hints, and a summary."""
    scenario, settings, notation = moment.scenario, moment.settings, moment.notation
    st.markdown(notation.spell(prose("practice")))
    own_numbers()
    if not fits_on_paper(scenario):
        st.info(prose("practice_too_long"), icon=":material/info:")
        return
    asked = questions(scenario, max(1, settings.decimals))
    if settings.show_key:
        teachers_key(asked, notation)
    _given(scenario, asked[0].decimals, notation)
    verdicts = sheet(asked, settings.answers, notation)
    summary(asked, verdicts, notation)


def _given(scenario: Scenario, decimals: int, notation: Notation) -> None:
    """Draw everything that is needed to begin, so that nobody has to look elsewhere."""
    st.subheader("Given", anchor=False)
    table = given_table(scenario.data, notation)
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        with st.container(width=min(table.width, 400)):
            show_table(table, "given")
        with st.container(width="content", gap="xsmall"):
            for formula in given.formulas(scenario, notation):
                st.latex(with_room_below(formula), width="content")
    with st.container(horizontal=True, gap="medium"):
        for formula in given.numbers(scenario, notation):
            st.latex(formula, width="content")
    text = prose("practice_asked").format(
        decimals=counted(decimals, "decimal"),
        of_w_x=_letters("w_x", scenario.data.T),
        of_w_a=_letters("w_a", scenario.data.T),
    )
    st.caption(notation.spell(f"{text} {_rule(scenario)}"))


def _rule(scenario: Scenario) -> str:
    """The sentence on the rule of the backward pass."""
    if scenario.activation == "identity":
        return prose("practice_rule_identity")
    exact = scenario.rule == "exact"
    return prose("practice_rule_exact") if exact else prose("practice_rule_note")


def _letters(parameter: str, T: int) -> str:  # noqa: N803 (the lesson's letter)
    """The letters of the terms of a weight: (a), (c), (e)."""
    return ", ".join(term_label(parameter, t, T) for t in range(T, 0, -1))
