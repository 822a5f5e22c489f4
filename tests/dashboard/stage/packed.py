"""A film as the browser unpacks it."""

import json

import numpy as np


def unpacked(film):
    """The head, and each array with one row a frame."""
    length = int.from_bytes(film[:8], "little")
    head = json.loads(film[8 : 8 + length])
    frames = len(head["epochs"])
    arrays = {}
    for name, (kind, shape, offset) in head["arrays"].items():
        count = frames * int(np.prod(shape, dtype=int))
        values = np.frombuffer(film, f"<{kind}", count, 8 + length + offset)
        arrays[name] = values.reshape(frames, *shape).astype(float)
    return head, arrays
