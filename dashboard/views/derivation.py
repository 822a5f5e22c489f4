"""The derivation of the terms, opened on demand."""

from __future__ import annotations

import streamlit as st

from dashboard.display.notation import Notation
from dashboard.display.texts import prose
from dashboard.formulas.derivation import (
    derivation,
    put_in_once,
    recursion,
)
from dashboard.formulas.links import local_derivatives
from dashboard.stage.show import show_arithmetic, show_formulas


def derivation_section(rule: str, T: int, notation: Notation) -> None:  # noqa: N803
    """From the loss to the local derivatives, the recursion, and the sum of terms."""
    opened = st.expander("Where the terms come from", key="derivation", on_change="rerun")
    if opened.open:
        with opened:
            st.markdown(notation.spell(prose("derivation")))
            show_formulas(*local_derivatives(rule, notation))
            if rule == "note":
                st.caption(notation.spell(prose("links_note")))
            st.markdown(notation.spell(prose("derivation_recursion")))
            show_formulas(recursion(notation))
            st.markdown(notation.spell(prose("derivation_put_in")))
            if T > 1:
                show_arithmetic(put_in_once(T, notation))
            st.markdown(notation.spell(prose("derivation_unrolled")))
            show_arithmetic(*derivation(T, notation))
