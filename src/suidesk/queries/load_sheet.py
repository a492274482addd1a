"""All that the page Workload shows of one person, asked in one go, so that it appears at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suidesk.domain.people import Contact
from suidesk.domain.volunteers import Absence, Volunteer
from suidesk.domain.workload import EntryKind
from suidesk.queries.load import WeeksTogether, is_sign, presence_of
from suidesk.queries.reminders import ReminderRow, RemindersAbout
from suidesk.queries.workload import EntriesOf, EntryRow, PromiseRow, PromisesOf

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

FEW = 30
"""Noted hours, promises and times away that are shown."""


@dataclass(frozen=True)
class PersonLoad:
    """What a person carries, in minutes: by week and way of giving, with what is promised and possible today.

    A week without anything in it is unknown and not zero; `away` tells of each whether the person was away for most
    of it. Of `absences` the newest stand first. `signs` are those of the ledger, also those put off or noted.
    """

    contact: Contact
    volunteer: Volunteer | None
    weeks: list[tuple[date, Mapping[EntryKind, int]]]
    away: tuple[bool, ...]
    promised: int
    promises: list[PromiseRow]
    entries: list[EntryRow]
    absences: list[Absence]
    signs: list[ReminderRow]

    @property
    def capacity(self) -> int | None:
        """Give the minutes a week that they said they can give."""
        return self.volunteer.capacity_minutes if self.volunteer else None

    @property
    def is_over(self) -> bool:
        """Tell whether more is promised than they said they can give."""
        return self.capacity is not None and self.promised > self.capacity


@dataclass(frozen=True, kw_only=True)
class LoadSheet:
    """The load of a person over the last weeks; raises not_found."""

    id: str
    today: date
    weeks: int = 12

    def fetch(self, db: Reading) -> PersonLoad:
        """Give it."""
        contact = db.get(Contact, self.id)
        weeks = WeeksTogether(today=self.today, weeks=self.weeks, person_id=self.id).fetch(db)
        presence = presence_of(db, [self.id], weeks[0][0])
        promises = PromisesOf(person_id=self.id).fetch(db)
        return PersonLoad(
            contact=contact,
            volunteer=db.find(Volunteer, self.id),
            weeks=weeks,
            away=tuple(presence.is_away_week(contact.id, monday) for monday, _ in weeks),
            promised=sum(row.commitment.weekly_minutes(self.today) for row in promises),
            promises=promises[:FEW],
            entries=EntriesOf(person_id=self.id, limit=FEW).fetch(db),
            absences=db.records(Absence, "WHERE person_id = ? ORDER BY from_on DESC LIMIT ?", (self.id, FEW)),
            signs=[row for row in RemindersAbout(self.id).fetch(db) if is_sign(row)],
        )
