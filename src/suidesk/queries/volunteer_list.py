"""The list of volunteers for one page of paper: what each does, can do, and how to reach them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suidesk.domain.volunteers import VolunteerStatus

if TYPE_CHECKING:
    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class ListedVolunteer:
    """A volunteer: roles held on the day, skills by name, and the first number as it was typed."""

    id: str
    name: str
    status: VolunteerStatus
    roles: tuple[str, ...]
    skills: tuple[str, ...]
    phone: str


@dataclass(frozen=True)
class VolunteersListed:
    """All volunteers who are active, and with `has_paused` those who pause, by name; of a project those with a role."""

    today: date
    project_id: str | None = None
    has_paused: bool = False

    def fetch(self, db: Reading) -> tuple[ListedVolunteer, ...]:
        """Give them."""
        wanted = [VolunteerStatus.ACTIVE, *([VolunteerStatus.PAUSED] if self.has_paused else [])]
        marks = ", ".join("?" * len(wanted))
        roles = self._roles(db)
        skills: defaultdict[str, list[str]] = defaultdict(list)
        for ref, skill in db.rows(
            """SELECT volunteer_id, tags.name FROM volunteer_skills JOIN tags ON tags.id = tag_id
            ORDER BY tags.name COLLATE NOCASE, tags.id"""
        ):
            skills[ref].append(skill)
        rows = db.rows(
            f"""SELECT contacts.id, display_name, status,
              (SELECT trim(raw) FROM contact_points WHERE contact_id = contacts.id AND contact_points.kind = 'phone'
               ORDER BY position, contact_points.id LIMIT 1)
            FROM volunteers JOIN contacts ON contacts.id = volunteers.id
            WHERE status IN ({marks}) AND archived_on IS NULL AND died_on IS NULL ORDER BY sort_key, contacts.id""",
            [one.value for one in wanted],
        )
        return tuple(
            ListedVolunteer(ref, name, VolunteerStatus(status), tuple(roles[ref]), tuple(skills[ref]), phone or "")
            for ref, name, status, phone in rows
            if self.project_id is None or roles[ref]
        )

    def _roles(self, db: Reading) -> defaultdict[str, list[str]]:
        """Give the roles of each person; of one project only, where there is one."""
        day = self.today.isoformat()
        rows = db.rows(
            """SELECT person_id, roles.name, coalesce(projects.name, organisations.display_name) FROM assignments
            JOIN roles ON roles.id = role_id LEFT JOIN projects ON projects.id = roles.project_id
            LEFT JOIN contacts AS organisations ON organisations.id = roles.organisation_id
            WHERE (from_on IS NULL OR from_on <= ?) AND (until_on IS NULL OR until_on >= ?)
              AND (? IS NULL OR roles.project_id = ?) ORDER BY 3, 2, assignments.id""",
            (day, day, self.project_id, self.project_id),
        )
        found: defaultdict[str, list[str]] = defaultdict(list)
        for person, role, place in rows:
            found[person].append(role if self.project_id or not place else f"{role}, {place}")
        return found
