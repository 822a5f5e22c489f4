"""Who may import whom: the mathematics knows numpy and the standard library, no more."""

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

# What importing every module of the package adds, in an interpreter that has seen nothing.
# What start-up itself loads (.pth files of the environment) is not the package's doing.
IMPORT_ALL = """
import sys
before = set(sys.modules)
import importlib, pkgutil
import rnn_core
for module in pkgutil.walk_packages(rnn_core.__path__, "rnn_core."):
    importlib.import_module(module.name)
print(*sorted({name.split(".")[0] for name in set(sys.modules) - before}))
print(*sorted(name for name in sys.modules if name.startswith("rnn_core.")))
"""


def fresh_interpreter(code):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [line.split() for line in done.stdout.splitlines()]


def test_rnn_core_imports_numpy_and_the_standard_library_only():
    imported, modules = fresh_interpreter(IMPORT_ALL)
    allowed = {"rnn_core", "numpy"} | sys.stdlib_module_names
    assert {"rnn_core", "numpy"} <= set(imported)
    assert set(imported) - allowed == set()
    files = {
        path.relative_to(ROOT).with_suffix("") for path in (ROOT / "rnn_core").rglob("*.py")
    }
    names = {".".join(file.parts).removesuffix(".__init__") for file in files}
    assert set(modules) == names - {"rnn_core"}


def test_the_version_by_hand_has_no_numpy():
    # Of the package it has the rows of the activations alone, and from those single numbers.
    tree = ast.parse((ROOT / "rnn_core/by_hand.py").read_text(encoding="utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not any(isinstance(node, ast.Import) for node in ast.walk(tree))
    allowed = {"__future__", "collections.abc", "typing", "rnn_core.activations"}
    assert imported == allowed
