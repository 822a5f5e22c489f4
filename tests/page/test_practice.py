"""Practice on the page: nothing is marked before it is typed, and a slip is named."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.display.numbers import fixed
from rnn_core import PRESETS
from rnn_core.practice import drawn, questions
from tests.page import reading
from tests.page.reading import (
    chosen,
    edit,
    edits,
    parts,
    preset,
    query,
    reset,
    sent,
    show,
    tables,
    told,
    value_of,
)


def opened(**params: str) -> AppTest:
    return reading.opened(**{"view": "practice", **params})


def typed(page: AppTest, **answers: str) -> AppTest:
    """Type answers, one after the other; the page runs once."""
    asked = [{"kind": "answer", "question": key, "text": text} for key, text in answers.items()]
    edits(page, *asked)
    assert not page.exception
    return page


def asked(page: AppTest) -> list[str]:
    """The questions that have a field."""
    placed = [part for part in sent(page, "control") if part["part"] == "answer"]
    return [part["question"] for part in placed]


def draw(page: AppTest, seed: str) -> AppTest:
    """Type a seed and draw its numbers."""
    return edit(reading.typed(page, "seed", seed), "seed", text=seed)


def shows_the_solution(page: AppTest) -> bool:
    """Whether there is more than practice: the stage, or a way to another view."""
    return bool(page.get("vega_lite_chart") or "views" in parts(page))


def said(page: AppTest) -> str:
    return "\n".join(element.value for element in page.markdown).replace("\\", "")


def test_nothing_is_marked_before_something_is_typed() -> None:
    page = opened(preset="note_rule")
    assert len(asked(page)) == 23
    assert set(asked(page)) == {q.key for q in questions(PRESETS["note_rule"])}
    assert ":material/check:" not in said(page)
    assert ":material/edit:" not in said(page)


def test_every_right_answer_is_accepted() -> None:
    page = opened(preset="note_rule")
    every = questions(PRESETS["note_rule"])
    typed(page, **{q.key: fixed(q.answer, 2) for q in every})
    assert said(page).count(":green[:material/check:]") == len(every)
    assert all(part["right"] for part in sent(page, "control") if part["part"] == "answer")


@pytest.mark.parametrize(
    ("key", "text", "sentence"),
    [
        ("(a)", "−1.36", "The second example is missing"),
        ("(b)", "-2,13", "a⟨3⟩ where a⟨2⟩ belongs"),
        ("new_w_x", "-0.65", "The learning rate is missing"),
        ("loss", "two", "cannot be read"),
        ("a[1,3]", "0.56", "you rounded on the way"),
    ],
)
def test_an_answer_is_told_what_it_is(key: str, text: str, sentence: str) -> None:
    assert sentence in said(typed(opened(preset="note_rule"), **{key: text}))


def test_the_sentences_follow_the_notation() -> None:
    page = opened(preset="note_rule", notation="hidden")
    assert "h₃ where h₂ belongs" in said(typed(page, **{"(b)": "-2.13"}))


def test_hints_are_three_deep() -> None:
    page = opened(preset="note_rule")

    def shown():
        return [formula.value for formula in page.latex if r"\text{(c)} &=" in formula.value]

    lines = len(shown())
    for label, number in (("Hint", None), ("Hint 2", "0.94"), ("Answer", "-2.07")):
        assert page.button(key="hint (c)").label == label
        page.button(key="hint (c)").click().run()
        assert len(shown()) == lines + 1
        assert number is None or number in shown()[-1]
    assert page.button(key="hint (c)").label == "Hide"
    page.button(key="hint (c)").click().run()
    assert len(shown()) == lines


def test_typed_answers_are_in_the_link_and_come_back() -> None:
    page = typed(opened(preset="note_rule"), **{"(a)": "-1.36"})
    again = opened(**query(page))
    assert told(again)["answers"] == {"(a)": "-1.36"}
    assert "The second example is missing" in said(again)


NO_ANSWERS = [
    *("{", "[1]", '{"(a)": 3}', "x" * 7000, '{"a":' * 2000),
    *(r'{"(a)":"\ud800"}', r'{"\ud800":"1"}'),  # half of a letter
]


@pytest.mark.parametrize("answers", NO_ANSWERS)
def test_answers_that_cannot_be_read_are_named(answers: str) -> None:
    page = opened(answers=answers)
    assert not page.exception
    assert len(page.warning) == 1
    assert "answers" in page.warning[0].value


def test_a_seed_draws_its_numbers_and_the_key_shows_them() -> None:
    page = opened(seed="42", show_key="1")
    assert not page.exception
    scenario = drawn(42)
    assert value_of(page, "w_a") == scenario.weights.w_a
    answers = {fixed(q.answer, 2) for q in questions(scenario)}
    shown = set(page.table[0].value["answer"])
    assert shown == answers


def test_drawing_replaces_the_numbers_and_the_answers() -> None:
    page = typed(opened(preset="note_rule"), **{"(a)": "1"})
    draw(page, "7")
    assert query(page)["seed"] == "7"
    assert "answers" not in query(page)
    assert value_of(page, "w_x") == drawn(7).weights.w_x


def test_long_sequences_are_not_asked() -> None:
    page = opened(preset="roelants")
    assert not asked(page)
    assert any("too long to be worked by hand" in info.value for info in page.info)


def test_they_are_not_even_counted_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.views.practice.view.questions", None)
    assert not opened(preset="roelants").exception


def test_slips_that_were_met_are_summed_up() -> None:
    page = typed(opened(preset="note_rule"), **{"(a)": "-1.36"})
    typed(page, **{"(a)": "-2.07"})
    assert "example dropped: once" in said(page)


def test_right_from_an_own_wrong_number_is_told_so() -> None:
    page = typed(opened(preset="note_rule"), **{"a[1,1]": "0.5"})
    typed(page, **{"a[1,2]": "0.46"})  # tanh(0.5) = 0.462
    assert ":blue[:material/redo:] Right with your own earlier number" in said(page)


def test_a_link_of_a_seed_opens_with_the_solution_covered() -> None:
    page = opened(seed="7")
    assert not page.exception
    assert [header.value for header in page.main.header] == ["Practice"]
    assert not shows_the_solution(page)
    assert len(asked(page)) == 19
    chosen(page, "covered", 0)
    assert query(page) == {"seed": "7", "covered": "0"}
    assert [header.value for header in page.main.header] == ["Practice"]
    assert shows_the_solution(page)
    show(page, "forward")
    assert query(page) == {"seed": "7", "covered": "0", "view": "forward"}


def test_the_solution_can_be_covered_anywhere() -> None:
    page = opened(preset="note_rule")
    chosen(page, "covered", 1)
    assert query(page) == {"preset": "note_rule", "covered": "1"}
    assert not shows_the_solution(page)
    typed(page, **{"(a)": "-1.36"})
    assert "The second example is missing" in said(page)


def test_what_is_given_stands_above_the_questions() -> None:
    page = opened(seed="7")
    (given,) = [found for found in tables(page) if "x⟨1⟩" in found]
    scenario = drawn(7)
    assert given["x⟨1⟩"].tolist() == [f"{x:g}" for x in scenario.data.x[:, 0]]
    text = " ".join(formula.value for formula in page.latex)
    assert rf"\eta = {scenario.learning_rate:g}" in text


def test_drawing_empties_the_fields() -> None:
    page = typed(opened(preset="note_rule"), **{"(a)": "-1.36", "a[1,1]": "0.76"})
    draw(page, "5")
    assert asked(page)
    assert told(page)["answers"] == {}
    typed(page, **{"a[1,1]": "17"})
    assert said(page).count("Not yet.") == 1
    edit(page, "clear")
    assert "answers" not in query(page)
    assert "Not yet." not in said(page)


def test_slips_that_lead_to_the_same_number_get_a_sentence_each() -> None:
    page = typed(opened(preset="note_rule"), **{"(c)": "-3.10"})
    assert "More than one slip gives this number" in said(page)
    assert "\n- The factor before the sum is missing" in said(page)
    assert "Your slips so far" not in said(page)  # it was one of them at most


def test_many_slips_that_look_alike_are_not_a_wall() -> None:
    page = typed(opened(preset="note"), **{"new_w_x": "1.02"})
    assert "slips give this number" in said(page)
    assert "Work with more decimals to tell them apart." in said(page)


def test_an_answer_from_a_mended_number_is_out_of_date_not_wrong() -> None:
    page = typed(opened(preset="note_rule"), **{"a[1,1]": "1"})
    typed(page, **{"a[1,2]": "0.76"})
    typed(page, **{"a[1,1]": "0.76"})
    assert "This was right with your old number for a⟨1⟩ of example 1." in said(page)
    assert "activation forgotten: once" in said(page)  # that of a⟨1⟩, and no more


def test_all_right_is_said() -> None:
    page = opened(preset="note_rule")
    typed(page, **{q.key: fixed(q.answer, 2) for q in questions(PRESETS["note_rule"])})
    assert any("Everything is right" in element.value for element in page.success)


def test_slips_that_were_met_stay_what_they_were() -> None:
    page = opened(preset="note_rule")
    typed(page, **{q.key: fixed(q.answer, 2) for q in questions(PRESETS["note_rule"])})
    chosen(page, "rule", "exact")
    chosen(page, "decimals", 4)
    assert "Slips that were met" not in said(page)


def test_several_slips_on_top_of_an_own_wrong_number_name_that_number() -> None:
    page = typed(opened(preset="note_rule"), **{"a[1,1]": "0.87"})
    typed(page, **{"a[1,3]": "0.70"})
    assert "First correct a⟨1⟩ of example 1." in said(page)


def test_nothing_that_is_given_is_rounded() -> None:
    page = opened(activation="identity", x="4.567,1;1,2", w_x="0.3456", covered="1")
    assert not page.exception
    (given,) = [found for found in tables(page) if "x⟨1⟩" in found]
    assert given["x⟨1⟩"].tolist() == ["4.567", "1"]
    assert "0.3456" in " ".join(formula.value for formula in page.latex)


def test_while_it_is_covered_no_caption_tells_the_loss() -> None:
    page = opened(covered="1")
    assert not any("1.82" in text for text in told(page)["about"][::2])
    chosen(page, "covered", 0)
    assert any("1.82" in text for text in told(page)["about"][::2])


def test_the_tab_knows_what_a_reset_would_empty_so_that_it_can_ask_first() -> None:
    page = opened(preset="note_rule")
    assert told(page)["answers"] == {}
    typed(page, **{"(a)": "-1.36"})
    assert told(page)["answers"] == {"(a)": "-1.36"}
    reset(page)
    assert told(page)["answers"] == {}
    assert "answers" not in query(page)


def test_another_preset_stays_covered() -> None:
    page = opened(preset="note_rule", covered="1")
    preset(page, "identity")
    assert [header.value for header in page.main.header] == ["Practice"]
    assert query(page)["covered"] == "1"


@pytest.mark.parametrize(
    ("text", "shown"), [("2/3*(-3.1)", "= −2.0667. Right."), ("-2.07", "check:] Right.")]
)
def test_what_arithmetic_comes_to_is_shown(text: str, shown: str) -> None:
    page = typed(opened(preset="note_rule"), **{"(a)": text})
    assert shown in said(page).replace("\u00a0", " ")


def test_pairs_stand_behind_the_slip_that_leads_there_alone() -> None:
    page = typed(opened(preset="note_rule"), **{"grad_w_x": "1.65"})
    assert "Not yet. Some terms were subtracted" in said(page)
    assert "Several slips at once give it, too: only (e) and sign of the error turned." in said(
        page
    )


@pytest.mark.parametrize(
    ("activation", "rule", "text"),
    [
        ("tanh", "exact", "also multiplies by f′"),
        ("tanh", "note", "sets every f′ to 1"),
        ("identity", "exact", "is 1 here"),
    ],
)
def test_it_is_said_what_is_asked_for(activation: str, rule: str, text: str) -> None:
    page = opened(activation=activation, rule=rule, decimals="3", covered="1")
    (asked,) = [c.value for c in page.caption if c.value.startswith("Give ")]
    assert "Give 3 decimals." in asked
    assert "(a), (c), (e) are the terms of W_x" in asked
    assert text in asked


def test_a_hint_and_the_slips_stay_until_all_answers_go() -> None:
    page = opened(preset="note_rule")
    page.button(key="hint (c)").click().run()
    chosen(page, "decimals", 3)
    assert page.button(key="hint (c)").label == "Hint 2"
    typed(page, **{"(a)": "-1.36"})
    typed(page, **{"(a)": ""})
    assert "example dropped: once" in said(page)
    assert page.button(key="hint (c)").label == "Hint 2"
    edit(page, "clear")
    assert page.button(key="hint (c)").label == "Hint"
    assert "example dropped" not in said(page)


def test_an_answer_after_a_fresh_start_in_the_same_breath_is_an_attempt() -> None:
    page = typed(opened(preset="note_rule"), **{"(a)": "-1.36"})
    again = {"kind": "answer", "question": "(b)", "text": "-2.13"}
    edits(page, {"kind": "clear"}, again)
    assert "example dropped" not in said(page)
    assert "Your slips so far" in said(page)
    edits(page, again, {"kind": "clear"})
    assert "Your slips so far" not in said(page)


def test_half_a_letter_in_an_answer_leaves_the_page_standing() -> None:
    page = edit(opened(preset="note_rule"), "answer", question="(a)", text="\ud800")
    assert not page.exception
    assert query(page)["answers"] == '{"(a)":"?"}'
