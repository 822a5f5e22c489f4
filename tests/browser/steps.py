"""What a browser test does with the page: open it, wait for it, make it run again.

Assert with Playwright's `expect`, which waits a little for what it expects.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

# Streamlit tells about itself in attributes of its root element. A finished script is not yet a
# finished page: charts and formulas replace their grey placeholders afterwards, and what the
# last run left behind is marked stale until it goes. The desk, which older pages have not,
# holds what was asked for until the server has taken it. And a click on a chart reaches the
# server only after a moment, so all of this has to hold for a while. Where a placeholder was,
# a chart is empty until it is drawn, a table of a view has no cells, and the player shows no
# epoch until its code has come.
SETTLED = """quiet => {
    const app = document.querySelector('[data-testid="stApp"]');
    const desk = window.rnnByHand?.desk;
    const done = app?.dataset.testScriptState === 'notRunning'
        && app.dataset.testConnectionState === 'CONNECTED'
        && (!app.querySelector('.desk-part') || (desk?.kept && desk.box.length === 0))
        && !app.querySelector('[data-testid="stSkeleton"], [data-stale="true"]');
    if (!done) { delete window.settledSince; return false; }
    window.settledSince ??= performance.now();
    const filled = (part, content) => [...app.querySelectorAll(part)].every(
        found => !found.offsetParent || found.querySelector(content));
    return performance.now() - window.settledSince >= quiet
        && filled('[data-testid="stVegaLiteChart"]', 'svg path')
        && filled('.page-table', 'td')
        && filled('.desk-part', '*')
        && filled('.player', '[data-show="epoch"]:not(:empty)');
}"""


IDLE = """() => {
  const { desk, stage } = window.rnnByHand ?? {};
  const app = document.querySelector('[data-testid="stApp"]').dataset;
  return desk?.data && desk.kept?.data === desk.data && !desk.box.length && !desk.forgotten
    && app.testConnectionState === "CONNECTED" && app.testScriptState !== "running"
    && (!desk.data.now || (stage?.built && desk.data.now.run === stage.film.run
      && !stage.playing && stage.told === stage.epoch()));
}"""


def settle(page: Page, quiet: int = 300) -> None:
    """Wait until the page has been complete for `quiet` ms; fail if it shows a traceback."""
    page.evaluate("delete window.settledSince")
    # Not at every frame, as Playwright would: looking costs the page time that it needs.
    page.wait_for_function(SETTLED, arg=quiet, polling=50)
    tracebacks = page.get_by_test_id("stException").all_inner_texts()
    assert not tracebacks, f"the page shows a traceback:\n{tracebacks[0]}"


def visit(page: Page, query: str = "") -> None:
    """Open the page with this query ("w_a=2&epoch=7") and wait until it is complete."""
    page.goto(f"/?{query}")
    settle(page)


def idle(page: Page, timeout: float = 20_000) -> None:
    """Wait only until no edit and no run is under way; charts may still be drawn."""
    for _ in range(2):  # and stay so for a moment
        page.wait_for_timeout(30)
        page.wait_for_function(IDLE, timeout=timeout)


def start(page: Page, query: str = "", server: str = "") -> None:
    """Open the page with this query, of another server if one is named, until it is idle."""
    page.goto(f"{server}/?{query}")
    page.wait_for_function("() => window.rnnByHand?.desk")
    idle(page)


@contextmanager
def rerun(page: Page) -> Iterator[None]:
    """Wait for the run that the actions inside the `with` cause; fail if they cause none."""
    before = page.seen.runs
    yield
    until = time.monotonic() + 20
    while page.seen.runs == before:
        assert time.monotonic() < until, "the actions made the server run nothing"
        page.wait_for_timeout(20)
    settle(page)
