"""What is said of an answer is worked out again only if something that it builds on is new."""

import pytest

from dashboard.display.numbers import fixed
from dashboard.views.practice import sheet
from rnn_core.practice import check, drawn, questions


@pytest.mark.parametrize(
    ("key", "again"),
    [
        ("new_w_x", ["new_w_x"]),
        ("grad_w_a", ["grad_w_a", "new_w_a"]),
        ("loss", ["loss"]),
    ],
)
def test_an_answer_changes_only_what_is_said_of_those_that_build_on_it(monkeypatch, key, again):
    asked = questions(drawn(1234))
    typed = {question.key: fixed(question.answer, 2) for question in asked}
    found = {q.key: sheet._verdict(q, typed) for q in asked}
    checked = []

    def counted(question, text, earlier):
        checked.append(question.key)
        return check(question, text, earlier)

    monkeypatch.setattr(sheet, "check", counted)
    typed[key] = f"9{len(key)}"
    after = {q.key: sheet._verdict(q, typed) for q in asked}
    assert checked == again
    assert not after[key].right
    assert all(after[other] == found[other] for other in found if other not in again)


def test_a_wrong_state_is_seen_in_all_that_follow_from_it(monkeypatch):
    asked = {question.key: question for question in questions(drawn(4321))}
    typed = {key: fixed(question.answer, 2) for key, question in asked.items()}
    assert sheet._verdict(asked["loss"], typed).right
    own = {**typed, "y_hat[1]": "0.5", "loss": "77"}
    assert sheet._verdict(asked["loss"], own) == check(asked["loss"], "77", own)
