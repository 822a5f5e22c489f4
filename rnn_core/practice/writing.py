"""Numbers as the learner reads them."""

from __future__ import annotations

from rnn_core.practice.rounding import LARGE, rounded

_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def written(value: float, decimals: int) -> str:
    """At that many decimals, with a true minus sign and no negative zero.

    >>> written(-2.065049, 2), written(-0.001, 2), written(5.49e12, 2), written(0.125, 2)
    ('−2.07', '0.00', '5.49×10¹²', '0.13')
    """
    digits, power = _parts(value, decimals)
    if power is not None:
        return f"{digits}×10{str(power).translate(_SUPERSCRIPT)}".replace("-", "−")
    return digits.replace("-", "−")


def written_tex(value: float, decimals: int) -> str:
    r"""The same for a formula.

    >>> written_tex(-2.065049, 2), written_tex(5.49e12, 2)
    ('-2.07', '5.49 \\cdot 10^{12}')
    """
    digits, power = _parts(value, decimals)
    return digits if power is None else rf"{digits} \cdot 10^{{{power}}}"


def set_tex(value: float) -> str:
    r"""A number that somebody set, in full.

    >>> set_tex(1.0), set_tex(-0.25), set_tex(2.5e-07)
    ('1', '-0.25', '2.5 \\cdot 10^{-7}')
    """
    if value == int(value) and abs(value) < LARGE:
        return str(int(value))
    digits, _, power = repr(float(value)).partition("e")
    return rf"{digits} \cdot 10^{{{int(power)}}}" if power else digits


def _parts(value: float, decimals: int) -> tuple[str, int | None]:
    if abs(value) >= LARGE:
        digits, _, power = f"{value:.{decimals}e}".partition("e")
        return digits, int(power)
    text = f"{float(rounded(value, decimals)):.{decimals}f}"
    return (text[1:] if text.startswith("-") and not text.strip("-0.") else text), None
