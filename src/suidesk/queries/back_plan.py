"""What screens ask about the plan back from an application's deadline, and about the room its writer has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from suidesk.domain.funding import Grant, Obligation, ObligationKind
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import FollowUp
from suidesk.domain.validation import believable
from suidesk.queries.names import names_of
from suidesk.queries.tuning import SettingsInUse
from suidesk.queries.writing_room import StepAway, WithRoom, Writer, away_of, others_with_room, writer_of
from suidesk.rules.back_plan import (
    PlannedStep,
    Step,
    StepState,
    days_before,
    planned,
    states_of,
    step_id,
)
from suidesk.rules.funding import is_still_owed
from suidesk.rules.moments import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class Proposal:
    """The steps of a plan weighed against promises and absences; `days` are what they were counted back by."""

    steps: tuple[PlannedStep, ...]
    days: tuple[int, ...]
    writer: Writer | None
    others: tuple[WithRoom, ...]
    away: tuple[StepAway, ...]


@dataclass(frozen=True, kw_only=True)
class BackPlanProposed:
    """A plan back from a day, counted as usual unless steps are given, and whether its writer has room for it.

    `minutes` is what writing takes, None where nobody said. With a grant its people are looked at too, and without an
    owner it is the grant's.
    """

    now: datetime
    due_on: date
    owner_id: str | None = None
    grant_id: str | None = None
    minutes: int | None = None
    steps: tuple[PlannedStep, ...] = ()

    def fetch(self, db: Reading) -> Proposal:
        """Give it; without steps for a day that is past. Raises year_out_of_range for a slip in a day."""
        for day, field in ((self.due_on, "due_on"), *((one.due_on, one.step.value) for one in self.steps)):
            believable(day, field)
        settings, today = SettingsInUse(self.now).fetch(db), _today(db, self.now)
        grant = db.get(Grant, self.grant_id) if self.grant_id else None
        owner = self.owner_id or (grant.owner_id if grant else None)
        steps = self.steps or tuple(
            PlannedStep(step=step, due_on=day, owner_id=owner) for step, day in planned(self.due_on, today, settings)
        )
        writer = writer_of(db, steps, self.minutes, today)
        others: tuple[WithRoom, ...] = ()
        if writer is not None and writer.has_room is False and grant is not None:
            others = others_with_room(db, writer, self.minutes, grant.id, today)
        return Proposal(
            steps=steps,
            days=days_before(settings),
            writer=writer,
            others=others,
            away=away_of(db, steps, today),
        )


@dataclass(frozen=True)
class StepRow:
    """A step of a plan with its owner's name."""

    step: Step
    follow_up: FollowUp
    owner: str
    state: StepState


@dataclass(frozen=True)
class PlanOf:
    """The plan of a deadline: its steps in their order, none where nothing is planned.

    `proposed` is what would be planned today for `owner_id`, who is the deadline's or else the grant's. `writer` is
    about the weeks of writing that are still to come, None once writing is done or nothing is planned.
    """

    obligation: Obligation
    grant: Grant
    is_owed: bool
    owner_id: str | None
    steps: tuple[StepRow, ...]
    proposed: tuple[PlannedStep, ...]
    days: tuple[int, ...]
    names: dict[str, str]
    writer: Writer | None

    @property
    def open_steps(self) -> list[StepRow]:
        """Give those that aren't done."""
        return [row for row in self.steps if row.state is not StepState.DONE]


@dataclass(frozen=True)
class BackPlan:
    """The plan back from an application's deadline; raises not_found."""

    obligation_id: str
    now: datetime

    def fetch(self, db: Reading) -> PlanOf:
        """Give it."""
        obligation = db.get(Obligation, self.obligation_id)
        grant = db.get(Grant, obligation.grant_id)
        settings, today = SettingsInUse(self.now).fetch(db), _today(db, self.now)
        owner = obligation.owner_id or grant.owner_id or db.desk().me_id
        steps = _steps(db, obligation.id, today)
        names = names_of(db, Kind.CONTACT, [owner, *(row.follow_up.owner_id for row in steps)])
        return PlanOf(
            obligation=obligation,
            grant=grant,
            is_owed=obligation.kind is ObligationKind.APPLICATION and is_still_owed(obligation, grant),
            owner_id=owner,
            steps=steps,
            proposed=tuple(
                PlannedStep(step=step, due_on=day, owner_id=owner)
                for step, day in planned(obligation.due_on, today, settings)
            ),
            days=days_before(settings),
            names=names,
            writer=_writer_left(db, steps, obligation, today),
        )


@dataclass(frozen=True)
class BackPlansOf:
    """The plans of all applications of a grant, by their deadlines; those that nobody owes only where steps are."""

    grant_id: str
    now: datetime

    def fetch(self, db: Reading) -> list[PlanOf]:
        """Give them."""
        refs = db.rows(
            "SELECT id FROM obligations WHERE grant_id = ? AND kind = ? ORDER BY due_on, id",
            (self.grant_id, ObligationKind.APPLICATION.value),
        )
        found = [BackPlan(ref, self.now).fetch(db) for (ref,) in refs]
        return [one for one in found if one.is_owed or one.steps]


def _today(db: Reading, now: datetime) -> date:
    return Moment.of(now, db.desk().zone).day


def _steps(db: Reading, obligation_id: str, today: date) -> tuple[StepRow, ...]:
    ids = {step: step_id(obligation_id, step) for step in Step}
    found = db.of_ids(FollowUp, ids.values())
    there = [(step, found[ref]) for step, ref in ids.items() if ref in found]
    states = states_of([(one.due_on, one.done_on) for _, one in there], today)
    owners = names_of(db, Kind.CONTACT, (one.owner_id for _, one in there))
    return tuple(
        StepRow(step, one, owners.get(one.owner_id or "", ""), state)
        for (step, one), state in zip(there, states, strict=True)
    )


def _writer_left(db: Reading, rows: Iterable[StepRow], obligation: Obligation, today: date) -> Writer | None:
    """Weigh the weeks of writing that are left, from today on; nothing once others have the draft."""
    open_ones = [row for row in rows if row.state is not StepState.DONE]
    if not any(row.step is Step.WRITE for row in open_ones) or obligation.due_on < today:
        return None
    steps = [
        PlannedStep(step=row.step, due_on=row.follow_up.due_on, owner_id=row.follow_up.owner_id) for row in open_ones
    ]
    return writer_of(db, steps, None, today)
