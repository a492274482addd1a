"""Changes to what people hold for others: keys, accounts, equipment, signatory rights."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from suidesk.commands.command import UNSET, UnsetType, given
from suidesk.commands.volunteers import person
from suidesk.domain.assets import Asset, Holding, HoldingKind
from suidesk.domain.errors import SuideskError
from suidesk.domain.ids import ContactId, HoldingId
from suidesk.domain.people import Contact

if TYPE_CHECKING:
    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class AddHolding:
    """Note a key, account, equipment or signatory right that a person holds for others; gives the new id.

    `location` says where it is kept, never a password. It begins today where no day is given.
    """

    holder_id: str
    kind: HoldingKind = HoldingKind.KEY
    name: str = ""
    asset_id: str | None = None
    for_id: str | None = None
    location: str = ""
    from_on: date | None = None
    until_on: date | None = None

    def apply(self, tx: Tx) -> str:
        """Write the holding."""
        _require(tx, self.holder_id, self.asset_id, self.for_id)
        values = {**given(self), "from_on": self.from_on or tx.today}
        return _told(tx, tx.put(Holding(id=HoldingId(tx.new_id()), **values)))


@dataclass(frozen=True, kw_only=True)
class ChangeHolding:
    """Change what is held, where it is kept, or since when; what isn't given stays."""

    id: str
    holder_id: str | UnsetType = UNSET
    kind: HoldingKind | UnsetType = UNSET
    name: str | UnsetType = UNSET
    asset_id: str | UnsetType | None = UNSET
    for_id: str | UnsetType | None = UNSET
    location: str | UnsetType = UNSET
    from_on: date | UnsetType | None = UNSET
    until_on: date | UnsetType | None = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        _require(tx, self.holder_id, self.asset_id, self.for_id)
        return _told(tx, tx.change(Holding, self.id, **given(self)))


@dataclass(frozen=True, kw_only=True)
class EndHolding:
    """Note that something was given back on a day, today where none is given; what was held stays readable."""

    id: str
    until_on: date | None = None

    def apply(self, tx: Tx) -> str:
        """Write the last day; refuse what was given back before."""
        day = self.until_on or tx.today
        return _told(tx, tx.put(replace(_running(tx, self.id, day), until_on=day)))


@dataclass(frozen=True, kw_only=True)
class PassOnHolding:
    """Note that something went from one person to another today; gives the id of the new holding."""

    id: str
    holder_id: str

    def apply(self, tx: Tx) -> str:
        """End it for the one, begin it for the other; both count today."""
        person(tx, self.holder_id, "holder_id")
        held = _running(tx, self.id, tx.today)
        if held.holder_id == self.holder_id:
            raise SuideskError("already_held", field="holder_id")
        return _told(tx, give_on(tx, held, ContactId(self.holder_id), tx.today))


def give_on(tx: Tx, held: Holding, taker: ContactId, day: date) -> Holding:
    """End a holding for the one and begin it for the other, on a day that counts for both, or on its own later start.

    Raises nothing_to_pass_on for what was given back before that day.
    """
    if held.until_on is not None and held.until_on < day:
        raise SuideskError("nothing_to_pass_on")
    last = max(day, held.from_on or day)
    tx.put(replace(held, until_on=last))
    return tx.put(replace(held, id=HoldingId(tx.new_id()), holder_id=taker, from_on=last, until_on=None))


@dataclass(frozen=True, kw_only=True)
class RemoveHolding:
    """Remove a holding as if it had never been; to note that something was given back, end it."""

    id: str
    together: bool = False

    def apply(self, tx: Tx) -> None:
        """Remove it, with the items of handovers that pass it on."""
        held = tx.get(Holding, self.id)
        _told(tx, held)
        tx.remove(held, together=self.together)


def _running(tx: Tx, ref: str, day: date) -> Holding:
    """Give a holding; refuse one that was given back before the day."""
    held = tx.get(Holding, ref)
    if held.until_on is not None and held.until_on < day:
        raise SuideskError("given_back", until=held.until_on)
    return held


def _told(tx: Tx, held: Holding) -> str:
    """Give the id, having said what is held (an asset by its name) and by whom."""
    asset = tx.find(Asset, held.asset_id) if held.asset_id else None
    tx.say(name=held.name or (asset.name if asset else ""), person=tx.get(Contact, held.holder_id).display_name)
    return held.id


def _require(
    tx: Tx, holder_id: str | UnsetType, asset_id: str | UnsetType | None, for_id: str | UnsetType | None
) -> None:
    if isinstance(holder_id, str):
        person(tx, holder_id, "holder_id")
    if isinstance(asset_id, str):
        tx.get(Asset, asset_id)
    if isinstance(for_id, str):
        tx.get(Contact, for_id)
