"""What screens ask about projects: the list, and one project with its roles and who holds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Assignment, Capacity, Project, ProjectStage, Role
from suidesk.queries.names import names_of
from suidesk.queries.worded import Narrowed, docs_of, place_of, with_words

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

PAGE = 64


@dataclass(frozen=True)
class ProjectRow:
    """A line of the list of projects. Counts are of today; `vacant` counts critical roles without holder."""

    id: str
    name: str
    stage: ProjectStage
    lead: str | None
    people: int
    vacant: int
    severity: int | None


@dataclass(frozen=True)
class ProjectsMatching:
    """A window of the projects that match what was typed, in the order of their names."""

    today: date
    text: str = ""
    stages: tuple[ProjectStage, ...] = tuple(ProjectStage)
    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[ProjectRow]:
        """Give at most `limit` rows."""
        source, tests, params = _matching(self.text, self.stages)
        day = self.today.isoformat()
        rows = db.rows(
            f"""WITH held AS (SELECT * FROM assignments WHERE from_on <= ? AND (until_on IS NULL OR until_on >= ?)),
              placed AS MATERIALIZED (SELECT projects.id AS ref, row_number() OVER (ORDER BY {_ORDER}) AS at
                FROM {source} WHERE {tests} ORDER BY at LIMIT ? OFFSET ?)
            SELECT projects.id, projects.name, stage, display_name,
              (SELECT count(DISTINCT person_id) FROM held JOIN roles ON roles.id = role_id
                WHERE project_id = projects.id),
              (SELECT count(*) FROM roles WHERE project_id = projects.id AND is_critical AND NOT EXISTS (
                SELECT 1 FROM held WHERE role_id = roles.id AND capacity = 'holder')),
              (SELECT max(severity) FROM reminders WHERE subject_id = projects.id AND outcome IS NULL)
            FROM placed JOIN projects ON projects.id = ref LEFT JOIN contacts ON contacts.id = lead_id ORDER BY at""",
            (day, day, *params, self.limit, self.offset),
        )
        return [ProjectRow(ref, name, ProjectStage(stage), *rest) for ref, name, stage, *rest in rows]


@dataclass(frozen=True)
class ProjectCount:
    """How many projects match what was typed."""

    text: str = ""
    stages: tuple[ProjectStage, ...] = tuple(ProjectStage)

    def fetch(self, db: Reading) -> int:
        """Give the number."""
        source, tests, params = _matching(self.text, self.stages, has_order=False)
        return int(db.value(f"SELECT count(*) FROM {source} WHERE {tests}", params))


@dataclass(frozen=True)
class ProjectPlace:
    """Where in the list a project stands."""

    id: str
    text: str = ""
    stages: tuple[ProjectStage, ...] = tuple(ProjectStage)

    def fetch(self, db: Reading) -> int | None:
        """Give the number of projects before it, or None when the list doesn't have it."""
        return place_of(db, self.id, "projects.id", _ORDER, _matching(self.text, self.stages))


_ORDER: Final = "search_docs.sort_key, projects.id"


def _matching(text: str, stages: tuple[ProjectStage, ...], *, has_order: bool = True) -> Narrowed:
    """Give what is listed; `has_order` joins what the order of the list needs."""
    tests = f"stage IN ({', '.join('?' * len(stages))})"
    docs = docs_of(Kind.PROJECT, "projects.id")
    values = tuple(stage.value for stage in stages)
    return (
        with_words(text, Kind.PROJECT, (f"projects {docs}", tests, values))
        if has_order or text
        else ("projects", tests, values)
    )


@dataclass(frozen=True)
class Held:
    """An assignment with the person's name."""

    assignment: Assignment
    person: str


@dataclass(frozen=True)
class RoleHeld:
    """A role with everyone assigned to it who hasn't left it; holders first."""

    role: Role
    held: tuple[Held, ...]

    def of(self, capacity: Capacity, day: date) -> list[Held]:
        """Give who has the role in that capacity on that day."""
        return [one for one in self.held if one.assignment.capacity is capacity and one.assignment.covers(day)]


