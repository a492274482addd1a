"""Projects, the roles in them and in organisations, and who holds each role."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from suidesk.domain.errors import Invalid
from suidesk.domain.ids import AssetId, AssignmentId, ContactId, NeedId, ProjectId, RoleId
from suidesk.domain.kinds import Kind
from suidesk.domain.validation import NOTES_LIMIT, believable, bounded, in_order, require

NEED_LIMIT = 2_000
"""Longest text of a need in characters: a few sentences."""


class ProjectStage(StrEnum):
    """Where a project stands."""

    IDEA = "idea"
    PLANNED = "planned"
    RUNNING = "running"
    RESTING = "resting"
    FINISHED = "finished"


class Capacity(StrEnum):
    """In which way a person has a role."""

    HOLDER = "holder"
    DEPUTY = "deputy"
    SHADOW = "shadow"


@dataclass(frozen=True, kw_only=True)
class Project:
    """What people do together."""

    kind_of: ClassVar[Kind] = Kind.PROJECT
    id: ProjectId
    name: str
    stage: ProjectStage = ProjectStage.RUNNING
    lead_id: ContactId | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    summary: str = ""

    def check(self) -> None:
        """Refuse a project without a name or with an end before its start."""
        require(self.name, "name")
        bounded(self.summary, "summary", NOTES_LIMIT)
        believable(self.starts_on, "starts_on")
        believable(self.ends_on, "ends_on")
        in_order(self.starts_on, self.ends_on, "ends_on")


@dataclass(frozen=True, kw_only=True)
class Role:
    """A named post in a project or in an organisation; a critical one must never be empty."""

    kind_of: ClassVar[Kind] = Kind.ROLE
    id: RoleId
    name: str
    project_id: ProjectId | None = None
    organisation_id: ContactId | None = None
    is_critical: bool = False

    def check(self) -> None:
        """Refuse a role without a name, or one that belongs to both or neither."""
        require(self.name, "name")
        if (self.project_id is None) == (self.organisation_id is None):
            raise Invalid("project_or_organisation", field="project_id")


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """A person has a role from a day, until a day that may be unknown; carries no minutes."""

    kind_of: ClassVar[Kind] = Kind.ASSIGNMENT
    id: AssignmentId
    role_id: RoleId
    person_id: ContactId
    capacity: Capacity = Capacity.HOLDER
    from_on: date
    until_on: date | None = None

    def check(self) -> None:
        """Refuse an end before the start."""
        believable(self.from_on, "from_on")
        believable(self.until_on, "until_on")
        in_order(self.from_on, self.until_on, "until_on")

    def covers(self, day: date) -> bool:
        """Tell whether the person has the role on that day."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


class NeedKind(StrEnum):
    """A project needs something, or somebody had an idea for it."""

    NEED = "need"
    IDEA = "idea"


class NeedState(StrEnum):
    """What became of a need or an idea."""

    OPEN = "open"
    MET = "met"
    DROPPED = "dropped"


class LifeSign(StrEnum):
    """What tells that a project is alive: what was noted of it, and when."""

    HOURS = "hours"
    INTERACTION = "interaction"
    PROMISE = "promise"
    NEED = "need"
    ROLE = "role"


class WhyExpected(StrEnum):
    """Why somebody is expected at a project on a day."""

    ROLE = "role"
    PROMISE = "promise"
    LATELY = "lately"


@dataclass(frozen=True, kw_only=True)
class Need:
    """Something that a project needs, or an idea for it; `asset_id` is the asset that meets it.

    `noted_on` is the day it was asked for, `settled_on` the day it was met or dropped; both may be unknown.
    """

    kind_of: ClassVar[Kind] = Kind.NEED
    id: NeedId
    project_id: ProjectId
    kind: NeedKind = NeedKind.NEED
    text: str
    state: NeedState = NeedState.OPEN
    asset_id: AssetId | None = None
    noted_on: date | None = None
    settled_on: date | None = None

    def check(self) -> None:
        """Refuse a need without words."""
        require(self.text, "text", NEED_LIMIT)
        believable(self.noted_on, "noted_on")
        believable(self.settled_on, "settled_on")

    def met(self, asset_id: AssetId | None, day: date) -> Need:
        """Give it as met on that day, by an asset or by something that isn't listed."""
        return replace(self, state=NeedState.MET, asset_id=asset_id, settled_on=day)

    def dropped(self, day: date) -> Need:
        """Give it as no longer wanted from that day on."""
        return replace(self, state=NeedState.DROPPED, asset_id=None, settled_on=day)

    def reopened(self) -> Need:
        """Give it as open again: nothing meets it."""
        return replace(self, state=NeedState.OPEN, asset_id=None, settled_on=None)
