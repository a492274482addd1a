"""The facts that rules look at, gathered from the store: open records, their names, and hours as sums."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from suidesk.domain.exports import ListExport
from suidesk.domain.funding import Grant, Obligation
from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Assignment, Project, Role
from suidesk.domain.records import Record
from suidesk.domain.reminders import FollowUp
from suidesk.domain.volunteers import Absence, Volunteer
from suidesk.domain.workload import Commitment, week_of
from suidesk.queries import facts_hours
from suidesk.queries.exports import TO_BE_DELETED
from suidesk.queries.facts_cover import cover_facts
from suidesk.queries.facts_hours import telling_weeks
from suidesk.queries.facts_life import life_facts
from suidesk.queries.facts_money import money_facts
from suidesk.queries.facts_work import work_facts
from suidesk.queries.keeping import Kept
from suidesk.queries.names import names_of
from suidesk.queries.subjects import subjects_of
from suidesk.rules.facts import KNOWN_WEEKS, Facts
from suidesk.rules.moments import Moment
from suidesk.rules.thresholds import OVERLOAD_AMBER, VACANT_FOR, Settings

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
# Roles that stopped with a pause alone.
_RESTING = """SELECT ref_id FROM pause_parts JOIN absences ON absences.id = pause_id
    JOIN assignments ON assignments.id = ref_id
    WHERE choice = 'rest' AND absences.from_on = date(assignments.until_on, '1 day')"""
_PROMISED = "kind = 'weekly' AND state = 'open' AND (until_on IS NULL OR until_on >= ?1)"
# Active volunteers whose promises of the week ?1 to ?2 come to more than ?3 percent of what they can give, were all of
# them to run at once; on which days they do is the rule's to say.
_STRAINED = """SELECT volunteers.id FROM volunteers JOIN commitments ON person_id = volunteers.id
    WHERE status = 'active' AND capacity_minutes IS NOT NULL AND commitments.kind = 'weekly' AND state = 'open'
      AND from_on <= ?2 AND (until_on IS NULL OR until_on >= ?1)
    GROUP BY volunteers.id HAVING sum(minutes) * 100 > ?3 * capacity_minutes"""
# The promises of those who leave, what replaces them, and all promises of the strained (?2, JSON).
_WEIGHED = f"""SELECT id FROM commitments WHERE person_id IN ({_LEAVING} UNION SELECT value FROM json_each(?2))
    UNION SELECT id FROM commitments
      WHERE replaces_id IN (SELECT id FROM commitments WHERE person_id IN ({_LEAVING}))"""
_CONCERNED = f"{_LEAVING} UNION SELECT value FROM json_each(?1)"


@dataclass(frozen=True)
class ReminderFacts:
    """Everything that rules may look at, at a moment; `settings` tell how long a week must be to matter.

    `kept` saves gathering anew what nothing has changed since the last time; the facts are the same with and without.
    """

    is_internal: ClassVar[bool] = True
    now: datetime
    settings: Settings = field(default_factory=Settings)
    kept: Kept | None = field(default=None, compare=False)

    def fetch(self, db: Reading) -> Facts:
        """Gather it."""
        zone = db.desk().zone
        today = Moment.of(self.now, zone).day
        lately = (today - timedelta(days=self.settings.value(VACANT_FOR))).isoformat()
        known_from = (week_of(today) - timedelta(weeks=KNOWN_WEEKS)).isoformat()
        keeping = (self.kept or Kept()).over(db)
        asked = (week_of(today), self.settings)
        weeks = keeping.part("weeks", facts_hours.READS, asked, lambda: telling_weeks(db, today, self.settings))
        assignments = db.records(Assignment, f"WHERE {_LATELY} AND role_id IN ({_AT_STAKE}) ORDER BY id", (lately,))
        roles = db.of_ids(Role, (one.role_id for one in assignments))
        strained = self._strained(db, today)
        promised = f"WHERE {_PROMISED} AND id IN ({_WEIGHED}) ORDER BY id"
        commitments = db.records(Commitment, promised, (known_from, strained))
        places = [role.project_id for role in roles.values()] + [made.project_id for made in commitments]
        facts = Facts(
            zone=zone,
            grants=_by_id(db.records(Grant, f"WHERE id IN ({_OWED})")),
            obligations=tuple(db.records(Obligation, f"WHERE done_on IS NULL AND grant_id IN ({_OWED}) ORDER BY id")),
            projects=_by_id(db.of_ids(Project, (place for place in places if place)).values()),
            roles=_by_id(roles.values()),
            assignments=tuple(assignments),
            volunteers=_by_id(db.records(Volunteer, f"WHERE id IN ({_CONCERNED}) ORDER BY id", (strained,))),
            absences=tuple(db.records(Absence, "WHERE until_on IS NULL OR until_on >= ?1 ORDER BY id", (known_from,))),
            resting=frozenset(ref for (ref,) in db.rows(_RESTING)),
            commitments=tuple(commitments),
            weeks=weeks.long,
            follow_ups=tuple(db.records(FollowUp, "WHERE done_on IS NULL ORDER BY id")),
            exports=tuple(db.records(ListExport, f"WHERE {TO_BE_DELETED} ORDER BY id")),
        )
        money = money_facts(db, facts, today, self.settings)
        hours = (keeping, db, weeks, today, self.settings)
        cover, work = cover_facts(*hours), work_facts(*hours)
        life = life_facts(db, today, self.settings)
        subjects = subjects_of(db, facts.follow_ups)
        about = {ref: one.name for ref, one in subjects.items()}
        names = {**_names(db, facts), **about, **money.names, **cover.names, **life.names, **work.names}
        opens = {ref: one.opens for ref, one in subjects.items()}
        whole = replace(facts, names=names, opens=opens, money=money, cover=cover, life=life, work=work)
        return _of_those_here(db, whole)

    def _strained(self, db: Reading, today: date) -> str:
        """Give the ids, as JSON, of volunteers who may have promised more than they can give, this week among it."""
        monday = week_of(today)
        week = monday.isoformat(), (monday + timedelta(days=6)).isoformat()
        found = db.rows(_STRAINED, (*week, self.settings.value(OVERLOAD_AMBER)))
        return json.dumps([ref for (ref,) in found])


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
        *(out.by_id for out in facts.exports),
        *facts.volunteers,
        *facts.weeks,
    ]
    projects: dict[str, str] = {project.id: project.name for project in facts.projects.values()}
    return {**names_of(db, Kind.CONTACT, people), **projects}
