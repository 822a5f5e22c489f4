"""Words that several slips need."""

from __future__ import annotations

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_COUNTS = ("no", "one", "two", "three", "four", "five", "six")


def ordinal(place: int) -> str:
    """A place in a row.

    >>> ordinal(2), ordinal(21)
    ('second', '21st')
    """
    if place <= len(_ORDINALS):
        return _ORDINALS[place - 1]
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{place}{ends.get(place % 10, 'th') if place % 100 // 10 != 1 else 'th'}"


def steps_back(count: int) -> str:
    """How many.

    >>> steps_back(1), steps_back(2), steps_back(12)
    ('one step', 'two steps', '12 steps')
    """
    word = _COUNTS[count] if count < len(_COUNTS) else str(count)
    return f"{word} step{'' if count == 1 else 's'}"


def powers(symbol: str, count: int) -> str:
    """A symbol times itself.

    >>> powers("W_a", 1), powers("W_a", 2), powers("W_a", 5)
    ('W_a', 'W_a · W_a', 'W_a to the power 5')
    """
    return " · ".join([symbol] * count) if count <= 3 else f"{symbol} to the power {count}"


def of_each(letters: list[str]) -> str:
    """How many W_a each term needs, from the last step's back.

    >>> of_each(["(a)", "(c)", "(e)"])
    '(a) needs none, (c) needs one, (e) needs two'
    >>> of_each(["(a)", "(c)", "(e)", "(g)"])
    '(a) needs none, (c) needs one, (e) needs two, and so on'
    """
    counts = ["none", "one", "two"][: len(letters)]
    told = [f"{letter} needs {count}" for count, letter in zip(counts, letters, strict=False)]
    return ", ".join([*told, *(["and so on"] if len(letters) > len(told) else [])])


MOST_STEPS = 6
"""In a longer sequence only a neighbour is taken for the step itself."""


def other_steps(t: int, last: int) -> list[int]:
    """The steps that one may take for step t by mistake.

    >>> other_steps(2, last=4), other_steps(2, last=10)
    ([1, 3, 4], [1, 3])
    """
    steps = range(1, last + 1)
    return [s for s in steps if s != t and (last <= MOST_STEPS or abs(s - t) == 1)]
