"""Measures what we claim: `make bench` prints the figures and writes build/bench.json."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench import (
    growth,
    of_interchange,
    of_lists,
    of_network,
    of_reminders,
    of_rest,
    of_search,
    of_start,
    of_store,
    of_window,
)
from bench.measure import Figure, write
from bench.place import SIZES, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OUT: Final = Path("build/bench.json")
PARTS: Final[tuple[tuple[Callable[[Place], list[Figure]], tuple[str, ...]], ...]] = (
    (of_start.figures, ("start.today",)),
    (of_search.figures, ("search.sql", "search.counts", "search.after_write", "typo.find")),
    (of_window.figures, ("page.switch", "person.open", "search.paint", "scroll", "gui.block")),
    (of_network.figures, ("network",)),
    (of_store.figures, ("edit.run", "edit.undo", "bulk.edit", "bulk.undo", "tick.full", "tick.idle")),
    (of_reminders.figures, of_reminders.NAMES),
    (of_lists.figures, ("csv.in", "csv.in.floor", "csv.in.memory", "csv.out", "store.size")),
    (of_interchange.figures, of_interchange.NAMES),
    (of_interchange.linking, of_interchange.LINKED),
    (of_rest.figures, ("memory", "idle.hour")),
)
"""What measures which figures; they share one desk, which those further down find changed by those above."""


def main(line: Sequence[str] | None = None) -> int:
    """Measure on example desks in a temporary folder; a missed limit is printed, not hidden."""
    known = [name for _, names in PARTS for name in names]
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--only", nargs="+", default=known, choices=known, metavar="NAME", help=", ".join(known))
    parser.add_argument("--size", choices=SIZES, default="metropolis", help="the desk to measure on")
    parser.add_argument(
        "--growth", nargs="+", choices=growth.CONTACTS, metavar="SIZE", help="how figures grow, for docs"
    )
    parser.add_argument("--out", type=Path, default=OUT, help="the file of figures")
    asked = parser.parse_args(line)
    if asked.growth:
        return growth.tell(asked.growth)
    with tempfile.TemporaryDirectory(prefix="suidesk-bench-") as temporary:
        found = _measured(Place(Path(temporary), SIZES[asked.size]), asked.only)
    write(found, asked.out)
    return 0


def _measured(place: Place, wanted: Sequence[str]) -> list[Figure]:
    found: list[Figure] = []
    for measure, names in PARTS:
        if not set(names).isdisjoint(wanted):
            begun = time.perf_counter()
            found += [figure for figure in measure(place) if figure.name in wanted]
            print(f"{', '.join(names)}: {time.perf_counter() - begun:.0f} s", flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main())
