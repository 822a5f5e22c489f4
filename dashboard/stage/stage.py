"""The stage: cause and effect of one epoch on one screen, moving with the film."""

from __future__ import annotations

import streamlit as st

from dashboard.controls import session
from dashboard.display.texts import entries
from dashboard.figures.convergence import convergence_chart
from dashboard.figures.plain_tables import forward_lines, terms_lines
from dashboard.stage import parts
from dashboard.stage.film import Window, film_of, floor_reason, run_name
from dashboard.stage.frames import run_rows
from dashboard.stage.moment import Moment
from dashboard.stage.runs import finished_film
from dashboard.stage.show import show_chart

COLUMNS = (470, 432)
"""Relative widths: the tables; the network and the loss."""


def stage(moment: Moment) -> None:
    """Draw the recurrence, the tables, the network, the loss, and the chosen arithmetic."""
    with st.container(key="stage"):
        parts.place("head")
        tables, pictures = st.columns(COLUMNS, gap="medium")
        with tables:
            _plain(moment)
            parts.place("tables")
        with pictures:
            parts.place("network")
            with st.container(key="loss", height="stretch"):
                _loss(moment)
        parts.place("reading")
    with st.bottom:
        parts.player()
    parts.hand_over(_film(moment))


def _film(moment: Moment) -> bytes:
    window = moment.window
    numbers = finished_film(moment.scenario, tuple(moment.frames), window.examples)
    return film_of(
        moment.scenario,
        moment.run,
        numbers,
        window,
        moment.floor,
        moment.settings,
        moment.notation,
    )


def now(moment: Moment) -> dict[str, object]:
    """What the browser needs to know of this moment: the run, and the place in its film."""
    return {
        "run": run_name(moment.scenario),
        "epoch": moment.epoch,
        "example": moment.example,
        "step": moment.step,
        "opened": session.desk().opened,
        "present": moment.settings.present,
        "verdict": _verdict(moment),
    }


def _verdict(moment: Moment) -> str:
    """A few words on whether the numerical gradient agrees with the terms."""
    words = entries("verdicts")
    if moment.check.near_kink:
        return words["kink"][0]
    if moment.check.agrees:
        return words["agrees"][0]
    return words["note" if moment.grad.rule == "note" else "failed"][0]


def _plain(moment: Moment) -> None:
    """Plain tables, for a browser that runs no script."""
    window: Window = moment.window
    where = (window.examples, window.steps, moment.decimals, moment.notation)
    with st.container(key="plain"):
        st.markdown(forward_lines(moment.fwd, *where))
        st.markdown(terms_lines(moment.grad, *where))


def _loss(moment: Moment) -> None:
    rows = run_rows(moment.run, moment.frames, moment.floor)
    reason = floor_reason(moment.scenario, moment.floor)
    large = bool(moment.settings.present)
    chart = convergence_chart(rows, moment.run.last_epoch, reason, large, moment.decimals)
    show_chart(chart, "convergence", height="stretch")
