"""A tree and its text agree: whoever reads the text back finds the value of the tree."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.display.notation import LESSON, NOTATIONS
from dashboard.formulas.links import links_of, names_of, network_of, numbers_of
from dashboard.formulas.quantities import Letters, Numbers
from dashboard.formulas.writer import THIN, Writer
from rnn_core import ACTIVATIONS, PARAMETERS, RULES, Dataset, Weights, backward, forward
from rnn_core.equations import Network, Number, Product, Quantity, Sum, equation, substituted
from tests.dashboard.formulas.evaluate import evaluate
from tests.dashboard.formulas.latex import LACKS_BRACKETS, balanced, uncoloured
from tests.dashboard.formulas.test_arithmetic import FOREIGN, network

# The same cases in every run; nothing is written to disk.
seeded = settings(derandomize=True, database=None, deadline=None, max_examples=300)
LETTERS = ["x", "a", "y", "y_hat", "w_a", "w_x", "slope", "delta", "term", "rate", "n"]
leaves = st.builds(Quantity, st.sampled_from(LETTERS), st.integers(1, 3))


def products(parts):
    return st.lists(parts, min_size=2, max_size=4).map(lambda found: Product(tuple(found)))


def sums(parts):
    signed = parts | parts.map(lambda part: -part)
    return st.builds(
        lambda first, others: Sum((first, *others)), parts, st.lists(signed, min_size=1)
    )


factors = leaves | sums(leaves) | sums(leaves).map(lambda part: part**2)
fractions = st.builds(lambda part: (Number(2) / Quantity("n", 1)) * part, sums(leaves))
trees = leaves | products(factors) | sums(products(factors) | leaves) | fractions


@seeded
@given(trees, st.lists(st.floats(-50, 50), min_size=40, max_size=40), st.integers(0, 6))
def test_the_numbers_read_back_give_the_value_as_written(tree, values, decimals):
    def value(quantity):
        number = values[LETTERS.index(quantity.letter) * 3 + quantity.t - 1]
        return 3.0 if quantity.letter == "n" else round(number, 3)

    numbers = Numbers(value, decimals)
    text = numbers.writer.text(tree)
    assert balanced(text)
    assert not LACKS_BRACKETS.search(uncoloured(text)), text
    assert evaluate(text) == pytest.approx(numbers.shown(tree), rel=1e-9, abs=1e-9)


def test_what_is_first_needs_no_brackets_and_what_is_negative_is_subtracted():
    writer = Writer({Quantity("n"): "-2", Quantity("rate"): "3"}.__getitem__)
    n, rate = Quantity("n"), Quantity("rate")
    assert writer.text(n * n) == r"-2 \cdot (-2)"
    assert writer.text(n + n + rate) == "-2 - 2 + 3"
    assert writer.text(rate - n) == "3 - (-2)"
    assert writer.text(rate + n * rate) == r"3 + (-2) \cdot 3"
    assert writer.text((rate + n) * n) == r"(3 - 2) \cdot (-2)"
    assert writer.factors(n * n) == ["-2", "(-2)"]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_links_are_the_factors_of_the_unrolled_share(activation, rule):
    for length in (1, 2, 3, 7):
        fwd = network(activation, length)
        grad, shape = backward(fwd, rule), network_of(fwd, rule)
        numbers = numbers_of(fwd, rule, 2, 2)
        for t in range(1, length + 1):
            delta = links_of(Quantity("delta", t), shape)
            product = np.prod([numbers.value(link) for link in delta.values()])
            assert product == pytest.approx(grad.delta[1, t - 1], rel=1e-12)
            for weight in PARAMETERS:
                share = links_of(Quantity("share", t, weight), shape)
                assert len(share) == length - t + 2
                product = np.prod([numbers.value(link) for link in share])
                expected = getattr(grad, f"terms_{weight}")[1, t - 1]
                assert product == pytest.approx(expected, rel=1e-12, abs=1e-300)


@pytest.mark.parametrize("name", NOTATIONS)
def test_an_equation_in_symbols_has_the_letters_of_the_notation(name):
    notation, shape = NOTATIONS[name], Network(3, "tanh", "exact")
    letters = Letters(notation, "i", T=3)
    trees = [equation(Quantity(letter, 2), shape) for letter in ("z", "a", "slope", "delta")]
    trees += [equation(Quantity("new", w=weight), shape) for weight in PARAMETERS]
    trees.append(substituted(Quantity("loss"), shape, "loss", "1/n", "square", "error"))
    text = " ".join(letters.text(tree, THIN) for tree in trees)
    assert balanced(text)
    assert notation.tex_at("a", 1, "i") in text
    assert notation.w_a_tex in text
    assert [letter for letter in FOREIGN[name] if letter in text] == []


def test_the_last_link_is_the_direct_one():
    names = names_of(Quantity("share", 2, "w_a"), Network(3, "tanh", "exact"), LESSON)
    assert [name.plain for name in names] == ["∂L/∂a⟨3⟩", "∂a⟨3⟩/∂a⟨2⟩", "∂⁺a⟨2⟩/∂W_a"]


def test_the_formulas_of_a_page_share_the_numbers_of_an_example():
    fwd = forward(Dataset([[1, 0]], [1]), Weights(1, 1))
    assert numbers_of(fwd, "exact", 1, 2) is numbers_of(fwd, "exact", 1, 2)
    assert numbers_of(fwd, "exact", 1, 2) is not numbers_of(fwd, "exact", 1, 3)
