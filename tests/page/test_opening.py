"""The page as a learner first sees it: the lesson, with the lesson's numbers."""

import pytest

from dashboard.display.numbers import fixed
from rnn_core import PRESETS, forward
from tests.page.reading import (
    assert_sound,
    chosen,
    ending,
    grid,
    inputs,
    look,
    loss,
    opened,
    row,
    show,
    shows_results,
    table,
)

NOTE = PRESETS["note"]


def with_rule(rule):
    page = opened(view="backward")
    chosen(page, "rule", rule)
    return page


def test_the_page_opens_without_complaint():
    page = opened()
    assert_sound(page)
    assert not page.error
    assert not page.warning
    assert shows_results(page)


def test_the_grid_and_the_tables_have_the_lessons_sequences():
    page = opened()
    rows = [["1", "0", "0"], ["0", "1", "1"], ["1", "1", "1"]]
    assert grid(page) == rows
    assert inputs(page) == rows


def test_the_lessons_states_and_predictions():
    page = opened()
    assert row(page, 1, "a") == ["0", "0.76", "0.64", "0.57"]
    assert row(page, 2, "a") == ["0", "0", "0.76", "0.94"]
    assert row(page, 3, "a") == ["0", "0.76", "0.94", "0.96"]
    predictions = table(page, "predictions")
    assert predictions["y_hat"].tolist() == ["0.57", "0.94", "0.96"]
    assert predictions["y"].tolist() == ["1", "2", "3"]


def test_the_lessons_loss():
    assert loss(opened()) == "1.82"


def test_the_exact_terms_pass_the_gradient_check():
    page = with_rule("exact")
    (verdict,) = page.success
    assert "agree" in verdict.value
    check = table(page, "check")
    assert check["terms"].tolist() == check["nudged"].tolist() == ["−0.284214", "−0.384079"]


def test_the_notes_terms_fail_the_gradient_check_and_the_page_says_why():
    page = with_rule("note")
    assert not page.success
    (verdict,) = page.warning
    assert "not agree" in verdict.value
    assert "f′" in verdict.value
    check = table(page, "check")
    assert check["terms"].tolist() == ["−5.779420", "−3.260793"]
    assert check["nudged"].tolist() == ["−0.284214", "−0.384079"]


def test_where_f_is_the_identity_both_rules_pass_the_check():
    page = opened(view="backward", activation="identity", w_a="0.5", rule="note")
    assert page.success
    assert not page.warning


def test_at_a_corner_the_check_says_that_it_cannot_judge():
    page = opened(view="backward", activation="relu", w_x="0")
    assert not page.success
    assert any("has a corner there" in info.value for info in page.info)


@pytest.mark.parametrize("epoch", [1, 7, 50])
def test_all_views_show_the_epoch_that_is_looked_at(epoch):
    page = opened()
    look(page, epoch=epoch)
    assert_sound(page)
    run = NOTE.run()
    fwd = forward(NOTE.data, run.weights(epoch), "tanh")
    assert loss(page) == fixed(run.loss[epoch], 2)
    predictions = table(page, "predictions")
    assert predictions["y_hat"].tolist() == [fixed(value, 2) for value in fwd.y_hat]
    check = table(show(page, "backward"), "check")
    assert check["terms"].iloc[0] == fixed(run.grad_w_x[epoch], 6)


def test_the_page_says_how_the_run_ended():
    assert ending(opened(view="landscape")) == NOTE.run().message
