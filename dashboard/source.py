"""Code for the page, from the very functions that run."""

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

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Listing:
    """Lines of a file as they stand there, and where that is."""

    name: str
    file: str
    first: int
    code: str


def listing(function: Callable[..., Any], core: bool = False) -> Listing:
    """A function without its docstring; of its ``core`` also without head and return.

    >>> print(listing(recurrence.unroll, core=True).code)
    for t in range(len(x)):
        step(a[t], x[t], w_a, w_x, activation, z[t], a[t + 1])
    """
    lines, first = inspect.getsourcelines(function)
    (node,) = ast.parse(dedent("".join(lines))).body
    assert isinstance(node, ast.FunctionDef)
    body = node.body
    documented = ast.get_docstring(node) is not None
    begin = body[0].end_lineno if documented else body[0].lineno - 1  # where statements begin
    head = [] if core else lines[: body[0].lineno - 1]
    end = len(lines)
    if core and isinstance(body[-1], ast.Return):
        end = body[-1].lineno - 1
    return Listing(
        function.__name__,
        Path(inspect.getfile(function)).relative_to(ROOT).as_posix(),
        first + (begin if core else 0),
        dedent("".join([*head, *lines[begin:end]])).rstrip(),
    )


@cache
def listings_by_hand() -> tuple[Listing, ...]:
    """The lesson's loops: forward, then backward."""
    return listing(by_hand.forward_by_hand), listing(by_hand.backward_by_hand)


@cache
def listings_vectorized() -> tuple[Listing, ...]:
    """What runs on arrays: forward and what it calls, then backward and what it calls."""
    return (
        listing(recurrence.step),
        listing(recurrence.unroll),
        listing(network.forward, core=True),
        listing(recurrence.local_slopes),
        listing(recurrence.pull_back),
        listing(network.backward, core=True),
    )
