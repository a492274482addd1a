"""What would be missing without somebody, part by part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from suidesk.domain.assets import HoldingKind
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Capacity


@dataclass(frozen=True)
class RoleLost:
    """A role of the person; `others` are who else holds it or is its deputy today. Nobody: it would be uncovered."""

    role_id: str
    role: str
    place_kind: Kind
    place_id: str
    place: str
    is_critical: bool
    capacity: Capacity
    others: tuple[str, ...]

    @property
    def is_uncovered(self) -> bool:
        """Tell whether nobody would have it."""
        return not self.others


@dataclass(frozen=True)
class ProjectHit:
    """A project that would lose something: minutes of all those promised a week, critical roles of all that it has."""

    project_id: str
    project: str
    is_lead: bool
    minutes: int
    whole: int
    critical_lost: int
    critical: int


@dataclass(frozen=True)
class PromiseLost:
    """An open promise: `minutes` a week, or a deliverable due on a day."""

    commitment_id: str
    title: str
    project: str
    minutes: int | None
    due_on: date | None


@dataclass(frozen=True)
class HoldingLost:
    """Something that the person holds for others; `others` hold the same thing, or may sign for the same place."""

    holding_id: str
    kind: HoldingKind
    name: str
    place: str
    location: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class GrantOwned:
    """A grant that the person looks after."""

    grant_id: str
    title: str
    funder: str
    ends_on: date | None


@dataclass(frozen=True)
class NextDate:
    """A day that would pass unnoticed: `kind` says of what, `detail` is the duty's kind where it is one of a grant."""

    day: date
    kind: Kind
    ref_id: str
    name: str
    detail: str = ""


@dataclass(frozen=True)
class ContactLost:
    """A contact that matters and that nobody else knows; `is_funder`: of a grant that isn't over."""

    contact_id: str
    name: str
    is_funder: bool


@dataclass(frozen=True)
class Loss:
    """What would be missing without somebody; `contacts` are at most 64 of `contact_count`.

    `is_me` tells that the person is the user, who is tied to nearly everyone by what they note themselves.
    """

    person_id: str
    person: str
    is_me: bool
    roles: list[RoleLost]
    projects: list[ProjectHit]
    promises: list[PromiseLost]
    minutes: int
    holdings: list[HoldingLost]
    grants: list[GrantOwned]
    dates: list[NextDate]
    contacts: list[ContactLost]
    contact_count: int

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing that is noted would be missing."""
        parts = (self.roles, self.projects, self.promises, self.holdings, self.grants, self.dates, self.contacts)
        return not any(parts)
