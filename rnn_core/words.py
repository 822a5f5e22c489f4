"""Words for several messages."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """A number with its noun, in the singular or plural.

    >>> counted(1, "epoch"), counted(2, "epoch")
    ('1 epoch', '2 epochs')
    """
    return f"{count} {noun}" if count == 1 else f"{count:,} {noun}s"
