"""Practice, from top to bottom: what is given, the questions, what was met."""

from __future__ import annotations

import streamlit as st

from dashboard.formulas import steps
from dashboard.notation import Notation
from dashboard.sections.practice.own_numbers import own_numbers, teachers_key
from dashboard.sections.practice.sheet import sheet
from dashboard.sections.practice.summary import summary
from dashboard.sections.show import show_table
from dashboard.settings import Settings
from dashboard.tables.given import given_table
from dashboard.words import prose
from rnn_core import Scenario
from rnn_core.practice import fits_on_paper, questions

IN_FULL = 15
"""Decimals at which nothing that somebody set is rounded."""


def practice_section(scenario: Scenario, settings: Settings, notation: Notation) -> None:
    """The questions in the lesson's order, with verdicts, hints, and a summary."""
    st.markdown(notation.spell(prose("practice")))
    own_numbers(settings)
    asked = questions(scenario, max(1, settings.decimals))
    if not fits_on_paper(scenario):
        st.info(prose("practice_too_long"), icon=":material/info:")
        return
    if settings.show_key:
        teachers_key(asked, notation)
    _given(scenario, notation)
    verdicts = sheet(asked, settings.answers, notation)
    summary(asked, verdicts, notation)


def covered_section(scenario: Scenario, settings: Settings, notation: Notation) -> None:
    """Practice alone, in place of the worked solution."""
    st.header("Practice", anchor="practice")
    practice_section(scenario, settings, notation)


def _given(scenario: Scenario, notation: Notation) -> None:
    """All that one needs to begin: nobody should have to look for it elsewhere."""
    st.subheader("Given", anchor=False)
    table = given_table(scenario.data, notation)
    with st.container(horizontal=True, gap="large", vertical_alignment="center"):
        with st.container(width=min(table.width, 400)):
            show_table(table, "given")
        with st.container(width="content", gap="xsmall"):
            model = steps.model(scenario, scenario.weights, IN_FULL, notation)
            for formula in (*model, steps.learning_rate(scenario.learning_rate)):
                st.latex(formula, width="content")
    exact = scenario.rule == "exact"
    st.caption(prose("practice_rule_exact") if exact else prose("practice_rule_note"))
