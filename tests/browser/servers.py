"""The page's server, as a test starts it: its own port, an empty home, all its words kept."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Server:
    """The running page: where it listens, what it wrote."""

    process: subprocess.Popen[bytes]
    url: str
    log_file: Path
    script: str

    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    def must_live(self) -> None:
        if self.process.poll() is not None:
            pytest.fail(f"the server ended ({self.process.returncode}):\n{self.log()[-4000:]}")

    def healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    @contextmanager
    def held(self) -> Iterator[None]:
        """It does nothing meanwhile, and then all that has come at once."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def start_again(self) -> None:
        """A new process at the same address, which remembers nothing."""
        self.process = start(self.url, self.log_file, self.script)
        self.wait()

    def wait(self) -> None:
        until = time.monotonic() + 60
        while not self.healthy():
            self.must_live()
            if time.monotonic() > until:
                pytest.fail(f"the server is not healthy after a minute:\n{self.log()}")
            time.sleep(0.1)


@contextmanager
def serving(folder: Path, script: str = "app.py") -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    log_file = folder / "log.txt"
    (folder / "home").mkdir()
    server = Server(start(url, log_file, script), url, log_file, script)
    try:
        server.wait()
        yield server
    finally:
        server.stop()


def start(url: str, log_file: Path, script: str) -> "subprocess.Popen[bytes]":
    # Its own address only: nobody else is served, and Streamlit does not ask the world for it.
    options = {
        "address": "127.0.0.1",
        "port": url.rpartition(":")[2],
        "headless": "true",
        "fileWatcherType": "none",
    }
    command = [sys.executable, "-m", "streamlit", "run", script]
    command += [f"--server.{name}={value}" for name, value in options.items()]
    # An empty home, as on a first start: no credentials, no settings of ours.
    home = str(log_file.parent / "home")
    with log_file.open("ab") as log:
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "HOME": home, "USERPROFILE": home, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
