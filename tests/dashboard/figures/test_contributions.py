import json

import numpy as np
import pytest

from dashboard.display.notation import LESSON, NOTATIONS
from dashboard.figures.contributions import contributions_chart
from rnn_core import PARAMETERS, Dataset, Weights, backward, forward, term_label
from tests.dashboard.figures import specs

each_rule = pytest.mark.parametrize("rule", ["exact", "note"])
each_length = pytest.mark.parametrize("steps", [1, 3, 12, 30])


def gradients_of(steps, n=4, rule="exact"):
    """Gradients in which every number is another one."""
    rng = np.random.default_rng(7)
    data = Dataset(rng.normal(size=(n, steps)), rng.normal(size=n))
    return backward(forward(data, Weights(0.9, -1.1, 0.3), "tanh"), rule)


def pieces(chart, bar):
    """The rows of one bar, in the order of the steps."""
    rows = chart.datasets["terms"]
    return rows[rows["bar"] == bar].sort_values("t")


def total(chart, bar):
    (found,) = chart.datasets["totals"].set_index("bar").loc[[bar], "total"]
    return found


@each_length
@each_rule
def test_a_bar_for_each_weight_is_made_of_its_terms(steps, rule):
    grad = gradients_of(steps, rule=rule)
    chart = contributions_chart(grad, None, LESSON)
    assert len(chart.datasets["terms"]) == 2 * steps
    assert chart.datasets["totals"]["bar"].tolist() == ["W_x", "W_a"]
    for weight in PARAMETERS:
        bar = pieces(chart, LESSON.weight(weight))
        assert bar["t"].tolist() == list(range(1, steps + 1))
        assert bar["amount"].tolist() == getattr(grad, f"step_{weight}").tolist()
        assert bar["term"].tolist() == [term_label(weight, t + 1, steps) for t in range(steps)]
        expected = pytest.approx(getattr(grad, weight), rel=1e-12, abs=1e-15)
        assert total(chart, LESSON.weight(weight)) == expected
        assert bar["amount"].sum() == expected


@each_length
@pytest.mark.parametrize("examples", [range(1, 5), range(3, 5)], ids=str)
def test_a_bar_for_each_example_is_made_of_its_shares(steps, examples):
    grad = gradients_of(steps)
    chart = contributions_chart(grad, examples, LESSON)
    assert len(chart.datasets["terms"]) == 2 * steps * len(examples)
    bars = [f"{name}, ex {i}" for name in ("W_x", "W_a") for i in examples]
    assert chart.datasets["totals"]["bar"].tolist() == bars
    for weight in PARAMETERS:
        shares = getattr(grad, f"terms_{weight}")
        for example in examples:
            name = f"{LESSON.weight(weight)}, ex {example}"
            bar = pieces(chart, name)
            assert bar["amount"].tolist() == shares[example - 1].tolist()
            assert total(chart, name) == pytest.approx(shares[example - 1].sum(), rel=1e-12)


def test_the_bars_of_all_examples_add_up_to_the_bars_of_the_weights():
    grad = gradients_of(5)
    whole = contributions_chart(grad, None, LESSON)
    split = contributions_chart(grad, range(1, 5), LESSON)
    for weight in PARAMETERS:
        name = LESSON.weight(weight)
        added = sum(pieces(split, f"{name}, ex {i}")["amount"].to_numpy() for i in range(1, 5))
        np.testing.assert_allclose(added, pieces(whole, name)["amount"], rtol=1e-12)


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
@pytest.mark.parametrize("examples", [None, range(1, 3)], ids=str)
def test_the_bars_have_the_letters_of_the_notation(notation, examples):
    chart = contributions_chart(gradients_of(3), examples, notation)
    bars = chart.datasets["totals"]["bar"].tolist()
    assert {bar.partition(",")[0] for bar in bars} == {notation.w_a, notation.w_x}
    for y in specs.channels(chart.spec, "y"):
        assert y["scale"]["domain"] == bars
    shown = json.dumps(chart.spec, ensure_ascii=False) + " ".join(bars)
    for other in NOTATIONS.values():
        assert (other.w_a in shown) == (other is notation)


@pytest.mark.parametrize(("steps", "legend"), [(1, True), (12, True), (13, False), (30, False)])
def test_the_steps_have_a_legend_only_where_it_has_room(steps, legend):
    spec = contributions_chart(gradients_of(steps), None, LESSON).spec
    (strength,) = specs.channels(spec, "opacity")
    assert (strength["legend"] is not None) is legend
    assert strength["scale"]["domain"] == list(range(1, steps + 1))
    assert any("t" in tip and "term" in tip for tip in specs.tooltips(spec))


@pytest.mark.parametrize("steps", [1, 30])
def test_the_chart_is_titled_described_and_grows_with_its_bars(steps):
    heights = []
    for examples in (None, range(1, 3), range(1, 5)):
        chart = contributions_chart(gradients_of(steps), examples, LESSON)
        assert "contribution" in specs.title(chart.spec).lower()
        assert chart.alt.endswith(".")
        assert not any(character.isdigit() for character in chart.alt)
        assert "datasets" not in chart.spec
        named = {layer["data"]["name"] for layer in specs.layers(chart.spec)}
        assert named == set(chart.datasets)
        assert specs.marks(chart.spec) == ["bar", "tick"]
        assert all(None not in tip.values() for tip in specs.tooltips(chart.spec))
        heights.append(chart.spec["height"])
    assert heights == sorted(set(heights))
