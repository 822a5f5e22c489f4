"""A class at the page: what an edit of W_a costs the server, and how long a student waits.

    python -m benchmarks.class_load [--before FOLDER] [--sessions 10 30 60] [--rounds 3]

The server of the page runs from this checkout and, with --before, alternately from another one.
Every measurement has a new server, and only one runs at a time. Each round repeats all
measurements, and the table shows the medians. Any error on any page makes the exit code 1.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from websockets.exceptions import WebSocketException

from benchmarks.comparison import percentile, table
from benchmarks.server import HERE, Server, serving
from benchmarks.session import PageError, Session

FIELD = "W_a"
LARGEST = 2.0
"""W_a is drawn from −2.00 to 2.00, the same draws for both checkouts."""

WARM_UP, ALONE_THINKS = 5, 0.2
BROKEN = (PageError, LookupError, WebSocketException, OSError, TimeoutError)


@dataclass
class Findings:
    """All measurements of one checkout."""

    figures: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, figure: float) -> None:
        self.figures[name].append(figure)

    def fail(self, error: BaseException) -> None:
        self.errors[f"{type(error).__name__}: {error}"[:200]] += 1


@dataclass
class Student:
    """A student who opens the page, and then alternately thinks and edits."""

    number: random.Random
    findings: Findings
    opened: list[float] = field(default_factory=list)
    edits: list[float] = field(default_factory=list)

    async def come(
        self, url: str, delay: float, reruns: int, think: float, stack: AsyncExitStack
    ) -> None:
        await asyncio.sleep(delay)
        try:
            session = await Session.open(url)
            stack.push_async_callback(session.close)
            self.opened.append((await session.run()).seconds)
            await self.work(session, reruns, think)
        except BROKEN as error:
            self.findings.fail(error)

    async def work(self, session: Session, reruns: int, think: float) -> None:
        for _ in range(reruns):
            await asyncio.sleep(think * self.number.uniform(0.5, 1.5))
            try:
                self.edits.append((await session.edit(FIELD, draw(self.number))).seconds)
            except PageError as error:  # the page is still there; the student goes on
                self.findings.fail(error)


def draw(number: random.Random) -> float:
    """A random weight with two decimals."""
    return round(number.uniform(-LARGEST, LARGEST), 2)


async def enter(server: Server, stack: AsyncExitStack, number: random.Random) -> Session:
    """Open the page and edit it: the first run loads all modules, which takes seconds."""
    session = await Session.open(server.url)
    stack.push_async_callback(session.close)
    await session.run()
    for _ in range(WARM_UP):
        await session.edit(FIELD, draw(number))
    return session


async def alone(server: Server, edits: int, seed: int, findings: Findings) -> None:
    """One session on an idle machine: the cost of an edit, and the bytes received for it."""
    number = random.Random(seed)
    async with AsyncExitStack() as stack:
        session = await enter(server, stack, number)
        received, seconds, cpu = [], [], server.cpu()
        for _ in range(edits):
            await asyncio.sleep(ALONE_THINKS)
            run = await session.edit(FIELD, draw(number))
            received.append(run.received)
            seconds.append(run.seconds)
        findings.add("server CPU of an edit, ms", (server.cpu() - cpu) / edits * 1e3)
    findings.add("received for an edit, kB", sum(received) / edits / 1e3)
    findings.add("1 session: edit p50, ms", percentile(seconds, 0.5) * 1e3)
    findings.add("1 session: memory, MB", server.peak_memory())


async def together(
    server: Server, count: int, reruns: int, think: float, seed: int, findings: Findings
) -> None:
    """A class opens the page, one student after the other, and stays to the end.

    The teacher has opened the page before.
    """
    students = [Student(random.Random(seed * 1000 + k), findings) for k in range(count)]
    async with AsyncExitStack() as stack:
        await enter(server, stack, random.Random(seed))
        await asyncio.gather(
            *(
                student.come(server.url, think * k / count, reruns, think, stack)
                for k, student in enumerate(students)
            )
        )
        memory = server.peak_memory()
    opened = [seconds for student in students for seconds in student.opened]
    edits = [edit for student in students for edit in student.edits]
    name = f"{count} sessions:"
    findings.add(f"{name} page opened p95, ms", percentile(opened, 0.95) * 1e3)
    findings.add(f"{name} edit p50, ms", percentile(edits, 0.5) * 1e3)
    findings.add(f"{name} edit p95, ms", percentile(edits, 0.95) * 1e3)
    findings.add(f"{name} memory, MB", memory)


async def measure(
    folder: Path, count: int, seed: int, options: argparse.Namespace, findings: Findings
) -> None:
    """Start a server, let this many sessions use it, and stop it, within a time limit."""
    try:
        with serving(folder) as server:
            async with asyncio.timeout(time_limit(count, options)):
                if count == 1:
                    await alone(server, options.edits, seed, findings)
                else:
                    await together(server, count, options.reruns, options.think, seed, findings)
    except (*BROKEN, RuntimeError) as error:
        findings.fail(error)


def time_limit(count: int, options: argparse.Namespace) -> float:
    """The limit in seconds: the longest pauses, and a second of the server for each run."""
    if count == 1:
        return 60 + (WARM_UP + options.edits) * (ALONE_THINKS + 1)
    pauses = options.think * (1 + 1.5 * options.reruns)
    return 60 + pauses + count * (1 + options.reruns)


def compare(folders: dict[str, Path], options: argparse.Namespace) -> dict[str, Findings]:
    """All rounds, alternating between the checkouts."""
    found = {name: Findings() for name in folders}
    for step, (turn, count) in enumerate(steps(options)):
        for name, folder in folders.items():
            print(f"round {turn + 1}, {count} at once: {name}", file=sys.stderr, flush=True)
            asyncio.run(measure(folder, count, step, options, found[name]))
    return found


def steps(options: argparse.Namespace) -> Iterator[tuple[int, int]]:
    """All pairs of a round and a number of sessions; a single session comes first."""
    return product(range(options.rounds), dict.fromkeys([1, *options.sessions]))


def read_options(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.class_load",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--before", type=Path, help="the folder of an older checkout")
    parser.add_argument("--sessions", type=positive, nargs="+", default=[10, 30, 60])
    parser.add_argument("--reruns", type=positive, default=6, help="edits of each session")
    parser.add_argument("--think", type=float, default=2.0, help="seconds between edits")
    parser.add_argument("--rounds", type=positive, default=3)
    parser.add_argument("--edits", type=positive, default=60, help="edits of the one alone")
    options = parser.parse_args(arguments)
    if options.before and not (options.before / "app.py").is_file():
        parser.error(f"no app.py in {options.before}")
    return options


def positive(text: str) -> int:
    """A whole number above 0."""
    if (number := int(text)) < 1:
        raise ValueError
    return number


def main() -> int:
    if not Path("/proc/self/stat").is_file():
        sys.exit("This needs Linux: processor time and memory are read from /proc.")
    options = read_options()
    folders = {"before": options.before} if options.before else {}
    found = compare({**folders, "after": HERE}, options)
    for name, findings in found.items():
        findings.add("errors", findings.errors.total())
        for error, times in findings.errors.items():
            print(f"{name}: {times} × {error}", file=sys.stderr)
    before = found["before"].figures if options.before else None
    print(table(found["after"].figures, before))
    return int(any(findings.errors for findings in found.values()))


if __name__ == "__main__":
    sys.exit(main())
