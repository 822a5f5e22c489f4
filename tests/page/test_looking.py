"""What is looked at: an example and a step, the derivation, and each example's part."""

import json

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from dashboard.display.notation import LESSON
from dashboard.display.palette import tex
from dashboard.formulas.derivation import (
    derivation,
    put_in_once,
    recursion,
)
from dashboard.formulas.layout import with_room_below
from dashboard.formulas.links import local_derivatives
from rnn_core import RULES
from tests.page.reading import (
    assert_sound,
    chosen,
    edit,
    formulas,
    notices,
    opened,
    query,
    sent_tables,
    show,
    told,
    typed,
    value_of,
)


def charts(page):
    """The specifications of all charts by the names of their first data sets."""
    found = page.get("vega_lite_chart")
    return {chart.proto.datasets[0].name: chart.proto for chart in found}


def select(page, element, selection):
    """Click inside a chart or a table, as the browser would tell it."""
    states = page._tree.get_widget_states()
    told = json.dumps({"selection": selection})
    states.widgets.append(WidgetState(id=element.id, string_value=told))
    return page._run(states)


def lines(page):
    """All formulas without the marks around them."""
    return [formula.strip("$\n") for formula in formulas(page)]


def looked_at(page):
    now = told(page)["now"]
    assert [value_of(page, name) for name in ("example", "step")] == [
        now["example"],
        now["step"],
    ]
    return now["example"], now["step"]


@pytest.mark.parametrize("example", ["1", "20"])
def test_every_state_knows_the_example_and_the_step_that_it_leads_to(example):
    page = opened(preset="roelants", example=example)
    (states,) = [sent for sent in sent_tables(page) if sent["places"]]
    first = 1 if example == "1" else 11
    rows = len(states["rows"]) // 10
    for row, places in enumerate(states["places"]):
        # The names of a row lead nowhere; the initial state leads to its first use.
        assert places[:3] == [None, None, [first + row // rows, 1]]
        assert places[3:] == [[first + row // rows, t] for t in range(1, 11)]


def test_the_arithmetic_is_that_of_the_example_and_step_looked_at():
    page = opened(view="backward", example="2", step="3")
    text = " ".join(formulas(page))
    assert r"\text{(a)}^{(2)}" in text  # the last step's terms, and the share of example 2
    assert r"\text{(b)}^{(2)}" in text
    assert "t = 3: the terms (a) and (b)" in [found.value for found in page.subheader]
    typed(page, "example", 1)
    typed(page, "step", 1)
    text = " ".join(formulas(page))
    assert r"\text{(e)}^{(1)}" in text
    assert r"\text{(a)}^{(2)}" not in text
    assert query(page) == {"step": "1", "view": "backward"}


def test_example_and_step_are_the_same_in_every_view_that_chooses_them():
    page = opened(view="backward")
    typed(page, "example", 3)
    assert looked_at(page) == (3, 2)
    typed(page, "step", 1)
    assert_sound(page)
    assert query(page) == {"example": "3", "step": "1", "view": "backward"}
    show(page, "update")  # which has no fields for them
    assert query(page) == {"example": "3", "step": "1", "view": "update"}
    assert looked_at(show(page, "forward")) == (3, 1)
    typed(page, "step", 3)
    assert looked_at(show(page, "backward")) == (3, 3)


@pytest.mark.parametrize(("rule", "shown"), [("exact", True), ("note", False)])
def test_f_prime_is_worked_out_where_the_rule_has_it(rule, shown):
    page = opened(view="backward", rule=rule, example="3", step="1")
    squared = f"1 - ({tex('a', '0.94')})^2"
    assert any(squared in f for f in formulas(page)) == shown


@pytest.mark.parametrize("step", ["9", "100"])
def test_a_step_that_the_sequences_do_not_have_is_named(step):
    page = opened(step=step, view="backward")
    assert_sound(page)
    (notice,) = notices(page)
    assert notice.replace("\\", "") == f"step={step}: there are 3 steps. 2 is used."
    assert looked_at(page) == (1, 2)
    assert query(page) == {"view": "backward"}


def test_an_example_or_a_step_beyond_the_sequences_is_not_taken_by_its_field():
    page = typed(typed(opened(), "example", "4"), "step", "4")
    assert_sound(page)
    for name in ("example", "step"):
        said = told(page)["numbers"][name][2]
        assert said.startswith("Type a whole number from 1 to 3. Until then")
    assert looked_at(page) == (1, 2)
    typed(page, "example", "3")
    edit(page, "step", field="step", by=5)
    assert looked_at(page) == (3, 3)


def test_a_step_back_from_the_end_is_seen_after_the_sequences_became_shorter():
    page = typed(opened(preset="vanishing", step="9"), "length", 3)
    assert looked_at(edit(page, "step", field="step", by=-1)) == (1, 2)


def test_a_step_is_clamped_when_the_sequences_become_shorter():
    page = opened(preset="vanishing", step="9")
    assert looked_at(page) == (1, 9)
    typed(page, "length", 3)
    assert_sound(page)
    assert looked_at(page) == (1, 3)
    assert query(page)["step"] == "3"
    typed(page, "length", 1)
    assert_sound(page)
    assert looked_at(page) == (1, 1)


@pytest.mark.parametrize("rule", RULES)
def test_the_derivation_is_opened_on_demand(rule):
    page = opened(view="backward", rule=rule)
    expected = [*local_derivatives(rule, LESSON), recursion(LESSON)]
    expected += [put_in_once(3, LESSON).tex, *(f.tex for f in derivation(3, LESSON))]
    assert not set(expected) & set(lines(page))
    page.session_state["derivation"] = True
    page.run()
    assert_sound(page)
    (expander,) = [e for e in page.expander if e.label == "Where the terms come from"]
    assert [found.value.strip("$\n") for found in expander.latex] == [
        with_room_below(formula) for formula in expected
    ]
    page.session_state["derivation"] = False
    page.run()
    assert not set(expected) & set(lines(page))


def test_the_derivation_stays_open_and_follows_the_length():
    page = opened(view="backward")
    page.session_state["derivation"] = True
    for length in (1, 5, 100):
        typed(page, "length", length)
        assert_sound(page)
        for formula in derivation(length, LESSON):
            assert formula.tex in lines(page)


def bars(page):
    """The bars of the contributions, from top to bottom."""
    spec = json.loads(charts(page)["terms"].spec)
    return spec["layer"][0]["encoding"]["y"]["scale"]["domain"]


def test_the_contributions_are_shown_for_each_example_on_demand():
    page = opened(view="backward")
    assert bars(page) == ["W_x", "W_a"]
    page.toggle(key="by_example").set_value(True).run()
    assert_sound(page)
    assert bars(page) == [f"{name}, ex {i}" for name in ("W_x", "W_a") for i in (1, 2, 3)]
    chosen(page, "notation", "hidden")
    assert bars(page)[0] == "W_xh, ex 1"
    page.toggle(key="by_example").set_value(False).run()
    assert bars(page) == ["W_xh", "W_hh"]


def test_the_contributions_of_many_examples_are_those_of_the_page():
    page = opened(view="backward", preset="roelants", example="15")
    page.toggle(key="by_example").set_value(True).run()
    assert_sound(page)
    assert len(bars(page)) == 20
    assert bars(page)[0] == "W_x, ex 11"
    assert bars(page)[-1] == "W_a, ex 20"
