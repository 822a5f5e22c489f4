"""The film plays, stops, steps and scrubs, and the whole page is at one epoch."""

import re
import time

import pytest
from playwright.sync_api import Browser, Locator, Page, WebSocket, expect

from dashboard.display.numbers import fixed
from rnn_core import PRESETS, backward, forward
from tests.browser.grids import rows, table
from tests.browser.playheads import playheads
from tests.browser.steps import number_input, rerun, settle, visit

NOTE = PRESETS["note"]


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name="Player of the training run").get_by_role(
        "button", name=name, exact=True
    )


def readout(page: Page, name: str) -> str:
    return page.locator(f'.player [data-show="{name}"]').inner_text()


def epoch(page: Page) -> int:
    return int(readout(page, "epoch").split(" of ")[0])


def rate(page: Page, ms: int) -> float:
    """Play for about this long; epochs in a second of the time that it really played.

    The clicks are timed where they arrive, for a busy machine clicks late.
    """
    page.evaluate(
        """() => {
            window.clicks = [];
            addEventListener('click', () => window.clicks.push(performance.now()), true);
        }"""
    )
    button(page, "Play").click()
    page.wait_for_timeout(ms)
    with rerun(page):
        button(page, "Pause").click()
    clicks = page.evaluate("window.clicks")
    return epoch(page) / (clicks[-1] - clicks[0]) * 1000


def all_at(page: Page, k: int) -> None:
    heads = playheads(page, NOTE)
    assert set(heads.values()) == {k}, heads


def tables_are_at(page: Page, k: int) -> None:
    """The numbers in the tables are exactly those of the core at this epoch."""
    run = NOTE.run()
    fwd = forward(NOTE.data, run.weights(k), NOTE.activation)
    grad = backward(fwd, NOTE.rule)
    states = [row[2:] for row in rows(table(page, "t = 0")) if row[1] == "a⟨t⟩"]
    assert [row[1:] for row in states] == [
        ["0" if value == 0 else fixed(value, 2) for value in a[1:]] for a in fwd.a
    ]
    totals = [row[3] for row in rows(table(page, "term"))][:6]
    assert totals[0::2] == [fixed(value, 2) for value in grad.step_w_x[::-1]]
    assert totals[1::2] == [fixed(value, 2) for value in grad.step_w_a[::-1]]
    assert readout(page, "loss") == fixed(fwd.loss, 2)


def test_playing_moves_every_chart_in_step_and_pausing_stops_all(page: Page) -> None:
    visit(page)
    all_at(page, 0)
    # Ten seconds of film, so that it still plays when a busy machine has looked six times.
    page.locator(".player select").select_option("0.5")
    button(page, "Play").click()
    seen = []
    for _ in range(6):
        heads = playheads(page, NOTE)
        assert len(set(heads.values())) == 1, heads
        seen.append(heads["player"])
        page.wait_for_timeout(250)
    assert seen == sorted(seen)
    assert seen[-1] > seen[0]
    with rerun(page):
        button(page, "Pause").click()
    k = epoch(page)
    assert 0 < k < 50
    page.wait_for_timeout(500)
    all_at(page, k)
    tables_are_at(page, k)
    assert f"epoch={k}" in page.url


def test_a_link_opens_at_its_epoch(page: Page) -> None:
    visit(page, "epoch=17")
    all_at(page, 17)
    tables_are_at(page, 17)
    assert page.url.endswith("epoch=17")


def test_buttons_step_and_jump(page: Page) -> None:
    visit(page, "epoch=17")
    with rerun(page):
        button(page, "One epoch forward").click()
    all_at(page, 18)
    tables_are_at(page, 18)
    with rerun(page):
        button(page, "One epoch back").click()
        button(page, "One epoch back").click()
    all_at(page, 16)
    with rerun(page):
        button(page, "To the end").click()
    all_at(page, 50)
    with rerun(page):
        button(page, "To the start").click()
    all_at(page, 0)
    tables_are_at(page, 0)


