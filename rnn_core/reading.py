"""Read typed text as a number, including arithmetic.

This is the only reader, for fields, cells of a table, answers, links and files, so that a
number is read the same way everywhere.

It is a small recursive descent parser for sums of products of powers of numbers and brackets.
It looks up no names and runs no code. Length and depth are limited, and so is the time.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple
from unicodedata import numeric

LONGEST = 200
"""Characters; a term with three examples, written out, takes about 60."""

DEEPEST = 20
"""The most nested brackets."""

LARGEST_EXPONENT = 400
"""With a larger exponent, nearly every power overflows or is 0 anyway."""

_FRACTIONS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞↉"
_UNSEEN = "\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Invisible characters, which are ignored: 12 with one of them inside is read as 12."""

_WIDE = range(0xFF01, 0xFF5F)
"""！ to ～, in the same order as ! to ~."""

_NARROW = {**{code: code - 0xFEE0 for code in _WIDE}, **dict.fromkeys(map(ord, _UNSEEN))}
_SAME = str.maketrans(
    {
        **dict.fromkeys("−–—―‐‑‒﹘﹣˗➖", "-"),
        **dict.fromkeys("﹢➕", "+"),
        **dict.fromkeys("×·⋅∙•∗✕✖", "*"),
        **dict.fromkeys("÷∕⁄➗:", "/"),
        "﹪": "%",
        "[": "(",
        "]": ")",
    }
)
_TIMES = re.compile(r"(?<=[\s)])[xX](?=[\s(])")
"""An x with space or brackets around it; 0x10 is something else."""

_SUPERSCRIPT = re.compile("[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_NORMAL = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")
_MIXED = re.compile(rf"([0-9]*)\s*([{_FRACTIONS}])")
_NUMBER = re.compile(r"([0-9]+([.,][0-9]*)?|[.,][0-9]+)([eE][+-]?[0-9]+)?")
_PLAIN = re.compile(r"[+−-]?[0-9]+(?:[.,]([0-9]+))?([eE][+-]?[0-9]+)?")
"""The form of nearly every number; with small changes ``float`` can read it."""

_GROUP = 3
"""Digits between thousands separators."""

_THOUSANDS = re.compile(r"([+−-]?)\s*(?!0+[.,])([0-9]{1,3})([.,])([0-9]{3})")
_WORD = re.compile(r"[^\W\d_]{1,12}")

_FUNCTIONS = ("tanh", "tan", "sinh", "cosh", "sin", "cos", "exp", "log", "ln", "sqrt")
_HELP = "Type a number or arithmetic, as in −1.36, 2/3 or (2/3)*(−2.04)."
_NOTHING = "Nothing is typed yet."
_TOO_LARGE = "The result is too large."
_DIVIDES_BY_ZERO = "This divides by zero: look at the number after the /."


class Reading(NamedTuple):
    """A number, or a sentence that says why there is none.

    Attributes
    ----------
    value : float or None
        Always finite.
    sentence : str
        Empty if there is a value.
    decimals : int or None
        Digits after the decimal point, if a plain number was typed; None for arithmetic.
    note : str
        How the text was read, if it means another number in some countries; the value is there,
        too.
    """

    value: float | None
    sentence: str = ""
    decimals: int | None = None
    note: str = ""

    @property
    def worked_out(self) -> bool:
        """Whether the text was arithmetic."""
        return self.value is not None and self.decimals is None


class _UnreadableError(ValueError):
    """Its message is the sentence for the person who typed."""


