"""The server ends and starts again, or cannot be reached: nothing typed is lost."""

import os
import time
from contextlib import ExitStack
from urllib.parse import parse_qsl

import pytest

from tests.browser.agreement import assert_agrees, disagreements, state
from tests.browser.conftest import Seen, open_tab
from tests.browser.controls import answer_field, field, keys_into, sets
from tests.browser.lines import line_to
from tests.browser.sequences import cell
from tests.browser.servers import serving
from tests.browser.steps import idle, start

SOAK = bool(os.environ.get("SOAK"))
OFFLINE = 180 if SOAK else 5  # seconds; the server forgets a tab after 120


def typing(name, text):
    return lambda page: keys_into(page, name, text)


def clicking(selector):
    return lambda page: page.locator(selector).click()


def checking(selector):
    return lambda page: page.check(selector, force=True)


def setting(name, value):
    return lambda page: page.evaluate(sets(f'[data-field="{name}"]', value))


def type_in_a_cell(page):
    cell(page, 1, 2).click()
    page.keyboard.type("7")
    page.keyboard.press("Enter")


def draw_numbers(page):
    keys_into(page, "seed", "7", key="")
    page.locator(".desk-own-numbers .seed .desk-button").click()


def answer(page):
    answer_field(page, "(a)").fill("-1.36")
    page.keyboard.press("Tab")


# By control: the edit, what of the address is then its, and the view in which it stands.
CONTROLS = {
    "W_a": (typing("w_a", "0.3"), "w_a=0.3", ""),
    "W_x": (typing("w_x", "-2"), "w_x=-2", ""),
    "a0": (typing("a0", "1/2"), "a0=0.5", ""),
    "learning rate": (typing("learning_rate", "0,2"), "learning_rate=0.2", ""),
    "coarse rate": (setting("learning_rate_coarse", 5), "learning_rate=0.005", ""),
    "epochs": (typing("epochs", "20"), "epochs=20", ""),
    "steps": (typing("length", "2"), "x=1,0;0,1;1,1", ""),
    "+": (clicking('[data-of="w_a"] .more'), "w_a=0.6", ""),
    "activation": (setting("activation", "relu"), "activation=relu", ""),
    "backward pass": (checking('input[value="note"]'), "rule=note", ""),
    "targets": (checking('input[value="own"]'), "y=1,2,3", ""),
    "decimals": (setting("decimals", 4), "decimals=4", ""),
    "notation": (setting("notation", "hidden"), "notation=hidden", ""),
    "cell": (type_in_a_cell, "x=1,0,0;0,7,1;1,1,1", ""),
    "+ row": (clicking(".tools .desk-button >> nth=0"), "x=1,0,0;0,1,1;1,1,1;0,0,0", ""),
    "preset": (setting("preset", "identity"), "preset=identity", ""),
    "reset": (clicking(".desk-button.reset"), "", ""),
    "view": (clicking('[data-view="update"]'), "view=update", ""),
    "player": (clicking('[data-go="forward"]'), "epoch=1", ""),
    "example": (typing("example", "3"), "example=3", "forward"),
    "step": (typing("step", "1"), "step=1", "backward"),
    "seed": (draw_numbers, "seed=7", "practice"),
    "cover": (clicking('[data-flips="covered"]'), "covered=1", "practice"),
    "answer": (answer, 'answers={"(a)":"-1.36"}', "practice"),
    "presenting": (clicking(".desk-views .present"), "present=1", ""),
}


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
    start(page, "w_a=0.5", server.url)


# What of the address goes with an edit, and what else may come or go.
GOES = {name: {"w_a", "w_x"} for name in ("preset", "reset", "seed")}
ALSO = {
    "targets": {"x"},
    "seed": {"view"},
    "cover": {"view"},  # what is covered or answered is practice
    "answer": {"view"},
}


def restarted(server, line, act):
    server.stop()
    server.start_again()
    return act


def killed_in_the_middle(server, line, act):
    with server.held():
        act()
    time.sleep(0.1)  # a run takes 150 ms and more
    server.kill()
    server.start_again()


def cut_off(server, line, act):
    line.cut()
    act()
    time.sleep(OFFLINE)
    line.mend()


WAYS = (restarted, killed_in_the_middle, cut_off)


