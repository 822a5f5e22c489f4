"""The browser finder: takes the first that starts, and never hides that there is none."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium

needs_sh = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")


@pytest.fixture(autouse=True)
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without any browser, in which each test puts what it needs."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "PLACES", ())
    monkeypatch.setattr(chromium, "playwrights_own", lambda: None)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.delenv("CI", raising=False)


def stand_in(path: Path, script: str) -> str:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


@needs_sh
def test_takes_the_first_in_the_path_that_starts(tmp_path: Path) -> None:
    stand_in(tmp_path / "chromium", "echo 'please install the snap' >&2; exit 1")
    stand_in(tmp_path / "chromium-browser", "echo something else")
    works = stand_in(tmp_path / "google-chrome", "echo Google Chrome 1.2.3")
    assert chromium.find() == works


@needs_sh
def test_the_named_browser_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path / "chromium", "echo Chromium 1")
    named = stand_in(tmp_path / "mine", "echo Chromium 2")
    monkeypatch.setenv("CHROMIUM", named)
    assert chromium.find() == named


@needs_sh
def test_a_named_browser_that_does_not_start_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in(tmp_path / "chromium", "echo Chromium 1")
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    assert chromium.main([]) == 1
    assert "CHROMIUM=/no/such/browser is not a browser" in capsys.readouterr().err


@needs_sh
def test_looks_in_the_usual_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = stand_in(tmp_path / "Google Chrome", "echo Google Chrome 3")
    monkeypatch.setattr(chromium, "PLACES", ("/no/such/place", app))
    assert chromium.find() == app


@needs_sh
def test_playwrights_own_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = stand_in(tmp_path / "downloaded", "echo Google Chrome for Testing 4")
    monkeypatch.setattr(chromium, "playwrights_own", lambda: own)
    assert chromium.find() == own


@needs_sh
def test_get_installs_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = f"printf '#!/bin/sh\\necho Chromium 5' > {tmp_path}/chromium"
    brings = stand_in(tmp_path / "brings", f"{script}; /bin/chmod +x {tmp_path}/chromium")
    fails = stand_in(tmp_path / "fails", "exit 1")
    steps = [["/no/such/installer"], [fails], [brings], ["never reached"]]
    monkeypatch.setattr(chromium, "installers", lambda: iter(steps))
    assert chromium.install() == str(tmp_path / "chromium")


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_a_missing_browser_is_loud_and_on_ci_a_failure(
    ci: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(chromium, "installers", lambda: iter(()))
    assert chromium.main(["--get"]) == code
    said = capsys.readouterr().err
    assert ("FAIL" if code else "SKIPPED") in said
    assert chromium.MISSING in said


def test_the_browser_found_here_really_starts(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(
        "<p>1 + 1 = <b></b></p><script>document.querySelector('b').append(1 + 1)</script>"
    )
    assert page.inner_text("p") == "1 + 1 = 2"
    page.close()
