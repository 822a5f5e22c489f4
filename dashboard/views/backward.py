"""Step 2: the terms of the gradient, and whether they are right."""

from __future__ import annotations

import streamlit as st

from dashboard.controls.settings import Settings
from dashboard.display.notation import Notation
from dashboard.display.texts import entries, prose
from dashboard.figures.contributions import contributions_chart
from dashboard.figures.table import Table
from dashboard.figures.terms_table import adds_up, check_table, place_of, terms_table
from dashboard.formulas.links import Term, links_of_a_step, slopes_on_the_way
from dashboard.formulas.terms import delta_formula, share_formula, term_formula
from dashboard.views.choosing import choose_example_and_step, look_at
from dashboard.views.derivation import derivation_section
from dashboard.views.show import beside, show_arithmetic, show_chart, show_table
from rnn_core import (
    PARAMETERS,
    PRESETS,
    ForwardPass,
    GradientCheck,
    Gradients,
    term_label,
)

_TERMS = "terms"
TERMS_HEIGHT = 1000
"""Pixels: the terms of twelve steps and their sums are seen at once."""

BESIDE = 420
"""Pixels: a wider table of the terms has nothing beside it."""


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
    table = terms_table(grad, examples, settings.decimals, notation)
    terms, check_of_it = beside(table, BESIDE, (5, 4))
    with terms:
        _terms(table, *grad.delta.shape, settings.decimals)
    with check_of_it:
        _check(grad, check, settings, notation)
    if grad.rule == "exact" and _is_the_notes(fwd):
        st.caption(prose("terms_exact"))
    st.markdown(notation.spell(prose("two_signs")))
    derivation_section(grad.rule, fwd.data.T, notation)
    _arithmetic(fwd, grad, settings, notation)
    _contributions(grad, examples, notation)


def _is_the_notes(fwd: ForwardPass) -> bool:
    """Whether these are the numbers of the lesson, at its start."""
    lesson = PRESETS["note"]
    return (fwd.data, fwd.weights, fwd.activation) == (
        lesson.data,
        lesson.weights,
        lesson.activation,
    )


def _terms(table: Table, n: int, T: int, decimals: int) -> None:  # noqa: N803 (the lesson's letter)
    def clicked() -> None:
        """A click on a number: the arithmetic of that term and example is shown."""
        cells = st.session_state[_TERMS].selection.cells
        if cells:
            look_at(*place_of(*cells[0], T))

    show_table(
        table,
        _TERMS,
        most=TERMS_HEIGHT,
        on_select=clicked,
        selection_mode="single-cell",
    )
    if not adds_up(table, n, decimals):
        st.caption(prose("rounded_by_itself"))


def _check(
    grad: Gradients, check: GradientCheck, settings: Settings, notation: Notation
) -> None:
    """The same gradient without calculus, and what the comparison says."""
    st.markdown(notation.spell(prose("check_exact")))
    show_table(check_table(grad, check, settings.decimals, notation), "check")
    _verdict(grad, check, notation)


def _arithmetic(
    fwd: ForwardPass, grad: Gradients, settings: Settings, notation: Notation
) -> None:
    """Both terms of the chosen step: their links, one example's share, the whole term."""
    example, t, decimals = settings.example, settings.step, settings.decimals
    letters = [term_label(weight, t, fwd.data.T) for weight in PARAMETERS]
    st.subheader(f"t = {t}: the terms {letters[0]} and {letters[1]}", anchor="terms")
    st.markdown(notation.spell(prose("chain")))
    choose_example_and_step(fwd.data, settings, notation, again="_again")
    with st.container(border=True):
        st.markdown(f"**The links of the chain**, for example {example}")
        stacks = [links_of_a_step(fwd, grad.rule, example, t, decimals, notation)]
        if grad.rule == "exact":
            st.caption(notation.spell(entries("slopes")[fwd.activation][1]))
            stacks.insert(0, slopes_on_the_way(fwd, example, t, decimals, notation))
        else:
            st.caption(notation.spell(prose("links_note")))
        show_arithmetic(*stacks)
        show_arithmetic(delta_formula(fwd, grad, example, t, decimals, notation))
    for weight, letter in zip(PARAMETERS, letters, strict=True):
        term = Term(weight, t)
        with st.container(border=True):
            st.markdown(
                f"**{letter}**, the term of {notation.weight(weight)} at t = {t}: "
                f"the share of example {example}, then the sum over all examples"
            )
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
