"""Numbers as the learner reads them."""

from __future__ import annotations

from rnn_core.practice.rounding import LARGE, rounded

_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def written(value: float, decimals: int) -> str:
    """At that many decimals, with a true minus sign and no negative zero.

    >>> written(-2.065049, 2), written(-0.001, 2), written(5.49e12, 2), written(0.125, 2)
    ('−2.07', '0.00', '5.49×10¹²', '0.13')
    """
    if abs(value) >= LARGE:
        digits, _, power = f"{value:.{decimals}e}".partition("e")
        return f"{digits}×10{str(int(power)).translate(_SUPERSCRIPT)}".replace("-", "−")
    text = f"{float(rounded(value, decimals)):.{decimals}f}"
    if text.startswith("-") and not text.strip("-0."):
        text = text[1:]
    return text.replace("-", "−")
