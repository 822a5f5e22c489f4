"""The page in a real browser: the server, the browser, and a page that must stay clean."""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, WebSocket, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser import chromium
from tests.browser.servers import Server, serving

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox",  # as root, as in most containers, Chromium does not start without
    "--disable-gpu",
    "--disable-background-networking",  # no updates, no field trials: only what the page asks
    "--disable-quic",
    "--no-first-run",
]
DESK = {"width": 1280, "height": 900}
# Console errors that are not ours: a pattern, and the reason why it is none. For one test
# only: page.seen.allowed["pattern"] = "reason".
NOT_OURS: dict[str, str] = {}
# Streamlit's own: a run that is stopped tidies up the session while the next one begins. No
# frame of it is ours and nothing is lost, as the tests of fast Back and Forward show.
STREAMLITS_RACE = re.compile(
    r"Exception in thread ScriptRunner\.scriptThread:\n"
    r"Traceback \(most recent call last\):\n"
    r'(?:  File "[^"\n]*/(?:threading|streamlit/[^"\n]*)\.py"[^\n]*\n(?:    [^\n]*\n)+)+'
    r"RuntimeError: dictionary (?:keys )?changed (?:size )?during iteration\n"
)
FAILED = pytest.StashKey[bool]()  # did the test itself fail? The page's picture is kept then


@dataclass
class Seen:
    """What the browser's console said during one test, and how often the script has run."""

    runs: int = 0
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    uncaught: list[str] = field(default_factory=list)
    allowed: dict[str, str] = field(default_factory=lambda: dict(NOT_OURS))

    def hear(self, message: ConsoleMessage) -> None:
        heard = {"error": self.errors, "warning": self.warnings}.get(message.type)
        if heard is not None:
            heard.append(f"{message.text} ({message.location['url']})")

    def listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self.receive)

    def receive(self, frame: bytes | str) -> None:
        # The page's own attribute misses runs: the browser draws a quick one's start and end
        # at once. The server's word that it has finished does not get lost.
        if isinstance(frame, bytes):
            message = ForwardMsg.FromString(frame)
            if message.WhichOneof("type") == "script_finished":
                self.runs += message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN

    def ours(self) -> list[str]:
        errors = [e for e in self.errors if not any(re.search(p, e) for p in self.allowed)]
        return self.uncaught + errors


@pytest.hookimpl(tryfirst=True)  # before -m "not browser" selects
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if path is None:
        (pytest.fail if chromium.required() else pytest.skip)(chromium.MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture(scope="session")
def slow_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The same page, but every run of its script takes 150 ms longer."""
    script = "tests/browser/slow_app.py"
    with serving(tmp_path_factory.mktemp("slow"), script=script) as server:
        yield server


def open_tab(browser: Browser, server: Server) -> Page:
    context = browser.new_context(base_url=server.url, viewport=DESK, locale="en-US")
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.on("console", lambda message: page.seen.hear(message))
    page.on("websocket", lambda socket: page.seen.listen(socket))
    page.on("pageerror", lambda error: page.seen.uncaught.append(str(error)))
    return page


def wipe(page: Page) -> None:
    """Leave nothing of a test in its tab but what the browser has compiled."""
    page.seen = Seen()  # what leaving the page says is not heard
    page.unroute_all()
    page.evaluate("sessionStorage.clear()")
    page.goto("about:blank")
    page.set_viewport_size(DESK)
    page.emulate_media(media="null", reduced_motion="null", color_scheme="null")
    page.mouse.move(0, 0)
    page.context.clear_cookies()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
    devtools.send("Page.resetNavigationHistory")
    devtools.detach()


@pytest.fixture(scope="session")
def tabs() -> list[Page]:
    """Open tabs that no test uses, each of a browser profile of its own.

    A visit in a tab that has compiled Streamlit's scripts before takes half the time.
    """
    return []


@pytest.fixture
def page(
    browser: Browser, server: Server, tabs: list[Page], request: pytest.FixtureRequest
) -> Iterator[Page]:
    yield from borrow(browser, server, tabs, request.node, "")


@pytest.fixture
def other(
    browser: Browser, server: Server, tabs: list[Page], request: pytest.FixtureRequest
) -> Iterator[Page]:
    """What another visitor sees, who was only told the address."""
    yield from borrow(browser, server, tabs, request.node, ", the other")


def borrow(
    browser: Browser, server: Server, tabs: list[Page], test: pytest.Item, which: str
) -> Iterator[Page]:
    """Lend a tab to a test, hear what goes wrong in it, and take it back if nothing did."""
    server.must_live()
    logged = len(server.log())
    page = tabs.pop() if tabs else open_tab(browser, server)
    page.seen = seen = Seen()
    try:
        yield page
        if test.stash.get(FAILED, False):
            page.screenshot(path=ROOT / "test-results" / f"{test.name}{which}.png")
        else:
            wipe(page)
            tabs.append(page)
    finally:
        if page not in tabs:
            page.context.close()
    server.must_live()
    written = STREAMLITS_RACE.sub("", server.log()[logged:])
    faults = seen.ours() + [written] * ("Traceback" in written)
    if faults:
        pytest.fail(
            "errors in the browser's console or the server's log:\n" + "\n".join(faults)
        )
