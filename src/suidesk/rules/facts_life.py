"""What rules look at of how alive projects are: when something was last noted of them, their money, their posts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from suidesk.domain.ids import ContactId, GrantId, ProjectId, RoleId
from suidesk.domain.projects import LifeSign


@dataclass(frozen=True, kw_only=True)
class Quiet:
    """A running project of which nothing was noted lately; `sign` is what was noted last, on `last_on`.

    Both are None where nothing was ever noted; then only the day it began is known, if that.
    """

    project_id: ProjectId
    name: str
    last_on: date | None = None
    sign: LifeSign | None = None
    starts_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Vacancy:
    """A critical role of a running project that nobody holds.

    `last_on` is the last day of whoever held it last, `next_on` the first of whoever follows; None: nobody.
    """

    role_id: RoleId
    role: str
    project_id: ProjectId
    last_on: date | None = None
    last_id: ContactId | None = None
    next_on: date | None = None
    next_id: ContactId | None = None
    deputies: tuple[ContactId, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LifeFacts:
    """Taken at one moment; `names` gives the shown name of any record in them that a sentence needs.

    `paying` tells, by running project, which grants that aren't over pay for it or one of its roles. `noted_to` is the
    newest day of which hours or a conversation were noted, of whatever project; None: of none, or nobody is quiet.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    quiet: tuple[Quiet, ...] = ()
    paying: Mapping[ProjectId, frozenset[GrantId]] = field(default_factory=dict)
    vacant: tuple[Vacancy, ...] = ()
    noted_to: date | None = None