@dataclass(frozen=True)
class ProjectAbout:
    """A project with its lead's name, its roles, and the grants that pay for it (id, title)."""

    project: Project
    lead: str | None
    roles: list[RoleHeld]
    grants: list[tuple[str, str]]


@dataclass(frozen=True)
class ProjectPage:
    """A project with its roles and who holds them; raises not_found."""

    id: str
    today: date

    def fetch(self, db: Reading) -> ProjectAbout:
        """Give it; critical roles first."""
        project = db.get(Project, self.id)
        grants = db.rows(
            """SELECT DISTINCT grants.id, title FROM grant_uses JOIN grants ON grants.id = grant_id
               WHERE ref_id = ?1 OR ref_id IN (SELECT id FROM roles WHERE project_id = ?1) ORDER BY ends_on""",
            (self.id,),
        )
        return ProjectAbout(
            project=project,
            lead=names_of(db, Kind.CONTACT, [project.lead_id]).get(project.lead_id or ""),
            roles=_roles(db, "project_id", self.id, self.today),
            grants=[(ref, title) for ref, title in grants],
        )


@dataclass(frozen=True)
class RolesAt:
    """The roles of an organisation and who holds them."""

    organisation_id: str
    today: date

    def fetch(self, db: Reading) -> list[RoleHeld]:
        """Give them; critical roles first."""
        return _roles(db, "organisation_id", self.organisation_id, self.today)


@dataclass(frozen=True)
class PlaceOfRole:
    """What a role belongs to; raises not_found."""

    id: str

    def fetch(self, db: Reading) -> tuple[Kind, str]:
        """Give the kind and id of its project or organisation."""
        role = db.get(Role, self.id)
        return (Kind.PROJECT, role.project_id) if role.project_id else (Kind.CONTACT, str(role.organisation_id))


@dataclass(frozen=True)
class RoleOf:
    """A role that a person has or had, with the name of its project or organisation (`place_kind`, `place_id`)."""

    assignment: Assignment
    role: Role
    place: str
    place_kind: Kind
    place_id: str


@dataclass(frozen=True)
class RolesOf:
    """The roles of a person, running ones first."""

    person_id: str
    today: date

    def fetch(self, db: Reading) -> list[RoleOf]:
        """Give them with the names of their places."""
        held = db.records(
            Assignment,
            "WHERE person_id = ? ORDER BY until_on IS NOT NULL AND until_on < ?, from_on DESC",
            (self.person_id, self.today.isoformat()),
        )
        roles = db.of_ids(Role, (one.role_id for one in held))
        projects = names_of(db, Kind.PROJECT, (role.project_id for role in roles.values()))
        organisations = names_of(db, Kind.CONTACT, (role.organisation_id for role in roles.values()))
        found = []
        for one in held:
            role = roles[one.role_id]
            kind, names = (Kind.PROJECT, projects) if role.project_id else (Kind.CONTACT, organisations)
            place = str(role.project_id or role.organisation_id)
            found.append(RoleOf(one, role, names[place], kind, place))
        return found


def _roles(db: Reading, column: str, ref: str, today: date) -> list[RoleHeld]:
    roles = db.records(Role, f"WHERE {column} = ? ORDER BY is_critical DESC, name COLLATE NOCASE, id", (ref,))
    held = db.records(
        Assignment,
        f"""JOIN roles ON roles.id = role_id WHERE {column} = ? AND (until_on IS NULL OR until_on >= ?)
            ORDER BY capacity = 'shadow', capacity = 'deputy', from_on""",
        (ref, today.isoformat()),
    )
    persons = names_of(db, Kind.CONTACT, (one.person_id for one in held))
    by_role: dict[str, list[Held]] = {}
    for one in held:
        by_role.setdefault(one.role_id, []).append(Held(one, persons[one.person_id]))
    return [RoleHeld(role, tuple(by_role.get(role.id, ()))) for role in roles]
