"""What Linux tells about a process: its processor time and its memory."""

import os
from pathlib import Path


def ticks(stat: str) -> int:
    """The processor time in /proc/<pid>/stat: in the program and in the system, in ticks.

    The second field is the name in brackets, which may hold spaces and brackets itself.
    """
    fields = stat.rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def kilobytes(status: str, name: str) -> int:
    """The figure of this name in /proc/<pid>/status."""
    for line in status.splitlines():
        key, _, value = line.partition(":")
        if key == name:
            return int(value.split()[0])
    raise ValueError(f"no {name} in the status of the process")


def cpu_seconds(pid: int) -> float:
    """Processor time of all threads so far."""
    return ticks(Path(f"/proc/{pid}/stat").read_text()) / os.sysconf("SC_CLK_TCK")


def peak_megabytes(pid: int) -> float:
    """The most memory that the process ever held."""
    return kilobytes(Path(f"/proc/{pid}/status").read_text(), "VmHWM") * 1024 / 1e6
