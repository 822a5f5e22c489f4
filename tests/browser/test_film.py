"""The film plays, stops, steps and scrubs, and the whole page is at one epoch."""

import time

import pytest
from playwright.sync_api import Locator, Page, WebSocket, expect

from dashboard.display.numbers import fixed
from rnn_core import PRESETS
from tests.browser.controls import choose, shown, type_into
from tests.browser.playheads import IN_SIGHT, playheads
from tests.browser.stages import cells, expected
from tests.browser.steps import rerun, settle, visit

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


def all_at(page: Page, k: int, view: str = "forward") -> None:
    heads = playheads(page, NOTE, view)
    assert set(heads.values()) == {k}, heads


def tables_are_at(page: Page, k: int) -> None:
    """The numbers in the tables are exactly those of the core at this epoch."""
    shown = cells(page)
    assert {key: shown[key] for key in expected(NOTE, k)} == expected(NOTE, k)
    assert readout(page, "loss") == fixed(NOTE.run().loss[k], 2)


@pytest.mark.parametrize("view", IN_SIGHT)
def test_playing_moves_every_chart_in_step_and_pausing_stops_all(page: Page, view: str) -> None:
    visit(page, f"view={view}")
    all_at(page, 0, view)
    # Ten seconds of film, so that it still plays when a busy machine has looked six times.
    page.locator(".player select").select_option("0.5")
    button(page, "Play").click()
    seen = []
    for _ in range(6):
        heads = playheads(page, NOTE, view)
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
    all_at(page, k, view)
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


def test_a_step_taken_while_the_server_answers_is_not_lost(page: Page) -> None:
    visit(page, "epoch=17")
    # The server's answer to 16 arrives after the second step and before that one is told.
    page.evaluate(
        """() => {
            const { desk } = window.rnnByHand;
            const took = desk.take;
            desk.take = function (...word) {
                desk.take = took;
                document.querySelector('[data-go="back"]').click();
                took.apply(desk, word);
            };
        }"""
    )
    button(page, "One epoch back").click()
    expect(page.locator('.player [data-show="epoch"]')).to_have_text("15 of 50")
    page.wait_for_timeout(900)
    assert epoch(page) == 15
    assert "epoch=15" in page.url


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
    words = page.get_by_role("slider", name="Epoch").get_attribute("aria-valuetext")
    assert words.startswith(f"epoch {heads['player']} of 50, loss ")
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
    type_into(page, "w_a", "0.5")
    expect(button(page, "Play")).to_be_visible()
    assert epoch(page) == 0
    page.wait_for_timeout(400)
    assert epoch(page) == 0
    assert readout(page, "w_a") == "0.50"
    assert page.url.endswith("?w_a=0.5")


def test_a_preset_does_not_start_by_itself(page: Page) -> None:
    visit(page, "epoch=20")
    choose(page, "preset", "identity")
    assert epoch(page) == 0
    page.wait_for_timeout(500)
    assert epoch(page) == 0
    expect(button(page, "Play")).to_be_visible()


def test_nothing_is_sent_while_playing_and_the_film_is_smooth(page: Page) -> None:
    sent: list[float] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda _: sent.append(time.monotonic()))

    page.once("websocket", listen)
    # A longer film of the lesson: nine seconds at twice the speed, so that it does not end,
    # and say so, while a slow machine is still looking.
    visit(page, "epochs=399")
    page.locator(".player select").select_option("2")
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
    visit(page, "epoch=9&view=landscape")
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
    w_a, w_x = (float(shown(page, name)) for name in ("w_a", "w_x"))
    assert [w_a, w_x] == pytest.approx([low[0] + step / 2, low[1] + step / 2])
    assert epoch(page) == 0
    start = chart.locator(".mark-symbol.layer_4_marks path").get_attribute("aria-label")
    assert start.replace("−", "-").startswith(f"W_a: {w_a:g}; W_x: {w_x:g}; epoch: 0")


