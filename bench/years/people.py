"""What happens to the volunteers: they join, are ill, go on leave, give too much, fade away, and leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bench.years.hours import A_JOB, DAY, MEETS, Hours, Phase, monday_after
from suidesk.commands.checks import NoteCheck
from suidesk.commands.holdings import EndHolding
from suidesk.commands.interactions import LogInteraction
from suidesk.commands.people import AddPerson
from suidesk.commands.projects import AddAssignment, ChangeAssignment
from suidesk.commands.promises import ReleaseCommitment
from suidesk.commands.volunteers import AddAbsence, AddVolunteer, ChangeAbsence, ChangeVolunteer
from suidesk.commands.workload import AddCommitment, ChangeCommitment
from suidesk.domain.assets import Holding
from suidesk.domain.interactions import InteractionKind
from suidesk.domain.projects import Assignment, Project, ProjectStage, Role
from suidesk.domain.volunteers import Absence, AbsenceKind, Volunteer, VolunteerStatus
from suidesk.domain.workload import Commitment, CommitmentState
from suidesk.services.example.names import COMMUNITIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.years.world import World

WEEKS: Final = 52
THREE_YEARS: Final = 3 * 365
JUNE: Final = 6


@dataclass(frozen=True)
class Chances:
    """How often a year something happens among all volunteers together."""

    ill: int = 40
    leave: int = 40
    fade: int = 7
    push: int = 5
    evenings: int = 4
    streak: int = 5
    nights: int = 3
    join: int = 15
    leave_with_notice: int = 8
    leave_without: int = 4
    promise_more: int = 14
    promise_ends: int = 16
    busy_weeks: int = 4


class People:
    """Lets the volunteers live, week by week; what the user learns of it is entered when they sit at the desk."""

    def __init__(self, world: World, hours: Hours, chances: Chances = Chances()) -> None:
        """Let chance decide as often as the chances say."""
        self._world, self._hours, self._chances = world, hours, chances

    def week(self) -> None:
        """Let a week's chances fall, on its Monday."""
        chances = self._chances
        for often, happening in (
            (chances.ill, self._ill),
            (chances.leave, self._on_leave),
            (chances.fade, self._fade),
            (chances.push, self._push),
            (chances.evenings, self._strain("evenings", 4)),
            (chances.streak, self._strain("streak", 2)),
            (chances.nights, self._strain("nights", 2)),
            (chances.join, self._join),
            (chances.leave_with_notice, self._give_notice),
            (chances.leave_without, self._just_leave),
            (chances.promise_more, self._promise_more),
            (chances.promise_ends, self._end_a_promise),
            (chances.busy_weeks, self._busy),
        ):
            if self._world.happens(often * 100 / WEEKS):
                happening()
        if self._world.today.month == JUNE:
            self._plan_summer()

    def active(self) -> list[Volunteer]:
        """Give the volunteers who are here today, and not in the middle of something."""
        today, phases = self._world.today, self._hours.phases
        busy = {ref for ref, phase in phases.items() if today < phase.until}
        found = [one for one in self._world.rows(Volunteer) if one.is_here(today) and one.left_on is None]
        return [one for one in found if one.id not in busy and one.id != self._world.me and self._promises(one.id)]

    def _promises(self, person: str) -> list[Commitment]:
        return [one for one in self._world.rows(Commitment, person_id=person) if one.weekly_minutes(self._world.today)]

    def _someone(self) -> str | None:
        found = [one.id for one in self.active() if max(p.minutes or 0 for p in self._promises(one.id)) < A_JOB]
        return self._world.pick(found) if found else None

    def _phase(self, percent: int, weeks: int, extra: str = "") -> str | None:
        person = self._someone()
        if person is not None:
            self._hours.phases[person] = Phase(percent, monday_after(self._world.today, weeks), extra)
        return person

    def _ill(self) -> None:
        world, weeks = self._world, self._world.between(1, 2)
        person = self._phase(0, weeks)
        if person is not None and world.happens(50):
            until = world.today + timedelta(days=weeks * 7 - 1)
            world.in_days(1, lambda: world.try_to(AddAbsence(person_id=person, from_on=world.today, until_on=until)))

    def _on_leave(self) -> None:
        person = self._someone()
        if person is not None:
            first = self._world.today + timedelta(days=self._world.between(3, 30))
            last = first + timedelta(days=self._world.between(3, 14))
            self._world.try_to(AddAbsence(person_id=person, from_on=first, until_on=last))

    def _plan_summer(self) -> None:
        """Let some say in June when they are away in July or August."""
        for one in self.active():
            if self._world.happens(11):
                first = self._world.today.replace(month=7, day=1) + timedelta(days=self._world.between(0, 45))
                last = first + timedelta(days=self._world.between(7, 20))
                self._world.try_to(AddAbsence(person_id=one.id, from_on=first, until_on=last))

    def _fade(self) -> None:
        """Let somebody give about a third for some weeks, and then leave, come back or pause."""
        world, weeks = self._world, self._world.between(4, 9)
        person = self._phase(33, weeks)
        if person is None:
            return
        drawn = world.between(1, 100)
        if drawn <= 45:  # noqa: PLR2004 (of a hundred)
            world.in_days(weeks * 7 + world.between(3, 20), lambda: self.gone(person))
        elif drawn <= 70:  # noqa: PLR2004 (of a hundred)
            world.in_days(weeks * 7, lambda: self.pause(person, world.between(30, 90)))

    def _push(self) -> None:
        """Let somebody give far more than promised for two months, and then hardly anything for a while."""
        world, weeks = self._world, self._world.between(7, 10)
        person = self._phase(160, weeks)
        if person is None or world.happens(50):
            return
        after = Phase(25, monday_after(world.today, weeks + 3))
        world.in_days(weeks * 7, lambda: self._hours.phases.update({person: after}))

    def _strain(self, extra: str, weeks: int) -> Callable[[], object]:
        return lambda: self._phase(100, weeks, extra)

    def _busy(self) -> None:
        """Let the user, or somebody with a post, have very long weeks."""
        promises = self._world.rows(Commitment)
        posts = [one.person_id for one in promises if one.weekly_minutes(self._world.today) >= A_JOB]
        person = self._world.pick([self._world.me, *posts])
        self._hours.busy[person] = monday_after(self._world.today, self._world.between(3, 7))

    def _join(self) -> None:
        """Let somebody enquire; their check is seen, and after some weeks they help somewhere."""
        world = self._world
        community = world.pick(COMMUNITIES)
        given, family = world.pick(community.given), world.pick(community.family)
        person = world.run(AddPerson(given=given, family=family))
        world.run(AddVolunteer(id=person, status=VolunteerStatus.ENQUIRING))
        world.try_to(
            LogInteraction(participant_ids=(person,), kind=InteractionKind.CONVERSATION, summary="Would like to help.")
        )
        if world.happens(75):
            world.in_days(world.between(10, 30), lambda: self._begin(person))

    def _begin(self, person: str) -> None:
        world = self._world
        minutes = world.pick((60, 90, 120, 150))
        world.try_to(
            ChangeVolunteer(
                id=person,
                status=VolunteerStatus.ACTIVE,
                capacity_minutes=minutes + world.pick((0, 30, 60, 120)),
                started_on=world.today,
            )
        )
        if world.happens(60):
            review = world.today + timedelta(days=THREE_YEARS)
            world.try_to(NoteCheck(person_id=person, scheme="DBS", review_on=review))
        world.try_to(AddCommitment(person_id=person, project_id=self.a_project(), minutes=minutes))

    def a_project(self) -> str:
        """Give a running project."""
        running = [one for one in self._world.rows(Project) if one.stage is ProjectStage.RUNNING and one.name in MEETS]
        return self._world.pick(running).id

    def _give_notice(self) -> None:
        person = self._someone()
        if person is not None:
            self.leaves_on(person, self._world.between(21, 70))

    def leaves_on(self, person: str, days: int) -> None:
        """Note somebody's last day; on it the user notes that they have left."""
        world = self._world
        last = world.today + timedelta(days=days)
        if world.try_to(ChangeVolunteer(id=person, left_on=last)):
            world.in_days(days + 1, lambda: self.has_left(person))

    def has_left(self, person: str) -> None:
        """Note that somebody has left; mostly what they had promised is ended with it."""
        world = self._world
        world.try_to(ChangeVolunteer(id=person, status=VolunteerStatus.LEFT))
        for held in world.rows(Holding, holder_id=person):
            if held.covers(world.today) and world.happens(80):
                world.try_to(EndHolding(id=held.id))
        if world.happens(65):
            self.release(person)

    def release(self, person: str) -> None:
        """End the promises and roles of somebody who has left."""
        world = self._world
        for promise in self._promises(person):
            world.try_to(ReleaseCommitment(id=promise.id))
        for post in world.rows(Assignment, person_id=person):
            if post.covers(world.today) and post.from_on < world.today:
                world.try_to(ChangeAssignment(id=post.id, until_on=world.today - DAY))

    def _just_leave(self) -> None:
        """Let somebody stay away; the user learns of it after some weeks."""
        person = self._phase(0, self._world.between(3, 6))
        if person is not None:
            self._world.in_days(self._world.between(16, 40), lambda: self.gone(person))

    def gone(self, person: str) -> None:
        """Note that somebody has left already."""
        world = self._world
        if world.try_to(ChangeVolunteer(id=person, left_on=world.today - world.between(3, 14) * DAY)):
            self.has_left(person)

    def pause(self, person: str, days: int) -> None:
        """Note that somebody pauses; some say until when."""
        world = self._world
        until = world.today + timedelta(days=days) if world.happens(60) else None
        absence = world.try_to(
            AddAbsence(person_id=person, from_on=world.today, until_on=until, kind=AbsenceKind.PAUSE)
        )
        if absence is not None:
            world.in_days(days + world.between(0, 6), lambda: self._return(absence))

    def _return(self, absence: str) -> None:
        found = self._world.rows(Absence, id=absence)
        if found and found[0].until_on is None:
            self._world.try_to(ChangeAbsence(id=absence, until_on=self._world.today - DAY))

    def _promise_more(self) -> None:
        """Let somebody promise a bit more, sometimes more than they can give."""
        person = self._someone()
        if person is not None:
            minutes = self._world.pick((45, 60, 90))
            self._world.try_to(AddCommitment(person_id=person, project_id=self.a_project(), minutes=minutes))

    def _end_a_promise(self) -> None:
        """End a promise of somebody who has more than one, or make it smaller."""
        person = self._someone()
        if person is None:
            return
        promises = self._promises(person)
        if len(promises) > 1:
            self._world.try_to(ChangeCommitment(id=promises[-1].id, state=CommitmentState.KEPT))
        else:
            smaller = max(30, (promises[0].minutes or 60) * 2 // 3 // 5 * 5)
            self._world.try_to(ChangeCommitment(id=promises[0].id, minutes=smaller))

    def follow_in(self, role: str) -> None:
        """Find somebody for a role."""
        person = self._someone()
        if person is not None:
            self._world.try_to(AddAssignment(role_id=role, person_id=person))
            self._world.try_to(AddCommitment(person_id=person, role_id=role, project_id=self._of(role), minutes=60))

    def _of(self, role: str) -> str | None:
        found = self._world.rows(Role, id=role)
        return found[0].project_id if found else None
