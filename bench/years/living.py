"""Lets a neighbourhood live for some years while its desk ticks: working days, weekends, leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bench.years.hours import DAY, Hours
from bench.years.money import Money
from bench.years.people import People
from bench.years.record import Recorder, Waiting
from bench.years.remedies import Remedies
from bench.years.user import User
from suidesk.commands.volunteers import AddAbsence
from suidesk.queries.reminders import RemindersPressing
from suidesk.services.reminding import Reminding

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.years.record import Record
    from bench.years.world import World

HOUR: Final = 60
OPENED, CLOSED = 8 * HOUR + 45, 18 * HOUR
"""When the laptop is opened and closed on a working day, in minutes after midnight."""
EVERY: Final = 5
"""Minutes between ticks; the desk itself ticks twice a minute, and between two changes nothing is new."""
READS, NOTES, LOOKS_AGAIN = 9 * HOUR + 20, 9 * HOUR + 40, 15 * HOUR + 30
"""When the user answers reminders, notes what has been, and looks at Today again."""
AT_WEEKENDS: Final = 15
"""Of a hundred days of weekends, those on which the laptop is opened for two hours."""
SATURDAY: Final = 5
LEAVE: Final = timedelta(days=20)


@dataclass(frozen=True)
class Lived:
    """What was said, and in what world."""

    world: World
    record: Record
    user: User


class Living:
    """One desk in one world."""

    def __init__(self, world: World) -> None:
        """Begin with the example as it is."""
        self._world = world
        self._hours = Hours(world)
        self._people, self._money = People(world, self._hours), Money(world)
        self._user = User(world, Remedies(world, self._hours, self._people, self._money))
        self._recorder = Recorder(world)
        self._reminding = Reminding(self._recorder, self._recorder, self._recorder)
        self._lived_to = world.today

    def live(self, days: int, progress: Callable[[date], object] = lambda _: None) -> Lived:
        """Live so many days."""
        for number in range(days):
            day = self._world.first + number * DAY
            progress(day)
            if _is_on_leave(day):
                continue
            if day.weekday() < SATURDAY:
                self._working_day(day)
            elif self._world.happens(AT_WEEKENDS):
                self._ticks(day, 10 * HOUR, 12 * HOUR)
        return Lived(self._world, self._recorder.record, self._user)

    def _working_day(self, day: date) -> None:
        self._ticks(day, OPENED, READS)
        self._note_waiting()
        self._user.answers_reminders()
        self._recorder.note_answers(self._user.said)
        self._user.said.clear()
        self._ticks(day, READS, NOTES)
        self._note(day)
        self._ticks(day, NOTES, LOOKS_AGAIN)
        self._user.answers_reminders()
        self._recorder.note_answers(self._user.said)
        self._user.said.clear()
        self._ticks(day, LOOKS_AGAIN, CLOSED)

    def _note(self, day: date) -> None:
        """Enter what has happened: every day what came up, on the first day of a week the sheets and the news."""
        while self._lived_to <= day:
            if self._lived_to.weekday() == 0:
                self._people.week()
                self._hours.note()
            self._lived_to += DAY
        self._world.do_what_is_on_the_agenda()
        self._money.day()
        self._user.types()
        first = day + timedelta(days=14)
        if _is_on_leave(first) and not _is_on_leave(first - DAY):
            until = next(first + n * DAY for n in range(60) if not _is_on_leave(first + (n + 1) * DAY))
            self._world.try_to(AddAbsence(person_id=self._world.me, from_on=first, until_on=until))

    def _ticks(self, day: date, first: int, last: int) -> None:
        for minute in range(first, last, EVERY):
            if self._world.go_to(day, minute):
                self._recorder.note(self._reminding.tick(self._world.clock.now()))

    def _note_waiting(self) -> None:
        now = self._world.clock.now()
        found = self._world.desk.ask(RemindersPressing(now, 500))
        self._recorder.record.waiting.append(Waiting(now, dict(found.counts), tuple(found.rows)))


def _is_on_leave(day: date) -> bool:
    """Tell whether the user is away: three weeks of summer, and from Christmas to New Year."""
    first = date(day.year, 7, 20)
    first += timedelta(days=-first.weekday() % 7)
    return first <= day <= first + LEAVE or (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1)
