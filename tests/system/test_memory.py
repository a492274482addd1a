"""Memory that is free again goes back to the system."""

from __future__ import annotations

import subprocess
import sys

import pytest

from suidesk.system.memory import give_back, processor_seconds

# Small parts fill a pool of the C library's; the last of them stays and keeps the pool as it is.
FREED = """
from pathlib import Path
from suidesk.system.memory import give_back

def held():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS"))

parts = [bytearray(2_000) for _ in range(50_000)]
kept = bytearray(2_000)
full = held()
del parts
freed = held()
give_back()
print(full, freed, held())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other C libraries give back by themselves")
def test_what_was_freed_goes_back():
    done = subprocess.run([sys.executable, "-c", FREED], capture_output=True, text=True, check=True)
    full, freed, after = map(int, done.stdout.split())
    assert full - freed < 20
    assert freed - after > 60


def test_it_may_be_asked_at_any_time():
    give_back()
    give_back()


def test_the_processors_seconds_count_work():
    before = processor_seconds()
    assert sum(range(2_000_000)) > 0
    assert processor_seconds() > before
