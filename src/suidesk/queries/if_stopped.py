"""What would be missing if somebody stopped tomorrow."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from suidesk.domain.assets import Holding, HoldingKind
from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact
from suidesk.domain.projects import Assignment, Capacity, Project, ProjectStage, Role
from suidesk.domain.workload import Commitment, CommitmentKind
from suidesk.queries.loss import (
    ContactLost,
    GrantOwned,
    HoldingLost,
    Loss,
    NextDate,
    ProjectHit,
    PromiseLost,
    RoleLost,
)
from suidesk.queries.names import names_of
from suidesk.queries.ties import known_to_one
from suidesk.rules.facts import grouped

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

MOST: Final = 64
"""Records of each sort that are named; where there may be more, they are counted."""
DATES_AHEAD: Final = 90
"""Days ahead of which dates are told."""


@dataclass(frozen=True)
class IfStopped:
    """What would be missing if a person stopped tomorrow: roles, projects, promises, holdings, grants, dates, contacts.

    Raises not_found.
    """

    person_id: str
    today: date

    def fetch(self, db: Reading) -> Loss:
        """Gather it, as it stands today."""
        person = db.get(Contact, self.person_id)
        roles = self._roles(db)
        promises = self._promises(db)
        weekly = sum(made.weekly_minutes(self.today) for made in promises)
        known = known_to_one(db, self.today).get(ContactId(self.person_id), ())
        contacts = sorted(known, key=lambda one: not one.is_funder)
        names = names_of(db, Kind.CONTACT, (one.contact_id for one in contacts))
        projects = names_of(db, Kind.PROJECT, (made.project_id for made in promises))
        return Loss(
            person_id=person.id,
            person=person.display_name,
            is_me=db.desk().me_id == person.id,
            roles=roles,
            projects=self._projects(db, roles),
            promises=[_promise(made, projects) for made in promises[:MOST]],
            minutes=weekly,
            holdings=self._holdings(db),
            grants=self._grants(db),
            dates=self._dates(db, promises),
            contacts=[ContactLost(one.contact_id, names[one.contact_id], one.is_funder) for one in contacts[:MOST]],
            contact_count=len(contacts),
        )

    def _roles(self, db: Reading) -> list[RoleLost]:
        held = [one for one in db.where(Assignment, person_id=self.person_id) if self._counts(one)]
        roles = db.of_ids(Role, (one.role_id for one in held))
        marks = ", ".join("?" * len(roles))
        others = db.records(Assignment, f"WHERE role_id IN ({marks}) ORDER BY capacity DESC, from_on", (*roles,))
        covering = [one for one in others if one.person_id != self.person_id and self._counts(one)]
        by_role = grouped(covering, lambda one: one.role_id)
        contacts = [one.person_id for one in covering] + [role.organisation_id for role in roles.values()]
        names = {
            **names_of(db, Kind.CONTACT, contacts),
            **names_of(db, Kind.PROJECT, (role.project_id for role in roles.values())),
        }
        finished = {ref for (ref,) in db.rows("SELECT id FROM projects WHERE stage = 'finished'")}
        found: dict[str, RoleLost] = {}
        for one in sorted(held, key=lambda one: one.capacity is not Capacity.HOLDER):
            role = roles[one.role_id]
            if role.project_id not in finished:
                people = tuple(dict.fromkeys(names[other.person_id] for other in by_role.get(role.id, ())))
                found.setdefault(role.id, _role(role, one.capacity, people, names))
        return sorted(
            found.values(),
            key=lambda one: (not one.is_uncovered, not one.is_critical, one.place, one.role, one.role_id),
        )

    def _counts(self, one: Assignment) -> bool:
        return one.capacity is not Capacity.SHADOW and one.covers(self.today)

    def _promises(self, db: Reading) -> list[Commitment]:
        return db.records(
            Commitment,
            """WHERE person_id = ?1 AND state = 'open' AND (until_on IS NULL OR until_on >= ?2)
               ORDER BY kind DESC, minutes DESC, due_on, id""",
            (self.person_id, self.today.isoformat()),
        )

    def _projects(self, db: Reading, roles: list[RoleLost]) -> list[ProjectHit]:
        day = self.today.isoformat()
        led = {one.id for one in db.where(Project, lead_id=self.person_id) if one.stage is not ProjectStage.FINISHED}
        own, whole = Counter[str](), Counter[str]()
        for project, person, minutes in db.rows(
            """SELECT project_id, person_id, sum(minutes) FROM commitments
               WHERE project_id IN (SELECT project_id FROM commitments WHERE person_id = ?1) AND kind = 'weekly'
                 AND state = 'open' AND from_on <= ?2 AND coalesce(until_on, ?2) >= ?2 GROUP BY 1, 2""",
            (self.person_id, day),
        ):
            whole[project] += minutes
            own[project] += minutes if person == self.person_id else 0
        at = [one.place_id for one in roles if one.place_kind is Kind.PROJECT]
        hit = led | set(at) | {project for project, minutes in own.items() if minutes}
        lost = Counter(one.place_id for one in roles if one.is_critical and one.is_uncovered)
        marks = ", ".join("?" * len(hit))
        critical = Counter[str](
            dict(
                db.rows(
                    f"SELECT project_id, count(*) FROM roles WHERE is_critical AND project_id IN ({marks}) GROUP BY 1",
                    (*hit,),
                )
            )
        )
        projects = db.of_ids(Project, sorted(hit)).values()
        found = [
            ProjectHit(one.id, one.name, one.id in led, own[one.id], whole[one.id], lost[one.id], critical[one.id])
            for one in projects
            if one.stage is not ProjectStage.FINISHED
        ]
        return sorted(found, key=lambda one: (-one.critical_lost, not one.is_lead, one.project.casefold()))

    def _holdings(self, db: Reading) -> list[HoldingLost]:
        held = [one for one in db.where(Holding, holder_id=self.person_id) if one.covers(self.today)]
        names = {
            **names_of(db, Kind.ASSET, (one.asset_id for one in held)),
            **names_of(db, Kind.CONTACT, (one.for_id for one in held)),
        }
        found = [
            HoldingLost(
                one.id,
                one.kind,
                one.name or names.get(one.asset_id or "", ""),
                names.get(one.for_id or "", ""),
                one.location,
                self._who_else(db, one),
            )
            for one in held
        ]
        return sorted(found, key=lambda one: (bool(one.others), one.kind, one.name.casefold(), one.holding_id))

    def _who_else(self, db: Reading, mine: Holding) -> tuple[str, ...]:
        """Name who holds the same: the same asset, or the same sort of thing for the same place by the same name."""
        same = (
            {"asset_id": mine.asset_id}
            if mine.asset_id
            else {"for_id": mine.for_id}
            if mine.kind is HoldingKind.SIGNATORY and mine.for_id
            else {"for_id": mine.for_id, "name": mine.name}
        )
        others = [
            one.holder_id
            for one in db.where(Holding, kind=mine.kind.value, **same)
            if one.holder_id != self.person_id and one.covers(self.today)
        ]
        names = names_of(db, Kind.CONTACT, others)
        return tuple(sorted(names.values()))

    def _grants(self, db: Reading) -> list[GrantOwned]:
        rows = db.rows(
            """SELECT grants.id, title, coalesce(display_name, ''), ends_on FROM grants
               LEFT JOIN contacts ON contacts.id = funder_id
               WHERE owner_id = ? AND stage NOT IN ('declined', 'closed') ORDER BY ends_on IS NULL, ends_on, title""",
            (self.person_id,),
        )
        return [
            GrantOwned(ref, title, funder, date.fromisoformat(day) if day else None) for ref, title, funder, day in rows
        ]

    def _dates(self, db: Reading, promises: list[Commitment]) -> list[NextDate]:
        """Give the person's dates within three months, late ones too: of grants, follow-ups, promises, role ends."""
        last = (self.today + timedelta(days=DATES_AHEAD)).isoformat()
        rows = db.rows(_DATES, (self.person_id, last, self.today.isoformat(), MOST))
        found = [
            NextDate(date.fromisoformat(day), Kind(kind), ref, name, detail) for day, kind, ref, name, detail in rows
        ]
        found += [
            NextDate(made.due_on, Kind.COMMITMENT, made.id, made.title)
            for made in promises
            if made.kind is CommitmentKind.DELIVERABLE and made.due_on and made.due_on.isoformat() <= last
        ]
        return sorted(found, key=lambda one: (one.day, one.ref_id))[:MOST]


