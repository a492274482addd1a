"""What rules look at of who covers what: keys, signatories, checks, ties and critical roles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from suidesk.domain.assets import Holding
from suidesk.domain.handovers import Handover, HandoverItem
from suidesk.domain.ids import AssetId, ContactId, HandoverId, ProjectId, RoleId
from suidesk.domain.projects import Assignment, Project, Role
from suidesk.domain.volunteers import CheckSeen, Volunteer
from suidesk.domain.workload import Commitment


@dataclass(frozen=True, slots=True)
class OnlyKnown:
    """A contact whom nobody else knows, since a day where one is noted; `is_funder`: of a grant that isn't over."""

    contact_id: ContactId
    since: date | None = None
    is_funder: bool = False


@dataclass(frozen=True, kw_only=True)
class CoverFacts:
    """Taken at one moment; `names` gives the shown name of any record in them that a sentence needs.

    `handovers` are those that go on, `items` what each consists of. `critical` are the critical roles of places that
    go on (`projects` has those that are projects), `posts` who has or had each of them. `keys` and `signatories` are
    who holds or held the key of an asset, or may sign for an organisation, where that may be too few. `checks` are
    the latest of each scheme. `only_known` tells, by person, whom nobody else knows. `promises` are weekly ones by
    project, where one person may carry much of them; `weeks` the minutes by Monday of volunteers who may have become
    quiet, a missing week being unknown; `quiet` their profiles, `promised` the minutes that they now promise a week.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    handovers: tuple[Handover, ...] = ()
    items: Mapping[HandoverId, tuple[HandoverItem, ...]] = field(default_factory=dict)
    projects: Mapping[ProjectId, Project] = field(default_factory=dict)
    critical: tuple[Role, ...] = ()
    posts: Mapping[RoleId, tuple[Assignment, ...]] = field(default_factory=dict)
    keys: Mapping[AssetId, tuple[Holding, ...]] = field(default_factory=dict)
    signatories: Mapping[ContactId, tuple[Holding, ...]] = field(default_factory=dict)
    checks: tuple[CheckSeen, ...] = ()
    only_known: Mapping[ContactId, tuple[OnlyKnown, ...]] = field(default_factory=dict)
    promises: Mapping[ProjectId, tuple[Commitment, ...]] = field(default_factory=dict)
    weeks: Mapping[ContactId, Mapping[date, int]] = field(default_factory=dict)
    quiet: Mapping[ContactId, Volunteer] = field(default_factory=dict)
    promised: Mapping[ContactId, int] = field(default_factory=dict)

    def running_of(self, person_id: ContactId) -> Handover | None:
        """Give the handover of a person that goes on."""
        return next((one for one in self.handovers if one.leaver_id == person_id), None)

    def hands_over(self, person_id: ContactId, role_id: RoleId) -> bool:
        """Tell whether a role is part of the person's handover that goes on."""
        handover = self.running_of(person_id)
        return handover is not None and any(item.ref_id == role_id for item in self.items.get(handover.id, ()))
