"""A pasted block: the same numbers however it is written, and nothing lost without a word."""

import contextlib
import math
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.controls.blocks.block import BlockError, read_block
from dashboard.controls.blocks.cells import MAX_TEXT
from dashboard.controls.blocks.separators import MAX_CELL, number
from dashboard.controls.limits import MAX_EXAMPLES, MAX_STEPS
from rnn_core.reading import read

# The same cases in every run; nothing is written to disk.
seeded = settings(derandomize=True, database=None, deadline=None, max_examples=200)


def rows(text):
    """Rows of cells, in short: "1 0 / 0 1"."""
    return tuple(tuple(row.split()) for row in text.split(" / "))


# Without targets, notes and problems: the text, and its cells.
PLAIN = {
    "a spreadsheet": ("1\t0\t0\n0\t1\t1", "1 0 0 / 0 1 1"),
    "a spreadsheet of Windows": ("1\t0\t0\r\n0\t1\t1\r\n", "1 0 0 / 0 1 1"),
    "an old Mac": ("1 0 0\r0 1 1\r", "1 0 0 / 0 1 1"),
    "decimal commas and tabs": ("0,5\t1\n2\t3,25", "0,5 1 / 2 3,25"),
    "thousands": ("1,000\t2", "1,000 2"),
    "CSV": ("1,0,0\n0,1,1\n", "1 0 0 / 0 1 1"),
    "CSV with a byte order mark": ("\ufeff1,0,0\n0,1,1", "1 0 0 / 0 1 1"),
    "CSV with spaces": ("1, 0, 0\n0, 1, 1", "1 0 0 / 0 1 1"),
    "quoted CSV": ('"0,5","1"\n"1,5","2"', "0,5 1 / 1,5 2"),
    "European CSV": ("0,5;1;0\n1,5;2;0,25", "0,5 1 0 / 1,5 2 0,25"),
    "quoted European CSV": ('"0,5";"1"\n1;2', "0,5 1 / 1 2"),
    "pipes": ("1|0|1\n0|0|1", "1 0 1 / 0 0 1"),
    "spaces": ("1 0 0\n0 1 1", "1 0 0 / 0 1 1"),
    "aligned with spaces": ("  1   0.5\n 10  -2  ", "1 0.5 / 10 -2"),
    "spaces of a web page": ("1\xa00\n0\xa01", "1 0 / 0 1"),
    "spaces and decimal commas": ("0,5 1,5", "0,5 1,5"),
    "spaces and some decimal commas": ("0,5 1\n2 1,5", "0,5 1 / 2 1,5"),
    "commas and spaces": ("1, 0 1", "1 0 1"),
    "one line": ("1,0,0", "1 0 0"),
    "one line with spaces": ("1, 0, 0", "1 0 0"),
    "one line with semicolons": ("0,5;1;0", "0,5 1 0"),
    "one number": ("7", "7"),
    "one column": ("1\n2\n4", "1 / 2 / 4"),
    "one column with some decimal commas": ("1,5\n2\n3,25", "1,5 / 2 / 3,25"),
    "semicolons at the ends": ("1 0 0;\n0 1 1;\n", "1 0 0 / 0 1 1"),
    "typographic minus": ("−1 –2", "−1 –2"),
    "arithmetic": ("1/3, 2*(1+1)", "1/3 2*(1+1)"),
    "lists": ("[[1,0,0],[0,1,1]]", "1 0 0 / 0 1 1"),
    "lists on lines": ("[\n  [1, 0],\n  [0, 1],\n]", "1 0 / 0 1"),
    "one list": ("[1, 0, 0]", "1 0 0"),
    "one list on lines": ("[1,\n 0,\n 0]", "1 0 0"),
    "a list a line": ("[1,0]\n[0,1]", "1 0 / 0 1"),
    "lists of texts": ("[['1', '0'], [\"0\", \"1\"]]", "1 0 / 0 1"),
    "tuples": ("((1,0),(0,1))", "1 0 / 0 1"),
    "a list of tuples": ("[(1, 0), (0, 1)]", "1 0 / 0 1"),
    "braces": ("{{1,0},{0,1}}", "1 0 / 0 1"),
    "an array": ("array([[1., 0.],\n       [0., 1.]])", "1. 0. / 0. 1."),
    "an array with its type": ("array([[1, 0]], dtype=float32)", "1 0"),
    "a printed array": ("[[1. 0.]\n [0. 1.]]", "1. 0. / 0. 1."),
    "an array in a program": ("X = np.array([[1, 0], [0, 1]], dtype=float)", "1 0 / 0 1"),
    "a tensor": ("tensor([[1., 0.], [0., 1.]])", "1. 0. / 0. 1."),
    "numbers of NumPy": ("[np.float64(1.0), np.float64(0.5)]", "1.0 0.5"),
    "vectors of one number": ("[[[1],[0]],[[0],[1]]]", "1 0 / 0 1"),
    "a printed array of broken rows": (
        "[[1. 0.\n  2.]\n [0. 1.\n  3.]]", "1. 0. 2. / 0. 1. 3.",
    ),
    "MATLAB": ("[1 0 0; 0 1 1]", "1 0 0 / 0 1 1"),
    "MATLAB with commas": ("A = [1, 0; 0, 1];", "1 0 / 0 1"),
    "MATLAB on lines": ("A = [1 0\n     0 1];", "1 0 / 0 1"),
    "LaTeX": (r"1 & 0 \\ 0 & 1", "1 0 / 0 1"),
    "a LaTeX matrix": (
        "\\begin{pmatrix}\n 1 & 0{,}5 \\\\\n 0 & 1 \\\\\n\\end{pmatrix}", "1 0,5 / 0 1",
    ),
    "a LaTeX array": (
        r"$$A=\left[\begin{array}{cc} 1&0 \\[2pt] \hline 0&1 \end{array}\right]$$", "1 0 / 0 1",
    ),
    "Markdown without names": ("| 1 | 0 |\n| 0 | 1 |", "1 0 / 0 1"),
    "a drawn table": ("+---+---+\n| 1 | 0 |\n+---+---+\n| 0 | 1 |\n+---+---+", "1 0 / 0 1"),
    "a fenced block": ("```text\n1 0\n0 1\n```", "1 0 / 0 1"),
    "numbers with a point that are no list": ("1. 0. 1.\n2. 1. 1.", "1. 0. 1. / 2. 1. 1."),
    "inputs 1, 2, 3": ("1 5\n2 9\n3 4", "1 5 / 2 9 / 3 4"),
    "zeros, whose sum is no sign of a target": ("0 0 0\n0 0 0", "0 0 0 / 0 0 0"),
    "one row, whose sum is no sign of a target": ("1 2 3", "1 2 3"),
    "two columns, whose sum is no sign of a target": ("1 1\n2 2", "1 1 / 2 2"),
}  # fmt: skip