def test_the_numbers_of_ten_frames_are_the_cores_while_it_plays(page: Page) -> None:
    visit(page)
    page.evaluate(
        """read => {
            window.seen = {};
            document.addEventListener('film:frame', ({ detail }) => {
                window.seen[detail.epoch] = Object.fromEntries(
                    [...document.querySelectorAll('.stage-part[data-part="tables"] td[data-c]')]
                        .map(cell => [cell.dataset.c, cell.textContent]));
            });
        }"""
    )
    with rerun(page):
        button(page, "Play").click()
        expect(page.locator('.player [data-show="epoch"]')).to_have_text(
            "50 of 50", timeout=15_000
        )
    seen = page.evaluate("window.seen")
    epochs = sorted(map(int, seen))
    assert len(epochs) >= 10
    for epoch in epochs[:: max(1, len(epochs) // 10)]:
        core = expected(NOTE, epoch)
        assert {key: seen[str(epoch)][key] for key in core} == core, epoch


def test_a_choice_marks_what_a_number_is_made_of_and_shows_its_arithmetic(page: Page) -> None:
    visit(page)
    term = page.locator('td[data-c="t.w_x.2.2"]')
    with rerun(page):
        term.click()
    reading = page.locator('.stage-part[data-part="reading"]')
    expect(reading).to_contain_text("(c), example 2")
    expect(reading).to_contain_text("(0.94 − 2) · 0.11 · 1.00 · 0.42 · 1 = −0.03")
    marked = page.locator(".live td.source").evaluate_all("e => e.map(c => c.dataset.c)")
    assert sorted(marked) == ["a.2.2", "a.2.3", "x.2.2", "y.2"]
    assert "example=2" in page.url
    page.keyboard.press("Escape")
    expect(reading).to_contain_text("Choose a number")
    assert page.locator(".live td.source, .live td.chosen").count() == 0


def test_the_keyboard_walks_in_a_table_and_chooses(page: Page) -> None:
    visit(page)
    forward_table = page.locator('table[data-table="forward"]')
    forward_table.locator('td[tabindex="0"]').focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.dataset.c") == "a.2.2"
    expect(page.locator('.stage-part[data-part="reading"]')).to_contain_text("Choose a number")
    with rerun(page):
        page.keyboard.press("Enter")
    expect(page.locator('.stage-part[data-part="reading"]')).to_contain_text(
        "tanh(1.00 · 0 + 1.00 · 1) = 0.76"
    )
    assert forward_table.locator('td[tabindex="0"]').count() == 1


def test_dragging_on_the_loss_scrubs_and_tells_once(page: Page) -> None:
    visit(page)
    plot = page.locator(".st-key-loss .role-frame path.background").first.bounding_box()
    middle = plot["y"] + plot["height"] / 2
    before = page.seen.runs
    page.mouse.move(plot["x"] + 5, middle)
    page.mouse.down()
    for part in (0.2, 0.4, 0.6):
        page.mouse.move(plot["x"] + part * plot["width"], middle)
        page.wait_for_timeout(60)
    assert 29 <= epoch(page) <= 31
    assert page.seen.runs == before
    with rerun(page):
        page.mouse.up()
    assert page.seen.runs == before + 1
    tables_are_at(page, epoch(page))


def test_without_its_script_plain_tables_stand_and_charts_have_their_sliders(
    page: Page,
) -> None:
    visit(page)
    assert page.locator(".vega-bindings:visible").count() == 0
    expect(page.locator(".st-key-plain table").first).to_be_hidden()
    # The component fails: its code cannot run where modules cannot be made from blobs.
    page.route("**/*BidiComponent*", lambda route: route.abort())
    page.seen.allowed["BidiComponent|Failed to fetch|ERR_FAILED"] = "it is cut off on purpose"
    page.goto("/?epoch=7")
    plain = page.locator(".st-key-plain table")
    expect(plain.first).to_be_visible(timeout=20_000)
    expect(plain.first).to_contain_text("0.81")
    expect(plain.nth(1)).to_contain_text("(b)")
    page.locator(".vega-bindings input:visible").first.wait_for()
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


def test_with_nothing_in_focus_space_plays_and_the_arrows_step(page: Page) -> None:
    visit(page)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("ArrowRight")
    expect(page.locator('.player [data-show="epoch"]')).to_have_text("1 of 50")
    page.keyboard.press(" ")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.keyboard.press(" ")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
