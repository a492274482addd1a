"""Figures of lists in and out: 100,000 invented people, imported and exported; what a contact takes on disk."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from bench.measure import Figure, at_least, at_most

if TYPE_CHECKING:
    from bench.place import Place

MOST: Final = 100_000


def figures(place: Place) -> list[Figure]:
    """Bring a list into a small desk, in a process of its own, and export it; one run, as it is long."""
    rows = min(MOST, place.size.people + place.size.organisations)
    line = [sys.executable, "-m", "bench.csv_probe", str(place.folder), str(rows)]
    done = subprocess.run(line, capture_output=True, text=True, check=True, timeout=1_200)
    told = json.loads(done.stdout.splitlines()[-1])
    alone = f"rows and index alone {told['floor_s']:.1f} s"
    note = f"{rows} people in {told['commit_s']:.1f} s; the preview before it {told['preview_s']:.1f} s"
    module = f"csv module alone {told['csv_ms']:.0f} ms"
    return [
        at_least("csv.in", rows / told["commit_s"], "rows/s", 3_000, floor=alone, note=note),
        at_most("csv.in.floor", told["commit_s"] / told["floor_s"], "x floor", 4, floor=alone),
        at_most("csv.in.memory", told["memory_mb"], "MB", 250, note="at most held above before, preview included"),
        at_most(
            "csv.out",
            told["export_ms"] / told["csv_ms"],
            "x floor",
            3,
            floor=module,
            note=f"{told['export_rows']:.0f} people in {told['export_ms']:.0f} ms; reading and decrypting what they "
            f"are made of takes {told['read_ms']:.0f} ms alone",
        ),
        at_most(
            "store.size",
            told["bytes_each"] / 1_000,
            "kB",
            2.5,
            floor=f"the CSV's line {told['csv_bytes_each'] / 1_000:.2f} kB",
            note="a contact with address, number, two languages, a tag, journal and index",
        ),
    ]
