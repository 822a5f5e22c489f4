import numpy as np
import pytest

from rnn_core.equations import (
    Call,
    Number,
    Product,
    Quantity,
    Sum,
    Total,
    evaluate,
    leaves,
    replaced,
)

A, B, C = map(Quantity, "abc")
VALUES = {A: 3.0, B: 4.0, C: 5.0}


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (A + B * C, 23.0),
        (A - B - C, -6.0),
        ((A - B) ** 2, 1.0),
        (Number(2) / B, 0.5),
        (-A * B, -12.0),
        (Call("|·|", -A), 3.0),
        (Call("relu'", A), 1.0),
    ],
)
def test_a_tree_is_worked_out_as_it_is_written(tree, expected):
    assert evaluate(tree, VALUES.__getitem__) == pytest.approx(expected)


def test_a_total_adds_the_examples_and_may_count_some_more_often():
    column = {A: np.array([[1.0, 2.0, 4.0]])}
    assert evaluate(Total(A), column.__getitem__).tolist() == [[7.0]]
    assert evaluate(Total(A, (1, 0, 2)), column.__getitem__).tolist() == [[9.0]]


def test_longer_sums_and_products_stay_flat():
    assert isinstance(A + B + C, Sum)
    assert (A + B + C).parts == (A, B, C)
    assert (A * B * C).parts == (A, B, C)
    assert replaced(A * B, {B: B * C}.get) == Product((A, B, C))


def test_pieces_are_replaced_all_at_once():
    assert replaced(A * B, {A: B, B: A}.get) == B * A
    assert replaced(Total(Call("tanh", A / C)), {C: Number(1)}.get) == Total(
        Call("tanh", A / Number(1))
    )
    assert list(leaves(replaced(-(A**2), {A: B}.get))) == [B]
