"""Step 2: the terms of the gradient, and whether they are right."""

from __future__ import annotations

import streamlit as st

from dashboard.notation import Notation
from dashboard.sections.show import show_table
from dashboard.settings import Settings
from dashboard.tables.backward import check_table, terms_table
from dashboard.words import prose
from rnn_core import GradientCheck, Gradients


def backward_section(
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


def _verdict(grad: Gradients, check: GradientCheck, notation: Notation) -> None:
    if check.near_kink:
        st.info(notation.spell(prose("check_kink")), icon=":material/info:")
    elif check.agrees:
        st.success("The terms agree with the loss.", icon=":material/check:")
    elif grad.rule == "note":
        st.warning(notation.spell(prose("check_note")), icon=":material/close:")
    else:
        st.info(notation.spell(prose("check_failed")), icon=":material/info:")
