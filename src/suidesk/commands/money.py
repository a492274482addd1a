"""Changes to what was spent and to what is in reserve."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suidesk.commands.command import UNSET, UnsetType, given
from suidesk.domain.funding import Grant, Reserve, Spend
from suidesk.domain.ids import ReserveId, SpendId

if TYPE_CHECKING:
    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class AddSpend:
    """Note money spent on a day (today where none is given), perhaps from a grant; gives the new id.

    The amount is in minor units; a refund is negative. `is_core` counts it among the costs of keeping going.
    """

    minor: int
    grant_id: str | None = None
    day: date | None = None
    currency: str | None = None
    is_core: bool = False
    what: str = ""

    def apply(self, tx: Tx) -> str:
        """Write it; in the grant's currency, or the desk's, where none is given."""
        grant = tx.get(Grant, self.grant_id) if self.grant_id else None
        currency = self.currency or (grant.currency if grant else tx.desk().currency)
        values = {**given(self), "day": self.day or tx.today, "currency": currency}
        return _said(tx, tx.put(Spend(id=SpendId(tx.new_id()), **values)))


@dataclass(frozen=True, kw_only=True)
class ChangeSpend:
    """Change noted spending; what isn't given stays. Amount in minor units, a refund negative."""

    id: str
    minor: int | UnsetType = UNSET
    grant_id: str | UnsetType | None = UNSET
    day: date | UnsetType = UNSET
    currency: str | UnsetType = UNSET
    is_core: bool | UnsetType = UNSET
    what: str | UnsetType = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        if isinstance(self.grant_id, str):
            tx.get(Grant, self.grant_id)
        return _said(tx, tx.change(Spend, self.id, **given(self)))


@dataclass(frozen=True, kw_only=True)
class RemoveSpend:
    """Remove noted spending as if it had never been."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Remove it."""
        spend = tx.get(Spend, self.id)
        _said(tx, spend)
        tx.delete(spend)


@dataclass(frozen=True, kw_only=True)
class AddReserve:
    """Note the free unrestricted money in hand on a day (today where none is given); gives the new id.

    In minor units; debts are negative. The newest note counts.
    """

    free_minor: int
    day: date | None = None
    currency: str | None = None

    def apply(self, tx: Tx) -> str:
        """Write it, in the desk's currency where none is given."""
        currency = self.currency or tx.desk().currency
        values = {"day": self.day or tx.today, "currency": currency, "free_minor": self.free_minor}
        return _told(tx, tx.put(Reserve(id=ReserveId(tx.new_id()), **values)))  # type: ignore[arg-type]


@dataclass(frozen=True, kw_only=True)
class ChangeReserve:
    """Change a note of reserves; what isn't given stays. Amount in minor units, debts negative."""

    id: str
    free_minor: int | UnsetType = UNSET
    day: date | UnsetType = UNSET
    currency: str | UnsetType = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        return _told(tx, tx.change(Reserve, self.id, **given(self)))


@dataclass(frozen=True, kw_only=True)
class RemoveReserve:
    """Remove a note of reserves as if it had never been."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Remove it."""
        reserve = tx.get(Reserve, self.id)
        _told(tx, reserve)
        tx.delete(reserve)


def _said(tx: Tx, spend: Spend) -> str:
    tx.say(minor=spend.minor, currency=spend.currency, name=spend.what)
    return spend.id


def _told(tx: Tx, reserve: Reserve) -> str:
    tx.say(minor=reserve.free_minor, currency=reserve.currency, day=reserve.day.isoformat())
    return reserve.id
