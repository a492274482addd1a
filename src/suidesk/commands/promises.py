"""What becomes of a promise: kept, released, or taken over by somebody else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from suidesk.commands.volunteers import person
from suidesk.domain.errors import Invalid, SuideskError
from suidesk.domain.ids import CommitmentId, ContactId
from suidesk.domain.people import Contact
from suidesk.domain.workload import Commitment, CommitmentKind, CommitmentState

if TYPE_CHECKING:
    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class KeepCommitment:
    """Note that a promise was kept: nothing more is expected of it."""

    id: str

    def apply(self, tx: Tx) -> str:
        """Write it."""
        return _settle(tx, self.id, CommitmentState.KEPT)


@dataclass(frozen=True, kw_only=True)
class ReleaseCommitment:
    """Let a person off a promise: nothing more is expected of it."""

    id: str

    def apply(self, tx: Tx) -> str:
        """Write it."""
        return _settle(tx, self.id, CommitmentState.RELEASED)


@dataclass(frozen=True, kw_only=True)
class HandOverCommitment:
    """Let another person take a promise over from today on; gives the id of the new promise.

    `due_on` moves the day of a deliverable; without it the day stays.
    """

    id: str
    person_id: str
    due_on: date | None = None

    def apply(self, tx: Tx) -> str:
        """Close the old promise and write the new one, which replaces it."""
        old, taker = _open(tx, self.id), person(tx, self.person_id)
        if taker.id == old.person_id:
            raise Invalid("same_person", field="person_id", name=taker.display_name)
        tx.say(name=tx.get(Contact, old.person_id).display_name, other=taker.display_name)
        return take_over(tx, old, taker.id, tx.today, self.due_on).id


def take_over(tx: Tx, old: Commitment, taker: ContactId, day: date, due_on: date | None = None) -> Commitment:
    """Close a promise and write the taker's, which replaces it, from a day on or from its own later start.

    `due_on` moves the day of a deliverable. Raises nothing_to_pass_on for a promise that is settled or over by then.
    """
    if old.state is not CommitmentState.OPEN or (old.until_on and old.until_on < day):
        raise SuideskError("nothing_to_pass_on")
    taken = replace(
        old,
        id=CommitmentId(tx.new_id()),
        person_id=taker,
        from_on=max(day, old.from_on or day),
        due_on=old.due_on if old.kind is CommitmentKind.WEEKLY else due_on or old.due_on,
        replaces_id=old.id,
    )
    tx.put(replace(old, state=CommitmentState.HANDED_OVER))
    return tx.put(taken)


def _settle(tx: Tx, ref: str, state: CommitmentState) -> str:
    settled = tx.put(replace(_open(tx, ref), state=state))
    tx.say(name=tx.get(Contact, settled.person_id).display_name)
    return settled.id


def _open(tx: Tx, ref: str) -> Commitment:
    found = tx.get(Commitment, ref)
    if found.state is not CommitmentState.OPEN:
        raise SuideskError("promise_settled")
    return found
