"""Bad and hostile links: the parameter falls back, and one sentence names it."""

from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.controls import link
from dashboard.controls.limits import MAX_EPOCHS, MAX_EXAMPLES, MAX_STEPS
from dashboard.controls.sequences import Sheet, read_sheet
from dashboard.controls.settings import SCALARS, Settings
from rnn_core import Dataset

DEFAULTS = Settings.opening("note")
PARAMETERS = ("preset", "x", "y", *SCALARS)

# The same cases in every run; nothing is written to disk.
seeded = settings(derandomize=True, database=None, deadline=None, max_examples=100)

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "![](https://example.org/pixel.png)",
    "$\\frac{1}{0}$",
    "$$\\href{https://example.org}{x}$$",
    ":material/warning: :red[x] :balloon:",
    "# heading\n\n- list\n\n```\ncode",
    "\x00\x01\x1b[31m\x7f",
    "\N{RIGHT-TO-LEFT OVERRIDE}\N{ZERO WIDTH SPACE}",
    "\ud800",
    "{0} {name} %s %(x)s",
    "'; DROP TABLE sheets; --",
    "../../etc/passwd",
    "1" * 100_000,
    "," * 100_000,
    ";" * 100_000,
    "é" * 100_000,
    "None",
    "True",
]
NO_NUMBER = ["", " ", "abc", "inf", "-inf", "nan", "1e999", "-1e400", "0x10", "1_0", "1;2"]
BAD = {
    "w_a": ["1000000.1", "-1e7", "1e308"],
    "w_x": ["1000000.1", "-1e7", "1e308"],
    "a0": ["1000000.1", "-1e7", "1e308"],
    "learning_rate": ["0", "-0.1", "0.00009", "10.01", "1e308"],
    "epochs": ["0", "-1", "1.5", str(MAX_EPOCHS + 1), "1e308"],
    "epoch": ["-1", "0.5", str(MAX_EPOCHS + 1), "1e308"],
    "decimals": ["-1", "9", "2.5", "1e308"],
    "step": ["0", "-1", "4", "1.5", str(MAX_STEPS + 1), "1e308"],
    "example": ["0", "-1", "4", "1.5", str(MAX_EXAMPLES + 1), "1e308"],
}
NAMES = {
    "preset": ["", " ", "Note", "note ", "unknown", "inf", "nan", "1"],
    "activation": ["", "TANH", "gelu", "__class__", "0"],
    "rule": ["", "Exact", "both", "0"],
    "notation": ["", "Lesson", "latex", "0"],
}
X = {
    "": "row 1, value 1, is empty.",
    "abc": "not a number",
    "1,,0": "row 1, value 2, is empty.",
    "1,0;0,abc": "row 2, value 2",
    "1,0;;1,1": "row 2",
    "1,0;": "row 2",
    "inf,0": "not a number",
    "nan": "not a number",
    "1e999": "not a number",
    "1,1000000.1": "row 1, value 2, is larger than 1,000,000.",
    "-1e7,0": "row 1, value 1, is larger than 1,000,000.",
    "1,0;0": "row 2 has 1",
    "1;0,1": "row 2 has 2",
    ",".join(["1"] * (MAX_STEPS + 1)): "101 steps",
    ";".join(["1"] * (MAX_EXAMPLES + 1)): "1,001 sequences",
}
Y = ["", "1", "1,2", "1,2,3,4", "1,2,abc", "1,,3", "inf,2,3", "nan,2,3", "1e999,2,3", "1e9,2,3"]

FAULTS = (
    [(name, text) for name in BAD for text in BAD[name] + NO_NUMBER]
    + [(name, text) for name in NAMES for text in NAMES[name]]
    + [("x", text) for text in X]
    + [("y", text) for text in Y]
    + [(name, text) for name in PARAMETERS for text in HOSTILE]
)


def label(value):
    return ascii(value if len(value) < 30 else f"{value[:20]}…{len(value)}")[1:-1]


@pytest.mark.parametrize(("name", "text"), FAULTS, ids=label)
def test_a_bad_value_falls_back_and_one_short_sentence_names_it(name, text):
    opened = link.read({name: text})
    assert opened.settings == DEFAULTS
    (notice,) = opened.notices
    assert notice.startswith(f"{name}=")
    assert notice.endswith(".")
    assert len(notice) < 200
    assert all(c.isprintable() for c in notice)


@pytest.mark.parametrize(("text", "sentence"), X.items(), ids=label)
def test_the_notice_about_sequences_tells_where_they_are_wrong(text, sentence):
    (notice,) = link.read({"x": text}).notices
    assert sentence in notice


@pytest.mark.parametrize(
    "name", [pytest.param(name) if name == "epoch" else name for name in BAD]
)
def test_the_notice_about_a_number_tells_what_is_used_instead(name):
    (notice,) = link.read({"preset": "roelants", name: "abc"}).notices
    default = getattr(Settings.opening("roelants"), name)
    assert f"{default:g} is used" in notice


