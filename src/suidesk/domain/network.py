"""The web of connections: typed ties between two contacts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import ClassVar

from suidesk.domain.errors import Invalid
from suidesk.domain.ids import ConnectionId, ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.validation import believable, in_order


class ConnectionKind(StrEnum):
    """What ties two contacts; read from the first to the second."""

    KNOWS = "knows"
    TRUSTS = "trusts"
    FAMILY = "family"
    NEIGHBOUR = "neighbour"
    WORKS_AT = "works_at"
    MEMBER_OF = "member_of"
    PARTNER = "partner"
    INTRODUCED_BY = "introduced_by"
    FUNDS = "funds"
    OTHER = "other"

    @property
    def is_mutual(self) -> bool:
        """Tell whether the tie reads the same from both sides."""
        return self in _MUTUAL

    @property
    def needs_persons(self) -> tuple[bool | None, bool | None]:
        """Tell whether the first and the second must be a person (True), an organisation (False), or either (None)."""
        return _ENDS.get(self, (None, None))


_MUTUAL = frozenset(
    {
        ConnectionKind.KNOWS,
        ConnectionKind.FAMILY,
        ConnectionKind.NEIGHBOUR,
        ConnectionKind.PARTNER,
        ConnectionKind.OTHER,
    }
)
_ENDS: Mapping[ConnectionKind, tuple[bool | None, bool | None]] = MappingProxyType(
    {
        ConnectionKind.FAMILY: (True, True),
        ConnectionKind.WORKS_AT: (True, False),
        ConnectionKind.MEMBER_OF: (None, False),
    }
)


class Strength(IntEnum):
    """How close a tie is."""

    WEAK = 1
    GOOD = 2
    CLOSE = 3


@dataclass(frozen=True, kw_only=True)
class Connection:
    """A tie from one contact to another, since a day that may be unknown; an ended one keeps its place in history."""

    kind_of: ClassVar[Kind] = Kind.CONNECTION
    id: ConnectionId
    from_id: ContactId
    to_id: ContactId
    kind: ConnectionKind = ConnectionKind.KNOWS
    strength: Strength = Strength.GOOD
    since: date | None = None
    until: date | None = None

    def check(self) -> None:
        """Refuse a tie of a contact to itself and an end before the start."""
        if self.from_id == self.to_id:
            raise Invalid("tied_to_itself", field="to_id")
        believable(self.since, "since")
        believable(self.until, "until")
        in_order(self.since, self.until, "until")

    def holds(self, day: date) -> bool:
        """Tell whether the tie stands on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def repeats(self, other: Connection) -> bool:
        """Tell whether both say the same of the same two for a day that both hold."""
        ends = (self.from_id, self.to_id)
        is_same_pair = ends == (other.from_id, other.to_id) or (
            self.kind.is_mutual and ends == (other.to_id, other.from_id)
        )
        return self.id != other.id and self.kind is other.kind and is_same_pair and self._overlaps(other)

    def _overlaps(self, other: Connection) -> bool:
        begins_in_time = self.since is None or other.until is None or self.since <= other.until
        return begins_in_time and (other.since is None or self.until is None or other.since <= self.until)