def read(text: str) -> Reading:
    """Read a typed text as a number. Never raises an exception.

    It reads a decimal point or decimal comma; + − * / and brackets, also × x · ÷; a bracket
    directly after a number or a bracket as multiplication, as in the lesson; ^ or ** with a
    whole number; ½ and 1½; a percent sign. Any dash is a minus. Spaces of any kind are ignored.

    Parameters
    ----------
    text : str

    Returns
    -------
    Reading
        The number, or a sentence that says why there is none.

    Examples
    --------
    >>> [read(text).value for text in ("−1.36", "-1,36", "1e-3", " 3/4 ", "2(3 + 1)", "2^-1")]
    [-1.36, -1.36, 0.001, 0.75, 8.0, 0.5]
    >>> [read(text).value for text in ("½", "−1½", "12,5 %", "2·10⁻³")]
    [0.5, -1.5, 0.125, 0.002]
    >>> read("1,360.5").sentence
    'One number has two separators: write 1360.5 or 1360,5.'
    >>> read("1/0").sentence
    'This divides by zero: look at the number after the /.'
    >>> read("1,000").value, read("1,000").note.partition(":")[0]
    (1.0, '“1,000” is read as 1')
    """
    plain = _plain(text)
    if plain is not None:
        return plain
    try:
        typed = _in_one_spelling(text)
        tokens = _tokens(typed)
        value = _Reader(tokens).whole()
        return Reading(value, "", _decimals(tokens), _note(typed))
    except _UnreadableError as error:
        return Reading(None, str(error))
    except OverflowError:
        return Reading(None, _TOO_LARGE)
    except ZeroDivisionError:
        return Reading(None, _DIVIDES_BY_ZERO)


def _plain(text: str) -> Reading | None:
    """Read a plain number such as -0.5, 0,5 or 1e-07 quickly; None for everything else."""
    if not isinstance(text, str) or len(text) > LONGEST:
        return None
    found = _PLAIN.fullmatch(text)
    if not found:
        return None
    value = float(text.replace(",", ".").replace("−", "-"))
    decimals, power = found.groups()
    if power:
        return Reading(value) if math.isfinite(value) else None
    if not decimals:
        return Reading(value, "", 0)
    places = len(decimals)
    return Reading(value, "", places, _note(text) if places == _GROUP else "")


def _in_one_spelling(text: str) -> str:
    """The text with one sign for each meaning, and without an equals sign in front."""
    if not isinstance(text, str) or not text.strip():
        raise _UnreadableError(_NOTHING)
    if len(text) > LONGEST:
        raise _UnreadableError(f"This is too long: up to {LONGEST} characters can be read.")
    text = text.translate(_NARROW).replace("**", "^").translate(_SAME).strip()
    if not text:
        raise _UnreadableError(_NOTHING)
    # The space ends the exponent: 2²3 is not 2 to the 23rd.
    text = _SUPERSCRIPT.sub(lambda found: f"^{found[0].translate(_NORMAL)} ", text)
    return _TIMES.sub("*", text).lstrip("=≈").strip()


def _tokens(text: str) -> list[str]:
    """Split a text into numbers and signs; every decimal sign becomes a point."""
    tokens, place = [], 0
    while place < len(text):
        mixed = _MIXED.match(text, place)
        number = mixed or _NUMBER.match(text, place)
        if mixed:
            tokens.append(mixed[1] + mixed[2])
            place = mixed.end()
        elif number:
            tokens.append(number[0].replace(",", "."))
            place = number.end()
            if text[place : place + 1] in (".", ","):
                raise _UnreadableError(_two_separators(text, place))
        elif text[place] in "+-*/^()%":
            tokens.append(text[place])
            place += 1
        elif text[place].isspace():
            place += 1
        else:
            raise _UnreadableError(_cannot_be_read(text, place))
    return tokens


def _number(token: str) -> float:
    """The value of a token: digits, or a fraction such as ½ or 1½."""
    if token[-1] in _FRACTIONS:
        return float(token[:-1] or 0) + numeric(token[-1])
    return float(token)


def _decimals(tokens: list[str]) -> int | None:
    """The decimals of a single number with or without a sign; None with a power of ten."""
    *signs, number = tokens
    if any(sign not in "+-" for sign in signs) or not number[-1].isdecimal():
        return None
    return None if "e" in number.lower() else len(number.partition(".")[2])


