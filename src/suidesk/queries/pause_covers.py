"""Who could cover what rests on somebody who pauses, and whether they have room for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from suidesk.domain.kinds import Kind
from suidesk.domain.pauses import Held, PausePart
from suidesk.domain.people import Contact
from suidesk.domain.projects import Assignment, Capacity
from suidesk.domain.volunteers import Absence, Volunteer
from suidesk.domain.workload import Commitment
from suidesk.queries.asking import asked, may_be_asked
from suidesk.queries.names import names_of
from suidesk.queries.params import Params
from suidesk.queries.volunteer_rows import PEOPLE, promised_on
from suidesk.rules.pauses import Cover, CoverRoom, Place, WhyCover

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

FEW: Final = 4
"""People who are suggested for each promise or role; anybody else can be named."""
_AWAY: Final = "from_on <= coalesce({last}, '9999') AND coalesce(until_on, '9999') >= {first}"


@dataclass(frozen=True, kw_only=True)
class Covering:
    """Somebody who is to cover so many minutes a week."""

    person_id: str
    minutes: int = 0


@dataclass(frozen=True, kw_only=True)
class CoverRooms:
    """Whether people have room to cover in a time; `pause_id` is a plan that stands, whose covers don't count twice."""

    from_on: date
    until_on: date | None = None
    covers: tuple[Covering, ...] = ()
    pause_id: str | None = None

    def fetch(self, db: Reading) -> list[CoverRoom]:
        """Give them in the order asked; who isn't there is left out."""
        minutes: dict[str, int] = {}
        for one in self.covers:
            minutes[one.person_id] = minutes.get(one.person_id, 0) + one.minutes
        refs = list(minutes)
        people, volunteers = db.of_ids(Contact, refs), db.of_ids(Volunteer, refs)
        away = away_in(db, refs, self.from_on, self.until_on)
        mine = {one.cover_id for one in db.where(PausePart, pause_id=self.pause_id)} if self.pause_id else set()
        rooms = []
        for ref in refs:
            if ref not in people:
                continue
            made = [one for one in db.where(Commitment, person_id=ref) if one.id not in mine]
            volunteer = volunteers.get(ref)
            rooms.append(
                CoverRoom(
                    id=ref,
                    name=people[ref].display_name,
                    minutes=minutes[ref],
                    promised=self._most(made),
                    capacity=volunteer.capacity_minutes if volunteer else None,
                    away=tuple(away.get(ref, ())),
                    leaves_on=self._leaves(volunteer),
                )
            )
        return rooms

    def _most(self, made: Sequence[Commitment]) -> int:
        """Give the most that stands on a day of the time: on its first, or where another promise begins."""
        starts = {one.from_on for one in made if one.from_on and one.from_on > self.from_on}
        days = [self.from_on, *(day for day in starts if self.until_on is None or day <= self.until_on)]
        return max(sum(one.weekly_minutes(day) for one in made) for day in days)

    def _leaves(self, volunteer: Volunteer | None) -> date | None:
        day = volunteer.left_on if volunteer else None
        return day if day is not None and (self.until_on is None or day <= self.until_on) else None


def away_in(db: Reading, refs: Sequence[str], first: date, last: date | None) -> dict[str, list[Absence]]:
    """Give the times away of these people that meet a time, by person."""
    params = Params()
    test = _away(params, first, last)
    found: dict[str, list[Absence]] = {}
    rest = f"WHERE person_id IN ({params.marks(refs)}) AND {test} ORDER BY from_on, id"
    for one in db.records(Absence, rest, params.values):
        found.setdefault(one.person_id, []).append(one)
    return found


def _away(params: Params, first: date, last: date | None) -> str:
    marks = {"first": params.mark(first.isoformat()), "last": params.mark(last.isoformat() if last else None)}
    return _AWAY.format(**marks)


