"""The hours that people give: project by project as promised, with holidays, illness, and times of strain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from suidesk.commands.workload import Given, LogTime
from suidesk.domain.projects import Project, ProjectStage
from suidesk.domain.volunteers import Absence, Volunteer
from suidesk.domain.workload import Commitment, EntryKind, week_of
from suidesk.services.example.outline_projects import PROJECTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.years.world import World

HOUR, QUARTER = 60, 15
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
MEETS: Final = {plan.name: (plan.weekday, plan.start_min) for plan in PROJECTS}
ELSE: Final = (2, 14 * HOUR)
A_JOB: Final = 1_000
"""Minutes a week from which a promise is a post, whose hours spread over the week."""
SUMMER: Final = range(29, 34)
OFTEN, IN_SUMMER, AT_CHRISTMAS = 11, 38, 80
"""How often in a hundred somebody doesn't come."""
WITHOUT_START: Final = 40
"""Of a hundred sheets, those on which nobody wrote when it began."""
SHARES: Final = (20, 20, 20, 20, 16, 4)
SATURDAY: Final = 5


@dataclass
class Phase:
    """A time in somebody's life as a volunteer: `percent` of the usual until a Monday, perhaps with more beside."""

    percent: int
    until: date
    extra: str = ""
    """evenings, streak or nights: hours beside the usual ones."""


class Hours:
    """Notes what was given, the sheets of the days since they were noted last."""

    def __init__(self, world: World) -> None:
        """Begin today; the example knows what was before."""
        self._world = world
        self._noted = world.today - DAY
        self.phases: dict[str, Phase] = {}
        self.busy: dict[str, date] = {}
        """Until when somebody with a post has very long weeks."""

    def note(self) -> None:
        """Note all days up to yesterday."""
        world = self._world
        absences: dict[str, list[Absence]] = {}
        for absence in world.rows(Absence):
            absences.setdefault(absence.person_id, []).append(absence)
        promises = world.rows(Commitment)
        projects = {one.id: one for one in world.rows(Project) if one.stage is ProjectStage.RUNNING}
        here = {one.id: one for one in world.rows(Volunteer)}
        day = self._noted + DAY
        while day < world.today:
            away = {ref for ref, some in absences.items() if any(one.covers(day) for one in some)}
            self._sessions(day, projects, promises, away, here)
            self._posts(day, promises, away, projects)
            self._beside(day, promises, away)
            day += DAY
        self._noted = world.today - DAY

    def _sessions(
        self,
        day: date,
        projects: Mapping[str, Project],
        promises: list[Commitment],
        away: set[str],
        here: Mapping[str, Volunteer],
    ) -> None:
        for project in projects.values():
            weekday, start = MEETS.get(project.name, ELSE)
            if weekday != day.weekday():
                continue
            given: dict[str, int] = {}
            for promise in promises:
                minutes = promise.weekly_minutes(day)
                if promise.project_id != project.id or not 0 < minutes < A_JOB or promise.person_id == self._world.me:
                    continue
                if promise.person_id in away or not self._comes(promise.person_id, day, here):
                    continue
                given[promise.person_id] = given.get(promise.person_id, 0) + self._minutes(promise, day, minutes)
            if given:
                begun = None if self._world.happens(WITHOUT_START) else start
                self._log(day, project.id, given, begun)

    def _comes(self, person: str, day: date, here: Mapping[str, Volunteer]) -> bool:
        profile = here.get(person)
        if profile is not None and not profile.is_here(day):
            return False
        phase = self.phases.get(person)
        if phase and day < phase.until and phase.percent == 0:
            return False
        return not self._world.happens(_misses(day))

    def _minutes(self, promise: Commitment, day: date, usual: int) -> int:
        phase = self.phases.get(promise.person_id)
        percent = phase.percent if phase and day < phase.until else 100
        drawn = usual * percent / 100 * self._world.chance.gauss(1.0, 0.17)
        return max(QUARTER, round(drawn / QUARTER) * QUARTER)

    def _log(self, day: date, project: str | None, given: Mapping[str, int], start: int | None) -> None:
        entries = tuple(Given(person_id=ref, minutes=minutes) for ref, minutes in given.items())
        self._world.try_to(LogTime(person_ids=(), entries=entries, day=day, project_id=project, start_min=start))

    def _posts(self, day: date, promises: list[Commitment], away: set[str], projects: Mapping[str, Project]) -> None:
        """Note the day of the user, and of those whose promise is a post."""
        world = self._world
        if day.weekday() > SATURDAY or (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1):
            return
        own = [one.id for one in projects.values() if one.lead_id == world.me]
        posts = {one.person_id: [one.project_id or ""] for one in promises if one.weekly_minutes(day) >= A_JOB}
        for person, at in {world.me: own, **posts}.items():
            if person in away or world.happens(50 if day.weekday() == SATURDAY else 3) or not at:
                continue
            until = self.busy.get(person)
            is_busy = until is not None and day < until
            week = world.between(45, 53) if is_busy else world.between(33, 40)
            minutes = max(QUARTER, week * HOUR * SHARES[day.weekday()] // 100 // 5 * 5)
            kind = EntryKind.PAID if person == world.me or day.weekday() < SATURDAY else EntryKind.VOLUNTEER
            start = None if world.happens(30) else 9 * HOUR
            project = at[day.toordinal() % len(at)]
            world.try_to(
                LogTime(person_ids=(person,), minutes=minutes, day=day, project_id=project, start_min=start, kind=kind)
            )

    def _beside(self, day: date, promises: list[Commitment], away: set[str]) -> None:
        """Note what those in a time of strain give beside what they promised."""
        for person, phase in self.phases.items():
            if not phase.extra or day >= phase.until or person in away:
                continue
            at = next((one.project_id for one in promises if one.person_id == person and one.weekly_minutes(day)), None)
            if phase.extra == "evenings" and day.weekday() in {0, 2, 3}:
                self._log(day, at, {person: self._world.pick((75, 90, 105))}, 19 * HOUR + 30)
            elif phase.extra == "streak":
                self._log(day, at, {person: self._world.pick((45, 60, 75, 120))}, None)
            elif phase.extra == "nights" and day.weekday() in {1, 4}:
                self._log(day, at, {person: 150}, 20 * HOUR + 30)
                self._log(day + DAY, at, {person: 90}, 7 * HOUR + 15)


def _misses(day: date) -> int:
    if (day.month, day.day) >= (12, 22) or (day.month, day.day) <= (1, 2):
        return AT_CHRISTMAS
    return IN_SUMMER if day.isocalendar().week in SUMMER else OFTEN


def monday_after(day: date, weeks: int) -> date:
    """Give the Monday so many weeks after that of a day."""
    return week_of(day) + weeks * WEEK
