"""Runs whose numbers come to the edge of what can be held, looked at where they do."""

import pytest

from dashboard.display.numbers import TOO_LARGE
from rnn_core import PRESETS
from tests.page.reading import (
    assert_every_view_sound,
    assert_sound,
    ending,
    opened,
    show,
    shows_results,
    texts,
)

LAST = PRESETS["too_fast"].run().last_epoch


@pytest.mark.parametrize("epoch", [0, LAST // 2, LAST - 1, LAST])
@pytest.mark.parametrize("decimals", ["0", "8"])
def test_a_run_that_diverges_can_be_looked_at_at_every_epoch(epoch, decimals):
    page = opened(preset="too_fast", epoch=str(epoch), decimals=decimals)
    assert_sound(page)
    assert shows_results(page)
    assert_every_view_sound(page)
    assert ending(show(page, "landscape")).startswith("Diverged")


def said(page, view):
    """Where a view says that a number is too large; all of them are sound."""
    assert_every_view_sound(page)
    return [text for text in texts(show(page, view)) if TOO_LARGE in text]


def one_after_zeros(steps):
    """One sequence that begins with 1; with the identity its state is w_x w_a^(steps − 1)."""
    return {"x": ",".join(["1"] + ["0"] * (steps - 1)), "y": "0", "activation": "identity"}


def test_an_update_that_is_too_large_to_be_held_is_said_not_raised():
    # The loss is 2.4e307 and its gradient 9.6e307; ten times that is no float any more.
    page = opened(**one_after_zeros(27), w_a="837000", w_x="0.5", learning_rate="10")
    assert_sound(page)
    assert shows_results(page)
    assert said(page, "update")


def test_a_nudge_that_is_too_large_to_be_held_is_said_not_raised():
    # The loss is 1.7972e308; with w_a nudged by 6 it is 1.0003 times that, and no float.
    w_x = (1.7972e308**0.5) / 1e150
    page = opened(**one_after_zeros(26), w_a="1e6", w_x=repr(w_x))
    assert_sound(page)
    assert shows_results(page)
    assert said(page, "backward")


def test_a_pre_activation_that_is_too_large_to_be_held_is_said_not_raised():
    # The loss and both weights are finite to the end; w_a a<0> = 2e307 · 1e6 is not.
    link = {"x": "1,1", "y": "1.000001", "a0": "1e6", "rule": "note", "learning_rate": "10"}
    page = opened(**link, epochs="300", epoch="300")
    assert_sound(page)
    assert shows_results(page)
    assert said(page, "forward")
