"""Figures of a desk that stands open: the memory it holds after use, and the processor time of doing nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from bench.measure import Figure, at_most

if TYPE_CHECKING:
    from bench.place import Place

IDLE_SECONDS: Final = 120
BARE_SECONDS: Final = 20
HOUR: Final = 3_600


def figures(place: Place) -> list[Figure]:
    """Open the program in a process of its own, use it, leave it alone for minutes; a bare window beside it."""
    desk = _probe(str(IDLE_SECONDS), str(place.store.folder.parent))
    bare = _probe(str(BARE_SECONDS))
    more = desk["used_mb"] - bare["used_mb"]
    hour, floor = (one["cpu_s"] / one["wall_s"] * HOUR for one in (desk, bare))
    used, most = desk["used_mb"], desk["most_mb"]
    note = (
        f"{used:.0f} MB resident at rest after all pages, searching, scrolling, opening; {most:.0f} at most meanwhile"
    )
    measured = f"{desk['cpu_s']:.2f} s in {desk['wall_s']:.0f} s, at rest {desk['rested_after_s']:.0f} s after use"
    return [
        at_most("memory", more, "MB", 120, floor=f"bare window {bare['used_mb']:.0f} MB", note=note),
        at_most("idle.hour", hour, "s", 4, floor=f"bare window {floor:.2f} s", note=measured),
    ]


def _probe(*arguments: str) -> dict[str, float]:
    line = [sys.executable, "-m", "bench.use_probe", *arguments]
    done = subprocess.run(line, capture_output=True, text=True, check=True, timeout=900)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told
