"""What the two languages write is worked out again: as Python, and as a spreadsheet would."""

import re

import numpy as np
import pytest

from rnn_core.equations import NUMPY, SPREADSHEET, Quantity, equation, in_text
from tests.rnn_core.equations.cases import (
    CASES,
    close,
    everything,
    in_the_core,
    network,
    scenario,
)

FUNCTIONS = {
    "TANH": np.tanh,
    "EXP": np.exp,
    "LN": np.log,
    "SQRT": np.sqrt,
    "ATAN": np.arctan,
    "ABS": np.abs,
    "MAX": np.maximum,
    "IF": np.where,
    "SUM": np.sum,
}


def names(value):
    """A name for each quantity as it is met, and what it stands for."""
    known = {}

    def name(quantity):
        text = re.sub(r"\W", "_", f"q_{quantity.letter}_{quantity.t}_{quantity.w}")
        known[text] = value(quantity)
        return text

    return known, name


@pytest.mark.parametrize("seed", CASES[:48])
def test_numpy_code_gives_the_number(seed):
    case = scenario(seed)
    value = in_the_core(case)
    for quantity in everything(case.data.T):
        known, name = names(value)
        code = in_text(equation(quantity, network(case)), NUMPY, name)
        known = {key: np.asarray(number, dtype=float) for key, number in known.items()}
        close(eval(code, {"np": np, **known}), value(quantity))


@pytest.mark.parametrize("seed", CASES[:48])
def test_a_cell_gives_the_number(seed):
    case = scenario(seed)
    value = in_the_core(case)
    for quantity in everything(case.data.T):
        known, name = names(value)
        cell = in_text(equation(quantity, network(case)), SPREADSHEET, name)
        known = {key: np.asarray(number, dtype=float) for key, number in known.items()}
        close(eval(cell.replace("^", "**"), {**FUNCTIONS, **known}), value(quantity))


def test_brackets_stand_only_where_they_are_needed():
    a, b, c = map(Quantity, "abc")

    def text(tree):
        return in_text(tree, NUMPY, lambda quantity: quantity.letter)

    assert text((a + b) * c) == "(a + b) * c"
    assert text(a * b + c) == "a * b + c"
    assert text(a - (b + c)) == "a - (b + c)"
    assert text(a / (b * c)) == "a / (b * c)"
    assert text((a * b) ** 2) == "(a * b) ** 2"
    assert text(-(a**2)) == "-(a ** 2)"
