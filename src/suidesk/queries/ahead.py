"""What Today asks: the dates that lie ahead, of every room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import FollowUp
from suidesk.queries.checks import STANDS
from suidesk.queries.exports import TO_BE_DELETED
from suidesk.queries.funding import STILL_OWED
from suidesk.queries.subjects import Subject, subjects_of

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

# Each gives: what it is, the day, the record to open (kind, id), its name, a second name, what can be done, how often,
# the row that it comes from, and the minute of the day.
_AHEAD: Final = f"""
SELECT 'obligation.' || o.kind AS what, o.due_on AS day, 'grants' AS kind, grants.id AS ref, title AS name,
  display_name AS other, NULL AS done, NULL AS rrule, o.id AS source, NULL AS minute
  FROM obligations o JOIN grants ON grants.id = grant_id
  LEFT JOIN contacts ON contacts.id = funder_id
  WHERE {STILL_OWED} AND due_on BETWEEN ?1 AND ?2
UNION ALL
SELECT 'follow_up', due_on, '', coalesce(ref_id, ''), text, NULL, id, rrule, id, due_min FROM follow_ups
  WHERE done_on IS NULL AND due_on BETWEEN ?1 AND ?2
UNION ALL
SELECT 'assignment_ends', until_on, 'contacts', person_id, display_name, roles.name, NULL, NULL,
  assignments.id, NULL FROM assignments
  JOIN roles ON roles.id = role_id JOIN contacts ON contacts.id = person_id
  WHERE until_on BETWEEN ?1 AND ?2 AND archived_on IS NULL AND died_on IS NULL
    AND NOT EXISTS (SELECT 1 FROM pause_parts JOIN absences ON absences.id = pause_id
      WHERE ref_id = assignments.id AND choice <> 'keep' AND absences.from_on = date(assignments.until_on, '1 day'))
UNION ALL
SELECT 'volunteer_leaves', left_on, 'contacts', volunteers.id, display_name, NULL, NULL, NULL, volunteers.id, NULL
  FROM volunteers
  JOIN contacts ON contacts.id = volunteers.id
  WHERE left_on BETWEEN ?1 AND ?2 AND archived_on IS NULL AND died_on IS NULL
UNION ALL
SELECT 'absence_starts', from_on, 'contacts', person_id, display_name, until_on, NULL, NULL, absences.id, NULL
  FROM absences
  JOIN contacts ON contacts.id = person_id WHERE from_on BETWEEN ?1 AND ?2 AND archived_on IS NULL AND died_on IS NULL
UNION ALL
SELECT 'absence_ends', until_on, 'contacts', person_id, display_name, NULL, NULL, NULL, absences.id, NULL
  FROM absences
  JOIN contacts ON contacts.id = person_id WHERE until_on BETWEEN ?1 AND ?2 AND archived_on IS NULL AND died_on IS NULL
UNION ALL
SELECT 'grant_ends', ends_on, 'grants', grants.id, title, display_name, NULL, NULL, grants.id, NULL FROM grants
  LEFT JOIN contacts ON contacts.id = funder_id
  WHERE ends_on BETWEEN ?1 AND ?2 AND stage IN ('awarded', 'active', 'reporting')
UNION ALL
SELECT 'handover_step.' || topic, due_on, 'handovers', handovers.id, display_name, NULL, NULL, NULL, i.id, NULL
  FROM handovers JOIN handover_items i ON handover_id = handovers.id JOIN contacts ON contacts.id = leaver_id
  WHERE state IN ('planned', 'under_way') AND i.kind = 'step' AND done_on IS NULL AND due_on BETWEEN ?1 AND ?2
UNION ALL
SELECT 'handover_items', due_on, 'handovers', handovers.id, display_name, cast(count(*) AS TEXT), NULL, NULL,
  handovers.id || due_on, NULL
  FROM handovers JOIN handover_items i ON handover_id = handovers.id JOIN contacts ON contacts.id = leaver_id
  WHERE state IN ('planned', 'under_way') AND i.kind IN ('roles', 'commitments', 'holdings') AND done_on IS NULL
    AND due_on BETWEEN ?1 AND ?2 GROUP BY handovers.id, due_on
UNION ALL
SELECT 'deliverable', due_on, iif(project_id IS NULL, 'contacts', 'projects'), coalesce(project_id, person_id),
  commitments.title, display_name, NULL, NULL, commitments.id, NULL
  FROM commitments JOIN contacts ON contacts.id = person_id
  WHERE commitments.kind = 'deliverable' AND state = 'open' AND due_on BETWEEN ?1 AND ?2
    AND archived_on IS NULL AND died_on IS NULL
UNION ALL
SELECT 'check', review_on, 'volunteers', person_id, scheme, display_name, NULL, NULL, checks_seen.id, NULL
  FROM checks_seen JOIN volunteers ON volunteers.id = person_id JOIN contacts ON contacts.id = person_id
  WHERE review_on BETWEEN ?1 AND ?2 AND status <> 'left' AND archived_on IS NULL AND died_on IS NULL AND {STANDS}
UNION ALL
SELECT 'list_to_delete', delete_by, '', id, file, NULL, NULL, NULL, id, NULL FROM exports
  WHERE {TO_BE_DELETED} AND delete_by BETWEEN ?1 AND ?2
ORDER BY day, what, name LIMIT ?3"""


@dataclass(frozen=True)
class DateAhead:
    """One dated thing: `what` is a code, `kind` and `id` the record to open (None: nothing to open).

    `done_id` is the follow-up that can be ticked off, where it is one, and `rrule` how often it comes again.
    `source` names the row that it comes from, and `minute` the minute of the local day where it has one.
    """

    what: str
    day: date
    kind: Kind | None
    id: str
    name: str
    other: str | None
    done_id: str | None
    rrule: str | None = None
    source: str = ""
    minute: int | None = None


@dataclass(frozen=True)
class DatesAhead:
    """All that has a date in the days from `today` on, both ends included."""

    today: date
    days: int = 14
    limit: int = 60

    def fetch(self, db: Reading) -> list[DateAhead]:
        """Give it by day."""
        last = self.today + timedelta(days=self.days)
        found = [
            DateAhead(what, date.fromisoformat(day), Kind(kind) if kind else None, ref, name, other, done, *rest)
            for what, day, kind, ref, name, other, done, *rest in db.rows(
                _AHEAD, (self.today.isoformat(), last.isoformat(), self.limit)
            )
        ]
        follow_ups = db.of_ids(FollowUp, (one.done_id for one in found if one.done_id))
        subjects = subjects_of(db, follow_ups.values())
        return [_about(one, subjects.get(one.id)) if one.done_id else one for one in found]


def _about(one: DateAhead, subject: Subject | None) -> DateAhead:
    """Give a follow-up with the name of what it is about, and the record whose page shows that."""
    if subject is None:
        return one
    kind, ref = subject.opens or (None, one.id)
    return replace(one, kind=kind, id=ref, other=subject.name)
