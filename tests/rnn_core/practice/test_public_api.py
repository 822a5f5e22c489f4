"""The names that the page relies on, that each is explained, and the house rules."""

import ast
import inspect
from pathlib import Path

import pytest

from rnn_core import practice

MODULES = sorted(Path(practice.__file__).parent.rglob("*.py"))
CONTRACT = {
    "questions": "scenario, decimals=2",
    "check": "question, typed, earlier=None",
    "drawn": "seed",
    "earlier_answers": "question, typed",
    "fits_on_paper": "scenario",
    "reach": "question",
    "read": "text",
}
FIELDS = {
    "Question": "key kind scenario decimals answer example step parameter name",
    "Verdict": "right message slips value rounding followed_through look_again readable",
    "Slip": "kind name message line parts",
    "Reading": "value sentence",
}


@pytest.mark.parametrize(("name", "expected"), CONTRACT.items())
def test_parameters_and_defaults(name, expected):
    parameters = inspect.signature(getattr(practice, name)).parameters.values()
    written = ", ".join(
        p.name if p.default is p.empty else f"{p.name}={p.default!r}" for p in parameters
    )
    assert written == expected


def test_all_is_the_contract():
    assert set(practice.__all__) == CONTRACT.keys() | FIELDS.keys()
    assert practice.__all__ == sorted(practice.__all__)


@pytest.mark.parametrize(("name", "fields"), FIELDS.items())
def test_fields(name, fields):
    known = vars(getattr(practice, name)).keys() | inspect.get_annotations(
        getattr(practice, name)
    )
    assert set(fields.split()) <= known


@pytest.mark.parametrize("name", practice.__all__)
def test_every_public_name_has_a_docstring(name):
    doc = inspect.getdoc(getattr(practice, name)) or ""
    assert doc
    assert not doc.startswith(f"{name}(")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_every_module_says_what_it_is_for_and_has_short_functions(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 40, node.name
