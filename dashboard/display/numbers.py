"""How numbers are written."""

from __future__ import annotations

import math

from rnn_core.writing import LARGE, SUPERSCRIPT, written

TOO_LARGE = "too large"
"""Shown in place of a number that is too large for float64 (beyond 1.8e308)."""


def fixed(value: float, decimals: int) -> str:
    """A number with this many decimals, or the words "too large".

    >>> fixed(-2.065049, 2), fixed(-0.001, 2), fixed(5.49e124, 2)
    ('−2.07', '0.00', '5.49×10¹²⁴')
    """
    if not math.isfinite(value):
        return TOO_LARGE
    return written(value, decimals)


def tiny(value: float) -> str:
    """A finite number as one digit and a power of ten.

    >>> tiny(2.2e-16), tiny(-0.096)
    ('2×10⁻¹⁶', '−1×10⁻¹')
    """
    digit, power = f"{value:.0e}".split("e")
    return f"{digit}×10{str(int(power)).translate(SUPERSCRIPT)}".replace("-", "−")


def magnitude(value: float) -> str:
    """A positive number as one digit and a power of ten.

    >>> magnitude(2.2e-16), magnitude(0.096)
    ('2×10⁻¹⁶', '1×10⁻¹')
    """
    if not math.isfinite(value):
        return TOO_LARGE
    return tiny(value)


def short(value: float, decimals: int) -> str:
    """As ``fixed``, but a whole number is written without decimals, as in the lesson.

    >>> short(0.0, 2), short(0.761594, 2), short(-3.0, 2)
    ('0', '0.76', '−3')
    """
    if math.isfinite(value) and value == math.floor(value) and abs(value) < LARGE:
        return f"{int(value)}".replace("-", "−")
    return fixed(value, decimals)


def compact(value: float, decimals: int, width: int = 5) -> str:
    """As ``short``, but a number that is too long is shortened to its size: 6e5.

    For small places such as a circle of the network.

    >>> compact(0.761594, 2), compact(-62.6, 2), compact(634427.0, 2), compact(-3e52, 2)
    ('0.76', '−62.6', '6e5', '−3e52')
    """
    for places in range(decimals, -1, -1):
        text = short(value, places)
        if len(text) <= width and abs(value) < LARGE:
            return text
    if not math.isfinite(value):
        return "…"
    digits, power = f"{value:.0e}".split("e")
    return f"{digits}e{int(power)}".replace("-", "−")


def plain(value: float) -> str:
    """The shortest text that reads back as exactly this number; for links and inputs.

    >>> plain(1.0), plain(0.1), plain(-2.5e-07)
    ('1', '0.1', '-2.5e-07')
    """
    if value == math.floor(value) and abs(value) < LARGE:
        return str(int(value))
    return repr(float(value))


def brief(value: float) -> str:
    """As ``plain``, but for readers: a longer number is rounded to six digits.

    >>> brief(0.5), brief(1 / 3), brief(-2e-7)
    ('0.5', '0.333333', '−2e−07')
    """
    exact, near = plain(value), f"{value:.6g}"
    return (exact if len(exact) <= len(near) + 1 else near).replace("-", "−")
