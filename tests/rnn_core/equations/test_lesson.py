import pytest

from rnn_core.equations import (
    Network,
    Product,
    Quantity,
    equation,
    evaluate,
    leaves,
    substituted,
)
from tests.rnn_core.equations.cases import (
    CASES,
    close,
    everything,
    in_the_core,
    network,
    scenario,
)

FURTHER = (
    "z",
    "a",
    "y_hat",
    "error",
    "square",
    "1/n",
    "2/n",
    "slope",
    "delta",
    "share",
    "term",
)


@pytest.mark.parametrize("seed", CASES)
def test_each_equation_has_the_value_of_the_core(seed):
    case = scenario(seed)
    value = in_the_core(case)
    for quantity in everything(case.data.T):
        close(evaluate(equation(quantity, network(case)), value), value(quantity))


@pytest.mark.parametrize("seed", CASES[:24])
def test_put_into_each_other_down_to_what_is_given_they_still_have(seed):
    case = scenario(seed)
    value = in_the_core(case)
    for quantity in everything(min(case.data.T, 4)):
        whole = substituted(equation(quantity, network(case)), network(case), *FURTHER)
        given = {leaf.letter for leaf in leaves(whole)}
        assert given <= {"x", "y", "w_a", "w_x", "a0", "n", "rate", "gradient"}
        close(evaluate(whole, value), value(quantity))


def test_a_share_unrolled_has_a_factor_for_every_link():
    exact = Network(3, "tanh", "exact")
    whole = substituted(Quantity("share", 1, "w_x"), exact, "share", "delta")
    assert isinstance(whole, Product)
    assert [(part.letter, part.t) for part in whole.parts] == [
        ("2/n", None),
        ("error", None),
        ("slope", 3),
        ("w_a", None),
        ("slope", 2),
        ("w_a", None),
        ("slope", 1),
        ("x", 1),
    ]


def test_the_notes_rule_leaves_every_slope_out():
    note = Network(3, "tanh", "note")
    whole = substituted(Quantity("share", 1, "w_a"), note, "share", "delta")
    assert [leaf.letter for leaf in leaves(whole)] == ["2/n", "error", "w_a", "w_a", "a"]


def test_an_unknown_letter_has_no_equation():
    with pytest.raises(KeyError):
        equation(Quantity("q"), Network(3, "tanh", "exact"))
