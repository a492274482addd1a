"""Figures of the start: from the process's birth to a painted, usable Today, beside a bare window."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from bench.measure import Figure, at_most, median
from bench.start_probe import BORN

if TYPE_CHECKING:
    from bench.place import Place

RUNS = 9


def figures(place: Place) -> list[Figure]:
    """Start both in turn, so that a slow moment of the machine meets both."""
    folder = place.store.folder.parent
    bare, desk = [], []
    for at in range(RUNS + 1):
        first, second = _start("bare"), _start("desk", str(folder))
        if at:  # the first start of each fills the disk's cache
            bare.append(first)
            desk.append(second)
    ratio = median(ours[0] / floor[0] for ours, floor in zip(desk, bare, strict=True))
    more = median(one[1] for one in desk) - median(one[1] for one in bare)
    floor = f"bare window {median(one[0] for one in bare):.0f} ms"
    note = f"desk {median(one[0] for one in desk):.0f} ms; {more:.0f} MB above the bare window at the first paint"
    return [at_most("start.today", ratio, "x floor", 2.0, floor=floor, note=note)]


def _start(*arguments: str) -> tuple[float, float]:
    born = str(time.time_ns())
    # An installed program has its bytecode beside it; without, every start would compile it anew.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    line = [sys.executable, "-m", "bench.start_probe", *arguments]
    done = subprocess.run(line, env={**env, BORN: born}, capture_output=True, text=True, check=True, timeout=60)
    elapsed, resident = done.stdout.split()[-2:]
    return float(elapsed), float(resident)
