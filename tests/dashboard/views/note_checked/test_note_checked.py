"""All lines of the note with their verdicts, and every figure of the errata."""

import re

import pytest

from dashboard.display.notation import LESSON, NOTATIONS
from dashboard.display.texts import prose
from dashboard.views.note_checked.figures import figures, fill
from dashboard.views.note_checked.lines import (
    BADGES,
    lines,
    rules_table,
    slips,
    spelled,
    table,
    words,
)
from tests.dashboard.formulas.latex import balanced

each_notation = pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
AROUND = ("opening", "choose", "table", "rules")

VERDICTS = {
    **dict.fromkeys((1, 2, 3, 4, 6, 7, 8, 10, 11, 13, 14, 16, 21, 30), "right"),
    **dict.fromkeys((5, 9, 12, 15, 17, 18, 22, 28), "slip"),
    **dict.fromkeys((19, 20, 26, 27), "left open"),
    23: "right, with a limit",
    24: "slip in the labels",
    25: "slip in the middle form",
    29: "right idea",
}

# Copied from the errata: what the note says, and what is exact, figure by figure.
SAID = {
    1: ["1", "2", "3"],
    2: ["0.76", "0.64", "0.57"],
    3: ["0", "0.76", "0.94"],
    4: ["0.76", "0.94", "0.96"],
    6: ["1.82"],
    18: ["0.57", "0.94", "0.96", "-1.36"],
    19: ["0.57", "0.64", "0.94", "0.76", "0.96"],
}
EXACT = {
    1: ["3"],
    2: ["0.761594", "0.642015", "0.566270", "0.56"],
    3: ["0", "0.761594", "0.942681"],
    4: ["0.761594", "0.942681", "0.959746"],
    6: ["1.822894", "1.823367"],
    10: ["1", "2", "3", "0"],
    12: ["0.64", "0.76", "0.94"],
    17: ["0"],
    18: ["-2.07", "-2.065049", "-2.066667"],
    19: ["-2.00", "-2.004678", "-1.998933"],
    20: ["-2.065049", "-1.256115", "-1.649323", "0"],
    22: ["0.1", "1", "1.577942", "1.326079", "-0.65", "1.75"],
    23: ["2", "3", "1.666667"],
    27: ["0", "1.822894"],
}
NOTE = ["-2.065049", "-2.065049", "-1.649323", "-5.779420"]
NOTE += ["-2.004678", "-1.256115", "0", "-3.260793"]
RULE = ["-0.185791", "-0.044912", "-0.053511", "-0.284214"]
RULE += ["-0.287041", "-0.097038", "0", "-0.384079"]

FOREIGN = {
    "lesson": r"W_\{?hh|W_\{?xh|w_rec|mathrm\{rec|S[\[_]|\bh_\{|h[ₜ₀₁₂₃]",
    "state": r"W_|⟨|\\langle|\ba[\[_]|\bh_\{|h[ₜ₀₁₂₃]",
    "hidden": r"W_[ax]|w_|⟨|\\langle|S[\[_]|\ba[\[_]|rec\}",
}


def row(number, notation=LESSON):
    """A line of the table: heading -> cell."""
    columns = table(notation)
    return {heading: cells[number - 1] for heading, cells in columns.items()}


def numbers(text):
    """The numbers of the formulas and words of a text, as they are written."""
    # Not the steps and examples that are attached to letters.
    text = re.sub(r"\\langle [^\\]*\\rangle|_\{?\d\}?|\^\{?\[?\d\]?\}?", "", text)
    return re.findall(r"(?<![\d.])-?\d+(?:\.\d+)?", text)


def texts(notation):
    """Every text of the section but line 30, which is about foreign letters."""
    cells = [cell for cells in table(notation).values() for cell in cells[:29]]
    cells += [cell for cells in rules_table(notation).values() for cell in cells]
    cells += [*table(notation), *rules_table(notation)]
    around = [words(name, notation) for name in AROUND]
    sentences = [
        spelled(text, notation)
        for line in slips().values()
        for text in (line.name, line.slip, line.without)
    ]
    return [*cells, *around, *sentences]


def test_all_thirty_lines_are_there_in_order_with_the_verdicts_of_the_errata():
    assert [line.number for line in lines()] == list(range(1, 31))
    assert {line.number: line.verdict for line in lines()} == VERDICTS
    assert table(LESSON)["Line"] == [str(number) for number in range(1, 31)]


def test_the_page_shows_every_verdict_as_a_word_and_a_sign():
    for line, badge in zip(lines(), table(LESSON)["Verdict"], strict=True):
        word = re.sub(r":\w+-badge\[:material/\w+: ([^\]]*)\]", r"\1", badge)
        assert word == line.verdict.replace(",", "")
    assert len(set(BADGES.values())) == len(BADGES)
    assert len({re.search(r"material/(\w+)", badge)[1] for badge in BADGES.values()}) == 3


