"""Funding: grants, what they pay for, and the dated duties that come with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from suidesk.domain.errors import Invalid
from suidesk.domain.ids import ContactId, GrantId, LinkId, ObligationId, ReserveId, SpendId, derived_id
from suidesk.domain.kinds import Kind
from suidesk.domain.text import folded
from suidesk.domain.validation import NOTES_LIMIT, a_currency, believable, bounded, in_order, require, within

MOST_MINOR = 10**14
"""Largest amount in minor units (a million million pounds): beyond it a key was held down."""


class GrantStage(StrEnum):
    """Where a grant stands, in the order of its life."""

    PROSPECT = "prospect"
    DRAFTING = "drafting"
    APPLIED = "applied"
    AWARDED = "awarded"
    DECLINED = "declined"
    ACTIVE = "active"
    REPORTING = "reporting"
    CLOSED = "closed"


BEFORE_APPLYING = frozenset({GrantStage.PROSPECT, GrantStage.DRAFTING})
IN_HAND = frozenset({GrantStage.AWARDED, GrantStage.ACTIVE, GrantStage.REPORTING})
OVER = frozenset({GrantStage.DECLINED, GrantStage.CLOSED})


class ObligationKind(StrEnum):
    """The dated duties of a grant."""

    APPLICATION = "application"
    DECISION = "decision"
    REPORT = "report"
    SPEND_BY = "spend_by"
    CLAIM = "claim"


class UseKind(StrEnum):
    """What a grant can pay for."""

    PROJECT = "projects"
    ROLE = "roles"


@dataclass(frozen=True, kw_only=True)
class Grant:
    """Money from a funder. Amounts are in minor units of `currency` (ISO 4217), weeks are whole."""

    kind_of: ClassVar[Kind] = Kind.GRANT
    id: GrantId
    funder_id: ContactId | None = None
    title: str
    stage: GrantStage = GrantStage.PROSPECT
    requested_minor: int | None = None
    awarded_minor: int | None = None
    currency: str = "GBP"
    is_restricted: bool = True
    starts_on: date | None = None
    ends_on: date | None = None
    owner_id: ContactId | None = None
    predecessor_id: GrantId | None = None
    decision_weeks: int | None = None
    payment_weeks: int | None = None

    def check(self) -> None:
        """Refuse a grant without title, with a negative amount or with an end before its start."""
        require(self.title, "title")
        for amount, field in ((self.requested_minor, "requested_minor"), (self.awarded_minor, "awarded_minor")):
            within(amount, 0, MOST_MINOR, field, "amount_out_of_range")
        a_currency(self.currency)
        believable(self.starts_on, "starts_on")
        believable(self.ends_on, "ends_on")
        in_order(self.starts_on, self.ends_on, "ends_on")
        for weeks, field in ((self.decision_weeks, "decision_weeks"), (self.payment_weeks, "payment_weeks")):
            within(weeks, 0, 260, field)
        if self.predecessor_id == self.id:
            raise Invalid("refers_to_itself", field="predecessor_id")


@dataclass(frozen=True, kw_only=True)
class GrantUse:
    """A project or a role that a grant pays for."""

    kind_of: ClassVar[Kind] = Kind.GRANT_USE
    id: LinkId
    grant_id: GrantId
    kind: UseKind
    ref_id: str

    @classmethod
    def of(cls, grant_id: GrantId, kind: UseKind, ref_id: str) -> GrantUse:
        """Give the link whose id two laptops agree on."""
        made = LinkId(derived_id("grant_use", grant_id, kind, ref_id))
        return cls(id=made, grant_id=grant_id, kind=kind, ref_id=ref_id)

    def check(self) -> None:
        """Hold nothing of its own that could be wrong."""


@dataclass(frozen=True, kw_only=True)
class GrantDetail:
    """What a list says of a grant and has no place of its own here: the heading and the cell, verbatim."""

    kind_of: ClassVar[Kind] = Kind.GRANT_DETAIL
    id: LinkId
    grant_id: GrantId
    position: int
    name: str
    value: str

    @classmethod
    def of(cls, grant_id: GrantId, position: int, name: str, value: str) -> GrantDetail:
        """Give the detail whose id two laptops agree on."""
        made = LinkId(derived_id("grant_detail", grant_id, folded(name)))
        return cls(id=made, grant_id=grant_id, position=position, name=name, value=value)

    def check(self) -> None:
        """Refuse one without name or value, and texts far too long."""
        require(self.name, "name")
        require(self.value, "value", NOTES_LIMIT)


@dataclass(frozen=True, kw_only=True)
class Obligation:
    """A dated duty of a grant; entered by a person, never guessed, since dates vary by funder."""

    kind_of: ClassVar[Kind] = Kind.OBLIGATION
    id: ObligationId
    grant_id: GrantId
    kind: ObligationKind
    due_on: date
    owner_id: ContactId | None = None
    done_on: date | None = None

    def check(self) -> None:
        """Refuse days that can't be meant."""
        believable(self.due_on, "due_on")
        believable(self.done_on, "done_on")


@dataclass(frozen=True, kw_only=True)
class Spend:
    """Money spent on a day, perhaps from a grant; `is_core` counts it among the costs of keeping going.

    The amount is in minor units of `currency` (ISO 4217); a refund is negative.
    """

    kind_of: ClassVar[Kind] = Kind.SPEND
    id: SpendId
    grant_id: GrantId | None = None
    day: date
    minor: int
    currency: str = "GBP"
    is_core: bool = False
    what: str = ""

    def check(self) -> None:
        """Refuse no amount, an absurd one, and a day that can't be meant."""
        within(self.minor, -MOST_MINOR, MOST_MINOR, "minor", "amount_out_of_range")
        if self.minor == 0:
            raise Invalid("required", field="minor")
        a_currency(self.currency)
        bounded(self.what, "what")
        believable(self.day, "day")


@dataclass(frozen=True, kw_only=True)
class Reserve:
    """Free unrestricted money in hand on a day, in minor units of `currency`; the newest one counts."""

    kind_of: ClassVar[Kind] = Kind.RESERVE
    id: ReserveId
    day: date
    free_minor: int
    currency: str = "GBP"

    def check(self) -> None:
        """Refuse an absurd amount and a day that can't be meant; debts are negative."""
        within(self.free_minor, -MOST_MINOR, MOST_MINOR, "free_minor", "amount_out_of_range")
        a_currency(self.currency)
        believable(self.day, "day")
