"""What happens to the money: duties done in time or late, decisions, grants that begin, end and are renewed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from suidesk.commands.funding import AddGrant, AddObligation, ChangeGrant, ChangeObligation, Duty, Use
from suidesk.commands.money import AddReserve, AddSpend
from suidesk.commands.reminders import CompleteReminder
from suidesk.domain.funding import OVER, Grant, GrantStage, GrantUse, Obligation, ObligationKind, Reserve, Spend
from suidesk.domain.reminders import Reminder
from suidesk.rules.funding import is_still_owed

if TYPE_CHECKING:
    from bench.years.world import World

MINOR: Final = 100
CORE: Final = (("Rent of the office", 560), ("Heating and light", 120), ("Telephone", 145), ("Bookkeeping", 180))
QUARTERS: Final = frozenset({1, 4, 7, 10})
MONTHS: Final = (3, 8)
"""How many months the reserves last, at the least and at the most."""
WON, WON_AGAIN = 50, 75
"""Of a hundred applications, those that are awarded; and those that go on with what is paid for already."""
LATE, EARLY = 9, 15
"""Of a hundred duties, those done after their day, and those done one to three weeks before."""
SLOW: Final = 20
"""Of a hundred grants, those of which too little is spent."""


class Money:
    """Does what is owed to funders, lets them decide, and notes what is spent."""

    def __init__(self, world: World) -> None:
        """Begin with what the example owes."""
        self._world = world
        self._planned: set[str] = set()
        self._slow: dict[str, bool] = {}
        self._noted_to = world.today.replace(day=1)
        self._number = 1

    def day(self) -> None:
        """See new duties and grants, and note last month's spending at the beginning of a month."""
        world = self._world
        grants = {one.id: one for one in world.rows(Grant)}
        for duty in world.rows(Obligation):
            if duty.id not in self._planned and is_still_owed(duty, grants[duty.grant_id]):
                self._planned.add(duty.id)
                self._plan(duty)
        for grant in grants.values():
            self._move_on(grant)
        if world.today.replace(day=1) > self._noted_to:
            self._noted_to = world.today.replace(day=1)
            self._spending(list(grants.values()))

    def _plan(self, duty: Obligation) -> None:
        world, left = self._world, (duty.due_on - self._world.today).days
        if duty.kind is ObligationKind.DECISION:
            world.in_days(left + world.between(-10, 24), lambda: self._decided(duty))
            return
        drawn = world.between(1, 100)
        if drawn <= LATE:
            at = left + world.between(1, 8)
        elif drawn <= LATE + EARLY:
            at = left - world.between(7, 21)
        else:
            at = left - world.between(0, 6)
        world.in_days(at, lambda: self._do(duty))

    def _do(self, duty: Obligation) -> None:
        """Do what is owed: with a press on the reminder where there is one, else on the page of the grant."""
        world = self._world
        grant = world.rows(Grant, id=duty.grant_id)[0]
        fresh = world.rows(Obligation, id=duty.id)
        if not fresh or not is_still_owed(fresh[0], grant):
            return
        if duty.kind is ObligationKind.APPLICATION and grant.stage is GrantStage.PROSPECT and world.happens(25):
            world.try_to(ChangeGrant(id=grant.id, stage=GrantStage.CLOSED))
            return
        said = world.rows(Reminder, subject_id=duty.id, outcome=None)
        if not (said and world.happens(70) and world.try_to(CompleteReminder(id=said[0].id)) is None):
            world.try_to(ChangeObligation(id=duty.id, done_on=world.today))
        if duty.kind is ObligationKind.APPLICATION:
            self._applied(grant)
        if duty.kind is ObligationKind.REPORT and grant.ends_on and grant.ends_on <= duty.due_on:
            world.in_days(world.between(5, 30), lambda: world.try_to(ChangeGrant(id=grant.id, stage=GrantStage.CLOSED)))

    def _applied(self, grant: Grant) -> None:
        world = self._world
        world.try_to(ChangeGrant(id=grant.id, stage=GrantStage.APPLIED))
        owed = [one for one in world.rows(Obligation, grant_id=grant.id) if one.kind is ObligationKind.DECISION]
        if not owed:
            due = world.today + timedelta(weeks=grant.decision_weeks or 10)
            world.try_to(AddObligation(grant_id=grant.id, kind=ObligationKind.DECISION, due_on=due))

    def _decided(self, duty: Obligation) -> None:
        world = self._world
        grant = world.rows(Grant, id=duty.grant_id)[0]
        if grant.stage is not GrantStage.APPLIED:
            return
        if not world.happens(WON_AGAIN if grant.predecessor_id else WON):
            world.try_to(ChangeGrant(id=grant.id, stage=GrantStage.DECLINED))
            if world.happens(50):
                world.in_days(world.between(5, 40), lambda: self.try_elsewhere(grant))
            return
        self._awarded(grant)

    def _awarded(self, grant: Grant) -> None:
        world = self._world
        begins = world.today + timedelta(weeks=grant.payment_weeks or 4)
        starts = max(begins, grant.starts_on or begins)
        ends = starts + timedelta(days=world.pick((364, 364, 545, 729)))
        amount = (grant.requested_minor or 800_000) * world.between(75, 100) // 100
        world.try_to(
            ChangeGrant(id=grant.id, stage=GrantStage.AWARDED, awarded_minor=amount, starts_on=starts, ends_on=ends)
        )
        middle = starts + (ends - starts) / 2
        self._owe(grant, ObligationKind.REPORT, middle)
        self._owe(grant, ObligationKind.REPORT, ends + timedelta(days=45))
        if world.happens(30):
            self._owe(grant, ObligationKind.SPEND_BY, ends)
        if world.happens(30):
            self._owe(grant, ObligationKind.CLAIM, middle + timedelta(days=60))

    def _owe(self, grant: Grant, kind: ObligationKind, day: date) -> None:
        self._world.try_to(AddObligation(grant_id=grant.id, kind=kind, due_on=day))

    def _move_on(self, grant: Grant) -> None:
        """Note that a grant has begun or ended, some days after it has."""
        world, today = self._world, self._world.today
        if grant.stage is GrantStage.AWARDED and grant.starts_on and grant.starts_on <= today and world.happens(25):
            world.try_to(ChangeGrant(id=grant.id, stage=GrantStage.ACTIVE))
        elif grant.stage is GrantStage.ACTIVE and grant.ends_on and grant.ends_on < today and world.happens(15):
            world.try_to(ChangeGrant(id=grant.id, stage=GrantStage.REPORTING))
            last = [one for one in world.rows(Obligation, grant_id=grant.id) if one.done_on is None]
            if not last:
                self._owe(grant, ObligationKind.REPORT, today + timedelta(days=40))

    def renew(self, ref: str) -> None:
        """Begin the application that is to follow a grant."""
        world = self._world
        grant = world.rows(Grant, id=ref)[0]
        if any(one.stage not in OVER for one in world.rows(Grant, predecessor_id=ref)):
            return
        self._begin(grant, f"{grant.title}, and on", grant.funder_id, predecessor=ref)

    def try_elsewhere(self, grant: Grant) -> None:
        """Begin the same application with another funder."""
        others = [one.funder_id for one in self._world.rows(Grant) if one.funder_id != grant.funder_id]
        self._begin(grant, f"{grant.title}, elsewhere", self._world.pick(others), predecessor=grant.predecessor_id)

    def _begin(self, grant: Grant, title: str, funder: str | None, predecessor: str | None) -> None:
        world = self._world
        starts = (grant.ends_on or world.today + timedelta(days=200)) + timedelta(days=1)
        due = world.today + timedelta(days=world.between(25, 75))
        uses = tuple(Use(one.kind, one.ref_id) for one in world.rows(GrantUse, grant_id=grant.id))
        world.try_to(
            AddGrant(
                title=title.replace(", and on, and on", ", and on").replace(", elsewhere, elsewhere", ", elsewhere"),
                funder_id=funder,
                stage=GrantStage.DRAFTING,
                requested_minor=grant.awarded_minor or grant.requested_minor,
                starts_on=starts,
                owner_id=grant.owner_id,
                predecessor_id=predecessor,
                decision_weeks=grant.decision_weeks,
                payment_weeks=grant.payment_weeks,
                uses=uses,
                duties=(Duty(ObligationKind.APPLICATION, due),),
            )
        )

    def _spending(self, grants: list[Grant]) -> None:
        """Note last month's spending of each running grant, and what keeping going cost."""
        world = self._world
        day = self._noted_to - timedelta(days=world.between(1, 12))
        for grant in grants:
            if grant.stage in {GrantStage.ACTIVE, GrantStage.REPORTING} and grant.awarded_minor and grant.starts_on:
                self._spend(grant, day)
        for what, amount in CORE:
            world.try_to(AddSpend(minor=(amount + world.between(-8, 8)) * MINOR, day=day, is_core=True, what=what))
        if world.today.month in QUARTERS:
            notes = sorted(world.rows(Reserve), key=lambda one: one.day)
            core = sum(amount for _, amount in CORE) * MINOR
            last = notes[-1].free_minor if notes else 5 * core
            free = min(max(last + world.between(-20, 22) * core // 10, MONTHS[0] * core), MONTHS[1] * core)
            world.try_to(AddReserve(free_minor=free))

    def _spend(self, grant: Grant, day: date) -> None:
        world, starts, ends = self._world, grant.starts_on, grant.ends_on
        if starts is None or ends is None or not starts <= day <= ends:
            return
        slow = self._slow.setdefault(grant.id, world.happens(SLOW))
        spent = sum(one.minor for one in world.rows(Spend, grant_id=grant.id))
        left = (grant.awarded_minor or 0) - spent
        months = max(1, round((ends - day).days / 30.4) + 1)
        amount = left // months * world.between(60, 140) // 100 * (40 if slow else 100) // 100
        if amount >= MINOR:
            world.try_to(AddSpend(minor=min(amount, left), grant_id=grant.id, day=day, what="Materials and hours"))

    def spend_faster(self, ref: str) -> None:
        """Spend as planned from now on."""
        self._slow[ref] = False