def _note(typed: str) -> str:
    """The note on a number such as 1,000, which is 1000 in some countries and 1 in others."""
    found = _THOUSANDS.fullmatch(typed)
    if not found:
        return ""
    sign, whole, mark, decimals = found.groups()
    sign = sign.replace("-", "−")
    minus = sign.strip("+")
    return (
        f"“{sign}{whole}{mark}{decimals}” is read as "
        f"{minus}{float(f'{whole}.{decimals}'):g}: point and comma are both decimal signs. "
        f"For thousands type {minus}{int(whole + decimals)}."
    )


def _two_separators(text: str, place: int) -> str:
    if not text[place + 1 : place + 2].isdigit():
        return "There is one point or comma too many."
    return "One number has two separators: write 1360.5 or 1360,5."


def _cannot_be_read(text: str, place: int) -> str:
    word = _WORD.match(text, place)
    if word and word[0].lower() in _FUNCTIONS:
        return f"“{word[0]}” is not computed here: type the number that your calculator gives."
    sign = word[0] if word else text[place]
    return f"“{sign}” cannot be read here. {_HELP}" if sign.isprintable() else _HELP


class _Reader:
    """The parser: it reads the tokens once, from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.place = 0
        self.depth = 0

    def whole(self) -> float:
        value = self.sum()
        if self.next == ")":
            raise _UnreadableError("A closing bracket has no opening bracket.")
        if self.next:
            raise _UnreadableError(
                "Two numbers are side by side: put a sign between them, or remove the space."
            )
        return value

    @property
    def next(self) -> str:
        """The next token, or nothing at the end."""
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def take(self) -> str:
        token = self.next
        self.place += 1
        return token

    def sum(self) -> float:
        value = self.product()
        while self.next in ("+", "-"):
            value = value + self.product() if self.take() == "+" else value - self.product()
        return _finite(value)

    def product(self) -> float:
        value = self.signed()
        while self.next in ("*", "/", "("):
            if self.next == "/":
                self.take()
                value /= self.signed()
            else:
                if self.next == "*":
                    self.take()
                value *= self.signed()
        return _finite(value)

    def signed(self) -> float:
        negative = self.negative()
        value = self.atom()
        if self.next == "^":  # binds closer than the sign: −2^2 is −4
            self.take()
            value **= self.exponent()
        return -value if negative else value

    def exponent(self) -> int:
        negative = self.negative()
        size = self.atom()
        if not size.is_integer() or abs(size) > LARGEST_EXPONENT:
            raise _UnreadableError(
                f"The exponent after ^ must be a whole number up to {LARGEST_EXPONENT}."
            )
        if self.next == "^":
            raise _UnreadableError(
                "There are two ^ in a row: show with brackets which comes first."
            )
        return -int(size) if negative else int(size)

    def negative(self) -> bool:
        """Read all signs in front of a number."""
        negative = False
        while self.next in ("+", "-"):
            negative ^= self.take() == "-"
        return negative

    def atom(self) -> float:
        """Read a number or a bracket, with or without a percent sign."""
        value = self.number_or_bracket()
        if self.next != "%":
            return value
        self.take()
        if self.next == "%":
            raise _UnreadableError("There is one percent sign too many.")
        return value / 100

    def number_or_bracket(self) -> float:
        token = self.take()
        if token == "(":
            return self.bracket()
        if token and token not in "+-*/^)%":
            return _finite(_number(token))
        if not token:
            raise _UnreadableError("Something is missing at the end.")
        raise _UnreadableError(f"A number is missing before “{token.replace('-', '−')}”.")

    def bracket(self) -> float:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _UnreadableError("There are too many nested brackets.")
        value = self.sum()
        closing = self.take()
        if not closing:
            raise _UnreadableError("A closing bracket is missing.")
        if closing != ")":
            raise _UnreadableError("Two numbers are side by side: put a sign between them.")
        self.depth -= 1
        return value


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise OverflowError
    return value
