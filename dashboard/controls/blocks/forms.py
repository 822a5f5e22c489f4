"""Matrices in the notation of programs and of LaTeX, reduced to rows of text.

If the notation fixes the separator of the cells, the result names it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.controls.sequences import shortened

_ROW_END = re.compile(r"\\\\(?:\[[^\[\]]*\])?")
_FRAME = re.compile(
    r"\\(?:begin|end)\{[^{}]*\}(?:\{[^{}]*\})?"
    r"|\\(?:left|right)(?:[()\[\].|]|\\[{}])?"
    r"|\\(?:hline|toprule|midrule|bottomrule)|\\cline\{[^{}]*\}|\\[\[\]]|\\[,;!]|\$"
)

_NAME = re.compile(r"(?:[A-Za-z_]\w*\s*:?=\s*)?(?:[A-Za-z_][\w.]*\s*(?=\())?")
_BEHIND = re.compile(r"(?:,\s*\w+\s*=[^\[\]]*)?,?\s*\)?")
_INNERMOST = re.compile(r"\[([^\[\]]*)\]")
_SINGLE = re.compile(r"\[\s*([^\[\],;\s]+)\s*\]")
_SCALAR = re.compile(r"(?:\bnp\.|\bnumpy\.)?\b(?:float|int)[0-9]*\(([^()]*)\)")
_ROUND = str.maketrans("(){}", "[][]")
_NO_BRACKETS = str.maketrans("[](){},;$\\=", " " * 11)
_NUMBER_OUTSIDE = re.compile(r"(?<!\w)[0-9]")
_LONGEST = 80
"""The most characters around the brackets, such as X = np.array( and , dtype=float)."""


@dataclass(frozen=True)
class Form:
    """Rows of text, the separator of cells (None if not yet known), and what was left out."""

    rows: list[str]
    separator: str | None = None
    notes: tuple[str, ...] = ()


def form_of(text: str) -> Form | None:
    r"""The rows of a matrix; None if the text is only lines.

    >>> form_of("[[1, 0],\n [0, 1]]").rows, form_of("A = [1 0; 0 1];").rows
    (['1, 0', '0, 1'], ['1 0', '0 1'])
    >>> form_of(r"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}").rows
    ['1 & 0', '0 & 1']
    >>> form_of("1 0\n0 1") is None
    True
    """
    return _latex(text) or _brackets(text)


def _latex(text: str) -> Form | None:
    if "\\\\" not in text and "&" not in text:
        return None
    outside = ""
    first, last = text.find("\\begin"), text.rfind("\\end")
    if 0 <= first < last:
        end = text.find("}", last) + 1 or len(text)
        outside, text = f"{text[:first]} {text[end:]}", text[first:end]
    ends = _ROW_END if "\\\\" in text else re.compile("\n")
    rows = [_FRAME.sub(" ", row.replace("{,}", ",")) for row in ends.split(text)]
    separator = "&" if "&" in text else None
    return _form([" ".join(row.replace("~", " ").split()) for row in rows], separator, outside)


def _brackets(text: str) -> Form | None:
    """Lists of lists, printed arrays, MATLAB matrices, tuples, braces of C."""
    text = _SCALAR.sub(r"\1", text.strip()).rstrip("\n ;.,")
    name = _NAME.match(text[:_LONGEST])
    text = text[name.end() if name else 0 :].lstrip()
    body = _in_square_brackets(text)
    if not body:
        return None
    if re.match(r"\[\s*\[\s*\[", body):  # sequences of vectors of one number
        body = _SINGLE.sub(r"\1", body)
    groups = _INNERMOST.findall(body)
    if len(groups) == 1 and ";" not in groups[0] and ",\n" not in groups[0]:
        rows = groups[0].split("\n")
    else:
        rows = [row for group in groups for row in group.rstrip("; \n").split(";")]
    return _form([" ".join(row.split()) for row in rows], None, _INNERMOST.sub(" ", body))


def _in_square_brackets(text: str) -> str:
    """The text from its first to its last bracket; empty if the brackets make no list."""
    if re.match(r"\[\s*[({]|\(\s*[({]|\{|\([^\[]", text):
        text = text.translate(_ROUND)
        groups = _INNERMOST.findall(text)
        if not groups or not all("," in group for group in groups):
            return ""  # arithmetic
    text = text[1:].lstrip() if text[:1] == "(" else text
    end = text.rfind("]") + 1
    behind = text[end:]
    if text[:1] != "[" or not end or len(behind) > _LONGEST or not _BEHIND.fullmatch(behind):
        return ""
    return text[:end]


def _form(rows: list[str], separator: str | None, outside: str) -> Form:
    while rows and not rows[-1]:
        rows.pop()
    if not _NUMBER_OUTSIDE.search(outside):
        return Form(rows, separator)
    left_out = shortened(" ".join(outside.translate(_NO_BRACKETS).split()), 40)
    return Form(rows, separator, (f"Text outside the rows was left out: “{left_out}”.",))
