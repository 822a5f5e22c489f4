"""The page in a browser: the time from an edit of W_a to its display, and the frame rate.

    python -m benchmarks.page [--before FOLDER] [--rounds 3]

The server of the page runs from this checkout and, with --before, alternately from another one;
the table shows the medians of the rounds.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as TooLate

from benchmarks.comparison import table
from benchmarks.server import HERE, serving
from dashboard.display.numbers import fixed
from rnn_core import PRESETS, backward, forward
from tests.browser import chromium
from tests.browser.steps import settle

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WINDOW = {"width": 1280, "height": 720}
CODE = Path(__file__).with_name("page.js")

FIELD = 'input[data-field="w_a"]:visible, input[aria-label*="W_a"]:visible'
"""The field of W_a, in this checkout and in older ones."""
CASES = {"the lesson": "note", "roelants": "roelants"}
WEIGHTS = [round(0.52 + k / 20, 2) for k in range(15)]
"""W_a from edit to edit; never 1, with which every term of roelants is 0."""
DECIMALS = 4
"""Enough decimals that no number of the edited page was on the page before."""


def numbers(preset: str, w_a: float) -> tuple[list[str], list[str]]:
    """The numbers that the tables will show: the outputs, and the terms."""
    case = PRESETS[preset]
    fwd = forward(case.data, replace(case.weights, w_a=w_a), case.activation)
    grad = backward(fwd, case.rule)
    terms = [*grad.step_w_x, *grad.step_w_a]
    return [fixed(y, DECIMALS) for y in fwd.y_hat], [fixed(term, DECIMALS) for term in terms]


def expected(preset: str, before: float, after: float) -> list[list[str]]:
    """For each table, the numbers that only the edited page shows."""
    pairs = zip(numbers(preset, after), numbers(preset, before), strict=True)
    return [sorted(set(new) - set(old)) for new, old in pairs]


def edits(page: Page, url: str, preset: str) -> tuple[float, float]:
    """Milliseconds from the key press to the repainted page, and kB received for the edit."""
    received: list[int] = []
    page.on("websocket", lambda ws: ws.on("framereceived", lambda f: received.append(len(f))))
    page.goto(f"{url}/?preset={preset}&decimals={DECIMALS}&w_a={WEIGHTS[0]}")
    settle(page)
    painted, traffic = [], []
    for before, after in pairwise(WEIGHTS):
        received.clear()
        field = page.locator(FIELD).first
        field.evaluate(
            "(field, all) => bench.edit(field, ...all)", expected(preset, before, after)
        )
        field.fill(str(after))
        field.press("Enter")
        painted.append(time_of_painting(page))
        settle(page, 500)
        traffic.append(sum(received))
    return statistics.median(painted), statistics.mean(traffic) / 1e3


def time_of_painting(page: Page) -> float:
    try:
        page.wait_for_function("bench.painted !== null", timeout=20_000)
    except TooLate:
        seen = page.evaluate("bench.seen")
        raise RuntimeError(f"the edit was not painted; seen after (ms): {seen}") from None
    return page.evaluate("bench.painted")


def frames_per_second(page: Page, url: str) -> float:
    """The number of frames of the lesson's film that are drawn in a second at 4×."""
    page.goto(url)
    settle(page)
    page.locator(".player select").select_option("4")
    page.evaluate("bench.film()")
    page.locator(".player").get_by_label("Play", exact=True).click()
    page.wait_for_function(
        "bench.frames.length > 2 && performance.now() - bench.frames.at(-1)[0] > 1000",
        polling=250,
    )
    drawn = page.evaluate("bench.frames")
    return (len(drawn) - 1) / (drawn[-1][0] - drawn[0][0]) * 1e3


@contextmanager
def tab(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=WINDOW)
    page.add_init_script(path=CODE)
    yield page
    page.close()


def measure(browser: Browser, folder: Path, figures: dict[str, list[float]]) -> None:
    """One round of one checkout."""
    with serving(folder) as server:
        for name, preset in CASES.items():
            with tab(browser) as page:
                painted, traffic = edits(page, server.url, preset)
            figures[f"edit of {name}: repainted after, ms"].append(painted)
            figures[f"edit of {name}: received, kB"].append(traffic)
        with tab(browser) as page:
            speed = frames_per_second(page, server.url)
        figures["the lesson's film at 4×: frames a second"].append(speed)


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.page",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--before", type=Path, help="the folder of an older checkout")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    folders = {"before": options.before} if options.before else {}
    folders["after"] = HERE
    found: dict[str, dict[str, list[float]]] = {name: defaultdict(list) for name in folders}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=FLAGS)
        for turn in range(options.rounds):
            for name, folder in folders.items():
                print(f"round {turn + 1}: {name}", file=sys.stderr, flush=True)
                measure(browser, folder, found[name])
        browser.close()
    print(table(found["after"], found.get("before")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