_DATES: Final = """SELECT due_on, 'obligations', o.id, title, o.kind
    FROM obligations o JOIN grants g ON g.id = o.grant_id
    WHERE (o.owner_id = ?1 OR (o.owner_id IS NULL AND g.owner_id = ?1)) AND done_on IS NULL AND due_on <= ?2
      AND stage NOT IN ('declined', 'closed')
  UNION ALL SELECT due_on, 'follow_ups', id, text, '' FROM follow_ups
    WHERE owner_id = ?1 AND done_on IS NULL AND due_on <= ?2
  UNION ALL SELECT until_on, 'assignments', a.id, name, '' FROM assignments a JOIN roles ON roles.id = role_id
    WHERE person_id = ?1 AND until_on BETWEEN ?3 AND ?2
  ORDER BY 1 LIMIT ?4"""


def _role(role: Role, capacity: Capacity, others: tuple[str, ...], names: dict[str, str]) -> RoleLost:
    place = role.project_id or role.organisation_id or ""
    kind = Kind.PROJECT if role.project_id else Kind.CONTACT
    return RoleLost(role.id, role.name, kind, place, names[place], role.is_critical, capacity, others)


def _promise(made: Commitment, projects: dict[str, str]) -> PromiseLost:
    return PromiseLost(made.id, made.title, projects.get(made.project_id or "", ""), made.minutes, made.due_on)
