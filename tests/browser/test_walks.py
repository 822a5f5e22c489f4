"""Random walks over the page: after each action, address, fields, stage and core agree."""

import os
import random

import pytest
from playwright.sync_api import TimeoutError  # noqa: A004 (Playwright has its own)

from dashboard.controls.settings import VIEW_NAMES
from rnn_core import ACTIVATIONS, PRESETS
from tests.browser.agreement import disagreements, state
from tests.browser.controls import keys_into, sets
from tests.browser.sequences import cell
from tests.browser.steps import idle, start

SEEDS, ACTIONS = (20, 300) if os.environ.get("SOAK") else (2, 40)

TEXTS = ("0.5", "0,25", "-1", "−0.3", "1/3", "½", "abc", "", "2", "1,000", "1e9", "--", "0")
FIELDS = ("w_a", "w_x", "a0", "learning_rate", "epochs", "length")
BLOCKS = (
    "1\t2\n3\t4",
    "1,0,0;0,1,1",
    "[[1, 2], [0.5, 1]]",
    "x1;x2;y\n1;0,5;1,5",
    "hello",
    "7 8 9",
)


def press(place):
    """Click, unless another thing lies over it or what went before has just disabled it."""
    try:
        place.click(timeout=2000)
    except TimeoutError:
        return False
    return True


def _type(page, rng):
    name, text = rng.choice(FIELDS), rng.choice(TEXTS)
    if name in ("epochs", "length"):
        text = rng.choice(("3", "5", "12", "2,5", "x"))
    keys_into(page, name, text, rng.choice(("Enter", "Tab")))
    return f"type {text!r} into {name}"


def _step(page, rng):
    name, way = rng.choice(FIELDS), rng.choice((".less", ".more"))
    times = rng.randint(1, 3)
    for _ in range(times):
        press(page.locator(f'[data-of="{name}"] {way}').first)
    return f"{times} × {way} of {name}"


def _cell(page, rng):
    cells = page.locator(".desk-sheet [data-row]")
    if not cells.count():
        return "no cell"
    if not press(cells.nth(rng.randrange(min(cells.count(), 12)))):
        return "a cell that is covered"
    text = rng.choice(TEXTS)
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.type(text)
    page.keyboard.press(rng.choice(("Enter", "Tab", "ArrowUp")))
    return f"type {text!r} into a cell"


def _rows(page, rng):
    tool, nth = rng.choice((("+ Row", 0), ("− Row", 1), ("Undo or Redo", 3)))
    place = page.locator(".tools .desk-button").nth(nth)
    if place.is_enabled():
        press(place)
    return tool


def _paste(page, rng):
    first = cell(page, 0, 1)
    if not first.count():
        return "nowhere to paste"
    if not press(first):
        return "a cell that is covered"
    text = rng.choice(BLOCKS)
    page.evaluate(
        """(text) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const event = { clipboardData: data, bubbles: true, cancelable: true };
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", event));
        }""",
        text,
    )
    idle(page)
    buttons = page.locator(".desk-offer button")
    if buttons.count():
        press(buttons.nth(rng.randrange(buttons.count())))
    return f"paste {text!r}"


def _preset(page, rng):
    name = rng.choice([name for name in PRESETS if name not in ("too_fast", "exploding")])
    page.select_option('select[data-field="preset"]', name)
    return f"preset {name}"


def _choose(page, rng):
    name = rng.choice(list(ACTIVATIONS))
    page.select_option('select[data-field="activation"]', name)
    return f"activation {name}"


def _segment(page, rng):
    name, value = rng.choice(
        (("rule", "note"), ("rule", "exact"), ("targets", "own"), ("targets", "sum"))
    )
    page.check(f'input[data-field="{name}"][value="{value}"]', force=True)
    return f"{name} {value}"


def _player(page, rng):
    go = rng.choice(("first", "back", "forward", "last", "play"))
    button = page.locator(f'[data-go="{go}"]')
    if not button.count() or not button.is_enabled():
        return f"{go} is not to be had"
    press(button)
    if go == "play":
        page.wait_for_timeout(rng.randint(50, 400))
        if page.evaluate("() => rnnByHand.stage.playing"):
            press(button)
    return go


def _scrub(page, rng):
    selector = ".player input[type=range]"
    track = page.locator(selector)
    if not track.count() or not track.is_enabled():
        return "nothing to scrub"
    last = int(track.get_attribute("max"))
    page.evaluate(sets(selector, round(rng.random() * last)))
    return "scrub"


def _click(page, rng):
    cells = page.locator(".stage-part td[data-c]")
    if not cells.count():
        return "no stage"
    key = cells.nth(rng.randrange(cells.count())).get_attribute("data-c")
    press(page.locator(f'.stage-part td[data-c="{key}"]').first)
    return f"click {key}"


def _view(page, rng):
    name = rng.choice([name for name in VIEW_NAMES if name != "vectorized"])
    press(page.locator(f'.desk-views [data-view="{name}"]'))
    return f"view {name}"


def _history(page, rng):
    way = rng.choice(("back", "back", "forward"))
    if way == "back" and page.evaluate("history.length") < 3:
        return "nowhere to go back to"
    page.evaluate(f"history.{way}()")
    return way


def _reload(page, rng):
    page.reload()
    page.wait_for_function("() => window.rnnByHand?.desk")
    return "reload"


def _decimals(page, rng):
    page.evaluate(sets('[data-of="decimals"] input', rng.randint(0, 8)))
    return "decimals"


DOES = [_type] * 4 + [_step] * 3 + [_cell] * 4 + [_rows, _paste, _preset, _choose, _segment]
DOES += [_player, _player, _scrub, _click] + [_view] * 2 + [_history] * 2 + [_reload, _decimals]


@pytest.mark.parametrize("seed", range(SEEDS))
def test_after_every_action_of_a_walk_all_agree(page, seed):
    rng = random.Random(seed)
    start(page)
    walk = []
    for _ in range(ACTIONS):
        walk.append(rng.choice(DOES)(page, rng))
        if rng.random() < 0.3:  # at once, without a pause for the page
            walk.append(rng.choice(DOES)(page, rng))
        idle(page)
        if page.url == "about:blank":
            break
        found = disagreements(page)
        assert not found, f"seed {seed}: after {walk[-6:]}: {found}; {state(page)['query']}"
    assert len(walk) >= ACTIONS
