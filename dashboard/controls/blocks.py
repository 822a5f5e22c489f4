"""Stub."""

from dataclasses import dataclass


class BlockError(ValueError):
    """x."""


@dataclass(frozen=True)
class Block:
    """x."""

    rows: tuple
    targets: tuple | None
    notes: tuple = ()
    problems: tuple = ()

    @property
    def sentence(self):
        """x."""
        return f"{len(self.rows)} sequences of {len(self.rows[0])} numbers"


def read_block(text, targets=None):
    """x."""
    return Block(tuple(tuple(line.split()) for line in text.strip().splitlines()), None)
