"""The section Vectorized by itself, on a page of its own."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.display.notation import NOTATIONS
from dashboard.views.vectorized import race
from dashboard.views.vectorized.source import programs
from rnn_core import ACTIVATIONS, PRESETS, RULES
from tests.page.reading import NO_NUMBER


def script():
    from dataclasses import replace

    import streamlit as st

    from dashboard.controls.settings import Settings
    from dashboard.stage.moment import moment_of
    from dashboard.views.vectorized.view import draw
    from rnn_core import PRESETS

    asked = {name: st.session_state[name] for name in st.session_state}
    shown = {name: asked[name] for name in ("activation", "rule", "decimals", "notation")}
    settings = replace(Settings.opening(asked["preset"]), **shown)
    scenario = settings.scenario(PRESETS[asked["preset"]].data)
    draw(moment_of(scenario, scenario.run(), settings))


DEFAULTS = {
    "preset": "note",
    "decimals": 2,
    "activation": "tanh",
    "rule": "exact",
    "notation": "lesson",
}


@pytest.fixture(autouse=True)
def short_race(monkeypatch):
    monkeypatch.setattr(race, "SIZES", (2, 4, 8))
    monkeypatch.setattr(race, "MOST", 2)


def opened(**asked):
    page = AppTest.from_function(script, default_timeout=30)
    for name, value in {**DEFAULTS, **asked}.items():
        page.session_state[name] = value
    return page.run()


def words(page):
    shown = [*page.subheader, *page.markdown, *page.caption]
    return [element.value for element in [*shown, *page.success, *page.info]]


def charts(page):
    return page.get("vega_lite_chart")


def assert_sound(page):
    assert [fault.value for fault in page.exception] == []
    shown = [*words(page), *(formula.value for formula in page.latex)]
    assert [text for text in shown if NO_NUMBER.search(text)] == []


def test_it_opens_with_its_headings():
    page = opened()
    assert_sound(page)
    titles = [subheader.value for subheader in page.subheader]
    for title, word in zip(titles, ["polynomials", "dot", "programs", "race"], strict=True):
        assert word in title
    assert not charts(page)  # the race waits for its button


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_opens(preset):
    scenario = PRESETS[preset]
    page = opened(preset=preset, activation=scenario.activation, rule=scenario.rule)
    assert_sound(page)
    assert len(page.success) == 1


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_activation_under_both_rules(activation, rule):
    page = opened(activation=activation, rule=rule, decimals=8)
    assert_sound(page)
    (verdict,) = page.success
    assert "difference" in verdict.value or "agree" in verdict.value


def test_the_polynomials_say_when_they_are_of_another_activation():
    assert not any("in place of" in text for text in words(opened(activation="identity")))
    assert any("in place of" in text for text in words(opened(activation="tanh")))


def test_long_sequences_get_the_general_polynomial():
    assert not any("For any step" in text for text in words(opened()))
    assert any("For any step" in text for text in words(opened(preset="vanishing")))


def test_the_code_shown_is_that_of_the_files():
    page = opened()
    expected = [
        shown.code for way in programs().values() for shown in (*way.by_hand, *way.vectorized)
    ]
    assert [block.value for block in page.code] == expected
    assert {block.language for block in page.code} == {"python"}


@pytest.mark.parametrize("name", NOTATIONS)
def test_the_prose_has_the_letters_of_the_notation(name):
    text = " ".join(words(opened(notation=name, preset="vanishing")))
    for other in NOTATIONS.values():
        # The caption of the code has the code's names, and says so; a letter in them.
        assert (other.w_a in text.replace("`w_a`", "")) == (other.name == name)


def test_the_race_is_run_on_its_button_and_stays():
    page = opened()
    page.button(key="start_race").click().run()
    assert_sound(page)
    assert len(charts(page)) == 1
    assert [lap.n for lap in page.session_state["race"].laps] == [2, 4, 8]
    said = [text for text in words(page) if "8 sequences" in text]
    assert len(said) == 1
    page.session_state["decimals"] = 3
    page.run()
    assert len(charts(page)) == 1
    assert said[0] in words(page)


@pytest.mark.parametrize(
    ("setting", "value"),
    [("preset", "vanishing"), ("activation", "relu"), ("rule", "note")],
)
def test_a_race_of_something_else_is_thrown_away(setting, value):
    page = opened()
    page.button(key="start_race").click().run()
    page.session_state[setting] = value
    page.run()
    assert_sound(page)
    assert not charts(page)
    assert "race" not in page.session_state