@pytest.mark.parametrize(
    ("name", "text", "notice"),
    [
        (
            "w_a",
            "1e7",
            "w_a=1e7: the number must be from -1000000 to 1000000. 1 is used.",
        ),
        ("w_x", "a", "w_x=a: this is not a number. 1 is used."),
        ("epochs", "0", "epochs=0: the number must be from 1 to 10,000. 50 is used."),
        ("step", "2.5", "step=2.5: this is not a whole number. 2 is used."),
        ("example", "9", "example=9: there are 3 examples. 1 is used."),
        ("step", "9", "step=9: there are 3 steps. 2 is used."),
        ("rule", "both", "rule=both: the choices are exact, note. exact is used."),
    ],
)
def test_the_notice_in_full(name, text, notice):
    assert link.read({name: text}).notices == (notice,)


def test_a_bad_value_takes_nothing_else_with_it():
    params = dict.fromkeys(PARAMETERS, "abc") | {"w_x": "0.25", "rule": "note"}
    opened = link.read(params)
    assert (opened.settings.w_x, opened.settings.rule) == (0.25, "note")
    assert len(opened.notices) == len(PARAMETERS) - 2
    named = {notice.partition("=")[0] for notice in opened.notices}
    assert named == set(PARAMETERS) - {"w_x", "rule"}


def test_the_values_at_the_very_limits_are_taken():
    for params in (
        {"w_a": "1e6", "w_x": "-1000000", "a0": "1e6", "learning_rate": "0.0001"},
        {"epochs": "1", "epoch": "0", "decimals": "0", "example": "1"},
        {"epochs": "10000", "epoch": "10000", "decimals": "8", "learning_rate": "10"},
        {"epochs": "1e2", "decimals": "3.0", "w_a": " −0,5 "},
    ):
        assert link.read(params).notices == ()


def test_the_largest_sequences_are_taken():
    steps, examples = ",".join(["1"] * MAX_STEPS), ";".join(["1"] * MAX_EXAMPLES)
    assert link.read({"x": steps}).notices == ()
    assert len(link.read({"x": examples, "example": "1000"}).settings.sheet.x) == MAX_EXAMPLES


def test_targets_that_do_not_match_leave_the_sums_of_the_given_sequences():
    opened = link.read({"x": "1,2;3,4", "y": "1,2,3"})
    assert read_sheet(opened.settings.sheet).data == Dataset([[1, 2], [3, 4]], [3, 7])
    (notice,) = opened.notices
    assert notice.startswith("y=")
    assert "3 targets" in notice
    assert "2 sequences" in notice


def test_an_example_that_the_sequences_do_not_have_is_named():
    assert link.read({"x": "1;2;3;4", "example": "4"}).notices == ()
    opened = link.read({"x": "1;2", "example": "3"})
    assert opened.settings.example == 1
    (notice,) = opened.notices
    assert notice.startswith("example=3")


def test_a_step_that_the_sequences_do_not_have_is_named():
    assert link.read({"x": "1,2,3,4", "step": "4"}).notices == ()
    opened = link.read({"x": "5;6", "step": "2"})
    assert opened.settings.step == 1
    assert opened.notices == ("step=2: there is 1 step. 1 is used.",)


def test_where_no_step_is_asked_for_nothing_is_said_of_it():
    opened = link.read({"x": "5"})
    assert opened.notices == ()
    assert link.write(opened.settings, read_sheet(opened.settings.sheet).data) == {"x": "5"}


def test_sequences_cut_in_half_anywhere_are_read_or_named_but_never_fail():
    full = "1,0,-0.5;0,1e-3,1;1,1,1000000"
    for cut in range(len(full)):
        opened = link.read({"x": full[:cut]})
        assert len(opened.notices) <= 1
        assert read_sheet(opened.settings.sheet).problems == ()
        assert opened.notices or opened.settings != DEFAULTS


def test_a_link_cut_in_half_anywhere_opens():
    sheet = Sheet.of(Dataset([[1, -0.5], [0, 1]], [3, 4]))
    full = urlencode(
        {"preset": "unreachable", "x": "1,-0.5;0,1", "y": "3,4", "w_a": "0.25", "epoch": "12"}
    )
    assert link.read(dict(parse_qsl(full))).settings.sheet == sheet
    for cut in range(len(full)):
        opened = link.read(dict(parse_qsl(full[:cut], keep_blank_values=True)))
        assert len(opened.notices) <= 1
        assert read_sheet(opened.settings.sheet).problems == ()


def test_targets_of_sequences_that_cannot_be_read_are_not_taken_for_other_sequences():
    opened = link.read({"x": "1,0,0;0,1,1;1,1,abc", "y": "7,8,9"})
    assert opened.settings.sheet == DEFAULTS.sheet
    about_x, about_y = opened.notices
    assert about_x.startswith("x=1,0,0;")
    assert about_x.endswith("The preset's sequences are used.")
    assert about_y == "y=7,8,9: these targets belong to the unreadable x."


def test_a_target_may_be_as_large_as_a_sum_of_the_largest_inputs():
    opened = link.read({"x": ",".join(["1e6"] * MAX_STEPS), "y": "1e8"})
    assert opened.notices == ()
    assert read_sheet(opened.settings.sheet).data.y.tolist() == [1e8]
    for too_large in ("100000001", "-1e9"):
        (notice,) = link.read({"x": "1", "y": too_large}).notices
        assert "y, value 1, is larger than 100,000,000. The sums are used." in notice


@seeded
@given(st.dictionaries(st.sampled_from(PARAMETERS), st.text(max_size=40)))
def test_no_link_at_all_makes_reading_fail(params):
    opened = link.read(params)
    assert len(opened.notices) <= len(params)
    assert read_sheet(opened.settings.sheet).problems == ()
