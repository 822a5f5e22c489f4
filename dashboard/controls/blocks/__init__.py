"""Pasted or typed text, read as sequences: `block.read_block` is the way in."""
