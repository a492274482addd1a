"""Changes to the web of connections: add, change, end and remove ties between two contacts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from suidesk.commands.command import UNSET, UnsetType, given
from suidesk.domain.errors import Invalid
from suidesk.domain.ids import ConnectionId
from suidesk.domain.network import Connection, ConnectionKind, Strength
from suidesk.domain.people import Contact, ContactKind

if TYPE_CHECKING:
    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class AddConnection:
    """Note that two contacts are tied, read from the first to the second; gives the new id."""

    from_id: str
    to_id: str
    kind: ConnectionKind = ConnectionKind.KNOWS
    strength: Strength = Strength.GOOD
    since: date | None = None
    until: date | None = None

    def apply(self, tx: Tx) -> str:
        """Write the tie, unless the same one stands."""
        return _put(tx, Connection(id=ConnectionId(tx.new_id()), **given(self)))


@dataclass(frozen=True, kw_only=True)
class ChangeConnection:
    """Change what ties two contacts, how close they are, and since or until when; what isn't given stays.

    With `is_turned` the tie leads the other way from now on: from the second contact to the first.
    """

    id: str
    kind: ConnectionKind | UnsetType = UNSET
    strength: Strength | UnsetType = UNSET
    since: date | UnsetType | None = UNSET
    until: date | UnsetType | None = UNSET
    is_turned: bool = False

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        known = tx.get(Connection, self.id)
        if self.is_turned:
            known = replace(known, from_id=known.to_id, to_id=known.from_id)
        return _put(tx, replace(known, **given(self, "is_turned")))


@dataclass(frozen=True, kw_only=True)
class EndConnection:
    """Let a tie end on a day, today if none is given; it stays in the history of both contacts."""

    id: str
    until: date | None = None

    def apply(self, tx: Tx) -> str:
        """Write the last day on which it holds."""
        return _put(tx, replace(tx.get(Connection, self.id), until=self.until or tx.today))


@dataclass(frozen=True, kw_only=True)
class RemoveConnection:
    """Remove a tie as if it had never been noted; one that was true once is better ended."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Remove it."""
        connection = tx.get(Connection, self.id)
        _ends(tx, connection)
        tx.delete(connection)


def _put(tx: Tx, connection: Connection) -> str:
    connection.check()
    first, second = _ends(tx, connection)
    for end, contact, is_person in zip(
        ("from_id", "to_id"), (first, second), connection.kind.needs_persons, strict=True
    ):
        if is_person is not None and is_person is not (contact.kind is ContactKind.PERSON):
            code = "not_a_person" if is_person else "not_an_organisation"
            raise Invalid(code, field=end, name=contact.display_name)
    if any(connection.repeats(known) for known in _between(tx, connection)):
        raise Invalid("already_connected", field="to_id", name=first.display_name, other=second.display_name)
    return tx.put(connection).id


def _ends(tx: Tx, connection: Connection) -> tuple[Contact, Contact]:
    first, second = tx.get(Contact, connection.from_id), tx.get(Contact, connection.to_id)
    tx.say(name=first.display_name, other=second.display_name)
    return first, second


def _between(tx: Tx, connection: Connection) -> list[Connection]:
    ends = connection.from_id, connection.to_id
    return [known for one, other in (ends, ends[::-1]) for known in tx.where(Connection, from_id=one, to_id=other)]
