"""Words that several slips need."""

from __future__ import annotations

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_TIMES = ("never", "once", "twice")


def ordinal(place: int) -> str:
    """A place in a row.

    >>> ordinal(2), ordinal(21)
    ('second', '21st')
    """
    if place <= len(_ORDINALS):
        return _ORDINALS[place - 1]
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{place}{ends.get(place % 10, 'th') if place % 100 // 10 != 1 else 'th'}"


def times(count: int) -> str:
    """How often.

    >>> times(1), times(2), times(3)
    ('once', 'twice', '3 times')
    """
    return _TIMES[count] if count < len(_TIMES) else f"{count} times"


MOST_STEPS = 6
"""In a longer sequence only a neighbour is taken for the step itself."""


def other_steps(t: int, last: int) -> list[int]:
    """The steps that one may take for step t by mistake.

    >>> other_steps(2, last=4), other_steps(2, last=10)
    ([1, 3, 4], [1, 3])
    """
    steps = range(1, last + 1)
    return [s for s in steps if s != t and (last <= MOST_STEPS or abs(s - t) == 1)]