@dataclass
class CoverFinder:
    """Finds who could cover each promise and role: first who knows it, then who is near it, then who has room.

    Of those with room, who was asked longest ago comes first. Nobody is suggested who is away meanwhile, shows a sign
    of strain, or isn't to be asked; what somebody can give and nobody noted is unknown and not nothing.
    """

    db: Reading
    person_id: str
    first: date
    last: date | None
    today: date
    _free: dict[str, Cover] = field(default_factory=dict)
    _near: dict[str, list[str]] = field(default_factory=dict)
    _is_read: bool = False

    def covers(self, held: Held, place: Place) -> tuple[Cover, ...]:
        """Give at most `FEW` people."""
        self._read()
        found = {one.id: one for one in self._of_role(place.role_id)}
        minutes = (held.minutes or 0) if isinstance(held, Commitment) else 0
        for ref in self._of_project(place.project_id):
            if len(found) >= FEW:
                break
            one = self._free[ref]
            if ref not in found and (one.room is None or one.room >= minutes):
                found[ref] = Cover(one.id, one.name, WhyCover.PROJECT, one.room, one.last_asked_on)
        for one in self._free.values():
            if len(found) >= FEW:
                break
            if one.room is not None and one.room >= max(minutes, 1):
                found.setdefault(one.id, one)
        return tuple(found.values())[:FEW]

    def _read(self) -> None:
        if self._is_read:
            return
        self._is_read = True
        params = Params()
        day, today = params.mark(self.first.isoformat()), params.mark(self.today.isoformat())
        rows = self.db.rows(
            f"""SELECT contacts.id, display_name, capacity_minutes - {promised_on(day)}, last_asked
                FROM {PEOPLE} {asked(today)}
                WHERE {may_be_asked(day)} AND contacts.id <> {params.mark(self.person_id)}
                  AND NOT EXISTS (SELECT 1 FROM absences
                    WHERE person_id = contacts.id AND {_away(params, self.first, self.last)})
                  AND NOT EXISTS (SELECT 1 FROM reminders WHERE subject_id = contacts.id AND outcome IS NULL
                    AND rule LIKE 'workload.%')
                ORDER BY last_asked NULLS FIRST, contacts.sort_key, contacts.id""",
            params.values,
        )
        for ref, name, room, last in rows:
            self._free[ref] = Cover(ref, name, WhyCover.ROOM, room, date.fromisoformat(last) if last else None)

    def _of_role(self, role_id: str | None) -> list[Cover]:
        """Give who has the same role in another way, deputies first; a profile as a volunteer isn't needed for it."""
        if role_id is None:
            return []
        held = [
            one
            for one in self.db.where(Assignment, role_id=role_id)
            if one.person_id != self.person_id and one.covers(self.first)
        ]
        refs = [one.person_id for one in held]
        names, away = names_of(self.db, Kind.CONTACT, refs), away_in(self.db, refs, self.first, self.last)
        why = {Capacity.DEPUTY: WhyCover.DEPUTY, Capacity.SHADOW: WhyCover.SHADOW, Capacity.HOLDER: WhyCover.SHARES}
        order = list(WhyCover)
        found = [
            Cover(one.person_id, names[one.person_id], why[one.capacity], free.room if free else None)
            for one in held
            if one.person_id not in away
            for free in [self._free.get(one.person_id)]
        ]
        return sorted(found, key=lambda one: (order.index(one.why), one.name, one.id))

    def _of_project(self, project_id: str | None) -> list[str]:
        """Give who has something to do with a project on the first day, in the order of asking."""
        if project_id is None:
            return []
        if project_id in self._near:
            return self._near[project_id]
        rows = self.db.rows(
            """SELECT person_id FROM commitments WHERE project_id = ?1 AND state = 'open' AND kind = 'weekly'
                 AND from_on <= ?2 AND (until_on IS NULL OR until_on >= ?2)
               UNION SELECT person_id FROM assignments JOIN roles ON roles.id = role_id WHERE project_id = ?1
                 AND from_on <= ?2 AND (until_on IS NULL OR until_on >= ?2)""",
            (project_id, self.first.isoformat()),
        )
        near = {ref for (ref,) in rows}
        self._near[project_id] = [ref for ref in self._free if ref in near]
        return self._near[project_id]