@pytest.mark.parametrize("name", PLAIN)
def test_numbers_alone_are_read_without_a_word(name):
    text, cells = PLAIN[name]
    block = read_block(text)
    assert (block.rows, block.targets) == (rows(cells), None)
    assert (block.notes, block.problems) == ((), ())


def header(names):
    return f"A header row was left out: “{names}”."


def numbered(span):
    return f"The first column was left out as row numbers: {span}."


def in_front(first, last):
    return f"The numbers {first} to {last} in front of the rows were left out."


def taken(name):
    return f"The column “{name}” is taken as the target y."


def behind(arrow):
    return f"The numbers after “{arrow}” are taken as the target y."


SUM = "The last column is taken as the target y: it is the sum of the others."
DECIMAL = "The comma was read as a decimal comma."
SEPARATOR = "Each comma was read as the end of a cell, not as a decimal comma."
ROW_END = "Each “;” was read as the end of a row."

# The text, its inputs, its targets, and what is said.
TOLD = [
    ("0,5", "0,5", None, [DECIMAL]),
    ("1,0\n0,1", "1 0 / 0 1", None, [SEPARATOR]),
    ("x\n0,5\n1,5", "0,5 / 1,5", None, [DECIMAL, header("x")]),
    ("1,0,0;0,1,1;1,1,1", "1 0 0 / 0 1 1 / 1 1 1", None, [ROW_END]),
    ("0,5;1,5", "0 5 / 1 5", None, [ROW_END]),
    ("1 0 0; 0 1 1", "1 0 0 / 0 1 1", None, [ROW_END]),
    ("1 0\n\n0 1\n\n", "1 0 / 0 1", None, ["1 empty row was left out."]),
    ("1\t0\n\t\n \n0\t1", "1 0 / 0 1", None, ["2 empty rows were left out."]),
    ("1,0,0,\n0,1,1,", "1 0 0 / 0 1 1", None, ["Column 4 was left out: it is empty."]),
    ("5\t\t6\n7\t\t8", "5 6 / 7 8", None, ["Column 2 was left out: it is empty."]),
    ("x1,x2,x3\n1,0,0\n0,1,1", "1 0 0 / 0 1 1", None, [header("x1 x2 x3")]),
    ("x1,x2,x3,y\n1,0,0,1\n0,1,1,5",
     "1 0 0 / 0 1 1", "1 5", [header("x1 x2 x3 y"), taken("y")]),
    ("| x1 | ŷ |\n|:--|--:|\n| 1 | 2.5 |", "1", "2.5", [header("x1 ŷ"), taken("ŷ")]),
    ("Target\tx1\tx2\n7\t1\t0", "1 0", "7", [header("Target x1 x2"), taken("Target")]),
    ("step 1\tstep 2\tsum\n1\t2\t3", "1 2", "3", [header("step 1 step 2 sum"), taken("sum")]),
    ("1 2 3 y\n4 5 6 7", "4 5 6", "7", [header("1 2 3 y"), taken("y")]),
    ("x,y\n1,2\n2,4\n3,6", "1 / 2 / 3", "2 4 6", [header("x y"), taken("y")]),
    ("x1,y,ŷ\n1,2,3", "1", "2", [header("x1 y ŷ"), taken("y"), "The column “ŷ” was left out."]),
    ("#\tx1\tx2\n1\t5\t6\n2\t7\t8", "5 6 / 7 8", None, [header("# x1 x2"), numbered("1 to 2")]),
    ("Row;x1;x2\n4;0,5;6\n9;7;8",
     "0,5 6 / 7 8", None, [header("Row x1 x2"), numbered("4 to 9")]),
    ("\tx1\tx2\n1\t5\t6\n2\t7\t8", "5 6 / 7 8", None, [header("x1 x2"), numbered("1 to 2")]),
    ("\tx1\tx2\nAda\t5\t6\nBo\t7\t8",
     "5 6 / 7 8", None, [header("x1 x2"), numbered("Ada to Bo")]),
    ("\tx1\tx2\n0.5\t5\t6", "0.5 5 6", None, [header("x1 x2")]),
    (",0,1\n0,5,6\n1,7,8", "5 6 / 7 8", None, [header("0 1"), numbered("0 to 1")]),
    ("   0  1\n0  5  6\n1  7  8", "5 6 / 7 8", None, [header("0 1"), numbered("0 to 1")]),
    ("   a  b\n0  5  6\n1  7  8", "5 6 / 7 8", None, [header("a b"), numbered("0 to 1")]),
    ("a,b,c\n1,5,6\n2,7,8", "5 6 / 7 8", None, [header("a b c"), numbered("1 to 2")]),
    ("x1 x2\n1 5\n2 7", "1 5 / 2 7", None, [header("x1 x2")]),
    ("day 1,day 2,day 3\n1,5,6\n2,7,8", "1 5 6 / 2 7 8", None, [header("day 1 day 2 day 3")]),
    ("1) 0 1 1\n2) 1 0 0", "0 1 1 / 1 0 0", None, [in_front(1, 2)]),
    ("1. 0 1\n2. 1 1\n3. 4 4", "0 1 / 1 1 / 4 4", None, [in_front(1, 3)]),
    ("1: 0, 1\n\n2: 1, 1", "0 1 / 1 1", None, [in_front(1, 2), "1 empty row was left out."]),
    ("   [,1] [,2]\n[1,]  5  0\n[2,]  0  5",
     "5 0 / 0 5", None, [in_front(1, 2), header("x1 x2")]),
    ("1) 0 1", "0 1", None, ["The number 1 in front of the row was left out."]),
    ("1 0 0 -> 1\n0 1 1 -> 3", "1 0 0 / 0 1 1", "1 3", [behind("->")]),
    ("1, 0 → 0,5\n0, 1 → 2", "1 0 / 0 1", "0,5 2", [behind("→")]),
    ("[1, 0] -> 1\n[0, 1] -> 3", "1 0 / 0 1", "1 3", [behind("->")]),
    ("1 0 | 1\n0 1 | 3", "1 0 / 0 1", "1 3", [behind("|")]),
    ("1 0 1 = 2", "1 0 1", "2", [behind("=")]),
    ("1 2 -> 3\n4 -> 5", "1 2 / 4", "3 5", [behind("->")]),
    ("x1 x2 -> y\n1 0 -> 1", "1 0", "1", [behind("->"), header("x1 x2 y")]),
    ("X = [[1, 0], [0, 1]]\ny = [3, 4]", "1 0 / 0 1", "3 4", [behind("y")]),
    ("1 2 3\n4 5 9", "1 2 / 4 5", "3 9", [SUM]),
    ("0.1 0.2 0.3\n0,5 1 1,5", "0.1 0.2 / 0,5 1", "0.3 1,5", [SUM]),
    ('"x\n1","x\n2"\n5,0', "5 0", None, [header("x 1 x 2")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "inputs", "targets", "notes"), TOLD)
def test_what_is_left_out_or_guessed_is_said(text, inputs, targets, notes):
    block = read_block(text)
    width = len(block.rows[0])
    expected = tuple(row + ("",) * (width - len(row)) for row in rows(inputs))
    assert block.rows == expected
    assert block.targets == (None if targets is None else tuple(targets.split()))
    assert list(block.notes) == notes


# The text, its inputs, and what stands in the way.
FAULTS = [
    ("abc", (("abc",),), ["Row 1, column 1: “abc” is not a number."]),
    ("1 0\n0 abc", (("1", "0"), ("0", "abc")), ["Row 2, column 2: “abc” is not a number."]),
    ("1\t\t0\n0\t1\t1", (("1", "", "0"), ("0", "1", "1")), ["Row 1, column 2 is empty."]),
    ("1,,0", (("1", "", "0"),), ["Row 1, column 2 is empty."]),
    ("1 2\n3", (("1", "2"), ("3", "")), ["Row 2, column 2 is missing."]),
    ("1 1e9", (("1", "1e9"),),
     ["Row 1, column 2: 1e9 is too large: the limit is ±1,000,000."]),
    ("1 0 -> abc", (("1", "0"),), ["Row 1, target y: “abc” is not a number."]),
    ("1 0 -> 1e9", (("1", "0"),),
     ["Row 1, target y: 1e9 is too large: the limit is ±100,000,000."]),
    ("1\tnan\tinf", (("1", "nan", "inf"),),
     ["Row 1, column 2: “nan” is not a number.", "Row 1, column 3: “inf” is not a number."]),
    ("1 000\t2", (("1 000", "2"),), ["Row 1, column 1: “1 000” is not a number."]),
    ("x1 x2", (("x1", "x2"),),
     ["Row 1, column 1: “x1” is not a number.", "Row 1, column 2: “x2” is not a number."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "inputs", "problems"), FAULTS)
def test_what_is_no_number_is_kept_and_named(text, inputs, problems):
    block = read_block(text)
    assert block.rows == inputs
    assert list(block.problems) == problems


@pytest.mark.parametrize(
    ("words", "last"), [(6, "And 1 more like this."), (17, "And 12 more like these.")]
)
def test_of_many_problems_the_first_are_named_and_the_rest_counted(words, last):
    problems = read_block("1 " + "a " * words).problems
    assert len(problems) == 6
    assert problems[4] == "Row 1, column 6: “a” is not a number."
    assert problems[5] == last


@pytest.mark.parametrize(
    "text", ["", "  \n\t\r\n", "\ufeff", "[]", "[[]]", "---\n---", ",,\n,", "\\\\"]
)
def test_nothing_is_refused(text):
    with pytest.raises(BlockError, match="There is nothing to read yet"):
        read_block(text)


def test_a_caller_may_say_that_the_last_column_is_the_target_or_that_none_is():
    assert read_block("1 2\n3 4", targets=True).targets == ("2", "4")
    assert read_block("1 2\n3 4", targets=True).rows == (("1",), ("3",))
    for text in ("1 2 3\n4 5 9", "x1 x2 y\n1 2 3\n4 5 9", "1 2 -> 3\n4 5 -> 9"):
        block = read_block(text, targets=False)
        assert (block.rows, block.targets) == (rows("1 2 3 / 4 5 9"), None)
    with pytest.raises(BlockError, match="every row needs two numbers"):
        read_block("1\n2", targets=True)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("7", "1 sequence of 1 number"),
        ("1 2", "1 sequence of 2 numbers"),
        ("1\n2", "2 sequences of 1 number"),
        ("1 0 0 1 -> 2\n" * 3, "3 sequences of 4 numbers and a target column"),
    ],
)
def test_the_sentence_says_how_much_it_is(text, sentence):
    assert read_block(text).sentence == sentence