@pytest.mark.parametrize("happens", WAYS)
def test_an_edit_holds_and_nothing_else_changes_for_every_control(browser, tmp_path, happens):
    """All controls at once, each in a tab of its own; in short, each in one of the ways."""
    names = list(CONTROLS) if SOAK else list(CONTROLS)[WAYS.index(happens) :: len(WAYS)]
    with (
        serving(tmp_path, script="tests/browser/slow_app.py") as server,
        line_to(server.url) as line,
        ExitStack() as tabs,
    ):
        pages = {}
        for name in names:
            view = CONTROLS[name][2] or "forward"
            page = pages[name] = open_tab(browser, server)
            tabs.callback(page.context.close)
            page.seen = Seen()
            start(page, f"view={view}&w_a=0.5", line.url)
            keys_into(page, "w_x", "0.75")  # what the address of the start must not undo
        before = {}
        for name, page in pages.items():
            idle(page)
            before[name] = address(page)

        def act():
            for name, page in pages.items():
                CONTROLS[name][0](page)

        after = happens(server, line, act)
        if after:
            for page in pages.values():
                idle(page, timeout=90_000)
            after()
        found = {}
        for name, page in pages.items():
            idle(page, timeout=90_000)
            found[name] = faults(page, name, before[name]) + page.seen.uncaught
        for name, said in found.items():
            print(f"{happens.__name__:20} {name:14} {'; '.join(said) or 'holds'}")
        assert {name: said for name, said in found.items() if said} == {}


def address(page):
    return dict(parse_qsl(state(page)["query"].removeprefix("?")))


def faults(page, name, before):
    """What of the address is not as before, but for what this control sets."""
    found, query = disagreements(page), address(page)
    changed, _, value = CONTROLS[name][1].partition("=")
    if changed and query.get(changed) != value:
        found.append(f"{changed} is {query.get(changed)}")
    goes = GOES.get(name, set())
    if there := goes & query.keys():
        found.append(f"{there} should be gone")
    replaced = {changed, "epoch"} | goes | ALSO.get(name, set())
    for other in (before.keys() | query.keys()) - replaced:
        if query.get(other) != before.get(other):
            found.append(f"{other} was {before.get(other)} and is {query.get(other)}")
    return found


def test_what_is_typed_while_the_server_is_away_arrives_unasked(page, own):
    open_page(page, own)
    own.stop()
    keys_into(page, "w_x", "0.25")
    keys_into(page, "a0", "abc", key="Tab")
    cell(page, 0, 1).click()
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    page.locator(".desk-offline").wait_for(state="visible")
    assert field(page, "w_x").input_value() == "0.25"
    assert cell(page, 0, 1).input_value() == "5"
    page.wait_for_timeout(OFFLINE * 1000)
    own.start_again()
    idle(page, timeout=90_000)
    assert page.locator(".desk-offline").is_hidden()
    assert state(page)["query"] == "?x=5,0,0;0,1,1;1,1,1&w_a=0.5&w_x=0.25"
    assert field(page, "a0").input_value() == "abc"
    assert_agrees(page)


def test_sequences_too_long_for_an_address_and_texts_outlast_a_restart(page, own):
    open_page(page, own)
    keys_into(page, "w_a", "1/3")
    page.locator(".tools .desk-button", has_text="Text").click()
    rows = "\n".join(" ".join(str((i * j) % 7) for j in range(100)) for i in range(200))
    page.locator("textarea").fill(rows)
    page.locator(".desk-dialog .main").click()
    idle(page)
    assert "x=" not in state(page)["query"]
    own.stop()
    own.start_again()
    idle(page, timeout=60_000)
    assert page.locator(".desk-sheet .large").inner_text().startswith("200 sequences of 100")
    assert field(page, "w_a").input_value() == "1/3"
    assert "w_a=0.3333333333333333" in state(page)["query"]


def test_an_edit_that_was_taken_while_another_waited_outlasts_a_restart(page, own_slow):
    page.seen.allowed["."] = "a server that is away is an error to the browser"
    start(page, "", own_slow.url)
    keys_into(page, "w_a", "0.7")
    keys_into(page, "w_x", "0.25")
    page.wait_for_function("() => rnnByHand.desk.data.ack === 1", polling=5)
    own_slow.kill()
    own_slow.start_again()
    idle(page, timeout=60_000)
    assert state(page)["query"] == "?w_a=0.7&w_x=0.25"
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
    idle(page, timeout=60_000)
    assert state(page)["query"].startswith(
        "?x=1,3,0;0,1,1;1,1,1&w_a=0.5&w_x=0.12345678901234568"
    )
    assert_agrees(page)
