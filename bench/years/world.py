"""A desk in a simulated world: its store, its clock, its chance, and what is going to be done in it."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeVar
from zoneinfo import ZoneInfo

from bench.example_desk import keys_of
from suidesk.domain.errors import SuideskError
from suidesk.services.desk import Desk
from suidesk.services.example.making import make_example
from suidesk.services.opening import Owner, StoreFolder
from tests.fakes import FakeClock

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from suidesk.commands.command import Command
    from suidesk.store.reading import Reading

T = TypeVar("T")
R = TypeVar("R")

ZONE: Final = "Europe/London"
PASSPHRASE: Final = "two years of an invented neighbourhood"
OWNER: Final = Owner(given="Robin", family="Ashworth")


@dataclass(frozen=True)
class Rows:
    """All records of a kind, or those whose fields have certain values."""

    kind: type[Any]
    equal: tuple[tuple[str, object], ...] = ()

    def fetch(self, db: Reading) -> list[Any]:
        """Give them."""
        return db.where(self.kind, **dict(self.equal)) if self.equal else db.records(self.kind)


class World:
    """The desk, the day, chance, and an agenda of what is to be done on later days."""

    def __init__(self, desk: Desk, clock: FakeClock, chance: random.Random) -> None:
        """Begin on the clock's day."""
        self.desk, self.clock, self.chance = desk, clock, chance
        self.first = clock.now().date()
        self.me = desk.ask(_Me())
        self.missed: Counter[str] = Counter()
        self._agenda: list[tuple[date, int, Callable[[], object]]] = []
        self._count = 0

    @property
    def today(self) -> date:
        """Give the local day."""
        return self.clock.now().date()

    def run(self, command: Command) -> Any:
        """Run a command as the user would, and give what it gave."""
        return self.desk.run(command).result

    def try_to(self, command: Command) -> Any:
        """Run a command that may no longer fit; what is refused is counted by its code."""
        try:
            return self.run(command)
        except SuideskError as error:
            self.missed[f"{type(command).__name__}: {error.code}"] += 1
            return None

    def rows(self, kind: type[R], **equal: object) -> list[R]:
        """Give all records of a kind, or those with certain values."""
        return self.desk.ask(Rows(kind, tuple(equal.items())))

    def happens(self, percent: float) -> bool:
        """Let something happen so many times in a hundred."""
        return self.chance.random() * 100 < percent

    def between(self, low: int, high: int) -> int:
        """Give a whole number from `low` to `high`, both possible."""
        return self.chance.randint(low, high)

    def pick(self, choices: Sequence[T]) -> T:
        """Give one of the choices."""
        return self.chance.choice(choices)

    def in_days(self, days: int, act: Callable[[], object]) -> None:
        """Do something so many days from today, or when the user next sits at the desk after that."""
        self._count += 1
        heapq.heappush(self._agenda, (self.today + timedelta(days=max(0, days)), self._count, act))

    def do_what_is_on_the_agenda(self) -> None:
        """Do all whose day has come."""
        while self._agenda and self._agenda[0][0] <= self.today:
            heapq.heappop(self._agenda)[2]()

    def go_to(self, day: date, minute: int) -> bool:
        """Let time pass until a local minute of a day; False when that is past."""
        then = datetime.combine(day, time(minute // 60, minute % 60), tzinfo=ZoneInfo(ZONE))
        left = then.timestamp() - self.clock.now().timestamp()
        if left < 0:
            return False
        self.clock.advance(timedelta(seconds=left))
        return True


@dataclass(frozen=True)
class _Me:
    """The id of the desk's user."""

    def fetch(self, db: Reading) -> str:
        """Give it."""
        return str(db.desk().me_id)


def a_world(folder: Path, day: date, chance: random.Random) -> World:
    """Make the example neighbourhood in a folder, early in the morning of a day."""
    clock = FakeClock(datetime.combine(day, time(7), tzinfo=ZoneInfo(ZONE)), ZONE)
    stores = StoreFolder(folder / "desk", keys_of(folder), clock, chance.randbytes)
    store, _ = stores.create(PASSPHRASE, OWNER)
    desk = Desk(store.writer(), clock, chance.randbytes)
    make_example(desk, day)
    return World(desk, clock, chance)
