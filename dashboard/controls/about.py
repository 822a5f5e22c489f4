"""What stands below the preset, in room for two lines: what the numbers are, or a fault."""

from __future__ import annotations

import streamlit as st

from dashboard.controls import session
from dashboard.controls.fields import help_for
from dashboard.controls.sequences import Reading
from dashboard.display.notation import Notation
from dashboard.display.texts import entries, literal, prose


def about(reading: Reading, notation: Notation) -> str:
    """The first thing to mend in the cells, if there is one; else what the numbers are.

    Nothing that would give an answer away while the solution is covered.
    """
    if reading.problems:
        first, *others = reading.problems
        more = f" And {len(others):,} more." if others else ""
        return f":red[{literal(first)}{more}]"
    if st.session_state["seed"]:
        return prose("own_numbers").format(seed=st.session_state["seed"])
    if st.session_state["covered"]:
        return prose("covered")
    if session.is_changed():
        return prose("changed")
    return notation.spell(_of_the_preset()[0])


def about_at_length(notation: Notation) -> str:
    """The help of the preset: what choosing one does, and all that is said of this one."""
    if st.session_state["seed"] or st.session_state["covered"]:
        return help_for("preset")
    return "\n\n".join([help_for("preset"), *map(notation.spell, _of_the_preset()[1:])])


def _of_the_preset() -> list[str]:
    """A sentence that fits, and the same at length."""
    return entries("presets")[st.session_state["preset"]][1].split("\n\n")