def test_scrubbing_is_followed_at_once_and_told_once(page: Page) -> None:
    visit(page)
    track = page.get_by_role("slider", name="Epoch")
    box = track.bounding_box()
    middle = box["y"] + box["height"] / 2
    before = page.seen.runs
    page.mouse.move(box["x"] + 8, middle)
    page.mouse.down()
    for part in (0.2, 0.35, 0.5):
        page.mouse.move(box["x"] + part * box["width"], middle)
        page.wait_for_timeout(120)
    assert page.seen.runs == before
    heads = playheads(page, NOTE)
    assert len(set(heads.values())) == 1
    assert 23 <= heads["player"] <= 27
    expect(page.locator(".player .bubble")).to_contain_text(f"epoch {heads['player']}, loss")
    with rerun(page):
        page.mouse.up()
    assert page.seen.runs == before + 1
    tables_are_at(page, heads["player"])


def test_the_keyboard_plays_steps_and_jumps(page: Page) -> None:
    visit(page)
    page.get_by_role("group", name="Player of the training run").focus()
    for key, k in (
        ("ArrowRight", 1),
        ("PageUp", 11),
        ("ArrowLeft", 10),
        ("End", 50),
        ("PageDown", 40),
        ("Home", 0),
    ):
        with rerun(page):
            page.keyboard.press(key)
        assert epoch(page) == k, key
        all_at(page, k)
    page.keyboard.press("Space")
    expect(button(page, "Pause")).to_be_visible()
    page.wait_for_timeout(600)
    with rerun(page):
        page.keyboard.press("Space")
    expect(button(page, "Play")).to_be_visible()
    assert epoch(page) > 0


def test_the_focus_is_seen(page: Page) -> None:
    visit(page)
    page.get_by_role("group", name="Player of the training run").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_speed_is_kept(page: Page) -> None:
    visit(page)

    def played(speed: str) -> float:
        page.locator(".player select").select_option(speed)
        epochs_a_second = rate(page, 1200)
        with rerun(page):
            button(page, "To the start").click()
        return epochs_a_second

    slow, fast = played("0.5"), played("2")
    assert 2.5 <= slow <= 7.5
    assert fast > 2 * slow


def test_an_edit_goes_back_to_the_start_and_pauses(page: Page) -> None:
    visit(page)
    button(page, "Play").click()
    page.wait_for_timeout(500)
    field = number_input(page, "W_a").locator("input")
    with rerun(page):
        field.fill("0.5")
        field.press("Enter")
    expect(button(page, "Play")).to_be_visible()
    assert epoch(page) == 0
    page.wait_for_timeout(400)
    assert epoch(page) == 0
    assert readout(page, "w_a") == "0.50"
    assert page.url.endswith("?w_a=0.5")


def test_a_preset_does_not_start_by_itself(page: Page) -> None:
    visit(page, "epoch=20")
    with rerun(page):
        page.get_by_role("combobox", name="Preset").click()
        page.get_by_role("option", name="Learning to sum").click()
    assert epoch(page) == 0
    page.wait_for_timeout(500)
    assert epoch(page) == 0
    expect(button(page, "Play")).to_be_visible()


def test_nothing_is_sent_while_playing_and_the_film_is_smooth(page: Page) -> None:
    sent: list[float] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda _: sent.append(time.monotonic()))

    page.once("websocket", listen)
    # A longer film of the lesson: ten seconds at four times the speed, so that it does not
    # end, and say so, while a slow machine is still looking.
    visit(page, "epochs=399")
    page.locator(".player select").select_option("4")
    page.evaluate(
        """() => {
            const epoch = document.querySelector('[data-show="epoch"]');
            const point = () => [...document.querySelectorAll('.mark-symbol.layer_6_marks > *')]
                .map(mark => mark.getAttribute('aria-label')).join();
            window.drawn = new Set();
            const look = () => { window.drawn.add(point()); requestAnimationFrame(look); };
            look();
        }"""
    )
    button(page, "Play").click()
    page.wait_for_timeout(300)
    sent.clear()
    page.evaluate("window.drawn.clear()")
    page.wait_for_timeout(4000)
    drawn = page.evaluate("window.drawn.size")
    assert sent == []
    assert page.seen.warnings == []
    # What a machine can draw differs; benchmarks/film.py measures it. Here: it moves.
    assert drawn > 20


