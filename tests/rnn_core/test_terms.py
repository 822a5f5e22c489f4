"""The letters of the terms."""

from itertools import product
from string import ascii_lowercase

import numpy as np
import pytest

from rnn_core import PARAMETERS, term_label

# (a) … (z), (aa), (ab) … (zz): in the order of a spreadsheet's columns.
LETTERS = [*ascii_lowercase, *map("".join, product(ascii_lowercase, repeat=2))]


@pytest.mark.parametrize(
    ("parameter", "t", "T", "label"),
    [
        ("w_x", 3, 3, "(a)"),
        ("w_a", 3, 3, "(b)"),
        ("w_x", 2, 3, "(c)"),
        ("w_a", 2, 3, "(d)"),
        ("w_x", 1, 3, "(e)"),
        ("w_a", 1, 3, "(f)"),
        ("w_x", 1, 1, "(a)"),
        ("w_a", 1, 1, "(b)"),
        ("w_a", 1, 13, "(z)"),
        ("w_x", 1, 14, "(aa)"),
        ("w_a", 1, 14, "(ab)"),
        ("w_a", 1, 100, "(gr)"),  # the 200th: 200 = 7·26 + 18, so g and r
    ],
)
def test_letters(parameter, t, T, label):  # noqa: N803
    assert term_label(parameter, t, T) == label


@pytest.mark.parametrize("T", [1, 3, 13, 14, 100, 351])
def test_letters_run_on_from_the_last_step_to_the_first(T):  # noqa: N803
    labels = [term_label(w, t, T) for t in range(T, 0, -1) for w in PARAMETERS]
    assert labels == [f"({letters})" for letters in LETTERS[: 2 * T]]


@pytest.mark.parametrize(("t", "T"), [(0, 3), (4, 3), (-1, 3), (2, 1)])
def test_a_step_outside_the_sequence_is_refused(t, T):  # noqa: N803
    with pytest.raises(ValueError, match=rf"^step {t} is not between 1 and {T}$"):
        term_label("w_x", t, T)


@pytest.mark.parametrize("parameter", ["w_y", "", None, "W_x"])
def test_an_unknown_parameter_is_refused_by_name(parameter):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 (the text is compared below)
        term_label(parameter, 1, 3)
    assert str(caught.value) == f"unknown parameter {parameter!r}; known are w_x, w_a"


@pytest.mark.parametrize("bad", [1.5, 2.0, "2", None, True, float("nan")])
def test_a_step_that_is_no_whole_number_is_refused(bad):
    for t, T, place in ((bad, 3, "step"), (1, bad, "last step")):  # noqa: N806
        with pytest.raises(ValueError) as caught:  # noqa: PT011
            term_label("w_x", t, T)
        assert str(caught.value) == f"{place} {bad!r} is not a whole number"


def test_whole_numbers_of_numpy_are_steps_too():
    # 2 · (100 − 1) + 1 would not fit into eight bits.
    assert term_label("w_a", np.int8(1), np.int8(100)) == "(gr)"