def test_the_opening_counts_the_lines():
    kinds = [verdict.split(",")[0].split(" in ")[0] for verdict in VERDICTS.values()]
    counts = [len(kinds), sum(kind.startswith("right") for kind in kinds)]
    counts += [kinds.count("left open"), kinds.count("slip")]
    assert [int(number) for number in numbers(words("opening", LESSON))] == counts
    assert sum(counts[1:]) == counts[0]


@pytest.mark.parametrize("number", SAID)
def test_what_the_note_says_has_the_notes_own_figures(number):
    found = numbers(row(number)["The note says"])
    assert [figure for figure in SAID[number] if figure not in found] == []


@pytest.mark.parametrize("number", EXACT)
def test_every_figure_of_the_errata_is_the_live_value(number):
    found = numbers(row(number)["What is right"] + " " + row(number)["Value, in full"])
    missing = [figure for figure in EXACT[number] if not shown_in(found, figure)]
    assert missing == []


def shown_in(found, figure):
    """Whether one of the numbers is this figure, to the digits that the figure has."""
    places = len(figure.partition(".")[2])
    return any(f"{float(number):.{places}f}" == figure for number in found)


def test_the_terms_by_both_rules_are_those_of_the_errata():
    columns = rules_table(LESSON)
    assert [numbers(cell)[0] for cell in columns["Note's rule"]] == NOTE
    assert [numbers(cell)[0] for cell in columns["Exact rule"]] == RULE
    labels = [re.search(r"\((\w)\)", title) for title in columns["Term"]]
    assert [label and label[1] for label in labels] == [*"ace", None, *"bdf", None]


def test_nudging_the_weights_gives_the_sums_of_the_exact_rule():
    found = numbers(words("rules", LESSON))
    assert found == [RULE[3], RULE[7]]


def test_other_live_values():
    known = figures()
    assert known["loss_trained"] == pytest.approx(1.683590, abs=5e-7)
    assert known["sinh_over_cosh"] == pytest.approx(known["a_11"], abs=1e-15)
    assert [known[f"sum_{i}"] for i in (1, 2, 3)] == [1, 2, 3]
    assert [known[f"second_{i}"] for i in (1, 2, 3)] == [1, 1, 2]
    assert [known[f"first_{i}"] for i in (1, 2, 3)] == [1, 0, 1]
    assert known["slip_9_example_2"] == 0


def test_no_figure_is_typed_in_the_prose():
    assert re.findall(r"\d[.,]\d", prose("note_checked")) == []
    assert "=" not in re.sub(r"\$[^$]*\$", "", prose("note_checked"))
    for formula in re.findall(r"\$([^$]*)\$", prose("note_checked")):
        # f' = 1 says what the note's rule is; it is no result.
        assert not re.search(r"= ?-?\d", formula.replace("f' = 1", "")), formula


def test_an_unknown_placeholder_is_an_error():
    with pytest.raises(KeyError):
        fill("[[no_such_number]]")
    assert fill("[[more:1]] [[text]]", {"more": 0.25, "text": "x"}) == "0.3 x"


@each_notation
def test_no_placeholder_and_no_macro_is_left(notation):
    for text in [*texts(notation), *row(30, notation).values()]:
        assert "[[" not in text
        assert "]]" not in text
        assert not re.search(r"\\(?:Wa|Wx|[axzd]t)(?![a-z])", text), text
        assert "nan" not in text
        assert text.count("$") % 2 == 0
        for formula in re.findall(r"\$([^$]*)\$", text):
            assert balanced(formula), formula
            assert "−" not in formula
            assert "|" not in formula


@each_notation
def test_no_foreign_letters(notation):
    for text in texts(notation):
        assert not re.search(FOREIGN[notation.name], text), text


@each_notation
def test_the_search_for_foreign_letters_finds_those_of_the_others(notation):
    for other in NOTATIONS.values():
        everything = " ".join(texts(other))
        assert bool(re.search(FOREIGN[notation.name], everything)) == (other != notation)


@each_notation
def test_line_30_names_the_letters_of_every_notation(notation):
    text = row(30, notation)["What is right"]
    for other in NOTATIONS.values():
        for letters in (other.tex_at("a", "t"), other.w_a_tex, other.w_x_tex):
            assert f"${letters}$" in text


def test_every_slip_has_a_short_name_and_a_sentence_for_each_side():
    names = [line.name for line in slips().values()]
    assert len(set(names)) == len(names)
    for line in lines():
        has = [bool(text) for text in (line.name, line.slip, line.without)]
        assert has == [line.kind == "slip"] * 3
        if line.kind == "slip":
            assert len(line.name) <= 36
            assert line.slip.endswith((".", "$"))


def test_every_line_says_something_in_every_column():
    assert all(cell for cells in table(LESSON).values() for cell in cells)
