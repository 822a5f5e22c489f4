"""Write a number with a given number of decimals and a true minus sign."""

from __future__ import annotations

import math

LARGE = 1e7
"""From this size on, a number is written with a power of ten."""

SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")

_MOST_UNITS = 1e11
"""Units of the last decimal; beyond this a float cannot tell a tie from its neighbours."""


def written(value: float, decimals: int) -> str:
    """A finite number with this many decimals; ties are rounded away from zero, as on paper.

    There is no negative zero.

    >>> written(-2.065049, 2), written(-0.001, 2), written(5.49e12, 2), written(0.285, 2)
    ('−2.07', '0.00', '5.49×10¹²', '0.29')
    """
    if abs(value) >= LARGE:
        digits, _, power = f"{value:.{decimals}e}".partition("e")
        return f"{digits}×10{str(int(power)).translate(SUPERSCRIPT)}".replace("-", "−")
    scale = 10.0**decimals
    units = abs(value) * scale
    # 0.285 · 100 gives 28.499999999999996, on paper 28.5.
    if units < _MOST_UNITS and abs(units - math.floor(units) - 0.5) < 1e-9 + 4e-15 * units:
        value = math.copysign((math.floor(units) + 1) / scale, value)
    text = f"{value:.{decimals}f}"
    if text.startswith("-") and not text.strip("-0."):
        text = text[1:]
    return text.replace("-", "−")
