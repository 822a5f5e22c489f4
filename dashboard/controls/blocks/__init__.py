"""Pasted or typed text, read as sequences: start with `block.read_block`."""
