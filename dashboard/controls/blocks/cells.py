"""Cut a text into cells: where its rows end, and what follows an arrow.

The meaning of a cell plays no part here. The text is recognized by its form: a list of
lists, a matrix of MATLAB or LaTeX, a Markdown table, a spreadsheet, or just lines.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dashboard.controls.blocks.forms import Form, form_of
from dashboard.controls.blocks.lines import lines_of, without_list_numbers
from dashboard.controls.blocks.separators import (
    BlockError,
    Cut,
    at_commas_or_spaces,
    at_semicolons,
    at_sign,
    clean,
    refuse_rows,
)
from dashboard.controls.sequences import too_many

MAX_TEXT = 3_000_000
"""Characters of a text: a thousand sequences of a hundred long numbers take less."""

NOTHING = "There is nothing to read yet: type or paste numbers, one sequence on each line."

_SECOND_LIST = re.compile(r"[\s,;]([yY]|targets?|labels?)\s{0,9}=(?=[\s\w.(]{0,80}\[)")
_ARROWS = ("-->", "->", "=>", "→", "⇒", "↦", "=", "|")


def cut(text: str) -> Cut:
    r"""Cut a text into rows and cells.

    >>> cut("1 0 0\n0 1 1").rows == cut("[[1, 0, 0], [0, 1, 1]]").rows
    True
    >>> cut("0,5 1,5").rows, cut("0,5;1;0").rows, cut("1, 0, 0").rows
    ([['0,5', '1,5']], [['0,5', '1', '0']], [['1', '0', '0']])
    >>> cut("1 0 -> 1\n1 1 -> 2").targets
    ['1', '2']
    """
    if len(text) > MAX_TEXT:
        raise BlockError(too_many("characters", len(text), MAX_TEXT))
    lines = lines_of(text)
    if not lines:
        raise BlockError(NOTHING)
    if not any(sign in text for sign in ("[", "(", "{", "\\\\")):  # a row is one line
        refuse_rows(sum(map(bool, lines)))
    lines, numbered = without_list_numbers(lines)
    found = _cut_pair(lines) or _cut_with_arrows(lines) or _cut_lines(lines)
    return replace(found, notes=(*numbered, *found.notes))


def _cut_pair(lines: list[str]) -> Cut | None:
    """Inputs and targets as two lists, X = … and y = …, of equal lengths."""
    text = "\n".join(line for line in lines if line)
    found = _SECOND_LIST.search(text)
    if not found:
        return None
    first, second = form_of(text[: found.start()]), form_of(text[found.end() :])
    if not first or not second:
        return None
    inputs, column = _cut_form(first), _cut_form(second)
    targets = [cell for row in column.rows for cell in row]
    if len(targets) != len(inputs.rows):
        return None
    note = f"The numbers after “{found[1]}” are taken as the target y."
    return Cut(inputs.rows, targets, (*inputs.notes, note))


def _cut_with_arrows(lines: list[str]) -> Cut | None:
    """The rows without the arrow and the number behind it, if every row has both."""
    full = [line for line in lines if line]
    for arrow in _ARROWS:
        if not all(arrow in line for line in full):
            continue
        pairs = [line.split(arrow) for line in full]
        if all(len(pair) == 2 and _is_target(arrow, *pair) for pair in pairs):
            rest = iter(pair[0].rstrip(" \t,;:") for pair in pairs)
            found = _cut_lines([next(rest) if line else "" for line in lines])
            if sum(map(bool, found.rows)) != len(full):
                return None
            behind = iter(pair[1].strip(" \t,;") for pair in pairs)
            targets = [next(behind) if row else "" for row in found.rows]
            note = f"The numbers after “{arrow}” are taken as the target y."
            return Cut(found.rows, clean(targets), (*found.notes, note))
    return None


def _is_target(arrow: str, left: str, right: str) -> bool:
    behind = right.strip(" \t,;")
    if not left.strip() or not behind or re.search(r"[\s\[\](){}&]", behind):
        return False
    if arrow == "=":  # a formula of a spreadsheet begins with it
        return left[-1] not in " \t,;" or right[0] in " \t"
    return arrow != "|" or len(left.split()) > 1 or left.count(",") > 1


def _cut_lines(lines: list[str]) -> Cut:
    full = [line for line in lines if line]
    form = form_of("\n".join(full))
    if form:
        return _cut_form(form)
    refuse_rows(len(full))
    if all("|" in line for line in full):
        lines = [line.strip().removeprefix("|").removesuffix("|") for line in lines]
        return at_sign(lines, "|")
    if any("\t" in line.strip() for line in full):
        return at_sign(lines, "\t")
    if any(";" in line.rstrip("; \t") for line in full):
        return at_semicolons(lines)
    return at_commas_or_spaces([line.rstrip("; \t") for line in lines])


def _cut_form(form: Form) -> Cut:
    refuse_rows(len(form.rows))
    if form.separator:
        found = at_sign(form.rows, form.separator)
    else:
        found = at_commas_or_spaces(form.rows, plain=False)
    return replace(found, notes=form.notes)
