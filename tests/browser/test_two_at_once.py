"""Two actions close together: what the server sets holds, and so does what is typed."""

import os

import pytest

from tests.browser.agreement import assert_agrees, disagreements, state
from tests.browser.controls import keys_into, sets
from tests.browser.steps import idle, start

GAPS = (0, 20, 40, 80, 200)
SOAK = bool(os.environ.get("SOAK"))  # every gap for every pair; else the gaps take turns


# What the learner does, as the tab sees it: at once, without waiting for the page.
FIRST = {
    "preset": sets('select[data-field="preset"]', "identity"),
    "reset": """() => document.querySelector(".desk-button.reset").click()""",
    "seed": """() => {
        const input = document.querySelector('[data-of="seed"] input');
        input.focus();
        input.value = "7";
        document.querySelector(".desk-own-numbers .seed .desk-button").click();
    }""",
    "coarse rate": sets('[data-of="learning_rate_coarse"] input', 5),
    "back": "() => history.back()",
    "back twice": "() => { history.back(); setTimeout(() => history.back(), 30); }",
    "step of the player": """() => document.querySelector('[data-go="forward"]').click()""",
}
SECOND = {
    "type": """() => {
        const input = document.querySelector('[data-of="a0"] input');
        input.focus();
        input.value = "0,25";
        input.blur();
    }""",
    "step a number": """() => document.querySelector('[data-of="w_a"] .more').click()""",
    "decimals": sets('[data-of="decimals"] input', 4),
    "view": """() => document.querySelector('[data-view="update"]').click()""",
}
HOLDS = {
    "type": lambda seen: ["a0", "0,25", False] in seen["fields"],
    "step a number": lambda seen: True,
    "decimals": lambda seen: "decimals=4" in seen["query"],
    "view": lambda seen: "view=update" in seen["query"],
}


@pytest.mark.parametrize("first", FIRST)
def test_two_actions_close_together_leave_one_state(page, slow_server, first):
    view = "practice" if first == "seed" else "forward"
    for turn, second in enumerate(SECOND):
        for gap in GAPS if SOAK else (GAPS[(turn + len(first)) % len(GAPS)],):
            start(page, f"view={view}&w_a=0.5", slow_server.url)
            for text in ("0.7", "0.8", "0.9"):
                keys_into(page, "w_a", text)
                idle(page)
            page.evaluate(FIRST[first])
            page.wait_for_timeout(gap)
            page.evaluate(SECOND[second])
            idle(page)
            found = disagreements(page)
            assert not found, f"{first}, {gap} ms later {second}: {found}"
            # A second Back that came after it has undone it.
            undone = first == "back twice" and gap <= 40
            seen = state(page)
            assert undone or HOLDS[second](seen), f"{first}, {gap} ms, {second}: it is lost"


def test_a_click_on_the_map_and_a_number_at_once(page, slow_server):
    for gap in GAPS if SOAK else (0, 80):
        for second in SECOND:
            start(page, "view=landscape&w_a=0.5", slow_server.url)
            chart = page.locator(".st-key-surface svg .role-frame path.background").first
            chart.scroll_into_view_if_needed()
            box = chart.bounding_box()
            page.mouse.click(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.4)
            page.wait_for_timeout(gap)
            page.evaluate(SECOND[second])
            idle(page)
            page.wait_for_timeout(300)
            assert_agrees(page)
            seen = state(page)
            assert "w_a=0.5" not in seen["query"].split("&"), "the click did nothing"
            assert HOLDS[second](seen), f"map, {gap} ms later {second}: it is lost"


def test_back_and_forward_undo_and_redo_one_edit_each_however_quickly(page, slow_server):
    start(page, server=slow_server.url)
    for text in ("0.1", "0.2", "0.3", "0.4"):
        keys_into(page, "w_a", text)
        idle(page)
    for gap in (0, 60, 200, 600):
        for _ in range(3):
            page.evaluate("history.back()")
            page.wait_for_timeout(gap)
        assert_agrees(page)
        assert state(page)["query"] == "?w_a=0.1"
        for _ in range(3):
            page.evaluate("history.forward()")
            page.wait_for_timeout(gap)
        assert_agrees(page)
        assert state(page)["query"] == "?w_a=0.4"