def test_a_cell_is_shortened_and_what_is_left_of_it_is_no_number():
    (long,) = read_block("1+" * 40 + "1").rows[0]
    assert len(long) == MAX_CELL
    assert read(long).value is None


def test_the_limits_themselves_are_taken():
    row = "\t".join(["7"] * MAX_STEPS)
    block = read_block("\n".join([row] * MAX_EXAMPLES))
    assert (len(block.rows), len(block.rows[0])) == (MAX_EXAMPLES, MAX_STEPS)
    names = "\t".join(["#", *(f"x{t}" for t in range(1, MAX_STEPS + 1)), "y"])
    numbered_rows = [f"{i}\t{row}\t5" for i in range(1, MAX_EXAMPLES + 1)]
    block = read_block("\n".join([names, *numbered_rows]))
    assert (len(block.rows), len(block.rows[0])) == (MAX_EXAMPLES, MAX_STEPS)
    assert set(block.targets) == {"5"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1\n" * (MAX_EXAMPLES + 1), "1,001 rows are too many"),
        ("1\n" * 5000, "5,000 rows are too many"),
        ("[1]," * 5000, "5,000 rows are too many"),
        (r"1 \\" * 5000, "5,000 rows are too many"),
        ("1,0;" * 5000, "5,000 rows are too many"),
        ("1 " * (MAX_STEPS + 1), "101 steps are too many"),
        ("1\t" * 5000, "5,000 steps are too many"),
        ("1" * (MAX_TEXT + 1), "3,000,001 characters are too many"),
    ],
)
def test_more_than_the_page_takes_is_refused(text, sentence):
    with pytest.raises(BlockError, match=sentence):
        read_block(text)


