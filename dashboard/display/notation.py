"""The letters of the page: one notation for every symbol that is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SUBSCRIPT = str.maketrans("0123456789-−+t", "₀₁₂₃₄₅₆₇₈₉₋₋₊ₜ")

_CODE = {"a": "a", "x": "x", "z": "z", "d": "delta", "δ": "delta"}
_WEIGHT = re.compile(r"\b[Ww]_([ax])\b")
_AT_STEP = re.compile(r"([axzδ])⟨([^⟩]*)⟩")
_MACRO = re.compile(r"\\([axzd])t\{([^}]*)\}")


@dataclass(frozen=True)
class Notation:
    """Letters for the state and the weights, and the way to write a step beside a letter.

    Attributes
    ----------
    name : str
        As in the link.
    label : str
        As in the control.
    state, w_a, w_x : str
        Plain text, for tables and charts.
    state_tex, w_a_tex, w_x_tex : str
        The same for formulas.
    index : "angle", "square" or "subscript"
    """

    name: str
    label: str
    state: str
    w_a: str
    w_x: str
    state_tex: str
    w_a_tex: str
    w_x_tex: str
    index: str

    def at(self, letter: str, t: int | str) -> str:
        """A letter at a step, in plain text: a⟨2⟩, S[2], h₂.

        ``letter`` is one of the code's: "a", "x", "z", "delta".
        """
        letter = {"a": self.state, "delta": "δ"}.get(letter, letter)
        if self.index == "angle":
            return f"{letter}⟨{t}⟩"
        if self.index == "square":
            return f"{letter}[{t}]"
        return f"{letter}{str(t).translate(_SUBSCRIPT)}"

    def tex_at(self, letter: str, t: int | str, example: int | str = "") -> str:
        """The same for a formula; with an example, as the lesson writes it: a⟨2⟩(i).

        >>> LESSON.tex_at("a", 2, "i"), NOTATIONS["hidden"].tex_at("a", 2, "i")
        ('a^{\\\\langle 2 \\\\rangle (i)}', 'h_{2}^{(i)}')
        """
        letter = {"a": self.state_tex, "delta": r"\delta"}.get(letter, letter)
        of = of_example(example)
        if self.index == "angle":
            return rf"{letter}^{{\langle {t} \rangle{' ' if of else ''}{of}}}"
        raised = f"^{{{of}}}" if of else ""
        if self.index == "square":
            return rf"{letter}_{{[{t}]}}{raised}"
        return rf"{letter}_{{{t}}}{raised}"

    def in_words(self, text: str) -> str:
        """Rewrite a text from the lesson's letters in the letters of this notation.

        >>> NOTATIONS["hidden"].in_words("W_a weighs a⟨t−1⟩, and w_x weighs x⟨t⟩")
        'W_hh weighs hₜ₋₁, and W_xh weighs xₜ'
        """
        text = _WEIGHT.sub(lambda found: self.weight(f"w_{found[1]}"), text)
        return _AT_STEP.sub(lambda found: self.at(_CODE[found[1]], found[2]), text)

    def in_formulas(self, text: str) -> str:
        r"""Replace the macros for letters in the formulas of a text.

        The macros are ``\Wa``, ``\Wx``, and at a step ``\at{t}`` for the state,
        ``\xt{t}``, ``\zt{t}`` and ``\dt{t}``.

        >>> NOTATIONS["hidden"].in_formulas(r"\at{t} = f(\Wa \at{t-1} + \Wx \xt{t})")
        'h_{t} = f(W_{hh} h_{t-1} + W_{xh} x_{t})'
        """
        text = text.replace(r"\Wa", self.w_a_tex).replace(r"\Wx", self.w_x_tex)
        return _MACRO.sub(lambda found: self.tex_at(_CODE[found[1]], found[2]), text)

    def spell(self, text: str) -> str:
        """Rewrite a text from a file, words and formulas, in this notation."""
        return self.in_words(self.in_formulas(text))

    def weight(self, parameter: str) -> str:
        """ "w_a" or "w_x" in plain text."""
        return {"w_a": self.w_a, "w_x": self.w_x}[parameter]

    def weight_tex(self, parameter: str) -> str:
        """ "w_a" or "w_x" for a formula."""
        return {"w_a": self.w_a_tex, "w_x": self.w_x_tex}[parameter]


def of_example(example: int | str) -> str:
    """The superscript of an example, as in the lesson: (i); empty if there is no example.

    >>> of_example(3), of_example("")
    ('(3)', '')
    """
    return f"({example})" if example != "" else ""


LESSON = Notation(
    "lesson", "the lesson: a⟨t⟩, W_a, W_x", "a", "W_a", "W_x", "a", "W_a", "W_x", "angle"
)

NOTATIONS = {
    notation.name: notation
    for notation in (
        LESSON,
        Notation(
            "state",
            "S[t], w_rec, w_x",
            "S",
            "w_rec",
            "w_x",
            "S",
            r"w_{\mathrm{rec}}",
            "w_x",
            "square",
        ),
        Notation(
            "hidden",
            "hₜ, W_hh, W_xh",
            "h",
            "W_hh",
            "W_xh",
            "h",
            "W_{hh}",
            "W_{xh}",
            "subscript",
        ),
    )
}
"""The lesson's letters; S[t], which the lesson mentions; and h, as in most papers."""
