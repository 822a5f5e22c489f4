"""The server ends and starts again, or cannot be reached: nothing typed is lost."""

import os

import pytest

from tests.browser.desks import (
    assert_agrees,
    cell,
    disagreements,
    field,
    settle,
    shown,
    type_into,
    visit,
)
from tests.browser.servers import serving

OFFLINE = 180 if os.environ.get("SOAK") else 6  # seconds; the server forgets a tab after 120

CONTROLS = {
    "w_a": (lambda page: type_into(page, "w_a", "0.3"), "w_a=0.3"),
    "w_x": (lambda page: type_into(page, "w_x", "-2"), "w_x=-2"),
    "a0": (lambda page: type_into(page, "a0", "1/2"), "a0=0.5"),
    "rate": (
        lambda page: type_into(page, "learning_rate", "0,2"),
        "learning_rate=0.2",
    ),
    "epochs": (lambda page: type_into(page, "epochs", "20"), "epochs=20"),
    "length": (lambda page: type_into(page, "length", "2"), "x=1,0;0,1;1,1"),
    "step": (lambda page: page.locator('[data-of="w_a"] .more').click(), "w_a=0.6"),
    "activation": (
        lambda page: page.select_option('select[data-field="activation"]', "relu"),
        "activation=relu",
    ),
    "preset": (
        lambda page: page.select_option('select[data-field="preset"]', "identity"),
        "preset=identity",
    ),
    "reset": (lambda page: page.locator(".desk-button.reset").click(), ""),
    "rule": (lambda page: page.check('input[value="note"]', force=True), "rule=note"),
    "targets": (lambda page: page.check('input[value="own"]', force=True), "y=1,2,3"),
    "cell": (lambda page: _type_in_cell(page), "x=1,0,0;0,7,1;1,1,1"),
    "view": (lambda page: page.locator('[data-view="update"]').click(), "view=update"),
    "player": (lambda page: page.locator('[data-go="forward"]').click(), "epoch=1"),
}


def _type_in_cell(page):
    cell(page, 1, 2).click()
    page.keyboard.type("7")
    page.keyboard.press("Enter")


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("gone")) as server:
        yield server


@pytest.fixture
def own_slow(tmp_path):
    with serving(tmp_path, script="tests/browser/slow_app.py") as server:
        yield server


def open_page(page, server):
    page.seen.allowed["."] = "a server that is away is an error to the browser"
    visit(page, "w_a=0.5", server.url)


def test_the_first_edit_after_a_restart_holds_for_every_control(page, own):
    table = []
    for name, (act, holds) in CONTROLS.items():
        open_page(page, own)
        type_into(page, "w_x", "0.75")  # what the address of the restart must not undo
        settle(page)
        before = dict(part.split("=") for part in shown(page)["query"][1:].split("&"))
        own.stop()
        own.start_again()
        settle(page, timeout=60_000)
        act(page)
        settle(page)
        found = disagreements(page)
        query = dict(part.split("=") for part in shown(page)["query"][1:].split("&") if part)
        changed, _, value = holds.partition("=")
        if changed and query.get(changed) != value:
            found.append(f"{holds} is lost: {query}")
        replaced = {changed} | ({"w_a", "w_x"} if name in ("preset", "reset") else set())
        for other in before.keys() - replaced - {"epoch"}:
            if query.get(other) != before[other]:
                found.append(f"{other} was {before[other]} and is {query.get(other)}")
        table.append((name, found))
    assert [(name, found) for name, found in table if found] == []


def test_what_is_typed_while_the_server_is_away_arrives_unasked(page, own):
    open_page(page, own)
    own.stop()
    type_into(page, "w_x", "0.25")
    type_into(page, "a0", "abc", key="Tab")
    cell(page, 0, 1).click()
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    page.locator(".desk-offline").wait_for(state="visible")
    assert field(page, "w_x").input_value() == "0.25"
    assert cell(page, 0, 1).input_value() == "5"
    page.wait_for_timeout(OFFLINE * 1000)
    own.start_again()
    settle(page, timeout=90_000)
    assert page.locator(".desk-offline").is_hidden()
    assert shown(page)["query"] == "?x=5,0,0;0,1,1;1,1,1&w_a=0.5&w_x=0.25"
    assert field(page, "a0").input_value() == "abc"
    assert_agrees(page)


def test_sequences_too_long_for_an_address_and_texts_outlast_a_restart(page, own):
    open_page(page, own)
    type_into(page, "w_a", "1/3")
    page.locator(".tools .desk-button", has_text="Text").click()
    rows = "\n".join(" ".join(str((i * j) % 7) for j in range(100)) for i in range(200))
    page.locator("textarea").fill(rows)
    page.locator(".desk-dialog .main").click()
    settle(page)
    assert "x=" not in shown(page)["query"]
    own.stop()
    own.start_again()
    settle(page, timeout=60_000)
    assert page.locator(".desk-sheet .large").inner_text().startswith("200 sequences of 100")
    assert field(page, "w_a").input_value() == "1/3"
    assert "w_a=0.3333333333333333" in shown(page)["query"]


def test_an_edit_that_was_taken_while_another_waited_outlasts_a_restart(page, own_slow):
    page.seen.allowed["."] = "a server that is away is an error to the browser"
    visit(page, "", own_slow.url)
    type_into(page, "w_a", "0.7")
    type_into(page, "w_x", "0.25")
    page.wait_for_function("() => rnnByHand.desk.data.ack === 1", polling=5)
    own_slow.process.kill()
    own_slow.process.wait()
    own_slow.start_again()
    settle(page, timeout=60_000)
    assert shown(page)["query"] == "?w_a=0.7&w_x=0.25"
    assert_agrees(page)


def test_keys_typed_while_the_connection_goes_stay_in_their_field(page, own):
    open_page(page, own)
    field(page, "w_x").click()
    page.keyboard.press("Control+a")
    own.stop()
    text = "0.1234567890123456789"
    page.keyboard.type(text, delay=250)  # longer than Streamlit needs to say it
    assert field(page, "w_x").input_value() == text
    cell(page, 0, 2).click()
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    own.start_again()
    settle(page, timeout=60_000)
    assert shown(page)["query"].startswith(
        "?x=1,3,0;0,1,1;1,1,1&w_a=0.5&w_x=0.12345678901234568"
    )
    assert_agrees(page)
