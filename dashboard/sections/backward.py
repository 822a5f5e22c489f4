"""Step 2: the terms of the gradient, and whether they are right."""

from __future__ import annotations

import streamlit as st

from dashboard.charts.contributions import contributions_chart
from dashboard.formulas.terms import Term, share_formula, term_formula
from dashboard.notation import Notation
from dashboard.sections.derivation import derivation_section
from dashboard.sections.show import show_arithmetic, show_chart, show_table
from dashboard.settings import Settings
from dashboard.tables.backward import check_table, terms_table
from dashboard.words import prose
from rnn_core import PARAMETERS, ForwardPass, GradientCheck, Gradients


def backward_section(
    fwd: ForwardPass,
    grad: Gradients,
    check: GradientCheck,
    examples: range,
    settings: Settings,
    notation: Notation,
) -> None:
    """The terms (a), (b), … with every example's share; the gradient check beside them."""
    st.header("Step 2: backward", anchor="backward")
    st.markdown(notation.spell(prose("backward")))
    terms, beside = st.columns([5, 4], gap="medium")
    with terms:
        show_table(terms_table(grad, examples, settings.decimals, notation), "terms")
    with beside:
        st.markdown(notation.spell(prose("check_exact")))
        show_table(check_table(grad, check, settings.decimals, notation), "check")
        _verdict(grad, check, notation)
    derivation_section(grad.rule, fwd.data.T, notation)
    _arithmetic(fwd, grad, settings, notation)
    _contributions(grad, examples, notation)


def _arithmetic(
    fwd: ForwardPass, grad: Gradients, settings: Settings, notation: Notation
) -> None:
    """Both terms of the chosen step: first one example's share, then the whole term."""
    example, t, decimals = settings.example, settings.step, settings.decimals
    st.subheader(f"The terms of step {t}", anchor="terms")
    st.markdown(notation.spell(prose("chain")))
    for weight in PARAMETERS:
        term = Term(weight, t)
        with st.container(border=True):
            show_arithmetic(
                share_formula(fwd, grad, term, example, decimals, notation),
                term_formula(fwd, grad, term, decimals, notation),
            )


def _contributions(grad: Gradients, examples: range, notation: Notation) -> None:
    """How the steps add up to the gradient of each weight."""
    st.subheader("One weight, many steps", anchor="contributions")
    st.markdown(notation.spell(prose("contributions")))
    split = st.toggle("Each example by itself", key="by_example")
    show_chart(contributions_chart(grad, examples if split else None, notation), "shares")


def _verdict(grad: Gradients, check: GradientCheck, notation: Notation) -> None:
    if check.near_kink:
        st.info(notation.spell(prose("check_kink")), icon=":material/info:")
    elif check.agrees:
        st.success("The terms agree with the loss.", icon=":material/check:")
    elif grad.rule == "note":
        st.warning(notation.spell(prose("check_note")), icon=":material/close:")
    else:
        st.info(notation.spell(prose("check_failed")), icon=":material/info:")
