"""Makes what the example neighbourhood has and needs, who holds its keys, and a project that lost its momentum."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from suidesk.domain.assets import Asset, Holding, HoldingKind
from suidesk.domain.funding import GrantStage, GrantUse, UseKind
from suidesk.domain.ids import AssetId, AssignmentId, ContactId, HoldingId, NeedId, ProjectId, RoleId
from suidesk.domain.projects import Assignment, Capacity, Need, Project, Role
from suidesk.services.example.matters import Matter
from suidesk.services.example.outline_assets import (
    ASSETS,
    HOLDINGS,
    LEFT_DEPUTY,
    LEFT_EMPTY,
    LEFT_NEXT,
    LEFT_POST,
    LEFT_PROJECT,
    NEEDS,
    QUIET_PROJECT,
    QUIET_ROLE,
    QUIET_SUMMARY,
)
from suidesk.services.example.outline_projects import VOLUNTEERS
from suidesk.services.example.work import LEFT, in_district, story_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from suidesk.domain.funding import Grant
    from suidesk.domain.records import Record
    from suidesk.services.example.ground import Ground
    from suidesk.services.example.outline_assets import AssetPlan, HoldingPlan, NeedPlan
    from suidesk.services.example.work import Round

QUIET_SINCE: Final = 460
"""Days ago on which the quiet project began."""


class Things:
    """The assets, needs and holdings of one round of projects."""

    def __init__(self, ground: Ground, number: int, work: Round, organisations: Sequence[ContactId]) -> None:
        """Begin with nothing; `organisations` are those of the round's district, or of the whole place."""
        self._ground, self._number, self._work, self._organisations = ground, number, work, organisations
        self._projects: list[ProjectId] = [project.id for project in work.projects]
        self._assets: list[Asset] = []

    def records(self, *, quiet: Project | None = None) -> Iterator[Record]:
        """Give them; `quiet` is the project that lost its momentum, where the place has one."""
        projects = [*self._projects, *([quiet.id] if quiet else [])]
        for plan in ASSETS:
            yield from self._asset(plan)
        for need in NEEDS:
            if need.project < len(projects):
                yield self._need(need, projects[need.project])
        for holding in HOLDINGS:
            yield from self._holding(holding)

    def _asset(self, plan: AssetPlan) -> Iterator[Record]:
        ground = self._ground
        asset = Asset(
            id=AssetId(ground.new_id()),
            kind=plan.kind,
            name=in_district(plan.name, self._number),
            offered_by_id=self._giver(plan),
            project_id=None if plan.project is None else self._project(plan.project),
            notes=plan.notes,
        )
        self._assets.append(asset)
        yield asset
        for slot in plan.keys:
            yield Holding(
                id=HoldingId(ground.new_id()),
                holder_id=self._volunteer(slot),
                asset_id=asset.id,
                for_id=asset.offered_by_id,
                from_on=ground.day(-ground.between(90, 900)),
            )

    def _giver(self, plan: AssetPlan) -> ContactId | None:
        if plan.volunteer is not None:
            return self._volunteer(plan.volunteer)
        return None if plan.organisation is None else self._organisation(plan.organisation)

    def _need(self, plan: NeedPlan, project_id: ProjectId) -> Need:
        ground = self._ground
        need = Need(
            id=NeedId(ground.new_id()),
            project_id=project_id,
            kind=plan.kind,
            text=plan.text,
            noted_on=ground.day(-plan.ago),
        )
        if plan.settled is None:
            return need
        day = ground.day(-plan.settled)
        return need.dropped(day) if plan.met_by is None else need.met(self._assets[plan.met_by].id, day)

    def _holding(self, plan: HoldingPlan) -> Iterator[Holding]:
        organisation = self._organisation(plan.organisation)
        if organisation is None:
            return
        yield Holding(
            id=HoldingId(self._ground.new_id()),
            holder_id=self._volunteer(plan.holder),
            kind=plan.kind,
            name=in_district(plan.name, self._number) if plan.kind is HoldingKind.SIGNATORY else plan.name,
            for_id=organisation,
            location=plan.location,
            from_on=self._ground.day(-plan.ago),
        )

    def _volunteer(self, slot: int) -> ContactId:
        return self._work.volunteers[slot % VOLUNTEERS].id

    def _organisation(self, number: int) -> ContactId | None:
        return self._organisations[number % len(self._organisations)] if self._organisations else None

    def _project(self, number: int) -> ProjectId | None:
        return self._projects[number] if number < len(self._projects) else None


def quiet_project(ground: Ground, lead: ContactId) -> Project:
    """Give the project of which nothing has been noted for long."""
    return Project(
        id=ProjectId(ground.new_id()),
        name=QUIET_PROJECT,
        lead_id=lead,
        starts_on=ground.day(-QUIET_SINCE),
        summary=QUIET_SUMMARY,
    )


def vacancies(ground: Ground, work: Round, quiet: Project, grants: Sequence[Grant]) -> Iterator[Record]:
    """Give a critical role that nobody holds, perhaps another, and the grant that paid for the quiet project."""
    yield Role(id=RoleId(ground.new_id()), name=QUIET_ROLE, project_id=quiet.id, is_critical=True)
    last = next((grant for grant in grants if grant.stage is GrantStage.REPORTING), None)
    if last is not None:
        yield GrantUse.of(last.id, UseKind.PROJECT, quiet.id)
    if len(work.projects) <= LEFT_PROJECT:
        return
    post = Role(id=RoleId(ground.new_id()), name=LEFT_POST, project_id=work.projects[LEFT_PROJECT].id, is_critical=True)
    yield post
    left = ground.day(story_of(LEFT).leaves_in or 0)
    begun, next_on = left - timedelta(days=420), left + timedelta(days=LEFT_EMPTY)
    posts = [(LEFT, Capacity.HOLDER, begun, left), (LEFT_DEPUTY, Capacity.DEPUTY, begun, None)]
    if not ground.presses(Matter.FIRST_AIDER):
        posts.append((LEFT_NEXT, Capacity.HOLDER, next_on, None))
    for slot, capacity, first, until in posts:
        yield Assignment(
            id=AssignmentId(ground.new_id()),
            role_id=post.id,
            person_id=work.volunteers[slot].id,
            capacity=capacity,
            from_on=first,
            until_on=until,
        )
