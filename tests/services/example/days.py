"""The days on which the example is made for tests, what it is made of, and what the rules say of it."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from suidesk.queries.reminder_facts import ReminderFacts
from suidesk.rules.engine import due
from suidesk.rules.thresholds import Settings
from suidesk.services.example.ground import Ground
from suidesk.services.example.making import make_example
from suidesk.services.example.records import Example
from suidesk.services.example.size import NEIGHBOURHOOD
from tests.stores import made_store

TODAY = date(2026, 11, 25)
# Every weekday, both ends of a year, Christmas, a leap day, the middle of the holidays, both changes of the clocks.
DAYS = [
    *(TODAY + timedelta(days=number) for number in range(7)),
    date(2026, 1, 1),
    date(2026, 7, 20),
    date(2026, 8, 3),
    date(2026, 10, 25),
    date(2026, 12, 24),
    date(2027, 1, 11),
    date(2027, 3, 28),
    date(2027, 12, 31),
    date(2028, 2, 29),
]


def example(today=TODAY, seed=1, size=NEIGHBOURHOOD, language="en", currency="EUR"):
    return Example(Ground(seed, today, language, currency), size)


def by_type(records):
    found = defaultdict(list)
    for record in records:
        found[type(record)].append(record)
    return found


@cache
def said(today, seed=1):
    """Give what all rules say at noon in a store that was made on that day."""
    now = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as folder:
        made = made_store(Path(folder) / "store")
        make_example(made.desk, today, seed)
        found = due(made.desk.ask(ReminderFacts(now)), now, Settings())
        made.close()
    assert found.faults == ()
    return found.dues
