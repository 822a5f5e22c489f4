"""The source code that the page shows, taken from the functions that it runs."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any

from rnn_core import by_hand, network, recurrence

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Listing:
    """Lines of a file without their common indentation, and their place in the file."""

    call: str
    file: str
    first: int
    code: str


def listing(function: Callable[..., Any]) -> Listing:
    """The statements of a function, without its docstring and without a multi-line return.

    >>> print(listing(recurrence.unroll).code)
    for t in range(len(x)):
        step(a[t], x[t], w_a, w_x, activation, z[t], a[t + 1])
    """
    lines, first = inspect.getsourcelines(function)
    (node,) = ast.parse(dedent("".join(lines))).body
    assert isinstance(node, ast.FunctionDef)
    documented = ast.get_docstring(node) is not None
    begin = (node.body[0].end_lineno or 0) if documented else node.body[0].lineno - 1
    last, end = node.body[-1], len(lines)
    if isinstance(last, ast.Return) and last.end_lineno != last.lineno:
        end = last.lineno - 1
    return Listing(
        f"{function.__name__}({', '.join(inspect.signature(function).parameters)})",
        Path(inspect.getfile(function)).relative_to(ROOT).as_posix(),
        first + begin,
        dedent("".join(lines[begin:end])).rstrip(),
    )


@dataclass(frozen=True)
class Programs:
    """The code of one pass: by hand with loops, and vectorized with arrays."""

    by_hand: tuple[Listing, ...]
    vectorized: tuple[Listing, ...]


@cache
def programs() -> dict[str, Programs]:
    """Both programs for the forward and the backward pass; called functions come first."""
    forward = (
        listing(recurrence.step),
        listing(recurrence.unroll),
        listing(network.forward),
    )
    backward = (
        listing(recurrence.local_slopes),
        listing(recurrence.pull_back),
        listing(network.backward),
    )
    return {
        "Forward": Programs((listing(by_hand.forward_by_hand),), forward),
        "Backward": Programs((listing(by_hand.backward_by_hand),), backward),
    }
