"""The server of the page, started from a checkout, for this machine only."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from benchmarks import processes

HERE = Path(__file__).resolve().parents[1]
LOOPBACK = "127.0.0.1"
OPTIONS = (
    f"--server.address={LOOPBACK}",
    "--server.headless=true",
    "--server.fileWatcherType=none",
)
STARTS_WITHIN = 60
"""Seconds."""


@dataclass(frozen=True)
class Server:
    """A running server."""

    port: int
    pid: int

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"

    def cpu(self) -> float:
        """Seconds of processor time so far."""
        return processes.cpu_seconds(self.pid)

    def peak_memory(self) -> float:
        """The largest memory use so far, in MB."""
        return processes.peak_megabytes(self.pid)


@contextmanager
def serving(checkout: Path) -> Iterator[Server]:
    """Serve the page of this checkout; the server is stopped in any case."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    # PYTHONPATH could make the server import the modules of another checkout.
    env = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [*command, *OPTIONS],
            cwd=checkout,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            server = Server(port, process.pid)
            _wait_for(server, process, log)
            yield server
        finally:
            _stop(process)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((LOOPBACK, 0))
        return free.getsockname()[1]


def _wait_for(server: Server, process: subprocess.Popen[bytes], log: IO[bytes]) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    log.seek(0)
    raise RuntimeError(f"the server did not start:\n{log.read().decode(errors='replace')}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
