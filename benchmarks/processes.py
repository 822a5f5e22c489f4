"""The processor time and the memory of a process, from Linux."""

import os
from pathlib import Path


def ticks(stat: str) -> int:
    """The processor time in /proc/<pid>/stat, user and system time together, in ticks.

    The second field is the name in brackets, which may contain spaces and brackets.
    """
    fields = stat.rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def kilobytes(status: str, name: str) -> int:
    """The figure with this name in /proc/<pid>/status."""
    for line in status.splitlines():
        key, _, value = line.partition(":")
        if key == name:
            return int(value.split()[0])
    raise ValueError(f"no {name} in the status of the process")


def cpu_seconds(pid: int) -> float:
    """The processor time of all threads so far."""
    return ticks(Path(f"/proc/{pid}/stat").read_text()) / os.sysconf("SC_CLK_TCK")


def peak_megabytes(pid: int) -> float:
    """The largest memory use of the process so far."""
    return kilobytes(Path(f"/proc/{pid}/status").read_text(), "VmHWM") * 1024 / 1e6
