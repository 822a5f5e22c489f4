"""Every preset and every control at both ends, in a real browser; links that follow."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from dashboard.display.texts import entries
from rnn_core import ACTIVATIONS, PRESETS
from tests.browser.conftest import Server
from tests.browser.controls import choose, display, reset, shown, type_into
from tests.browser.sequences import typed
from tests.browser.stages import cells
from tests.browser.steps import rerun, settle, visit
from tests.browser.tables import rows, table

ENDS = {
    "w_a": ("-1000000", "1000000"),
    "w_x": ("-1000000", "1000000"),
    "a0": ("-1000000", "1000000"),
    "learning_rate": ("0.0001", "10"),
    "epochs": ("1", "10000"),
}


def screen(page: Page) -> list[object]:
    """What a view shows: inputs, sequences, tables, figures."""
    inputs = (
        page.get_by_test_id("stSidebar")
        .locator("input, select")
        .evaluate_all("fields => fields.map(field => field.checked + field.value)")
    )
    head = page.locator('.stage-part[data-part="head"]').inner_text()
    return [inputs, typed(page), head, cells(page)]


def reopens_the_same(page: Page, other: Page) -> None:
    other.goto(page.url)
    settle(other)
    assert screen(other) == screen(page)


def test_every_preset_opens_by_choice_and_by_its_link(page: Page, other: Page) -> None:
    visit(page)
    for name in [*[*PRESETS][1:], "note"]:
        choose(page, "preset", name)
        expect(page.locator(".stage-part table").first).to_be_visible()
        expect(page.locator('[data-of="preset"] option:checked')).to_have_text(
            entries("presets")[name][0]
        )
        assert page.url.endswith("/" if name == "note" else f"?preset={name}")
        if name in ("note_rule", "exploding", "roelants"):
            reopens_the_same(page, other)


def test_every_number_reaches_both_ends_and_the_link_follows(page: Page) -> None:
    visit(page)
    for name, ends in ENDS.items():
        for end in ends:
            type_into(page, name, end)
            assert f"{name}={end}" in page.url
    visit(page, page.url.partition("?")[2])
    for name, ends in ENDS.items():
        assert shown(page, name) == ends[1]


def test_sliders_reach_both_ends(page: Page) -> None:
    visit(page)
    card = display(page)
    for label, (low, high) in {
        "Decimals": ("decimals=0", "decimals=8"),
        "Learning rate, coarse": ("learning_rate=0.0001", "learning_rate=10"),
    }.items():
        slider = card.get_by_role("slider", name=label, exact=True)
        for key, parameter in (("Home", low), ("End", high)):
            with rerun(page):
                slider.focus()
                page.keyboard.press(key)
            assert parameter in page.url


def test_lengths_reach_both_ends(page: Page) -> None:
    visit(page)
    for length in ("100", "1"):
        type_into(page, "length", length)
    assert "?x=1;0;1&" in page.url
    assert next(row[-1] for row in rows(table(page, "t = 0")) if row[1] == "a⟨t⟩") == "0.76"


def test_every_activation_notation_and_rule_shows(page: Page, other: Page) -> None:
    visit(page)
    for name in ACTIVATIONS:
        if name != "tanh":
            choose(page, "activation", name)
            assert f"activation={name}" in page.url
    card = display(page)
    for name in ("state", "hidden"):
        choose(page, "notation", name)
        assert f"notation={name}" in page.url
    expect(page.locator('[data-of="w_a"] .name')).to_have_text("W_hh at the start")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    choose(page, "rule", "note")
    reopens_the_same(page, other)


def test_reset_returns_to_the_preset(page: Page) -> None:
    visit(page, "preset=identity&w_a=0.9&epochs=7&x=1,2;3,4&rule=note&epoch=3")
    assert typed(page) == [["1", "2", "3"], ["3", "4", "7"]]
    reset(page)
    assert page.url.endswith("?preset=identity")
    assert typed(page)[0] == ["1", "0", "0", "1"]


HOSTILE = {
    "activation": "<img src=x onerror=alert(1)>",
    "w_a": "![x](http://127.0.0.1:9/x.png)",
    "preset": ":material/bolt: $\\href{http://x.example}{y}$",
    "x": "1,0;<script>alert(1)</script>,2",
    "rule": "\x00\x1b[31m**bold** www.example.com",
    "epochs": "inf",
}


@pytest.mark.parametrize("parameter", HOSTILE)
def test_a_hostile_link_opens_on_defaults_and_shows_its_text_as_text(
    page: Page, server: Server, parameter: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    visit(page, f"{parameter}={quote(HOSTILE[parameter])}")
    notice = page.get_by_test_id("stAlert").filter(has_text=f"{parameter}=")
    expect(notice).to_have_count(1)
    assert notice.locator("img, script, a, strong, .katex").count() == 0
    assert [url for url in asked if server.url not in url[:40]] == []
    assert cells(page)["L"] == "1.82"


def test_a_link_cut_in_half_opens(page: Page) -> None:
    visit(page, "x=1,0,0;0,1,1;1,1&y=1,2,3&activation=soft")
    expect(page.get_by_text("row 3 has 2 values, but row 1 has 3").first).to_be_visible()
    assert [row[:3] for row in typed(page)] == [["1", "0", "0"], ["0", "1", "1"], ["1"] * 3]


def test_a_very_long_link_is_no_crash(page: Page) -> None:
    """What the server takes opens; what it refuses (beyond 64 kB) is its own short answer."""
    visit(page, "x=" + ";".join([",".join(["1"] * 20)] * 100))
    assert cells(page)["L"]
    page.seen.allowed["431|400|414|Failed to load"] = "the server refuses such an address"
    answer = page.request.get("/?x=" + "1," * 50_000)
    assert answer.status in (200, 400, 414, 431)
    visit(page)
    assert cells(page)["L"] == "1.82"


@pytest.mark.parametrize("name", ["forward", "landscape"])
def test_no_chart_warns_when_the_activation_changes(page: Page, name: str) -> None:
    visit(page, f"view={name}")
    expect(page.locator(".st-key-loss svg .role-frame").first).to_be_visible()
    for activation in ("identity", "relu", "sigmoid", "tanh"):
        choose(page, "activation", activation)
    assert page.seen.warnings == []


def test_buttons_can_be_pressed_before_the_server_has_said_a_word(page: Page) -> None:
    visit(page, "w_a=0.5")
    with rerun(page):
        page.evaluate(
            """() => {
                const { desk } = rnnByHand;
                const { data } = desk;
                desk.data = null;
                for (const name of [".reset", ".present"]) {
                    document.querySelector(`.desk-button${name}`).click();
                }
                desk.data = data;
            }"""
        )
    assert page.url.endswith("?present=1")
