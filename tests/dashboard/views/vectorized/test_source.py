"""The code that the page shows is the code that runs."""

import ast

import pytest

import rnn_core
from dashboard.views.vectorized import agreement, race
from dashboard.views.vectorized.source import ROOT, listing, programs
from rnn_core import by_hand, network, recurrence

SHOWN = [shown for way in programs().values() for shown in (*way.by_hand, *way.vectorized)]
each = pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: shown.call)


@each
def test_the_lines_stand_in_the_file_in_this_order(shown):
    lines = (ROOT / shown.file).read_text(encoding="utf-8").splitlines()
    there = lines[shown.first - 1 :][: len(shown.code.splitlines())]
    indents = {
        len(line) - len(code)
        for line, code in zip(there, shown.code.splitlines(), strict=True)
        if code
    }
    assert indents == {4}
    assert [line[4:] for line in there] == shown.code.splitlines()


@each
def test_every_statement_is_shown_but_the_docstring_and_a_long_return(shown):
    name = shown.call.partition("(")[0]
    text = (ROOT / shown.file).read_text(encoding="utf-8")
    (node,) = [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and node.name == name
    ]
    body = node.body[1:]
    if isinstance(body[-1], ast.Return) and body[-1].end_lineno > body[-1].lineno:
        body = body[:-1]
    shown_body = ast.parse(shown.code).body
    assert list(map(ast.unparse, body)) == list(map(ast.unparse, shown_body))
    assert [argument.arg for argument in node.args.args] == shown.call[
        len(name) + 1 : -1
    ].split(", ")


def test_it_is_the_code_of_the_page_and_of_the_race():
    assert network.unroll is recurrence.unroll
    assert network.local_slopes is recurrence.local_slopes
    assert network.pull_back is recurrence.pull_back
    assert race.forward is rnn_core.forward is network.forward
    assert race.backward is rnn_core.backward is network.backward
    for module in (race, agreement):
        assert module.forward_by_hand is by_hand.forward_by_hand
        assert module.backward_by_hand is by_hand.backward_by_hand


def test_both_programs_are_there_each_way():
    calls = {
        way: [
            [shown.call.partition("(")[0] for shown in program]
            for program in (both.by_hand, both.vectorized)
        ]
        for way, both in programs().items()
    }
    assert calls == {
        "Forward": [["forward_by_hand"], ["step", "unroll", "forward"]],
        "Backward": [["backward_by_hand"], ["local_slopes", "pull_back", "backward"]],
    }


def test_a_function_with_or_without_docstring_keeps_its_comments_and_a_short_return():
    def documented(a, b):
        """It is left out,
        with all its lines.
        """
        c = [a, b]  # kept

        return sum(c)

    def bare(a):
        return [
            a,
        ]

    assert listing(documented).code == "c = [a, b]  # kept\n\nreturn sum(c)"
    assert listing(documented).call == "documented(a, b)"
    assert listing(documented).file == "tests/dashboard/views/vectorized/test_source.py"
    assert listing(bare).code == ""
