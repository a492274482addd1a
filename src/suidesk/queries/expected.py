"""Who is expected at a project on a day, as a sign-in sheet lists them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suidesk.domain.projects import Project, WhyExpected

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

MOST = 500
"""People on one sheet: twenty pages; whoever expects more has another list than this."""
LATELY_WEEKS = 8
"""Weeks back in which whoever gave hours is expected again."""


@dataclass(frozen=True)
class Expected:
    """A person who is expected, and why; at least one reason."""

    id: str
    name: str
    why: tuple[WhyExpected, ...]


@dataclass(frozen=True)
class DayOfProject:
    """A project's day with who is expected, in the order of names, and who would be but is away."""

    project: str
    day: date
    people: list[Expected]
    away: list[str]


@dataclass(frozen=True)
class ExpectedOn:
    """Who is expected: who has a role on that day, promised hours a week, or gave hours in the eight weeks before.

    Whoever is away, archived or has died is left out. Raises not_found.
    """

    project_id: str
    day: date
    limit: int = MOST

    def fetch(self, db: Reading) -> DayOfProject:
        """Give them."""
        project = db.get(Project, self.project_id)
        rows = db.rows(
            f"""WITH expected (ref, why) AS (
                SELECT person_id, 'role' FROM assignments JOIN roles ON roles.id = role_id
                  WHERE project_id = ?1 AND from_on <= ?2 AND (until_on IS NULL OR until_on >= ?2)
                UNION SELECT person_id, 'promise' FROM commitments WHERE project_id = ?1 AND state = 'open'
                  AND kind = 'weekly' AND from_on <= ?2 AND (until_on IS NULL OR until_on >= ?2)
                UNION SELECT person_id, 'lately' FROM time_entries
                  WHERE project_id = ?1 AND day BETWEEN date(?2, '-{LATELY_WEEKS * 7} days') AND ?2)
              SELECT contacts.id, display_name, group_concat(why, ' '),
                EXISTS (SELECT 1 FROM absences WHERE person_id = contacts.id AND from_on <= ?2
                  AND (until_on IS NULL OR until_on >= ?2))
              FROM expected JOIN contacts ON contacts.id = ref
              WHERE (archived_on IS NULL OR archived_on > ?2) AND (died_on IS NULL OR died_on > ?2)
              GROUP BY contacts.id ORDER BY sort_key, contacts.id LIMIT ?3""",
            (self.project_id, self.day.isoformat(), self.limit),
        )
        return DayOfProject(
            project=project.name,
            day=self.day,
            people=[Expected(ref, name, _why(why)) for ref, name, why, is_away in rows if not is_away],
            away=[name for _, name, _, is_away in rows if is_away],
        )


def _why(found: str) -> tuple[WhyExpected, ...]:
    return tuple(why for why in WhyExpected if why.value in found.split())
