"""Make a component of the page from the scripts and styles in a folder.

Components are not isolated: they share the page's colours and its events.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st


def texts(folder: Path, *names: str) -> str:
    """The contents of these files, joined in order; each can use those before it."""
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def component(name: str, **parts: str) -> Any:
    """The component with this name; ``html``, ``css`` and ``js`` are its parts."""
    return st.components.v2.component(f"rnn_by_hand_{name}", isolate_styles=False, **parts)
