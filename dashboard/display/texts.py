"""The texts of the page, which lie in Markdown files beside this module."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_PROSE = Path(__file__).parent / "texts"
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")

_ADDRESS = re.compile(r"://|@|www(?=\.)", flags=re.IGNORECASE)


@cache
def prose(name: str) -> str:
    """The text of ``texts/<name>.md``."""
    return (_PROSE / f"{name}.md").read_text(encoding="utf-8").strip()


@cache
def entries(name: str) -> dict[str, tuple[str, str]]:
    """A file of entries, each ``## key | title`` and a text: key -> (title, text)."""
    found = {}
    for part in re.split(r"^## ", prose(name), flags=re.MULTILINE)[1:]:
        heading, _, text = part.partition("\n")
        key, _, title = heading.partition(" | ")
        found[key] = (title.strip(), text.strip())
    return found


def literal(text: str) -> str:
    r"""Escape a text so that Markdown shows it unchanged, whatever it contains.

    A backslash does not stop an address from becoming a link; an invisible word joiner does.

    >>> literal("w_a=$x$ <b>")
    'w\\_a\\=\\$x\\$ \\<b\\>'
    """
    return _PUNCTUATION.sub(r"\\\1", _ADDRESS.sub("\\g<0>\u2060", text))
