"""All that the page of one project shows, asked in one go, so that it appears at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suidesk.domain.funding import Grant
from suidesk.domain.kinds import Kind
from suidesk.queries.follow_ups import FollowUpRow, FollowUpsAbout
from suidesk.queries.projects import ProjectAbout, ProjectPage
from suidesk.queries.reminders import ReminderRow, RemindersAbout
from suidesk.queries.workload import EntriesOf, EntryRow, Given, GivenTo, HoursFor, PromiseRow, PromisesOf

if TYPE_CHECKING:
    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class Around:
    """A project with everything around it; `weeks` are Mondays with minutes, None where nothing was noted."""

    about: ProjectAbout
    promises: list[PromiseRow]
    weeks: list[tuple[date, int | None]]
    given: Given
    entries: list[EntryRow]
    grants: list[Grant]
    reminders: list[ReminderRow]
    follow_ups: list[FollowUpRow]


@dataclass(frozen=True)
class ProjectSheet:
    """The sheet of a project; raises not_found."""

    id: str
    today: date

    def fetch(self, db: Reading) -> Around:
        """Give it."""
        about = ProjectPage(self.id, self.today).fetch(db)
        by_id = db.of_ids(Grant, (ref for ref, _ in about.grants))
        return Around(
            about=about,
            promises=PromisesOf(project_id=self.id).fetch(db),
            weeks=HoursFor(self.id, self.today).fetch(db),
            given=GivenTo(self.id).fetch(db),
            entries=EntriesOf(project_id=self.id).fetch(db),
            grants=[by_id[ref] for ref, _ in about.grants],
            reminders=RemindersAbout(self.id).fetch(db),
            follow_ups=FollowUpsAbout(Kind.PROJECT, self.id).fetch(db),
        )
