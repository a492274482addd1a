"""Who leaves soon, or has left, without a handover."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

PAGE: Final = 64
WITHIN: Final = 56
"""Days before and after a leaving within which somebody should have a handover: eight weeks, the first step of it."""


@dataclass(frozen=True)
class Leaving:
    """Somebody who stops on a day with nothing planned; `roles` says as what, of which `critical` are critical."""

    person_id: str
    person: str
    day: date
    roles: tuple[str, ...]
    critical: int


@dataclass(frozen=True)
class LeavingWithoutHandover:
    """Who leaves, or stops in a role, within eight weeks (or did in the last eight) without a handover.

    Soonest first, at most `limit`. A role that somebody else holds on the day after doesn't count.
    """

    today: date
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[Leaving]:
        """Give them with their roles."""
        first, last = self.today - timedelta(days=WITHIN), self.today + timedelta(days=WITHIN)
        rows = db.rows(_LEAVING, (first.isoformat(), last.isoformat()))
        found: dict[str, Leaving] = {}
        for person, name, day, role, is_critical in rows:
            old = found.get(person) or Leaving(person, name, date.fromisoformat(day), (), 0)
            roles = (*old.roles, role) if role else old.roles
            found[person] = Leaving(person, name, old.day, roles, old.critical + int(is_critical or 0))
        return list(found.values())[: self.limit]


_LEAVING: Final = """WITH stops(person_id, day) AS (
    SELECT id, left_on FROM volunteers WHERE left_on BETWEEN ?1 AND ?2
    UNION SELECT a.person_id, a.until_on FROM assignments a JOIN roles ON roles.id = a.role_id
      LEFT JOIN projects p ON p.id = roles.project_id
      WHERE a.capacity = 'holder' AND a.until_on BETWEEN ?1 AND ?2
        AND coalesce(p.stage, '') <> 'finished' AND (p.ends_on IS NULL OR p.ends_on > a.until_on)
        AND NOT EXISTS (SELECT 1 FROM assignments o WHERE o.role_id = a.role_id AND o.id <> a.id
          AND o.capacity = 'holder' AND o.from_on <= date(a.until_on, '+1 day')
          AND (o.until_on IS NULL OR o.until_on > a.until_on))),
  leavers AS (SELECT person_id, min(day) AS day FROM stops WHERE NOT EXISTS (
    SELECT 1 FROM handovers WHERE leaver_id = person_id AND state <> 'cancelled') GROUP BY person_id)
  SELECT l.person_id, contacts.display_name, l.day, roles.name, roles.is_critical
  FROM leavers l JOIN contacts ON contacts.id = l.person_id
  LEFT JOIN assignments a ON a.person_id = l.person_id AND a.capacity = 'holder' AND a.from_on <= l.day
    AND (a.until_on IS NULL OR a.until_on >= l.day)
  LEFT JOIN roles ON roles.id = a.role_id
  WHERE contacts.archived_on IS NULL AND contacts.died_on IS NULL
    AND (a.id IS NOT NULL OR EXISTS (SELECT 1 FROM commitments c WHERE c.person_id = l.person_id AND c.state = 'open'
      AND (c.until_on IS NULL OR c.until_on > l.day)))
  ORDER BY l.day, contacts.sort_key, l.person_id, roles.is_critical DESC, roles.name"""
