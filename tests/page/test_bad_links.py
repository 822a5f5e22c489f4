"""Bad and hostile links: the page opens on its defaults, and one warning names the fault."""

import re
from urllib.parse import parse_qsl, urlencode

import pytest

from dashboard.controls.settings import SCALARS
from tests.page.reading import (
    about,
    assert_sound,
    cell,
    inputs,
    loss,
    notices,
    opened,
    preset,
    query,
    row,
    settings,
    table,
    value_of,
)

PARAMETERS = ("preset", "x", "y", *SCALARS)
NUMBERS = (
    *("w_a", "w_x", "a0", "learning_rate"),
    *("epochs", "epoch", "decimals", "example", "step", "present"),
)
NAMES = ("preset", "activation", "rule", "notation", "view")

# One of each kind; tests/dashboard/test_link_faults.py has every parameter with each of them.
BAD = [
    *[(name, "abc") for name in NUMBERS],
    ("w_a", "inf"),
    ("epochs", "nan"),
    ("a0", "1000000.5"),
    ("learning_rate", "0"),
    ("epochs", "10001"),
    ("epoch", "-1"),
    ("decimals", "2.5"),
    ("example", "4"),
    ("step", "101"),
    *[(name, "unknown") for name in NAMES],
    *[(name, "") for name in ("preset", "x", "y", "w_a")],
    ("x", "1,abc,0"),
    ("x", "1,1e7"),
    ("x", "1,0;0"),
    ("x", ",".join(["1"] * 101)),
    ("x", ";".join(["1"] * 1001)),
    ("y", "1,2"),
    ("y", "1,nan,3"),
    ("y", "1,1e9,3"),
    *[(name, "1" * 100_000) for name in ("preset", "x", "y", "w_a")],
]
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=a>",
    "[a](javascript:b)",
    "![](//a.b/c.png)",
    "$\\frac{1}{0}$ $$x$$",
    ":material/warning:",
    ":red[x] :balloon:",
    "# a\n\n- b\n\n```\nc",
    "**a** ~~b~~ `c` | d |",
    "\x00\x01\x1b[31m\x7f",
    "\N{RIGHT-TO-LEFT OVERRIDE}evil",
    "{0} {name} %s",
]
ESCAPED = re.compile(r"(?:\\[!-/:-@\[-`{-~]|[^!-/:-@\[-`{-~])*")


def label(value):
    return ascii(value if len(value) < 30 else f"{value[:20]}…{len(value)}")[1:-1]


def assert_opens_on_the_lesson(page):
    assert_sound(page)
    assert not page.error
    assert inputs(page) == [["1", "0", "0"], ["0", "1", "1"], ["1", "1", "1"]]
    assert row(page, 3, "a") == ["0", "0.76", "0.94", "0.96"]
    assert loss(page) == "1.82"


def assert_inert(text):
    """No character of it can mean anything to Markdown, and all of it is visible."""
    assert ESCAPED.fullmatch(text)
    assert all(c.isprintable() or c == "\n" for c in text)


@pytest.mark.parametrize(("name", "text"), BAD, ids=label)
def test_a_bad_value_opens_the_lesson_with_one_warning_that_names_it(name, text):
    page = opened(**{name: text})
    assert_opens_on_the_lesson(page)
    (warning,) = page.warning
    assert warning.value.replace("\\", "").startswith(f"{name}=")
    assert "\n" not in warning.value
    assert len(warning.value) < 250
    assert_inert(warning.value)
    assert query(page) == {}


@pytest.mark.parametrize("text", HOSTILE, ids=label)
def test_hostile_text_in_every_parameter_at_once_is_shown_and_does_nothing(text):
    page = opened(**dict.fromkeys(PARAMETERS, text))
    assert_opens_on_the_lesson(page)
    (warning,) = page.warning
    said = warning.value.split("\n\n")
    assert [part.partition("\\=")[0].replace("\\", "") for part in said] == [
        "preset",
        "seed",
        *[name for name in SCALARS if name != "seed"],
        "x",
        "y",
    ]
    for part in said:
        assert "\n" not in part
        assert_inert(part)


def test_hostile_names_of_parameters_are_passed_over():
    page = opened(**dict.fromkeys(HOSTILE, "1"))
    assert_opens_on_the_lesson(page)
    assert not page.warning


@pytest.mark.slow
def test_a_link_cut_in_half_opens():
    full = urlencode(
        {"preset": "unreachable", "x": "1,-0.5;0,1", "y": "3,4", "w_a": "0.25", "epoch": "12"}
    )
    for cut in range(0, len(full), 5):
        page = opened(**dict(parse_qsl(full[:cut], keep_blank_values=True)))
        assert_sound(page)
        assert not page.error
        assert len(notices(page)) <= 1


def test_a_bad_value_leaves_the_good_ones_in_force():
    page = opened(w_a="abc", w_x="0.5", rule="note", epochs="inf")
    assert_sound(page)
    (notice,) = notices(page)
    assert len(notice.split("\n\n")) == 2
    assert value_of(page, "w_x") == 0.5
    assert settings(page).rule == "note"
    assert query(page) == {"w_x": "0.5", "rule": "note"}


def test_targets_of_an_unreadable_x_are_not_put_to_other_sequences():
    page = opened(x="1,0,0;0,1,1;1,1,abc", y="7,8,9")
    assert_opens_on_the_lesson(page)
    (notice,) = notices(page)
    about_x, about_y = notice.replace("\\", "").split("\n\n")
    assert about_x.startswith("x=")
    assert about_y == "y=7,8,9: these targets belong to the unreadable x."
    assert table(page, "predictions")["y"].tolist() == ["1", "2", "3"]
    assert query(page) == {}


def test_the_warning_goes_with_another_preset():
    page = opened(w_a="abc")
    assert notices(page)
    preset(page, "vanishing")
    assert not notices(page)
    assert_sound(page)


# tests/dashboard/test_words.py says what these become, and has more of them.
ADDRESS = re.compile(r"https?://\w|www\.\w|[-.\w+]+@[-\w]+\.\w", re.IGNORECASE)
ADDRESSES = ["http://a.b.com", "https://a.bc/d", "www.example.com", "a@b.com"]


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_address_in_a_warning_is_no_link(text):
    (warning,) = opened(w_a=text).warning
    assert not ADDRESS.search(re.sub(r"\\(.)", r"\1", warning.value))


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_address_in_a_cell_is_no_link(text):
    page = cell(opened(), 0, 1, text)
    assert_opens_on_the_lesson(page)  # the sentence stands in the sidebar, and there only
    assert about(page) == f"Row 1, x⟨1⟩: “{text}” is not a number. Until then, 1 is used."
    for shown in (*page.markdown, *page.caption, *page.warning):
        assert text not in re.sub(r"\\(.)", r"\1", shown.value)
