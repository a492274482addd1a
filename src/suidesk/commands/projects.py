"""Changes to projects, their roles, and who holds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suidesk.commands.command import UNSET, UnsetType, given
from suidesk.commands.volunteers import person
from suidesk.domain.ids import AssignmentId, ProjectId, RoleId
from suidesk.domain.people import Contact
from suidesk.domain.projects import Assignment, Capacity, Project, ProjectStage, Role

if TYPE_CHECKING:
    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class AddProject:
    """Add a project; gives the new id."""

    name: str
    stage: ProjectStage = ProjectStage.RUNNING
    lead_id: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    summary: str = ""

    def apply(self, tx: Tx) -> str:
        """Write the project."""
        tx.say(name=self.name)
        _require_lead(tx, self.lead_id)
        return tx.put(Project(id=ProjectId(tx.new_id()), **given(self))).id


@dataclass(frozen=True, kw_only=True)
class ChangeProject:
    """Change a project; what isn't given stays."""

    id: str
    name: str | UnsetType = UNSET
    stage: ProjectStage | UnsetType = UNSET
    lead_id: str | UnsetType | None = UNSET
    starts_on: date | UnsetType | None = UNSET
    ends_on: date | UnsetType | None = UNSET
    summary: str | UnsetType = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        _require_lead(tx, self.lead_id)
        project = tx.change(Project, self.id, **given(self))
        tx.say(name=project.name)
        return project.id


@dataclass(frozen=True, kw_only=True)
class RemoveProject:
    """Remove a project; `together` also removes its roles with their assignments. Hours and promises stay."""

    id: str
    together: bool = False

    def apply(self, tx: Tx) -> None:
        """Remove it."""
        project = tx.get(Project, self.id)
        tx.say(name=project.name)
        tx.remove(project, together=self.together)


@dataclass(frozen=True, kw_only=True)
class AddRole:
    """Add a role to a project or to an organisation; gives the new id."""

    name: str
    project_id: str | None = None
    organisation_id: str | None = None
    is_critical: bool = False

    def apply(self, tx: Tx) -> str:
        """Write the role."""
        if self.project_id is not None:
            tx.get(Project, self.project_id)
        if self.organisation_id is not None:
            tx.get(Contact, self.organisation_id)
        tx.say(name=self.name)
        return tx.put(Role(id=RoleId(tx.new_id()), **given(self))).id


@dataclass(frozen=True, kw_only=True)
class ChangeRole:
    """Change a role; what isn't given stays."""

    id: str
    name: str | UnsetType = UNSET
    is_critical: bool | UnsetType = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        role = tx.change(Role, self.id, **given(self))
        tx.say(name=role.name)
        return role.id


@dataclass(frozen=True, kw_only=True)
class RemoveRole:
    """Remove a role; `together` also removes its assignments."""

    id: str
    together: bool = False

    def apply(self, tx: Tx) -> None:
        """Remove it."""
        role = tx.get(Role, self.id)
        tx.say(name=role.name)
        tx.remove(role, together=self.together)


@dataclass(frozen=True, kw_only=True)
class AddAssignment:
    """Let a person hold a role from a day (today where none is given); gives the new id."""

    role_id: str
    person_id: str
    capacity: Capacity = Capacity.HOLDER
    from_on: date | None = None
    until_on: date | None = None

    def apply(self, tx: Tx) -> str:
        """Write the assignment."""
        role, holder = tx.get(Role, self.role_id), person(tx, self.person_id)
        tx.say(name=holder.display_name, role=role.name)
        values = {**given(self), "from_on": self.from_on or tx.today}
        return tx.put(Assignment(id=AssignmentId(tx.new_id()), **values)).id


@dataclass(frozen=True, kw_only=True)
class ChangeAssignment:
    """Change who holds a role and when; what isn't given stays."""

    id: str
    person_id: str | UnsetType = UNSET
    capacity: Capacity | UnsetType = UNSET
    from_on: date | UnsetType = UNSET
    until_on: date | UnsetType | None = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        assignment = tx.change(Assignment, self.id, **given(self))
        tx.say(name=person(tx, assignment.person_id).display_name, role=tx.get(Role, assignment.role_id).name)
        return assignment.id


@dataclass(frozen=True, kw_only=True)
class RemoveAssignment:
    """Remove an assignment as if it had never been; to end one, give it a last day."""

    id: str
    together: bool = False

    def apply(self, tx: Tx) -> None:
        """Remove it."""
        assignment = tx.get(Assignment, self.id)
        tx.say(name=tx.get(Contact, assignment.person_id).display_name, role=tx.get(Role, assignment.role_id).name)
        tx.remove(assignment, together=self.together)


def _require_lead(tx: Tx, lead_id: str | UnsetType | None) -> None:
    if isinstance(lead_id, str):
        person(tx, lead_id, "lead_id")
