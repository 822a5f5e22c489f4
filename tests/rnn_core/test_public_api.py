"""The names that users and the page rely on, and that each is explained."""

import ast
import inspect
import re
from itertools import pairwise
from pathlib import Path

import pytest

import rnn_core

PACKAGE = Path(rnn_core.__file__).parent
CONTRACT = {
    "forward": "data, weights, activation='tanh'",
    "backward": "fwd, rule='exact'",
    "train": "data, weights, activation='tanh', learning_rate=0.1, epochs=50, rule='exact'",
    "loss_surface": "data, w_a, w_x, activation='tanh', a0=0.0",
    "loss_floor": "data, activation='tanh'",
    "numerical_gradient": "data, weights, activation='tanh'",
    "check_gradient": "fwd, grad",
    "term_label": "parameter, t, T",
    "Dataset": "x, y",
    "Weights": "w_a, w_x, a0=0.0",
    "Scenario": "data, weights, activation='tanh', learning_rate=0.1, epochs=50, rule='exact'",
}
CONSTANTS = {"ACTIVATIONS", "PARAMETERS", "PRESETS", "RULES"}
CALLABLES = sorted(set(rnn_core.__all__) - CONSTANTS)


@pytest.mark.parametrize(("name", "expected"), CONTRACT.items())
def test_parameters_and_defaults(name, expected):
    parameters = inspect.signature(getattr(rnn_core, name)).parameters.values()
    written = ", ".join(
        p.name if p.default is p.empty else f"{p.name}={p.default!r}" for p in parameters
    )
    assert written == expected


def test_all_lists_each_name_once_and_each_exists():
    assert len(set(rnn_core.__all__)) == len(rnn_core.__all__)
    assert all(hasattr(rnn_core, name) for name in rnn_core.__all__)
    assert CONTRACT.keys() | CONSTANTS <= set(rnn_core.__all__)


def test_all_leaves_nothing_public_out():
    public = {
        name
        for name, value in vars(rnn_core).items()
        if not name.startswith("_") and not inspect.ismodule(value)
    }
    assert public == set(rnn_core.__all__)


def test_the_names_have_their_order():
    assert rnn_core.RULES == ("exact", "note")
    assert rnn_core.PARAMETERS == ("w_x", "w_a")
    assert list(rnn_core.ACTIVATIONS)[:6] == [
        "tanh",
        "identity",
        "sigmoid",
        "relu",
        "leaky_relu",
        "softsign",
    ]


@pytest.mark.parametrize("name", CALLABLES)
def test_every_public_function_and_class_has_a_docstring(name):
    # A dataclass without one gets its signature as docstring: that is no explanation.
    doc = inspect.getdoc(getattr(rnn_core, name)) or ""
    assert doc
    assert not doc.startswith(f"{name}(")


FUNCTIONS = [n for n in CALLABLES if not isinstance(getattr(rnn_core, n), type)]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_public_function_tells_its_parameters_result_and_an_example(name):
    function = getattr(rnn_core, name)
    doc = inspect.getdoc(function) or ""
    for heading in ("Parameters", "Returns", "Examples"):
        assert f"{heading}\n{'-' * len(heading)}\n" in doc
    told = doc.split("Parameters\n")[1].split("Returns\n")[0]
    for parameter in inspect.signature(function).parameters:
        assert re.search(rf"^[\w, ]*\b{parameter}\b", told, re.MULTILINE), parameter


@pytest.mark.parametrize(
    "name", [n for n in CALLABLES if isinstance(getattr(rnn_core, n), type)]
)
def test_every_public_method_and_property_has_a_docstring(name):
    members = vars(getattr(rnn_core, name)).items()
    for member, value in members:
        if not member.startswith("_") and isinstance(
            value, property | classmethod | type(test_the_names_have_their_order)
        ):
            assert inspect.getdoc(value), f"{name}.{member}"


@pytest.mark.parametrize("name", sorted(CONSTANTS))
def test_every_public_constant_has_a_docstring_below_it(name):
    explained = set()
    for path in PACKAGE.glob("*.py"):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        for statement, below in pairwise(body):
            targets = getattr(statement, "targets", [getattr(statement, "target", None)])
            if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
                explained |= {t.id for t in targets if isinstance(t, ast.Name)}
    assert name in explained


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("*.py")), ids=lambda path: path.name)
def test_every_module_has_a_docstring(path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
