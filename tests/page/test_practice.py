"""Practice on the page: nothing is marked before it is typed, and a slip is named."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.numbers import fixed
from rnn_core import PRESETS
from rnn_core.practice import drawn, questions
from tests.page.reading import APP


def opened(**params: str) -> AppTest:
    page = AppTest.from_file(APP, default_timeout=60)
    page.query_params.update(params)
    page.session_state["practice"] = True
    return page.run()


def typed(page: AppTest, **answers: str) -> AppTest:
    for key, text in answers.items():
        page.text_input(key=f"answer:{key}").set_value(text)
    page.run()
    assert not page.exception
    return page


def said(page: AppTest) -> str:
    return "\n".join(element.value for element in page.markdown).replace("\\", "")


def test_nothing_is_marked_before_something_is_typed() -> None:
    page = opened(preset="note_rule")
    assert len([field for field in page.text_input if field.key.startswith("answer:")]) == 23
    assert ":material/check:" not in said(page)
    assert ":material/edit:" not in said(page)


def test_every_right_answer_is_accepted() -> None:
    page = opened(preset="note_rule")
    asked = questions(PRESETS["note_rule"])
    typed(page, **{q.key: fixed(q.answer, 2) for q in asked})
    assert said(page).count(":green[:material/check:]") == len(asked)


@pytest.mark.parametrize(
    ("key", "text", "sentence"),
    [
        ("(a)", "−1.36", "The second example is missing"),
        ("(b)", "-2,13", "a⟨3⟩ where a⟨2⟩ belongs"),
        ("new_w_x", "-0.65", "The learning rate is missing"),
        ("loss", "two", "cannot be read"),
        ("a[1,3]", "0.56", "rounded on the way"),
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
    again = opened(**dict(page.query_params.items()))
    assert again.text_input(key="answer:(a)").value == "-1.36"
    assert "The second example is missing" in said(again)


@pytest.mark.parametrize("answers", ["{", "[1]", '{"(a)": 3}', "x" * 7000, '{"a":' * 2000])
def test_answers_that_cannot_be_read_are_named(answers: str) -> None:
    page = opened(answers=answers)
    assert not page.exception
    assert len(page.warning) == 1
    assert "answers" in page.warning[0].value


def test_a_seed_draws_its_numbers_and_the_key_shows_them() -> None:
    page = opened(seed="42", show_key="1")
    assert not page.exception
    scenario = drawn(42)
    assert page.number_input(key="w_a").value == scenario.weights.w_a
    answers = {fixed(q.answer, 2) for q in questions(scenario)}
    shown = set(page.table[0].value["answer"])
    assert shown == answers


def test_drawing_replaces_the_numbers_and_the_answers() -> None:
    page = typed(opened(preset="note_rule"), **{"(a)": "1"})
    page.number_input(key="seed_typed").set_value(7).run()
    page.button(key="draw").click().run()
    assert page.query_params["seed"] in ("7", ["7"])
    assert "answers" not in page.query_params
    assert page.number_input(key="w_x").value == drawn(7).weights.w_x


def test_long_sequences_are_not_asked() -> None:
    page = opened(preset="roelants")
    assert not [f for f in page.text_input if str(f.key).startswith("answer:")]
    assert any("too long to be worked by hand" in info.value for info in page.info)


def test_slips_that_were_met_are_summed_up() -> None:
    page = typed(opened(preset="note_rule"), **{"(a)": "-1.36"})
    typed(page, **{"(a)": "-2.07"})
    assert "example dropped: once" in said(page)


def test_right_from_an_own_wrong_number_is_told_so() -> None:
    page = typed(opened(preset="note_rule"), **{"a[1,1]": "0.5"})
    typed(page, **{"a[1,2]": "0.46"})  # tanh(0.5) = 0.462
    assert ":blue[:material/redo:] Right with your own earlier number" in said(page)
