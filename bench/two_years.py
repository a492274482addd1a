"""Lets the example neighbourhood live for two years and writes down what its desk said: `make years`."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bench.years import chronicle
from bench.years.living import Living
from bench.years.world import a_world

if TYPE_CHECKING:
    from collections.abc import Sequence

OUT = Path("build/two_years")
BEGINS = date(2026, 9, 7)


def main(line: Sequence[str] | None = None) -> int:
    """Live, write, and print the table."""
    parser = argparse.ArgumentParser(prog="two_years", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another seed is another life")
    parser.add_argument("--days", type=int, default=730, help="how long")
    parser.add_argument("--from", dest="first", type=date.fromisoformat, default=BEGINS, help="the example's day")
    parser.add_argument("--out", type=Path, default=OUT, help="the folder for chronicle.md and table.md")
    asked = parser.parse_args(line)
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="suidesk-years-") as temporary:
        world = a_world(Path(temporary), asked.first, random.Random(asked.seed))
        try:
            lived = Living(world).live(asked.days, _tell if sys.stderr.isatty() else lambda _: None)
            print(chronicle.write(lived, asked.seed, asked.out))
        finally:
            world.desk.close()
    print(f"{time.perf_counter() - begun:.0f} s; {asked.out / 'chronicle.md'}")
    return 0


def _tell(day: date) -> None:
    if day.day == 1:
        print(day, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
