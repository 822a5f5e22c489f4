import pytest

from benchmarks.processes import kilobytes, ticks

STAT = "42 (a (b) 9 9) S 1 42 42 0 -1 4194304 100 200 0 0 1500 250 7 8 20 0 12 0 900 1 2"


def test_processor_time_is_that_of_the_program_and_that_of_the_system():
    assert ticks(STAT) == 1500 + 250


def test_memory_is_found_by_its_name():
    status = "Name:\tpython\nVmPeak:\t  900 kB\nVmHWM:\t  321 kB\nVmRSS:\t  123 kB\n"
    assert kilobytes(status, "VmHWM") == 321
    with pytest.raises(ValueError, match="VmSwap"):
        kilobytes(status, "VmSwap")
