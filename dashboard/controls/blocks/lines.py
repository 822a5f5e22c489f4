"""The lines of a text, without the rules of a drawn table and without list numbers."""

from __future__ import annotations

import re

_BARS = str.maketrans("│┃║┆", "||||")
_QUOTED_LINES = re.compile(r'(?<![^\n\t,;|])"(?:[^"]|"")*+"(?![^\n\t,;|])')
_RULE = re.compile(r"[\s|:+=\-─-╿]*")
_DASHES = re.compile(r"---|===|[─-╿]|:-|-:|^\s*\|[\s|]*-")
_LIST_NUMBER = re.compile(r"\s*(?:\(?([0-9]{1,4})([.):])|\[([0-9]{1,4}),\])\s+(?=\S)")


def lines_of(text: str) -> list[str]:
    r"""The lines with only visible characters, spaces and tabs; a blank line is empty.

    >>> lines_of("\n1 0\r\n  \r\n-----\r\n0\xa01\r\n")
    ['1 0', '', '0 1']
    """
    text = "\n".join(text.replace("\ufeff", "").splitlines())
    text = text.translate(_BARS)
    text = re.sub(r"[^ -~\n\t]", lambda c: c[0] if c[0].isprintable() else " ", text)
    if '"' in text:  # a quoted cell of a spreadsheet may hold the end of a line
        text = _QUOTED_LINES.sub(lambda cell: cell[0].replace("\n", " "), text)
    lines = [line if line.strip() else "" for line in text.split("\n") if not only_drawn(line)]
    full = [place for place, line in enumerate(lines) if line]
    return lines[full[0] : full[-1] + 1] if full else []


def only_drawn(line: str) -> bool:
    """Whether a line is only a rule of a table, such as |---|---|, or a code fence.

    >>> only_drawn("|:--|--:|"), only_drawn("```"), only_drawn("-1 | 1"), only_drawn("- -")
    (True, True, False, False)
    """
    if line.lstrip().startswith("```"):
        return True
    return bool(_RULE.fullmatch(line) and _DASHES.search(line))


def without_list_numbers(lines: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """The lines without "1)", "1." or "[1,]" in front of them, if all have it, and a note.

    >>> without_list_numbers(["1) 0 1", "2) 1 1"])
    (['0 1', '1 1'], ('The numbers 1 to 2 in front of the rows were left out.',))
    >>> without_list_numbers(["1. 0. 1."])
    (['1. 0. 1.'], ())
    """
    full = [line for line in lines if line]
    head = 1 if len(full) > 1 and not _LIST_NUMBER.match(full[0]) else 0  # names of columns
    found = [_LIST_NUMBER.match(line) for line in full[head:]]
    matches = [match for match in found if match]
    if len(matches) < len(found) or not matches or not _is_a_list(matches):
        return lines, ()
    names = [re.sub(r"\[,([0-9]+)\]", r"x\1", line) for line in full[:head]]  # of R
    bare = iter([*names, *(match.string[match.end() :] for match in matches)])
    first, last = (matches[place][1] or matches[place][3] for place in (0, -1))
    note = f"The numbers {first} to {last} in front of the rows were left out."
    if len(matches) == 1:
        note = f"The number {first} in front of the row was left out."
    return [next(bare) if line else "" for line in lines], (note,)


def _is_a_list(matches: list[re.Match[str]]) -> bool:
    """Whether these numbers count from 0 or 1, and do not belong to the sequences."""
    counted = [int(match[1] or match[3]) for match in matches]
    if counted[0] not in (0, 1) or counted != list(
        range(counted[0], counted[0] + len(counted))
    ):
        return False
    if not any(match[2] == "." for match in matches):
        return True
    pointed = re.compile(r"[0-9]\.(?![0-9])")
    return len(matches) > 1 and not any(
        pointed.search(match.string, match.end()) for match in matches
    )
