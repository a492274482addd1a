"""How a figure is taken and written down: medians of several runs, each beside a floor of the same run."""

from __future__ import annotations

import gc
import json
import statistics
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

P95 = 0.95


@dataclass(frozen=True)
class Figure:
    """A measured value with its limit; `holds` tells whether it is met.

    `floor` is what the machine needs for the same without our program, in words with its number; `note` says how it
    was measured.
    """

    name: str
    value: float
    unit: str
    limit: float
    holds: bool
    floor: str = ""
    note: str = ""


def at_most(  # noqa: PLR0913 (the parts of a figure)
    name: str, value: float, unit: str, limit: float, *, floor: str = "", note: str = ""
) -> Figure:
    """Give a figure that holds when it isn't above its limit."""
    return Figure(name, round(value, 3), unit, limit, value <= limit, floor, note)


def at_least(  # noqa: PLR0913 (the parts of a figure)
    name: str, value: float, unit: str, limit: float, *, floor: str = "", note: str = ""
) -> Figure:
    """Give a figure that holds when it isn't below its limit."""
    return Figure(name, round(value, 3), unit, limit, value >= limit, floor, note)


def timed(work: Callable[[], object]) -> float:
    """Give the milliseconds that some work took."""
    before = time.perf_counter()
    work()
    return (time.perf_counter() - before) * 1000


def median(values: Iterable[float]) -> float:
    """Give the middle value."""
    return statistics.median(values)


def p95(values: Iterable[float]) -> float:
    """Give the value that 95 of 100 don't exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * P95))]


def resident_mb(what: str = "VmRSS") -> float:
    """Give the megabytes that this process holds now, or with "VmHWM" held at most."""
    gc.collect()
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(what))


def write(figures: list[Figure], path: Path) -> None:
    """Print the figures as a table and write them as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(figure) for figure in figures], indent=1) + "\n")
    wide = max(len(figure.name) for figure in figures)
    floors = max(len(figure.floor) for figure in figures)
    for one in figures:
        mark = "holds" if one.holds else "MISSED"
        print(
            f"{one.name:<{wide}}  {one.value:>10.2f} {one.unit:<10} limit {one.limit:<7g} {mark:<7} "
            f"{one.floor:<{floors}}  {one.note}".rstrip()
        )
