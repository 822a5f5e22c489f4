"""A component of the page: texts from a room's folder of scripts and styles.

Nothing is isolated: all components share the page's colours and hear each other.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st


def texts(folder: Path, *names: str) -> str:
    """These files one after another, each able to use what stands before it."""
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def component(name: str, **parts: str) -> Any:
    """The component of this name; ``html``, ``css`` and ``js`` are its parts."""
    return st.components.v2.component(f"rnn_by_hand_{name}", isolate_styles=False, **parts)
