"""What the user does about what a reminder says, rule by rule: now and then nothing comes of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bench.years.hours import DAY
from suidesk.commands.checks import NoteCheck
from suidesk.commands.handover_items import CompleteHandoverItem
from suidesk.commands.handovers import FinishHandover, NameSuccessor, PlanHandover
from suidesk.commands.holdings import AddHolding
from suidesk.commands.interactions import LogInteraction
from suidesk.commands.network import AddConnection
from suidesk.commands.projects import AddAssignment, ChangeProject
from suidesk.commands.volunteers import AddAbsence, ChangeVolunteer
from suidesk.commands.workload import AddCommitment, ChangeCommitment
from suidesk.domain.assets import Asset, HoldingKind
from suidesk.domain.handovers import Handover, HandoverItem, ItemKind
from suidesk.domain.projects import Assignment, Capacity, ProjectStage, Role
from suidesk.domain.volunteers import CheckSeen, Volunteer
from suidesk.domain.workload import Commitment, CommitmentState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bench.years.hours import Hours
    from bench.years.money import Money
    from bench.years.people import People
    from bench.years.world import World
    from suidesk.queries.reminders import ReminderRow

THREE_YEARS: Final = 3 * 365
LEAVES, PAUSES, PROMISES_LESS = 20, 45, 70
"""Of a hundred who are asked how it goes, those who leave; or else pause; or else promise less from now on."""
LITTLE: Final = 45
"""Minutes a week of which nobody promises less."""
MOST_ASKED: Final = 5
LATELY: Final = 60
"""Days for which a role that ended is still one to find somebody for."""


class Remedies:
    """Acts on reminders through the same commands as the pages."""

    def __init__(self, world: World, hours: Hours, people: People, money: Money) -> None:
        """Act on those who live in that world."""
        self._world, self._hours, self._people, self._money = world, hours, people, money
        self._by_rule: Mapping[str, Callable[[ReminderRow], object]] = {
            "funding.renewal": self._renew,
            "funding.underspend": lambda row: money.spend_faster(row.subject_id),
            "handover.assignment_ending": self._follow_a_role,
            "handover.volunteer_leaving": self._follow_a_leaver,
            "handover.timeline": self._steps,
            "handover.no_deputy": self._deputies,
            "handover.one_keyholder": self._second_key,
            "handover.few_signatories": self._signatory,
            "handover.bus_factor": self._deputies,
            "handover.only_contact": self._introduce,
            "handover.concentration": self._share_out,
            "handover.check_due": self._see_check,
            "handover.quiet_leaving": self._ask,
            "momentum.quiet": self._wake,
            "momentum.money_ends": self._renew,
            "momentum.role_vacant": lambda row: people.follow_in(row.subject_id),
            "workload.overload": self._lighten,
            "workload.long_weeks": self._rest,
            "workload.average": self._rest,
            "workload.daily_rest": self._rest,
            "workload.days_off": self._rest,
            "workload.evenings": self._rest,
            "workload.sudden_drop": self._ask,
        }

    def act(self, row: ReminderRow) -> None:
        """Do what fits; in one of eight times it comes to nothing."""
        act = self._by_rule.get(row.rule)
        if act is not None and self._world.happens(88):
            act(row)

    def _someone(self, *but: str) -> str | None:
        found = [one.id for one in self._people.active() if one.id not in but]
        return self._world.pick(found) if found else None

    def _renew(self, row: ReminderRow) -> None:
        if self._world.happens(85):
            self._money.renew(row.subject_id)

    def _follow_a_role(self, row: ReminderRow) -> None:
        """Plan a handover, or simply name who follows."""
        world = self._world
        post = next(iter(world.rows(Assignment, id=row.subject_id)), None)
        if post is None:
            return
        if world.happens(40) and row.due_on and row.due_on >= world.today:
            self._plan(post.person_id, row)
            return
        person = self._someone(post.person_id)
        if person and post.until_on:
            starts = max(post.until_on + DAY, world.today)
            world.try_to(AddAssignment(role_id=post.role_id, person_id=person, from_on=starts))

    def _follow_a_leaver(self, row: ReminderRow) -> None:
        world, person = self._world, row.subject_id
        if row.due_on and row.due_on >= world.today:
            if world.happens(60):
                self._plan(person, row)
                return
            for post in world.rows(Assignment, person_id=person):
                follower = self._someone(person)
                if follower and post.covers(row.due_on) and post.capacity is Capacity.HOLDER:
                    world.try_to(AddAssignment(role_id=post.role_id, person_id=follower, from_on=row.due_on + DAY))
            for promise in world.rows(Commitment, person_id=person):
                if promise.weekly_minutes(row.due_on):
                    world.try_to(ChangeCommitment(id=promise.id, until_on=row.due_on))
        else:
            self._people.release(person)
            self._fill_posts_of(person)

    def _fill_posts_of(self, person: str) -> None:
        """Find somebody for each role that a leaver had lately and that nobody has now."""
        world, lately = self._world, self._world.today - timedelta(days=LATELY)
        for post in world.rows(Assignment, person_id=person):
            if post.capacity is not Capacity.HOLDER or post.until_on is None or post.until_on < lately:
                continue
            holders = world.rows(Assignment, role_id=post.role_id, capacity=Capacity.HOLDER)
            follower = self._someone(person)
            if follower and not any(one.covers(world.today) for one in holders):
                world.try_to(AddAssignment(role_id=post.role_id, person_id=follower))

    def _plan(self, person: str, row: ReminderRow) -> None:
        if row.due_on is not None:
            self._world.try_to(PlanHandover(leaver_id=person, leaving_on=row.due_on))

    def _steps(self, row: ReminderRow) -> None:
        """Tick off the steps that have come, and pass on what there is to pass on once the last day is here."""
        world = self._world
        handover = world.rows(Handover, id=row.subject_id)[0]
        if not handover.is_running:
            return
        items = world.rows(HandoverItem, handover_id=handover.id)
        if any(one.is_passing and one.successor_id is None for one in items):
            successor = self._someone(handover.leaver_id)
            if successor:
                world.try_to(NameSuccessor(handover_id=handover.id, successor_id=successor))
        for one in world.rows(HandoverItem, handover_id=handover.id):
            has_come = one.due_on is not None and one.due_on <= world.today
            if one.done_on is None and has_come and (one.kind is ItemKind.STEP or one.is_passing):
                world.try_to(CompleteHandoverItem(id=one.id))
        left = [one for one in world.rows(HandoverItem, handover_id=handover.id) if one.kind is ItemKind.STEP]
        if all(one.done_on is not None for one in left):
            world.try_to(FinishHandover(id=handover.id))

    def _deputies(self, row: ReminderRow) -> None:
        about = row.evidence.get("about") or []
        roles = world_roles(self._world, row.subject_id, about)
        for role in roles:
            posts = [one for one in self._world.rows(Assignment, role_id=role.id) if one.covers(self._world.today)]
            if not any(one.capacity is Capacity.DEPUTY for one in posts):
                person = self._someone(*(one.person_id for one in posts))
                if person:
                    self._world.try_to(AddAssignment(role_id=role.id, person_id=person, capacity=Capacity.DEPUTY))

    def _second_key(self, row: ReminderRow) -> None:
        assets = {one.id for one in self._world.rows(Asset)}
        for ref in row.evidence.get("about") or []:
            person = self._someone(row.subject_id)
            if ref in assets and person:
                self._world.try_to(AddHolding(holder_id=person, asset_id=ref))

    def _signatory(self, row: ReminderRow) -> None:
        person = self._someone(*(row.evidence.get("about") or []))
        if person:
            self._world.try_to(
                AddHolding(holder_id=person, kind=HoldingKind.SIGNATORY, name="Bank", for_id=row.subject_id)
            )

    def _introduce(self, row: ReminderRow) -> None:
        """Speak with those whom only one person knows; or introduce them, where that person is the user."""
        world = self._world
        for ref in (row.evidence.get("about") or [])[1 : 1 + MOST_ASKED]:
            if row.subject_id == world.me:
                person = self._someone()
                if person:
                    world.try_to(AddConnection(from_id=person, to_id=ref))
            else:
                world.try_to(LogInteraction(participant_ids=(ref,), summary="Introduced myself."))

    def _share_out(self, row: ReminderRow) -> None:
        """Let somebody take over a third of the largest promise to a project."""
        world = self._world
        promises = [one for one in world.rows(Commitment, project_id=row.subject_id) if one.weekly_minutes(world.today)]
        largest = max(promises, key=lambda one: (one.minutes or 0, one.id), default=None)
        if largest is None:
            return
        part, person = (largest.minutes or 0) // 3, self._someone(largest.person_id)
        if part and person:
            world.try_to(ChangeCommitment(id=largest.id, minutes=(largest.minutes or 0) - part))
            world.try_to(AddCommitment(person_id=person, project_id=row.subject_id, minutes=min(part, 180)))

    def _see_check(self, row: ReminderRow) -> None:
        """Ask for it; it comes after some weeks."""
        world = self._world
        found = next(iter(world.rows(CheckSeen, id=row.subject_id)), None)
        if found is None:
            return

        def see() -> None:
            review = world.today + timedelta(days=THREE_YEARS)
            world.try_to(NoteCheck(person_id=found.person_id, scheme=found.scheme, kind=found.kind, review_on=review))

        world.in_days(world.between(3, 25), see)

    def _ask(self, row: ReminderRow) -> None:
        """Ask how they are: they leave, pause, promise less from now on, or just go on."""
        world, person = self._world, row.subject_id
        world.try_to(LogInteraction(participant_ids=(person,), summary="Asked how it goes."))
        drawn = world.between(1, 100)
        if drawn <= LEAVES:
            self._people.leaves_on(person, world.between(7, 30))
        elif drawn <= PAUSES:
            self._people.pause(person, world.between(30, 80))
        elif drawn <= PROMISES_LESS:
            for promise in world.rows(Commitment, person_id=person):
                if promise.weekly_minutes(world.today) > LITTLE:
                    world.try_to(ChangeCommitment(id=promise.id, minutes=(promise.minutes or 60) // 2))

    def _wake(self, row: ReminderRow) -> None:
        world = self._world
        if world.happens(65):
            person = self._someone()
            words = "What comes next?"
            world.try_to(
                LogInteraction(participant_ids=(person or world.me,), project_id=row.subject_id, summary=words)
            )
        else:
            world.try_to(ChangeProject(id=row.subject_id, stage=ProjectStage.RESTING))
            world.in_days(60, lambda: world.try_to(ChangeProject(id=row.subject_id, stage=ProjectStage.RUNNING)))

    def _lighten(self, row: ReminderRow) -> None:
        """Let go of a promise, share it, or learn that they can give more."""
        world = self._world
        profile = next(iter(world.rows(Volunteer, id=row.subject_id)), None)
        if profile is None:
            return
        promises = [one for one in world.rows(Commitment, person_id=profile.id) if one.weekly_minutes(world.today)]
        if world.happens(35) or len(promises) == 1:
            promised = sum(one.minutes or 0 for one in promises)
            world.try_to(ChangeVolunteer(id=profile.id, capacity_minutes=promised))
            return
        smallest = min(promises, key=lambda one: (one.minutes or 0, one.id))
        world.try_to(ChangeCommitment(id=smallest.id, state=CommitmentState.RELEASED))

    def _rest(self, row: ReminderRow) -> None:
        """See that it ends: busy weeks and the hours beside are over, now and then with some days off."""
        person, today = row.subject_id, self._world.today
        self._hours.busy.pop(person, None)
        phase = self._hours.phases.get(person)
        if phase is not None and phase.extra:
            phase.until = today
        if self._world.happens(25):
            self._world.try_to(AddAbsence(person_id=person, from_on=today, until_on=today + timedelta(days=4)))


def world_roles(world: World, place: str, about: list[str]) -> list[Role]:
    """Give the roles that a reminder is about: those it names, else the critical ones of its project."""
    roles = world.rows(Role)
    named = [one for one in roles if one.id in about]
    return named or [one for one in roles if one.project_id == place and one.is_critical]
