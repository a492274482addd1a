"""How a figure is taken and written down: medians of several runs, each beside a floor of the same run."""

from __future__ import annotations

import json
import statistics
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

P95 = 0.95


@dataclass(frozen=True)
class Figure:
    """A measured value with its limit; `holds` tells whether it is met. `note` says what the floor was."""

    name: str
    value: float
    unit: str
    limit: float
    holds: bool
    note: str = ""


def at_most(name: str, value: float, unit: str, limit: float, note: str = "") -> Figure:
    """Give a figure that holds when it isn't above its limit."""
    return Figure(name, round(value, 3), unit, limit, value <= limit, note)


def at_least(name: str, value: float, unit: str, limit: float, note: str = "") -> Figure:
    """Give a figure that holds when it isn't below its limit."""
    return Figure(name, round(value, 3), unit, limit, value >= limit, note)


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


def write(figures: list[Figure], path: Path) -> None:
    """Print the figures as a table and write them as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(figure) for figure in figures], indent=1) + "\n")
    wide = max(len(figure.name) for figure in figures)
    for one in figures:
        mark = "holds" if one.holds else "MISSED"
        print(f"{one.name:<{wide}}  {one.value:>10.2f} {one.unit:<8} limit {one.limit:<8g} {mark:<7} {one.note}")
