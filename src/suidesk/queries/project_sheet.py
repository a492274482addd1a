"""All that the page of one project shows, asked in one go, so that it appears at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suidesk.domain.kinds import Kind
from suidesk.domain.projects import NeedState
from suidesk.queries.assets import AssetRow, AssetsUsedBy
from suidesk.queries.follow_ups import FollowUpRow, FollowUpsAbout
from suidesk.queries.holdings import HoldingRow, HoldingsForProject
from suidesk.queries.momentum import Momentum, MomentumOf
from suidesk.queries.needs import NeedRow, NeedsOf, Suggested, suggested
from suidesk.queries.project_money import MoneyFor, Paying
from suidesk.queries.projects import ProjectAbout, ProjectPage
from suidesk.queries.reminders import ReminderRow, RemindersAbout
from suidesk.queries.workload import EntriesOf, EntryRow, Given, GivenTo, PromiseRow, PromisesOf

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

SUGGESTIONS = 2
"""Assets that are suggested for each need; more are on its own form."""
YEAR_WEEKS = 52
"""Weeks of hours that tell of the momentum."""


@dataclass(frozen=True)
class Around:
    """A project with everything around it; `suggestions` are assets for its open needs, by the need's id."""

    about: ProjectAbout
    promises: list[PromiseRow]
    momentum: Momentum
    given: Given
    entries: list[EntryRow]
    needs: list[NeedRow]
    suggestions: dict[str, list[Suggested]]
    assets: list[AssetRow]
    holdings: list[HoldingRow]
    money: list[Paying]
    reminders: list[ReminderRow]
    follow_ups: list[FollowUpRow]


@dataclass(frozen=True)
class ProjectSheet:
    """The sheet of a project; raises not_found."""

    id: str
    today: date

    def fetch(self, db: Reading) -> Around:
        """Give it."""
        ref, today = self.id, self.today
        needs = NeedsOf(ref).fetch(db)
        wanting = [row for row in needs if row.need.state is NeedState.OPEN]
        return Around(
            about=ProjectPage(ref, today).fetch(db),
            promises=PromisesOf(project_id=ref).fetch(db),
            momentum=MomentumOf(ref, today, YEAR_WEEKS).fetch(db),
            given=GivenTo(ref).fetch(db),
            entries=EntriesOf(project_id=ref).fetch(db),
            needs=needs,
            suggestions=suggested(db, wanting, today, SUGGESTIONS),
            assets=AssetsUsedBy(ref, today).fetch(db),
            holdings=HoldingsForProject(ref, today).fetch(db),
            money=MoneyFor(ref).fetch(db),
            reminders=RemindersAbout(ref).fetch(db),
            follow_ups=FollowUpsAbout(Kind.PROJECT, ref).fetch(db),
        )
