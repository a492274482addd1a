"""The facts that rules look at, gathered from the store: open records, their names, and hours as sums."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from suidesk.domain.funding import Grant, Obligation
from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Assignment, Project, Role
from suidesk.domain.records import Record
from suidesk.domain.reminders import FollowUp
from suidesk.domain.volunteers import Absence, Volunteer
from suidesk.domain.workload import Commitment, EntryKind, week_of
from suidesk.queries.facts_cover import cover_facts
from suidesk.queries.facts_life import life_facts
from suidesk.queries.facts_money import money_facts
from suidesk.queries.facts_work import WEEK_NUMBER, work_facts
from suidesk.queries.names import names_of
from suidesk.rules.facts import KNOWN_WEEKS, Facts, WeekMinutes
from suidesk.rules.moments import Moment
from suidesk.rules.thresholds import AVERAGE_WEEK, LONG_WEEK, MEAN_WEEK, VACANT_FOR, VERY_LONG_WEEK, Settings

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

R = TypeVar("R", bound=Record)
V = TypeVar("V")

_OWED = "SELECT id FROM grants WHERE stage NOT IN ('declined', 'closed')"
_LEAVING = "SELECT id FROM volunteers WHERE left_on IS NOT NULL OR status = 'left'"
# Roles whose holder stops, and roles of people who leave; all who are assigned to them decide whether they are covered.
_AT_STAKE = f"""SELECT role_id FROM assignments WHERE (capacity = 'holder' AND until_on >= ?1)
    OR person_id IN ({_LEAVING})"""
_LATELY = "(until_on IS NULL OR until_on >= ?1)"
_PROMISED = "kind = 'weekly' AND state = 'open' AND (until_on IS NULL OR until_on >= ?1)"
_CONCERNED = f"{_LEAVING} UNION SELECT person_id FROM commitments WHERE {_PROMISED}"
# Only people with at least one week that could show a sign; all their weeks then, since four count together.
# Who they are is read from an index alone, which doesn't have the kind.
_WEEKS = f"""WITH long(person_id) AS (
    SELECT person_id FROM time_entries WHERE day BETWEEN ?1 AND ?2
    GROUP BY person_id, {WEEK_NUMBER} HAVING sum(minutes) >= ?3)
  SELECT person_id, date(day, '-6 days', 'weekday 1'), sum(minutes),
    sum(CASE WHEN kind = '{EntryKind.PAID}' THEN minutes ELSE 0 END)
  FROM time_entries WHERE person_id IN (SELECT person_id FROM long) AND day BETWEEN ?1 AND ?2 GROUP BY 1, 2"""


@dataclass(frozen=True)
class ReminderFacts:
    """Everything that rules may look at, at a moment; `settings` tell how long a week must be to matter."""

    is_internal: ClassVar[bool] = True
    now: datetime
    settings: Settings = field(default_factory=Settings)

    def fetch(self, db: Reading) -> Facts:
        """Gather it."""
        zone = db.desk().zone
        today = Moment.of(self.now, zone).day
        lately = (today - timedelta(days=self.settings.value(VACANT_FOR))).isoformat()
        known_from = (week_of(today) - KNOWN_WEEKS * timedelta(weeks=1)).isoformat()
        assignments = db.records(Assignment, f"WHERE {_LATELY} AND role_id IN ({_AT_STAKE}) ORDER BY id", (lately,))
        roles = db.of_ids(Role, (one.role_id for one in assignments))
        commitments = db.records(Commitment, f"WHERE {_PROMISED} ORDER BY id", (known_from,))
        places = [role.project_id for role in roles.values()] + [made.project_id for made in commitments]
        facts = Facts(
            zone=zone,
            grants=_by_id(db.records(Grant, f"WHERE id IN ({_OWED})")),
            obligations=tuple(db.records(Obligation, f"WHERE done_on IS NULL AND grant_id IN ({_OWED}) ORDER BY id")),
            projects=_by_id(db.of_ids(Project, (place for place in places if place)).values()),
            roles=_by_id(roles.values()),
            assignments=tuple(assignments),
            volunteers=_by_id(db.records(Volunteer, f"WHERE id IN ({_CONCERNED}) ORDER BY id", (known_from,))),
            absences=tuple(db.records(Absence, "WHERE until_on IS NULL OR until_on >= ?1 ORDER BY id", (known_from,))),
            commitments=tuple(commitments),
            weeks=self._weeks(db, known_from, today),
            follow_ups=tuple(db.records(FollowUp, "WHERE done_on IS NULL ORDER BY id")),
        )
        now = (db, facts, today, self.settings)
        money, cover, life, work = money_facts(*now), cover_facts(*now), life_facts(*now), work_facts(*now)
        names = {**_names(db, facts), **money.names, **cover.names, **life.names, **work.names}
        return _of_those_here(db, replace(facts, names=names, money=money, cover=cover, life=life, work=work))

    def _weeks(self, db: Reading, known_from: str, today: date) -> Mapping[ContactId, Mapping[date, WeekMinutes]]:
        signs = (AVERAGE_WEEK, MEAN_WEEK, LONG_WEEK, VERY_LONG_WEEK)
        least = min(self.settings.value(threshold) for threshold in signs)
        last = week_of(today) - timedelta(days=1)
        weeks: dict[ContactId, dict[date, WeekMinutes]] = {}
        for person, monday, total, paid in db.rows(_WEEKS, (known_from, last.isoformat(), least)):
            weeks.setdefault(ContactId(person), {})[date.fromisoformat(monday)] = WeekMinutes(total, paid)
        return weeks


def _of_those_here(db: Reading, facts: Facts) -> Facts:
    """Leave out the hours of whoever has died or is in the archive: nobody is to be told how tired they are."""
    cover, work = facts.cover, facts.work
    told = {*facts.weeks, *cover.weeks, *work.days, *work.shifts, *work.weeks}
    sql = "id IN (SELECT value FROM json_each(?)) AND (archived_on IS NOT NULL OR died_on IS NOT NULL)"
    gone = {ref for (ref,) in db.rows(f"SELECT id FROM contacts WHERE {sql}", (json.dumps(sorted(told)),))}

    def here(found: Mapping[ContactId, V]) -> Mapping[ContactId, V]:
        return {ref: value for ref, value in found.items() if ref not in gone}

    if not gone:
        return facts
    return replace(
        facts,
        weeks=here(facts.weeks),
        cover=replace(cover, weeks=here(cover.weeks)),
        work=replace(work, days=here(work.days), shifts=here(work.shifts), weeks=here(work.weeks)),
    )


def _by_id(records: Iterable[R]) -> Mapping[Any, R]:
    return {record.id: record for record in records}


def _names(db: Reading, facts: Facts) -> Mapping[str, str]:
    """Name every person, place and subject that a sentence may need."""
    people: list[str | None] = [
        *(held.person_id for held in facts.assignments),
        *(made.person_id for made in facts.commitments),
        *(role.organisation_id for role in facts.roles.values()),
        *(grant.funder_id for grant in facts.grants.values()),
        *(grant.owner_id for grant in facts.grants.values()),
        *(owed.owner_id for owed in facts.obligations),
        *(wanted.owner_id for wanted in facts.follow_ups),
        *facts.volunteers,
        *facts.weeks,
    ]
    projects: dict[str, str] = {project.id: project.name for project in facts.projects.values()}
    return {**names_of(db, Kind.CONTACT, people), **projects, **_subjects(db, facts.follow_ups)}


def _subjects(db: Reading, follow_ups: Iterable[FollowUp]) -> dict[str, str]:
    """Give the names of what follow-ups are about; a role's or a project's name where the record has none."""
    wanted: dict[Kind, set[str]] = {}
    for one in follow_ups:
        if one.kind and one.ref_id:
            wanted.setdefault(one.kind, set()).add(one.ref_id)
    found: dict[str, str] = {}
    for kind in (Kind.CONTACT, Kind.PROJECT, Kind.GRANT, Kind.ROLE):
        found |= names_of(db, kind, wanted.get(kind, ()))
    held = db.of_ids(Assignment, wanted.get(Kind.ASSIGNMENT, ()))
    roles = names_of(db, Kind.ROLE, (one.role_id for one in held.values()))
    found |= {one.id: roles.get(one.role_id, "") for one in held.values()}
    made = db.of_ids(Commitment, wanted.get(Kind.COMMITMENT, ()))
    projects = names_of(db, Kind.PROJECT, (one.project_id for one in made.values()))
    return found | {one.id: one.title or projects.get(one.project_id or "", "") for one in made.values()}
