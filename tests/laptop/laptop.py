"""A laptop in a test: its real time, a clock that may be wrong, its zone, its power, and the desk's process on it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from suidesk.commands.recording import ClaimReminders, MarkRemindersShown, NoteTold
from suidesk.domain.desk import DESK_ID, DeskSettings
from suidesk.rules.thresholds import Settings
from suidesk.services.clock_check import ClockCheck
from suidesk.services.desk import Desk
from suidesk.services.ports import Elapsed
from suidesk.services.reminding import Reminding, Rulebook
from suidesk.store.opening import FILE, Store
from suidesk.store.writing import INTERNAL
from tests.reminder_desk import FEW, KEY, empty_store

if TYPE_CHECKING:
    from pathlib import Path

    from suidesk.services.ports import Popup
    from suidesk.services.reminding import Ticked


class Killed(BaseException):
    """The process is killed: no code of ours catches it."""


@dataclass
class LaptopClock:
    """Real time that only goes on, and what the laptop's clock makes of it."""

    real: datetime
    """UTC."""
    place: str = "Europe/London"
    error: timedelta = timedelta(0)
    drift: timedelta = timedelta(0)
    """How far it is off by what the network corrects now and then, unasked; seconds or minutes."""
    boot: int = 1
    started: datetime = field(init=False)

    def __post_init__(self):
        self.started = self.real

    def now(self) -> datetime:
        """Give what the clock says."""
        return (self.real + self.error + self.drift).astimezone(ZoneInfo(self.place))

    def really(self) -> datetime:
        """Give what it should say."""
        return self.real.astimezone(ZoneInfo(self.place))

    def zone(self) -> str:
        """Give the zone of the place."""
        return self.place

    def monotonic(self) -> float:
        """Give the seconds since the machine started."""
        return (self.real - self.started).total_seconds()

    def elapsed(self) -> Elapsed:
        """Give the same: sleep is in it."""
        return Elapsed(self.monotonic(), str(self.boot))

    def restart(self) -> None:
        """Start the machine anew."""
        self.boot += 1
        self.started = self.real


@dataclass(frozen=True)
class Shown:
    """A pop-up that was on the screen: which reminders at which stage, when by the clock, and what it said."""

    told: tuple[tuple[str, int], ...]
    at: datetime
    popup: Popup
    is_marked: bool = False


class Process:
    """A running desk: it may be killed before and after each step that it takes, and remembers nothing then."""

    def __init__(self, laptop: Laptop):
        self.laptop, self.claimed = laptop, []
        self.kills_at: int | None = None
        """How many steps are left until it is killed."""
        self.on_screen: dict[str, Shown] = {}
        """What it has shown and not taken away; a person leaves it there."""
        self.check = ClockCheck(laptop.clock, laptop.folder)
        self.reminding = Reminding(laptop.desk, self, self, self.check, Rulebook(Settings(), FEW))

    def step(self) -> None:
        """Go on, or be killed."""
        if self.kills_at is not None:
            if not self.kills_at:
                raise Killed
            self.kills_at -= 1
        self.laptop.meanwhile(self)

    # --- what the tick runs ---

    def run(self, command):
        """Run a command of the tick's."""
        self.step()
        done = self.laptop.desk.run(command)
        if isinstance(command, ClaimReminders):
            self.claimed += [(one.id, command.stages[one.id]) for one in done.result]
        if isinstance(command, MarkRemindersShown):
            self.laptop.mark(command.stages)
        if isinstance(command, NoteTold) and isinstance(command.gathered_on, date):
            self.laptop.gathered = command.gathered_on
        self.step()
        return done

    # --- what the tick shows ---

    def show(self, popup: Popup) -> None:
        """Put a pop-up on the screen."""
        self.step()
        told = self.claimed if popup.key == "digest" else [one for one in self.claimed if one[0] == popup.key]
        shown = Shown(tuple(told), self.laptop.clock.now(), popup)
        self.on_screen[popup.key] = shown
        if popup.key == "clock":
            self.laptop.was_asked = True
        else:
            self.laptop.shown.append(shown)
        self.step()

    def withdraw(self, key: str) -> None:
        """Take it away."""
        self.on_screen.pop(key, None)

    def look(self) -> Ticked:
        """Look at the reminders."""
        self.claimed = []
        return self.reminding.tick(self.laptop.clock.now())


class Laptop:
    """A store in a folder, and a process that looks at it."""

    process_type = Process

    def __init__(self, folder: Path, start: datetime, seed: int):
        self.folder = folder
        (folder / FILE).write_bytes(empty_store())
        self.clock = LaptopClock(start)
        self._bytes = random.Random(seed).randbytes
        self.shown: list[Shown] = []
        self.lost: list[str] = []
        """What the process that was killed last had claimed and not marked."""
        self.marked: set[tuple[str, int]] = set()
        self.gathered: date | None = None
        """The day of the week's round that was noted in the last look."""
        self.others_at: int | None = None
        """How many steps are left until another process (the system's timer) looks as well."""
        self.was_asked = False
        """Somebody was asked about the clock since it was last sure."""
        self.apart = timedelta(0)
        """How long after the desk's own look that begins."""
        self.desk = self._opened()
        self.start()

    def start(self) -> None:
        """Start the desk's process."""
        self.process = self.process_type(self)

    def look(self) -> Ticked | None:
        """Look at the reminders; None: the process was killed meanwhile, and started again."""
        self.shown, self.lost, self.marked, self.gathered = [], [], set(), None
        try:
            return self.process.look()
        except Killed:
            self.lost = [ref for ref, stage in self.process.claimed if (ref, stage) not in self.marked]
            self.start()
            return None

    def meanwhile(self, process: Process) -> None:
        """Have another process look between two steps of the desk's own."""
        if process is self.process and self.others_at is not None:
            self.others_at -= 1
            if self.others_at < 0:
                self.others_at = None
                self.clock.real += self.apart
                self.process_type(self).look()

    def mark(self, stages) -> None:
        """Know of each pop-up whether all that it told is marked as shown."""
        marked = set(stages.items())
        self.marked |= marked
        self.shown = [
            replace(one, is_marked=one.is_marked or marked.issuperset(one.told)) if one.told else one
            for one in self.shown
        ]

    def copied(self) -> bytes:
        """Give the store's bytes as a backup has them."""
        self.desk._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return (self.folder / FILE).read_bytes()

    def put_back(self, content: bytes, made_at: datetime) -> None:
        """Put a backup in the place of the store, as a restore does, and start."""
        self.desk.close()
        for name in (FILE, f"{FILE}-wal", f"{FILE}-shm"):
            (self.folder / name).unlink(missing_ok=True)
        (self.folder / FILE).write_bytes(content)
        self.desk = self._opened()
        now, values = self.clock.now(), {"restored_from": made_at}
        self.desk._writer.run("RestoreDesk", lambda tx: tx.change(DeskSettings, DESK_ID, **values), now, INTERNAL)
        self.start()

    def close(self) -> None:
        """Shut it."""
        self.desk.close()

    def _opened(self) -> Desk:
        return Desk(Store(self.folder, KEY).writer(), self.clock, self._bytes)
