"""Words that several slips need."""

from __future__ import annotations

from collections.abc import Sequence

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


def listed(things: Sequence[str], last: str = "and") -> str:
    """Things in a row.

    >>> listed(["(a)"]), listed(["(a)", "(c)"]), listed(["(a)", "(c)", "(e)"], "or")
    ('(a)', '(a) and (c)', '(a), (c) or (e)')
    """
    if len(things) == 1:
        return things[0]
    return f"{', '.join(things[:-1])} {last} {things[-1]}"
