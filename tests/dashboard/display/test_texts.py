import ast
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.controls.settings import SCALARS
from dashboard.display.texts import entries, literal, prose
from rnn_core import PRESETS

DASHBOARD = Path(__file__).parents[3] / "dashboard"
TEXTS = sorted(path.stem for path in (DASHBOARD / "display" / "texts").glob("*.md"))
# What a button says in both of its states; their help is one.
TITLES_ALONE = {("controls", key) for key in ("cover", "uncover", "show_key", "hide_key")}
FILES_OF_ENTRIES = ["controls", "help", "practice_said", "presets", "slopes", "verdicts"]

# The same cases in every run; nothing is written to disk.
seeded = settings(derandomize=True, database=None, deadline=None, max_examples=300)

PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
ESCAPED = re.compile(r"(?:\\[!-/:-@\[-`{-~]|[^!-/:-@\[-`{-~])*")


def asked_for(function):
    """All texts that the dashboard asks for by name with this function."""
    calls = [
        node
        for path in DASHBOARD.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) == function
    ]
    return {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}


def unescaped(text):
    """What Markdown shows of it; signs without width may break what else were an address."""
    return re.sub("[\u2060\u200b]", "", re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text))


@pytest.mark.parametrize("character", PUNCTUATION)
def test_every_ascii_punctuation_character_is_escaped(character):
    assert literal(character).startswith(f"\\{character}")
    assert unescaped(literal(character)) == character


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[click](javascript:alert(1))",
        "![](https://example.org/pixel.png)",
        "$x$ and $$y$$",
        ":material/warning: :red[x] :balloon:",
        "`code` **bold** ~~struck~~ | a | b |",
        "\\<b>",
        "\\\\",
        "&lt;b&gt;",
        "# no heading",
        "1. no list",
    ],
)
def test_hostile_text_loses_its_power_and_no_character(text):
    assert ESCAPED.fullmatch(literal(text))
    assert unescaped(literal(text)) == text


# Streamlit makes links of addresses in finished text, where no backslash protects them any
# more. What it looks for, from mdast-util-gfm-autolink-literal:
ADDRESS = re.compile(
    r"(https?://|www(?=\.))[-.\w]+[^ \t\r\n]*|[-.\w+]+@[-\w]+(\.[-\w]+)+", re.IGNORECASE
)


@pytest.mark.parametrize(
    "text",
    [
        "http://a.b.com",
        "HTTPS://a.bc/d?e=f",
        "www.example.com",
        "x www.example.com.",
        "a.b+c@d-e.com",
        "mailto:a@b.com",
        "http://http://a.b",
        "www.www.a.b",
    ],
)
def test_an_address_is_no_link(text):
    assert ADDRESS.search(text)
    shown = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", literal(text))
    assert not ADDRESS.search(shown)
    assert unescaped(literal(text)) == text


@seeded
@given(st.text())
def test_any_text_is_escaped_and_reads_the_same(text):
    assert ESCAPED.fullmatch(literal(text))
    assert unescaped(literal(text)) == re.sub("[\u2060\u200b]", "", text)


def test_words_digits_and_the_pages_own_signs_stay_as_they_are():
    assert literal("Row 2 x⟨3⟩ “abc” − 7") == "Row 2 x⟨3⟩ “abc” − 7"


def test_every_preset_has_a_title_and_a_text_and_no_entry_is_left_over():
    assert list(entries("presets")) == list(PRESETS)


def test_every_setting_has_a_help_text():
    assert {"preset", *SCALARS} <= set(entries("help"))


# How the scripts of the controls ask for a help text.
IN_A_SCRIPT = re.compile(r"""(?:help(?:Mark)?\("|GIVEN\.help\.)(\w+)""")


def test_no_help_text_is_left_over():
    files = [
        path
        for part in ("controls", "stage", "views")
        for path in (DASHBOARD / part).rglob("*.py")
    ]
    nodes = [node for path in files for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    used = {node.value for node in nodes if isinstance(node, ast.Constant)}
    for path in (DASHBOARD / "controls" / "browser").glob("*.js"):
        used |= set(IN_A_SCRIPT.findall(path.read_text("utf-8")))
    assert set(entries("help")) - used == set()


def test_every_text_the_dashboard_asks_for_is_there_and_no_text_is_left_over():
    assert asked_for("prose") | asked_for("entries") == set(TEXTS)
    assert asked_for("entries") == set(FILES_OF_ENTRIES)


@pytest.mark.parametrize("name", FILES_OF_ENTRIES)
def test_entries_are_complete_and_have_titles_of_their_own(name):
    found = entries(name)
    assert len(found) == prose(name).count("## ")
    titles = [title for title, _ in found.values()]
    assert len(set(titles)) == len(titles)
    for key, (title, text) in found.items():
        assert key.isidentifier()
        assert title
        assert text.endswith(".") or (name, key) in TITLES_ALONE
        assert "##" not in text


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_there_and_draws_no_html_and_fetches_no_picture(name):
    assert prose(name)
    assert prose(name) == prose(name).strip()
    assert not re.search(r"!\[|</?[a-z]+[ />]", prose(name))


def test_a_text_that_is_not_there_is_an_error():
    with pytest.raises(FileNotFoundError):
        prose("no_such_text")
