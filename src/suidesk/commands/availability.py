"""Changes to the hours of the week when people can usually help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suidesk.commands.volunteers import person
from suidesk.domain.errors import Invalid
from suidesk.domain.ids import AvailabilityId, ContactId
from suidesk.domain.volunteers import Availability, Slot, merged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class SetAvailability:
    """Make these the hours of a person's whole week; none at all means that they are unknown again.

    Slots that overlap or touch are merged: what counts is which minutes are free, not how they were entered.
    Hours past midnight are two slots, one on each day.
    """

    person_id: str
    slots: tuple[Slot, ...] = ()

    def apply(self, tx: Tx) -> None:
        """Write what differs; hours that stay keep their record."""
        tx.say(name=person(tx, self.person_id).display_name)
        for number, slot in enumerate(self.slots):
            _check(slot, number)
        set_week(tx, ContactId(self.person_id), self.slots)


def set_week(tx: Tx, ref: ContactId, slots: Iterable[Slot]) -> None:
    """Make these the hours of a person's whole week, those that overlap or touch as one."""
    wanted = merged(slots)
    for old in tx.where(Availability, person_id=ref):
        if old.slot in wanted:
            wanted.remove(old.slot)
        else:
            tx.delete(old)
    for slot in wanted:
        tx.put(Availability(id=AvailabilityId(tx.new_id()), person_id=ref, **vars(slot)))


def _check(slot: Slot, number: int) -> None:
    try:
        slot.check()
    except Invalid as error:
        raise Invalid(error.code, field=f"slots.{number}", **error.params) from error
