"""Changes to grants, what they pay for, and their dated duties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suidesk.commands.back_plan import drop_plan, end_plans, follow_deadline
from suidesk.commands.command import UNSET, UnsetType, given
from suidesk.commands.volunteers import person
from suidesk.domain.funding import Grant, GrantStage, GrantUse, Obligation, ObligationKind, UseKind
from suidesk.domain.ids import GrantId, ObligationId
from suidesk.domain.people import Contact
from suidesk.domain.projects import Project, Role

if TYPE_CHECKING:
    from suidesk.store.tx import Tx


@dataclass(frozen=True)
class Use:
    """A project or role that a grant pays for."""

    kind: UseKind
    ref_id: str


@dataclass(frozen=True)
class Duty:
    """A dated duty that is entered together with its grant."""

    kind: ObligationKind
    due_on: date


@dataclass(frozen=True, kw_only=True)
class AddGrant:
    """Add a grant, perhaps with what it pays for and its duties; gives the new id. Amounts in minor units."""

    title: str
    funder_id: str | None = None
    stage: GrantStage = GrantStage.PROSPECT
    requested_minor: int | None = None
    awarded_minor: int | None = None
    currency: str | None = None
    is_restricted: bool = True
    starts_on: date | None = None
    ends_on: date | None = None
    owner_id: str | None = None
    predecessor_id: str | None = None
    decision_weeks: int | None = None
    payment_weeks: int | None = None
    uses: tuple[Use, ...] = ()
    duties: tuple[Duty, ...] = ()

    def apply(self, tx: Tx) -> str:
        """Write the grant, its uses and its duties; the desk's currency where none is given."""
        _require(tx, self.funder_id, self.owner_id, self.predecessor_id)
        values = {**given(self, "uses", "duties"), "currency": self.currency or tx.desk().currency}
        grant = tx.put(Grant(id=GrantId(tx.new_id()), **values))
        _set_uses(tx, grant.id, self.uses)
        for duty in self.duties:
            tx.put(_obligation(tx, grant.id, duty.kind, duty.due_on))
        tx.say(name=grant.title)
        return grant.id


@dataclass(frozen=True, kw_only=True)
class ChangeGrant:
    """Change a grant; what isn't given stays. `uses` is the whole new set."""

    id: str
    title: str | UnsetType = UNSET
    funder_id: str | UnsetType | None = UNSET
    stage: GrantStage | UnsetType = UNSET
    requested_minor: int | UnsetType | None = UNSET
    awarded_minor: int | UnsetType | None = UNSET
    currency: str | UnsetType = UNSET
    is_restricted: bool | UnsetType = UNSET
    starts_on: date | UnsetType | None = UNSET
    ends_on: date | UnsetType | None = UNSET
    owner_id: str | UnsetType | None = UNSET
    predecessor_id: str | UnsetType | None = UNSET
    decision_weeks: int | UnsetType | None = UNSET
    payment_weeks: int | UnsetType | None = UNSET
    uses: tuple[Use, ...] | UnsetType = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        _require(tx, self.funder_id, self.owner_id, self.predecessor_id)
        grant = tx.change(Grant, self.id, **given(self, "uses"))
        if not isinstance(self.uses, UnsetType):
            _set_uses(tx, grant.id, self.uses)
        if not isinstance(self.stage, UnsetType):
            end_plans(tx, grant)
        tx.say(name=grant.title)
        return grant.id


@dataclass(frozen=True, kw_only=True)
class RemoveGrant:
    """Remove a grant; `together` also removes its duties."""

    id: str
    together: bool = False

    def apply(self, tx: Tx) -> None:
        """Remove it."""
        grant = tx.get(Grant, self.id)
        tx.say(name=grant.title)
        tx.remove(grant, together=self.together)


@dataclass(frozen=True, kw_only=True)
class AddObligation:
    """Add a dated duty to a grant; gives the new id."""

    grant_id: str
    kind: ObligationKind
    due_on: date
    owner_id: str | None = None

    def apply(self, tx: Tx) -> str:
        """Write the duty."""
        grant = tx.get(Grant, self.grant_id)
        _require(tx, None, self.owner_id, None)
        tx.say(name=grant.title, kind=self.kind.value)
        return tx.put(_obligation(tx, grant.id, self.kind, self.due_on, self.owner_id)).id


@dataclass(frozen=True, kw_only=True)
class ChangeObligation:
    """Change a duty, or note the day on which it was done; what isn't given stays.

    The open steps of an application's plan are done with it, and move with its day where `moves_plan`.
    """

    id: str
    kind: ObligationKind | UnsetType = UNSET
    due_on: date | UnsetType = UNSET
    owner_id: str | UnsetType | None = UNSET
    done_on: date | UnsetType | None = UNSET
    moves_plan: bool = False

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        _require(tx, None, self.owner_id, None)
        before = tx.get(Obligation, self.id)
        obligation = tx.change(Obligation, self.id, **given(self, "moves_plan"))
        follow_deadline(tx, before, obligation, is_moving=self.moves_plan)
        tx.say(name=tx.get(Grant, obligation.grant_id).title, kind=obligation.kind.value)
        return obligation.id


@dataclass(frozen=True, kw_only=True)
class RemoveObligation:
    """Remove a duty and its plan as if they had never been; `together` also removes other follow-ups about it."""

    id: str
    together: bool = False

    def apply(self, tx: Tx) -> None:
        """Remove it."""
        obligation = tx.get(Obligation, self.id)
        tx.say(name=tx.get(Grant, obligation.grant_id).title, kind=obligation.kind.value)
        drop_plan(tx, obligation.id)
        tx.remove(obligation, together=self.together)


def _obligation(
    tx: Tx, grant_id: GrantId, kind: ObligationKind, due_on: date, owner_id: str | None = None
) -> Obligation:
    values = {"grant_id": grant_id, "kind": kind, "due_on": due_on, "owner_id": owner_id}
    return Obligation(id=ObligationId(tx.new_id()), **values)  # type: ignore[arg-type]


def _set_uses(tx: Tx, grant_id: GrantId, uses: tuple[Use, ...]) -> None:
    for use in uses:
        tx.get(Project if use.kind is UseKind.PROJECT else Role, use.ref_id)
    tx.keep_only(GrantUse, (GrantUse.of(grant_id, use.kind, use.ref_id) for use in uses), grant_id=grant_id)


def _require(
    tx: Tx,
    funder_id: str | UnsetType | None,
    owner_id: str | UnsetType | None,
    predecessor_id: str | UnsetType | None,
) -> None:
    if isinstance(funder_id, str):
        tx.get(Contact, funder_id)
    if isinstance(owner_id, str):
        person(tx, owner_id, "owner_id")
    if isinstance(predecessor_id, str):
        tx.get(Grant, predecessor_id)
