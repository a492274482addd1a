"""Identities of records: time-ordered for what a person makes, derived for what follows from other records."""

from __future__ import annotations

from hashlib import sha1
from typing import NewType
from uuid import UUID

ContactId = NewType("ContactId", str)
PointId = NewType("PointId", str)
TagId = NewType("TagId", str)
LinkId = NewType("LinkId", str)
AbsenceId = NewType("AbsenceId", str)
ProjectId = NewType("ProjectId", str)
RoleId = NewType("RoleId", str)
AssignmentId = NewType("AssignmentId", str)
CommitmentId = NewType("CommitmentId", str)
TimeEntryId = NewType("TimeEntryId", str)
GrantId = NewType("GrantId", str)
ObligationId = NewType("ObligationId", str)
FollowUpId = NewType("FollowUpId", str)
ConnectionId = NewType("ConnectionId", str)
InteractionId = NewType("InteractionId", str)
AvailabilityId = NewType("AvailabilityId", str)
CheckId = NewType("CheckId", str)
NeedId = NewType("NeedId", str)
AssetId = NewType("AssetId", str)
HoldingId = NewType("HoldingId", str)
SpendId = NewType("SpendId", str)
ReserveId = NewType("ReserveId", str)
HandoverId = NewType("HandoverId", str)
HandoverItemId = NewType("HandoverItemId", str)
SavedListId = NewType("SavedListId", str)
ExportId = NewType("ExportId", str)
ReminderId = NewType("ReminderId", str)
BatchId = NewType("BatchId", str)

_NAMESPACE = UUID("5b1d1f0e-6a8e-5c1f-9d0a-73756964736b").bytes


def time_ordered_id(milliseconds: int, random: bytes) -> str:
    """Give a UUID version 7 (RFC 9562) of a Unix time in milliseconds and ten random bytes."""
    value = (milliseconds & (1 << 48) - 1) << 80 | int.from_bytes(random[:10], "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    return _text(value & ~(0x3 << 62) | 0x2 << 62)


def derived_id(*parts: str) -> str:
    """Give the id (UUID version 5) that two laptops agree on for the same natural key."""
    digest = sha1(_NAMESPACE + "\x1f".join(parts).encode(), usedforsecurity=False).digest()
    value = int.from_bytes(digest[:16], "big") & ~(0xF << 76) | 0x5 << 76
    return _text(value & ~(0x3 << 62) | 0x2 << 62)


def _text(value: int) -> str:
    """Write a UUID; a list that comes in makes hundreds of thousands, so that none is made an object first."""
    plain = f"{value:032x}"
    return f"{plain[:8]}-{plain[8:12]}-{plain[12:16]}-{plain[16:20]}-{plain[20:]}"
