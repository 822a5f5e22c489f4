"""The page: its script, an edit until it is repainted, its traffic, the film's frames."""

import os
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from streamlit.testing.v1 import AppTest

from tests.browser import chromium
from tests.browser.steps import settle

ROOT = Path(__file__).resolve().parents[1]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

WATCH = """() => {
    const field = document.querySelector('input[aria-label="W_a"]');
    const chart = document.querySelector('[aria-label^="The loss over"]');
    window.painted = null;
    field.addEventListener('keydown', event => {
        if (event.key !== 'Enter') return;
        const start = performance.now();
        const watcher = new MutationObserver(() => {
            watcher.disconnect();
            requestAnimationFrame(() => { window.painted = performance.now() - start; });
        });
        watcher.observe(chart, { childList: true, subtree: true, attributes: true });
    }, { once: true, capture: true });
}"""

FRAMES = """() => {
    const read = () => document.querySelector('[aria-label^="The loss over"]')
        .querySelector('.mark-symbol.layer_6_marks > *')?.getAttribute('aria-label');
    window.drawn = [];
    const look = now => {
        const label = read();
        if (label !== window.drawn.at(-1)?.[1]) window.drawn.push([now, label]);
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}"""


def script_time(query: str) -> float:
    """Median seconds of a rerun of the script, first run excluded."""
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    page.query_params.update(dict(part.split("=") for part in query.split("&") if part))
    page.run()
    taken = []
    for _ in range(25):
        start = time.perf_counter()
        page.run()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def edits(page: Page, url: str) -> tuple[float, int]:
    """Median milliseconds from a changed weight to the repainted chart; bytes of an edit."""
    received: list[int] = []
    page.on("websocket", lambda ws: ws.on("framereceived", lambda f: received.append(len(f))))
    page.goto(url)
    settle(page)
    painted, traffic = [], []
    for k in range(15):
        received.clear()
        page.evaluate(WATCH)
        field = page.locator('input[aria-label="W_a"]')
        field.fill(str(0.5 + k / 20))
        field.press("Enter")
        settle(page, 500)
        painted.append(page.evaluate("window.painted"))
        traffic.append(sum(received))
    return statistics.median(time for time in painted[1:] if time), max(traffic)


def frames_per_second(page: Page, url: str) -> float:
    """How many frames of the lesson's film are drawn in a second at four times the speed."""
    page.goto(url)
    settle(page)
    page.locator(".player select").select_option("4")
    page.evaluate(FRAMES)
    page.locator(".player .play").click()
    page.wait_for_timeout(2500)
    drawn = page.evaluate("window.drawn")[1:]
    return (len(drawn) - 1) / ((drawn[-1][0] - drawn[0][0]) / 1000)


def main() -> None:
    print(f"script, the lesson: {script_time('') * 1e3:.0f} ms")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", *options]
    server = subprocess.Popen(command, cwd=ROOT, env=os.environ, stdout=subprocess.DEVNULL)
    try:
        time.sleep(5)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.find(), args=FLAGS)
            for name, query in (("the lesson", ""), ("roelants", "?preset=roelants")):
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                painted, traffic = edits(page, f"http://127.0.0.1:{port}/{query}")
                print(
                    f"edit of {name}: repainted after {painted:.0f} ms, {traffic / 1e3:.0f} kB"
                )
                page.close()
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            speed = frames_per_second(page, f"http://127.0.0.1:{port}/")
            print(f"the lesson's film at 4×: {speed:.0f} frames a second")
            browser.close()
    finally:
        server.terminate()


if __name__ == "__main__":
    main()
