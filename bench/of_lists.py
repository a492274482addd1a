"""Figures of lists in and out: a generated CSV, imported and exported."""

from __future__ import annotations

import csv
import io
import secrets
import time
from typing import TYPE_CHECKING

from bench import example_desk
from bench.measure import Figure, at_least, at_most, timed
from suidesk.services.desk import Desk
from suidesk.services.example.size import Size
from suidesk.services.exporting import Exporting, Wanted
from suidesk.services.importing import Importing
from suidesk.system.clock import SystemClock

if TYPE_CHECKING:
    from pathlib import Path

ROWS = 5_000
TINY = Size(people=3, organisations=1, volunteers=1, projects=1, grants=1, weeks=4)


def figures(folder: Path) -> list[Figure]:
    """Bring a list into a small desk, twice, and export it."""
    store, _ = example_desk.make(folder / "lists", TINY)
    desk = Desk(store.writer(), SystemClock(), secrets.token_bytes)
    importing = Importing(desk, lambda: None)
    content = _csv(ROWS)
    before = time.perf_counter()
    preview = importing.preview(importing.look(content, "bench.csv"))
    looked = time.perf_counter() - before
    before = time.perf_counter()
    report = importing.commit(preview)
    brought = time.perf_counter() - before
    again = importing.commit(importing.preview(importing.look(content, "bench.csv")))
    exporting = Exporting(desk)
    ours = timed(lambda: exporting.export(Wanted()))
    rows = list(csv.reader(io.StringIO(exporting.export(Wanted()).content.decode("utf-8-sig"))))
    floor = timed(lambda: csv.writer(io.StringIO()).writerows(rows))
    desk.close()
    created = f"{report.counts.created} created"
    return [
        at_least("csv.preview", ROWS / looked, "rows/s", 20_000, "read, mapped, checked, matched"),
        at_least("csv.in", ROWS / brought, "rows/s", 3_000, f"{created}; journal, index and checks included"),
        at_most("csv.again", again.counts.changes, "changes", 0, "the identical list once more"),
        at_most("csv.out", ours / floor, "x floor", 3, "read from the store and written; floor: csv.writer alone"),
    ]


def _csv(rows: int) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(["First name", "Last name", "E-mail", "Phone", "Languages", "Tags", "Notes"])
    for at in range(rows):
        family = f"Family{at % 977}"
        writer.writerow(
            [f"Given{at}", family, f"g{at}@example.org", f"+44 1632 96{at % 10_000:04}", "Dutch, Somali", "garden", ""]
        )
    return text.getvalue().encode()