def test_whole_rows_and_columns_of_a_spreadsheet_are_not_too_much():
    block = read_block("1\t0" + "\t" * 5000 + "\n" + "0\t1\n" + "\t\n" * 5000)
    assert block.rows == rows("1 0 / 0 1")
    assert block.problems == ()


HOSTILE = ["1,", "[", "1 \n", ',"a', "1;", "\\\\", "- ", "[1],", "&", '"', "a", "\t", "1->"]
HOSTILE += ["\0", "1, ", "1,5 ", "(1,", "y = [", "\\begin{", "float(", "[1\\\\", "| ", "é"]


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_takes_long(piece):
    started = time.process_time()
    with contextlib.suppress(BlockError):
        read_block(piece * (MAX_TEXT // 4 // len(piece)))
    assert time.process_time() - started < 3


# How the same numbers are written, in a text for each.


def with_comma(value):
    return repr(value).replace(".", ",")


WRITERS = {
    "tsv": lambda m: "\n".join("\t".join(map(repr, row)) for row in m),
    "tsv with decimal comma": lambda m: "\n".join("\t".join(map(with_comma, r)) for r in m),
    "csv": lambda m: "\r\n".join(",".join(map(repr, row)) for row in m),
    "csv, quoted": lambda m: "\n".join(",".join(f'"{v!r}"' for v in row) for row in m),
    "csv with decimal comma": lambda m: "\n".join(";".join(map(with_comma, r)) for r in m),
    "python": repr,
    "array": lambda m: np.array2string(np.array(m), separator=", ", floatmode="unique"),
    "printed": lambda m: np.array2string(np.array(m), floatmode="unique"),
    "matlab": lambda m: "[" + "; ".join(" ".join(map(repr, row)) for row in m) + "]",
    "spaces": lambda m: "\n".join(" ".join(map(repr, row)) for row in m),
    "latex": lambda m: " \\\\\n".join(" & ".join(map(repr, row)) for row in m),
    "markdown": lambda m: "\n".join(f"| {' | '.join(map(repr, row))} |" for row in m),
    "link": lambda m: ";".join(",".join(map(repr, row)) for row in m),
}
# With these, one column or one number is written as something else is.
TWO_COLUMNS = {"link", "tsv with decimal comma", "csv with decimal comma"}

floats = st.floats(-1e6, 1e6, allow_nan=False).filter(lambda v: abs(v) > 1e-300)
wide = st.integers(2, 5)
matrices = wide.flatmap(
    lambda n: st.lists(st.lists(floats, min_size=n, max_size=n), min_size=2, max_size=5)
)
columns = st.lists(st.lists(floats, min_size=1, max_size=1), min_size=1, max_size=5)


@pytest.mark.parametrize("writer", WRITERS)
@given(matrices)
@seeded
def test_a_matrix_reads_back_however_it_is_written(writer, matrix):
    block = read_block(WRITERS[writer](matrix), targets=False)
    assert block.problems == ()
    assert [[number(cell) for cell in row] for row in block.rows] == matrix


@pytest.mark.parametrize("writer", sorted(set(WRITERS) - TWO_COLUMNS))
@given(columns)
@seeded
def test_a_column_reads_back_however_it_is_written(writer, matrix):
    block = read_block(WRITERS[writer](matrix), targets=False)
    assert [[number(cell) for cell in row] for row in block.rows] == matrix


@pytest.mark.slow
@pytest.mark.parametrize("writer", ["tsv", "csv", "csv with decimal comma", "python", "latex"])
def test_the_largest_block_is_read_at_once(writer):
    matrix = np.random.default_rng(0).normal(size=(MAX_EXAMPLES, MAX_STEPS)).tolist()
    text = WRITERS[writer](matrix)

    def seconds():
        started = time.process_time()
        read_block(text)
        return time.process_time() - started

    assert min(seconds() for _ in range(3)) < 0.5


pieces = [
    "->",
    "\\\\",
    "1 ",
    "0\t",
    "\n1",
    "[[",
    "]]",
    "---",
    "\\begin{",
    "}",
    "array(",
    "y = ",
]
signs = st.sampled_from(
    ["x1", "sum", *pieces, *"0123456789.,;:|&\\[](){}\"'#-−+=>→/*^ \t\n\r\v\0xyaé…"]
)


@given(
    st.one_of(st.text(), st.lists(signs, max_size=60).map("".join)),
    st.sampled_from([None, True, False]),
)
@settings(seeded, max_examples=1500)
def test_any_text_is_a_block_or_an_error_that_says_why(text, targets):
    try:
        block = read_block(text, targets)
    except BlockError:
        return
    assert block.rows
    assert len({len(row) for row in block.rows}) == 1
    assert block.targets is None or len(block.targets) == len(block.rows)
    cells = [*(cell for row in block.rows for cell in row), *(block.targets or ())]
    assert all(cell == cell.strip() and len(cell) <= MAX_CELL for cell in cells)
    assert all(cell.isprintable() for cell in cells)
    good = all(read(cell).value is not None for cell in cells)
    assert good or block.problems
    assert all(sentence.endswith(".") for sentence in (*block.notes, *block.problems))


@given(
    st.one_of(
        st.from_regex(r"[+−-]?[0-9]{0,4}[.,]?[0-9]{0,4}(e[+-]?[0-9]{1,3})?", fullmatch=True),
        st.text(max_size=8),
    )
)
@seeded
def test_the_quick_way_to_a_number_is_the_readers(text):
    value = number(text)
    assert value == read(text).value
    assert value is None or math.isfinite(value)
