"""Step 2 of the lesson: the terms of the gradient, and whether they are right."""

from __future__ import annotations

import streamlit as st

from dashboard.display.texts import entries, prose
from dashboard.figures.check_table import check_table
from dashboard.figures.contributions import contributions_chart
from dashboard.formulas.links import Term, links_of_a_step, slopes_on_the_way
from dashboard.formulas.terms import delta_formula, share_formula, term_formula
from dashboard.stage.moment import Moment
from dashboard.stage.show import show_arithmetic, show_chart, show_table
from dashboard.views.choosing import choose_example_and_step
from dashboard.views.derivation import derivation_section
from rnn_core import PARAMETERS, PRESETS, ForwardPass, term_label

CHECK_WIDTH = 480
"""Pixels: the table of the numerical gradient is small."""


def draw(moment: Moment) -> None:
    """The terms of the chosen step in full, their derivation, and the gradient check."""
    notation = moment.notation
    st.markdown(notation.spell(prose("backward")))
    if moment.grad.rule == "exact" and _is_the_notes(moment.fwd):
        st.caption(prose("terms_exact"))
    _arithmetic(moment)
    derivation_section(moment.grad.rule, moment.scenario.data.T, notation)
    _contributions(moment)
    _check(moment)


def _is_the_notes(fwd: ForwardPass) -> bool:
    """Whether these are the numbers with which the lesson starts."""
    lesson = PRESETS["note"]
    return (fwd.data, fwd.weights, fwd.activation) == (
        lesson.data,
        lesson.weights,
        lesson.activation,
    )


def _arithmetic(moment: Moment) -> None:
    """Both terms of the chosen step: their links, one example's share, the whole term."""
    t, T = moment.step, moment.scenario.data.T  # noqa: N806 (the lesson's letter)
    letters = [term_label(weight, t, T) for weight in PARAMETERS]
    choose_example_and_step()
    st.subheader(f"t = {t}: the terms {letters[0]} and {letters[1]}", anchor="terms")
    st.markdown(moment.notation.spell(prose("chain")))
    st.markdown(moment.notation.spell(prose("two_signs")))
    _links(moment)
    for weight, letter in zip(PARAMETERS, letters, strict=True):
        _term(moment, Term(weight, t), letter)


def _links(moment: Moment) -> None:
    """The local derivatives along the chain, and their product δ."""
    fwd, grad, decimals, notation = (
        moment.fwd,
        moment.grad,
        moment.decimals,
        moment.notation,
    )
    example, t = moment.example, moment.step
    with st.container(border=True):
        st.markdown(f"**The links of the chain**, for example {example}")
        stacks = [links_of_a_step(fwd, grad.rule, example, t, decimals, notation)]
        if grad.rule == "exact":
            st.caption(notation.spell(_what_f_prime_is(fwd.activation)))
            stacks.insert(0, slopes_on_the_way(fwd, example, t, decimals, notation))
        else:
            st.caption(notation.spell(prose("links_note")))
        show_arithmetic(*stacks)
        show_arithmetic(delta_formula(fwd, grad, example, t, decimals, notation))


def _what_f_prime_is(activation: str) -> str:
    """The sentence of this activation, or the one for any."""
    texts = entries("slopes")
    return texts.get(activation, texts["any"])[1]


def _term(moment: Moment, term: Term, letter: str) -> None:
    """One example's share of a term, and the whole term."""
    fwd, grad, decimals, notation = (
        moment.fwd,
        moment.grad,
        moment.decimals,
        moment.notation,
    )
    with st.container(border=True):
        st.markdown(
            f"**{letter}**, the term of {notation.weight(term.weight)} at t = {term.t}: "
            f"the share of example {moment.example}, then the sum over all examples"
        )
        show_arithmetic(
            share_formula(fwd, grad, term, moment.example, decimals, notation),
            term_formula(fwd, grad, term, decimals, notation),
        )


def _contributions(moment: Moment) -> None:
    """How the steps add up to the gradient of each weight."""
    st.subheader("One weight, many steps", anchor="contributions")
    st.markdown(moment.notation.spell(prose("contributions")))
    split = st.toggle("Each example separately", key="by_example", persist_state="session")
    examples = moment.examples if split else None
    show_chart(contributions_chart(moment.grad, examples, moment.notation), "shares")


def _check(moment: Moment) -> None:
    """The numerical gradient, and the result of the comparison."""
    st.subheader("Is it right? The numerical gradient", anchor="check")
    st.markdown(moment.notation.spell(prose("check_exact")))
    with st.container(width=CHECK_WIDTH):
        table = check_table(moment.grad, moment.check, moment.decimals, moment.notation)
        show_table(table, "check")
        _verdict(moment)


def _verdict(moment: Moment) -> None:
    notation = moment.notation
    if moment.check.near_kink:
        st.info(notation.spell(prose("check_kink")), icon=":material/info:")
    elif moment.check.agrees:
        st.success("The terms agree with the numerical gradient.", icon=":material/check:")
    elif moment.grad.rule == "note":
        st.warning(notation.spell(prose("check_note")), icon=":material/close:")
    else:
        st.info(notation.spell(prose("check_failed")), icon=":material/info:")
