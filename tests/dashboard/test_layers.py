"""Who may import whom: what makes tables, charts and formulas knows nothing of Streamlit."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted(
    [*(ROOT / "rnn_core").rglob("*.py"), *(ROOT / "dashboard").rglob("*.py"), ROOT / "app.py"]
)
# Only these put things on the page.
WITH_STREAMLIT = re.compile(
    r"app\.py|dashboard/runs\.py|dashboard/(controls|sections|player)/[\w/]+\.py"
)

# In an interpreter that has seen nothing: what importing these modules adds.
IMPORT = """
import importlib, sys
before = set(sys.modules)
for name in sys.argv[1:]:
    importlib.import_module(name)
print(*sorted({name.split(".")[0] for name in set(sys.modules) - before}))
"""


def relative(path):
    return path.relative_to(ROOT).as_posix()


def imported(path):
    """The full names of all modules that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{relative(path)} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def packages(path):
    return {name.split(".")[0] for name in imported(path)}


def test_all_that_puts_nothing_on_the_page_loads_without_streamlit():
    names = [
        relative(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path in FILES
        if not WITH_STREAMLIT.fullmatch(relative(path))
    ]
    assert {"dashboard.link", "dashboard.tables.forward", "dashboard.formulas.steps"} <= set(
        names
    )
    done = subprocess.run(
        [sys.executable, "-c", IMPORT, *names],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "streamlit" not in done.stdout.split()
    assert {"dashboard", "altair", "pandas", "rnn_core"} <= set(done.stdout.split())


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_only_what_puts_things_on_the_page_imports_streamlit(path):
    allowed = WITH_STREAMLIT.fullmatch(relative(path))
    assert "streamlit" not in packages(path) or allowed


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_no_layer_imports_what_lies_above_it(path):
    name = relative(path)
    if name.startswith("rnn_core/"):
        assert not packages(path) & {"dashboard", "app", "pandas", "altair", "streamlit"}
    else:
        assert "app" not in packages(path)
    pure = name.startswith("dashboard/") and not WITH_STREAMLIT.fullmatch(name)
    if pure:
        above = ("dashboard.controls", "dashboard.sections", "dashboard.runs")
        assert not [name for name in imported(path) if name.startswith(above)]


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_nothing_that_a_stranger_sends_is_run_or_drawn_as_html(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"unsafe_allow_html|\bpickle\b|\b(eval|exec)\(|\bos\.system\b", text)
    assert not packages(path) & {"pickle", "marshal", "shelve", "subprocess", "requests"}


def test_these_tests_look_at_the_whole_project():
    names = {relative(path) for path in FILES}
    assert {"app.py", "dashboard/link.py", "dashboard/tables/forward.py"} <= names
    assert {"rnn_core/network.py", "dashboard/controls/state.py"} <= names
    assert "streamlit" in packages(ROOT / "app.py")
