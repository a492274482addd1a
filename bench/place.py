"""Where a measurement happens: a folder that goes afterwards, and in it the desk of the size that was asked for."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench import example_desk
from suidesk.services.example.size import CITY, METROPOLIS, NEIGHBOURHOOD, Size

if TYPE_CHECKING:
    from suidesk.store.opening import Store

TOWN: Final = Size(people=850, organisations=150, volunteers=100, projects=20, grants=10, weeks=138, talks=(12, 15))
# Ten times the contacts of a metropolis with about as many hours and conversations: their number is not what grows.
REGION: Final = Size(
    people=960_000, organisations=40_000, volunteers=10_000, projects=2_000, grants=1_000, weeks=138, tied=2
)
SIZES: Final = {"small": NEIGHBOURHOOD, "town": TOWN, "city": CITY, "metropolis": METROPOLIS, "region": REGION}


@dataclass
class Place:
    """A temporary folder and a size; the desk is copied into it when first asked for, and changed as the figures do."""

    folder: Path
    size: Size

    @cached_property
    def store(self) -> Store:
        """The example desk of that size, with its reminders."""
        begun = time.perf_counter()

        def say(written: int) -> None:
            print(f"making the desk: {written} of about {self.size.records} records", flush=True)

        store = example_desk.copied(self.folder / "desk-of-size", self.size, say)
        took, large = time.perf_counter() - begun, store.path.stat().st_size / 1e6
        print(f"a desk of {self.size.people + self.size.organisations} contacts, {large:.0f} MB ({took:.0f} s)")
        return store
