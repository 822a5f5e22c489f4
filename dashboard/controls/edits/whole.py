"""Whole numbers in the messages of a tab, where Python would take True for 1."""

from __future__ import annotations

from typing import Any


def is_whole(value: Any) -> bool:
    """Whether this is a whole number.

    >>> is_whole(3), is_whole(3.0), is_whole(True)
    (True, False, False)
    """
    return isinstance(value, int) and not isinstance(value, bool)


def is_count(value: Any) -> bool:
    """Whether this is a whole number that is not negative."""
    return is_whole(value) and value >= 0
