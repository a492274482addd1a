"""Measures what we claim: `make bench` prints the figures and writes build/bench.json."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench import example_desk, of_lists, of_start, of_store, of_window
from bench.measure import write
from suidesk.services.example.size import CITY


def main() -> int:
    """Measure everything on example desks in a temporary folder; a missed limit is printed, not hidden."""
    with tempfile.TemporaryDirectory(prefix="suidesk-bench-") as temporary:
        folder = Path(temporary)
        example_desk.make(folder / "small")
        large, _ = example_desk.make(folder / "large", CITY)
        figures = [
            *of_start.figures(folder / "small"),
            *of_store.figures(large),
            *of_lists.figures(folder),
            *of_window.figures(large, folder),
        ]
    write(figures, Path("build/bench.json"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
