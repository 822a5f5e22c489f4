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
# Only these rooms put things on the page, and not all that is in them.
WITH_STREAMLIT = re.compile(r"app\.py|dashboard/(controls|stage|views)/[\w/]+\.py")
PURE = re.compile(
    r"dashboard/controls/(about|attempts|blocks/\w+|constants|desk|edits/\w+|faults|limits|link"
    r"|number_fields|sequences|settings|told)\.py"
    r"|dashboard/stage/(film|frames)\.py"
    r"|dashboard/views/(vectorized|note_checked)/(?!view)\w+\.py"
)

# The rooms from top to bottom: each may use those below it.
ROOMS = ["views", "stage", "controls", "figures", "formulas", "display"]
ABOVE = {room: ROOMS[:place] for place, room in enumerate(ROOMS)}

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


def puts_things_on_the_page(path):
    name = relative(path)
    return bool(WITH_STREAMLIT.fullmatch(name)) and not PURE.fullmatch(name)


def packages(path):
    return {name.split(".")[0] for name in imported(path)}


def test_all_that_puts_nothing_on_the_page_loads_without_streamlit():
    names = [
        relative(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path in FILES
        if not puts_things_on_the_page(path)
    ]
    assert {
        "dashboard.controls.link",
        "dashboard.controls.told",
        "dashboard.figures.forward_tables",
        "dashboard.formulas.arithmetic",
    } <= set(names)
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
    assert "streamlit" not in packages(path) or puts_things_on_the_page(path)


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_no_layer_imports_what_lies_above_it(path):
    name = relative(path)
    if name.startswith("rnn_core/"):
        assert not packages(path) & {"dashboard", "app", "pandas", "altair", "streamlit"}
    else:
        assert "app" not in packages(path)
    for room, above in ABOVE.items():
        if name.startswith(f"dashboard/{room}/"):
            modules = tuple(f"dashboard.{other}" for other in above)
            assert not [module for module in imported(path) if module.startswith(modules)]


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_nothing_that_a_stranger_sends_is_run_or_drawn_as_html(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"unsafe_allow_html|\bpickle\b|\b(eval|exec)\(|\bos\.system\b", text)
    assert not packages(path) & {"pickle", "marshal", "shelve", "subprocess", "requests"}


def test_these_tests_look_at_the_whole_project():
    names = {relative(path) for path in FILES}
    assert {
        "app.py",
        "dashboard/controls/link.py",
        "dashboard/figures/plain_tables.py",
    } <= names
    assert {"rnn_core/network.py", "dashboard/controls/session.py"} <= names
    assert "streamlit" in packages(ROOT / "app.py")
