"""The sentences that a learner is told, from the Markdown file beside this one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

_FILE = Path(__file__).with_suffix(".md")


def sentence(name: str, kind: str = "any", **values: Any) -> str:
    """The sentence of a slip, or of a verdict, in a question of this kind.

    Raises
    ------
    KeyError
        If there is none for questions of this kind.

    Examples
    --------
    >>> sentence("1/n forgotten", "loss", n=3)
    'The 1/n is missing: divide the sum of the squares by n = 3.'
    >>> sentence("verdict: right")
    'Right.'
    """
    found = sentences()[name]
    return (found[kind] if kind in found else found["any"]).format(**values)


@cache
def sentences() -> Mapping[str, Mapping[str, str]]:
    """Name -> kind of question -> sentence, with its braces."""
    found: dict[str, Mapping[str, str]] = {}
    for part in re.split(r"^## ", _FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, *lines = part.strip().splitlines()
        of_kind: dict[str, str] = {}
        for line in lines:
            kinds, _, text = line.partition(": ")
            of_kind |= dict.fromkeys(kinds.split(", "), text)
        found[name] = MappingProxyType(of_kind)
    return MappingProxyType(found)
