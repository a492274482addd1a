"""How the figures grow with the desk: the table and the plot of docs/performance.md."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bench import growth_plot

if TYPE_CHECKING:
    from collections.abc import Sequence

OUT: Final = Path("build/growth")
PLOT: Final = Path("docs/pictures/growth.svg")
CONTACTS: Final = {"town": 1_000, "city": 10_000, "metropolis": 100_000, "region": 1_000_000}
"""How many contacts a desk of each size has, rounded; what `--growth` measures, smallest first."""
NAMES: Final = (
    "search.sql",
    "search.counts",
    "search.after_write",
    "search.paint",
    "person.open",
    "page.switch",
    "scroll",
    "edit.run",
    "bulk.edit",
    "tick.full",
    "tick.idle",
    "network",
)

Figures = dict[str, dict[str, Any]]


def tell(sizes: Sequence[str]) -> int:
    """Measure each of these sizes in a process of its own, then print the table and paint the plot of all there are."""
    OUT.mkdir(parents=True, exist_ok=True)
    for size in sizes:
        line = [sys.executable, "-m", "bench.run", "--size", size, "--out", str(_file(size)), "--only", *NAMES]
        print(f"{size}: about {CONTACTS[size]:,} contacts", flush=True)
        subprocess.run(line, check=True)
    found = {CONTACTS[size]: _read(size) for size in CONTACTS if _file(size).exists()}
    print(table(found))
    PLOT.write_text(growth_plot.svg(_points(found), found[max(found)]))
    print(f"painted {PLOT}")
    return 0


def table(found: dict[int, Figures]) -> str:
    """Give the figures in Markdown, a name in a line, the limit last."""
    heads = [f"{contacts:,}" for contacts in found]
    lines = [f"| contacts | {' | '.join(heads)} | limit at 100,000 |", f"|---|{'---:|' * (len(heads) + 1)}"]
    for name in NAMES:
        of_name = [figures[name] for figures in found.values() if name in figures]
        cells = [f"{one['value']:.3g} {one['unit']}" for one in of_name]
        lines.append(f"| {name} | {' | '.join(cells)} | {of_name[0]['limit']:g} {of_name[0]['unit']} |")
    return "\n".join(lines)


def _points(found: dict[int, Figures]) -> dict[str, list[tuple[int, float]]]:
    return {
        name: [(contacts, figures[name]["value"]) for contacts, figures in found.items() if name in figures]
        for name in NAMES
    }


def _file(size: str) -> Path:
    return OUT / f"{size}.json"


def _read(size: str) -> Figures:
    return {one["name"]: one for one in json.loads(_file(size).read_text())}
