"""Find a Chromium or Chrome that starts.

`python -m tests.browser.chromium` prints its path. With `--get`, as `make browser` calls it,
it installs one where there is none and it can. Without a browser the browser tests are
skipped, loudly; where the environment variable CI is set they fail instead, for a machine
that nobody watches must not stay green because it tested less.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# Where a browser is, though no PATH leads to it. Edge is a Chromium too; Windows has it.
PLACES = (
    "/opt/google/chrome/chrome",
    "/snap/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
)
MISSING = (
    "no Chromium or Chrome that starts was found; install one, or set CHROMIUM to its path"
)


def required() -> bool:
    """Say whether a missing browser is a failure: it is wherever CI is set and not empty."""
    return bool(os.environ.get("CI"))


def starts(path: str | Path) -> bool:
    """Say whether this is a browser that runs.

    A file alone proves little: Ubuntu's chromium-browser may be a stand-in that only tells
    to install the snap, and a downloaded build may lack the system's libraries.
    """
    if os.name == "nt":  # there --version opens a window instead of answering
        return Path(path).is_file()
    try:
        answer = subprocess.run(
            [path, "--version"], stdin=subprocess.DEVNULL, capture_output=True, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and b"Chrom" in answer.stdout


def playwrights_own() -> str | None:
    """Tell where Playwright's own Chromium is, or would be."""
    # In a process of its own: Playwright starts only once in one, and tests run it already.
    code = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p: print(p.chromium.executable_path)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    return answer.stdout.strip() or None


def candidates() -> Iterator[str]:
    """Yield every place a browser may be, best first."""
    yield from filter(None, map(shutil.which, NAMES))
    yield from filter(os.path.exists, map(os.path.expandvars, PLACES))
    if own := playwrights_own():
        yield own


def find() -> str | None:
    """Return the path of a browser that starts, or None.

    Raises FileNotFoundError where CHROMIUM names one that does not: who names a browser
    does not want to be given another.
    """
    if named := os.environ.get("CHROMIUM"):
        if not starts(named):
            raise FileNotFoundError(f"CHROMIUM={named} is not a browser that starts")
        return named
    return next(filter(starts, candidates()), None)


def installers() -> Iterator[list[str]]:
    """Yield the commands that may bring a browser; find() is asked again after each."""
    yield [sys.executable, "-m", "playwright", "install", "chromium"]
    # Only as root on Debian and its kin: asking for a password is not a test's business.
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        yield ["apt-get", "update"]
        yield ["apt-get", "install", "-y", "chromium"]


def install() -> str | None:
    """Try to bring a browser and return its path, or None."""
    for command in installers():
        print(f"No browser yet, trying: {' '.join(command)}", flush=True)
        try:
            subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                timeout=600,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            print(error, file=sys.stderr)
        if found := find():
            return found
    return None


def frame(text: str) -> str:
    """Put a line into a box that cannot be overlooked in a long log."""
    edge = "+" + "-" * (len(text) + 2) + "+"
    return f"\n{edge}\n| {text} |\n{edge}\n"


def main(arguments: list[str]) -> int:
    """Print the browser's path. Return 1 where a browser is missing that has to be there."""
    try:
        found = find() or (install() if "--get" in arguments else None)
    except FileNotFoundError as error:
        print(frame(str(error)), file=sys.stderr)
        return 1
    if found:
        print(f"Browser: {found}")
        return 0
    verdict = "BROWSER TESTS FAIL" if required() else "BROWSER TESTS ARE SKIPPED"
    print(frame(f"{verdict}: {MISSING}"), file=sys.stderr)
    return int(required())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