def test_motion_is_calm_for_those_who_ask_for_it(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    visit(page)
    page.locator(".player select").select_option("4")
    assert 0 < rate(page, 1600) <= 2.5


@pytest.mark.parametrize(("right", "up"), [(0.25, 0.7), (0.8, 0.4), (0.5, 0.15)])
def test_a_click_on_the_map_sets_the_weights(page: Page, right: float, up: float) -> None:
    visit(page, "epoch=9")
    chart = page.locator('[data-testid="stVegaLiteChart"][aria-label^="A map"]')
    cells = chart.locator(".mark-rect.view_1_marks path")
    chosen = cells.nth(int(right * 33) * 33 + int(up * 33))
    step = 0.1
    low = [
        float(part.split(": ")[1].replace("−", "-"))
        for part in chosen.get_attribute("aria-label").split("; ")[:2]
    ]
    with rerun(page):
        chosen.click()
    w_a, w_x = (
        float(number_input(page, name).locator("input").input_value())
        for name in ("W_a", "W_x")
    )
    assert [w_a, w_x] == pytest.approx([low[0] + step / 2, low[1] + step / 2])
    assert epoch(page) == 0
    start = chart.locator(".mark-symbol.layer_4_marks path").get_attribute("aria-label")
    assert start.replace("−", "-").startswith(f"W_a: {w_a:g}; W_x: {w_x:g}; epoch: 0")


def test_without_the_player_each_chart_has_its_own_slider(browser: Browser, page: Page) -> None:
    visit(page)
    assert page.locator(".vega-bindings input").count() == 5
    assert page.locator(".vega-bindings:visible").count() == 0
    # The component fails: its code cannot run where modules cannot be made from blobs.
    page.route("**/*BidiComponent*", lambda route: route.abort())
    page.seen.allowed["BidiComponent|Failed to fetch|ERR_FAILED"] = "it is cut off on purpose"
    page.goto("/")
    page.locator(".vega-bindings input:visible").first.wait_for()
    slider = page.locator(
        '[data-testid="stVegaLiteChart"][aria-label^="The loss over"] .vega-bindings input'
    )
    slider.fill("30")
    point = page.locator('[aria-label^="The loss over"] .mark-symbol.layer_6_marks path')
    expect(point).to_have_attribute("aria-label", re.compile("^epoch: 30;"))
    page.seen.uncaught.clear()


@pytest.mark.parametrize(
    ("query", "frames", "last"),
    [
        ("preset=too_fast", "22", "diverged"),
        ("epochs=1", "1", ""),
        ("epochs=10000", "10000", ""),
        ("preset=unreachable", "12", "converged"),
    ],
)
def test_short_long_and_broken_runs_play(
    page: Page, query: str, frames: str, last: str
) -> None:
    visit(page, query)
    assert readout(page, "epoch") == f"0 of {frames}"
    page.locator(".player select").select_option("4")
    with rerun(page):
        button(page, "Play").click()
        expect(page.locator('.player [data-show="epoch"]')).to_have_text(
            f"{frames} of {frames}", timeout=15_000
        )
    settle(page)
    drawn = page.locator('[aria-label^="The loss over"] svg').text_content()
    assert ("converged" in drawn, "diverged" in drawn) == (
        last == "converged",
        last == "diverged",
    )
    assert page.seen.warnings == []


def test_a_hundred_steps_play(page: Page) -> None:
    x = ";".join(",".join("1" if (i + t) % 2 else "0" for t in range(100)) for i in range(3))
    visit(page, f"x={x}&w_a=0.9&epochs=60")
    with rerun(page):
        button(page, "To the end").click()
    assert epoch(page) == 60
    assert page.locator(".katex-error").count() == 0


def test_a_run_without_epochs_has_a_player_at_rest(page: Page) -> None:
    visit(page, "activation=identity")
    assert readout(page, "epoch") == "0 of 0"
    expect(button(page, "Play")).to_be_disabled()


def test_a_click_on_a_state_shows_its_arithmetic(page: Page) -> None:
    # High enough that nothing lies under the player.
    page.set_viewport_size({"width": 1280, "height": 1600})
    visit(page)
    state = page.locator('[aria-label^="The network"] .mark-symbol.states_marks path').nth(3)
    state.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    box = state.bounding_box()
    with rerun(page):
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert "step=3" in page.url
    grid = table(page, "t = 0")
    cell = {"x": 300, "y": 35 * 5 + 17}
    grid.locator(".dvn-scroller").hover(position=cell)
    page.wait_for_timeout(500)
    with rerun(page):
        grid.locator(".dvn-scroller").click(position=cell, delay=60)
    assert "example=2&step=1" in page.url
