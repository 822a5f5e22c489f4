"""The lesson's letters: (a), (b), (c) … for the terms, from the last step to the first."""

from __future__ import annotations

from rnn_core.arrays import whole_number

PARAMETERS = ("w_x", "w_a")
"""The weights, in the order in which the lesson writes the two terms of a step."""


def term_label(parameter: str, t: int, T: int) -> str:  # noqa: N803 (the lesson's letter)
    """The letter of a term.

    Lesson, step 2: state 3 has (a) for W_x and (b) for W_a, state 2 has (c) and (d),
    state 1 has (e) and (f). Longer sequences continue: (z), (aa), (ab) …

    Parameters
    ----------
    parameter : "w_x" or "w_a"
    t : int
        The step, 1 to T.
    T : int
        The last step.

    Returns
    -------
    str
        The letter with its brackets: "(a)".

    Raises
    ------
    ValueError
        If the parameter is unknown, or t is not a whole number from 1 to T.

    Examples
    --------
    >>> [term_label(w, t, T=3) for t in (3, 2, 1) for w in ("w_x", "w_a")]
    ['(a)', '(b)', '(c)', '(d)', '(e)', '(f)']
    >>> term_label("w_x", 1, T=14)
    '(aa)'
    """
    if parameter not in PARAMETERS:
        raise ValueError(f"unknown parameter {parameter!r}; known are {', '.join(PARAMETERS)}")
    step, last = whole_number(f"step {t!r}", t), whole_number(f"last step {T!r}", T)
    if not 1 <= step <= last:
        raise ValueError(f"step {step} is not between 1 and {last}")
    place = 2 * (last - step) + PARAMETERS.index(parameter)
    letters = ""
    while place >= 0:
        letters = chr(ord("a") + place % 26) + letters
        place = place // 26 - 1
    return f"({letters})"
