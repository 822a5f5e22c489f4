"""Vectorized: all examples at once, the code for it, and the gain in speed."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.display.notation import Notation
from dashboard.display.texts import prose
from dashboard.formulas import vectors
from dashboard.stage.moment import Moment
from dashboard.stage.show import show_chart
from dashboard.views.vectorized import agreement, race, source
from dashboard.views.vectorized.race_chart import race_chart
from rnn_core import PARAMETERS, ForwardPass, Gradients

RACE = "race"
"""The session key of the last race."""

CODE_WIDTH = 680
"""Pixels: wide enough for nearly every line. Two listings stand side by side if they fit."""


def draw(moment: Moment) -> None:
    """The numbers of this epoch in columns, the two programs, and a race between them."""
    fwd, grad, decimals, notation = (
        moment.fwd,
        moment.grad,
        moment.decimals,
        moment.notation,
    )
    st.markdown(notation.spell(prose("vectorized")))
    _show_lines(vectors.forward_lines(fwd, decimals, notation))
    _show_lines([vectors.loss_line(fwd, decimals, notation)])
    _polynomials(fwd, decimals, notation)
    _backward(fwd, grad, decimals, notation)
    _programs(notation)
    _agreement(fwd, grad, notation)
    _race(race.Entry(fwd.data.T, fwd.activation, grad.rule), notation)


def _polynomials(fwd: ForwardPass, decimals: int, notation: Notation) -> None:
    st.subheader("The states as polynomials, for f(z) = z", anchor="polynomials")
    identity = fwd.activation == "identity"
    text = (
        prose("vectorized_polynomials") if identity else prose("vectorized_polynomials_other")
    )
    st.markdown(notation.spell(text))
    lines = vectors.polynomial_lines(fwd.data.x, fwd.weights.a0, decimals, notation)
    _show_lines(lines)
    if len(lines) < fwd.data.T:
        st.markdown(notation.spell(prose("vectorized_polynomials_more")))
        _show_lines([(vectors.general_polynomial(notation),)])


def _backward(fwd: ForwardPass, grad: Gradients, decimals: int, notation: Notation) -> None:
    st.subheader("Backward: two sums of dot products", anchor="dot-products")
    st.markdown(notation.spell(prose("vectorized_backward")))
    _show_lines(vectors.backward_lines(fwd, grad, decimals, notation))
    for column, weight in zip(st.columns(2, gap="medium"), PARAMETERS, strict=True):
        with column:
            _show_lines(vectors.dot_lines(weight, fwd, grad, decimals, notation))


def _programs(notation: Notation) -> None:
    st.subheader("Two programs, the same numbers", anchor="programs")
    st.markdown(notation.spell(prose("vectorized_code")))
    for way, programs in source.programs().items():
        with st.container(horizontal=True, gap="medium"):
            _show_code(f"{way}, by hand", programs.by_hand)
            _show_code(f"{way}, vectorized", programs.vectorized)
    st.caption(prose("vectorized_names"))


def _show_code(title: str, listings: Sequence[source.Listing]) -> None:
    with st.container(width=CODE_WIDTH, gap="small"):
        st.markdown(f"**{title}**")
        for listing in listings:
            st.caption(f"`{listing.call}` in `{listing.file}`, from line {listing.first}")
            st.code(listing.code, language="python", wrap_lines=True)


def _agreement(fwd: ForwardPass, grad: Gradients, notation: Notation) -> None:
    found = agreement.differences(fwd, grad)
    text = f"Both programs have just computed this epoch. {agreement.sentence(found)}"
    if all(difference.relative <= agreement.ROUNDING for difference in found):
        st.success(text, icon=":material/check:")
    else:
        st.info(f"{text} {notation.spell(prose('vectorized_differs'))}", icon=":material/info:")


@st.fragment
def _race(entry: race.Entry, notation: Notation) -> None:
    st.subheader("The race", anchor="race")
    st.markdown(notation.spell(prose("vectorized_race")))
    if st.button("Race", key="start_race", icon=":material/timer:"):
        st.session_state[RACE] = _run(entry)
    last = st.session_state.get(RACE)
    if (
        last is None or last.entry != entry
    ):  # the last race had another length, activation or rule
        st.session_state.pop(RACE, None)
        return
    show_chart(race_chart(last), "race_chart")
    st.markdown(race.outcome(last.laps))


def _run(entry: race.Entry) -> race.Race:
    sizes, laps = race.SIZES, []
    bar = st.progress(0.0, f"{sizes[0]:,} sequences")
    for lap in race.laps(entry, sizes):
        laps.append(lap)
        done = len(laps)
        text = f"{sizes[done]:,} sequences" if done < len(sizes) else "Done"
        bar.progress(done / len(sizes), text)
    bar.empty()
    return race.Race(entry, tuple(laps))


def _show_lines(lines: Sequence[vectors.Line]) -> None:
    """Draw each line; a narrow window wraps it between its pieces."""
    for line in lines:
        with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall"):
            for piece in line:
                st.latex(rf"\small {piece}", width="content")
