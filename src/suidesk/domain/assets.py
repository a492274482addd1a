"""Assets of the neighbourhood, and what people hold for others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from suidesk.domain.ids import AssetId, ContactId, HoldingId, ProjectId
from suidesk.domain.kinds import Kind
from suidesk.domain.validation import NOTES_LIMIT, believable, bounded, in_order, require


class AssetKind(StrEnum):
    """What the neighbourhood has."""

    ROOM = "room"
    TOOL = "tool"
    SKILL = "skill"
    BUDGET = "budget"
    STORY = "story"


class HoldingKind(StrEnum):
    """What a person can hold for others."""

    KEY = "key"
    ACCOUNT = "account"
    EQUIPMENT = "equipment"
    SIGNATORY = "signatory"


@dataclass(frozen=True, kw_only=True)
class Asset:
    """Something that the neighbourhood has, who offers it, and the project that uses it."""

    kind_of: ClassVar[Kind] = Kind.ASSET
    id: AssetId
    kind: AssetKind = AssetKind.ROOM
    name: str
    offered_by_id: ContactId | None = None
    project_id: ProjectId | None = None
    notes: str = ""

    def check(self) -> None:
        """Refuse an asset without a name."""
        require(self.name, "name")
        bounded(self.notes, "notes", NOTES_LIMIT)


@dataclass(frozen=True, kw_only=True)
class Holding:
    """A key, account, equipment or signatory right that a person holds for others.

    `location` says where it is kept ("blue folder in the office"); a password never belongs here. `for_id` is the
    organisation it is held for, `asset_id` the asset it opens or is. Both days are inside; an open end: still held.
    """

    kind_of: ClassVar[Kind] = Kind.HOLDING
    id: HoldingId
    holder_id: ContactId
    kind: HoldingKind = HoldingKind.KEY
    name: str = ""
    asset_id: AssetId | None = None
    for_id: ContactId | None = None
    location: str = ""
    from_on: date | None = None
    until_on: date | None = None

    def check(self) -> None:
        """Refuse a holding of nothing named, and an end before the start."""
        if self.asset_id is None:
            require(self.name, "name")
        bounded(self.name, "name")
        bounded(self.location, "location", 2_000)
        believable(self.from_on, "from_on")
        believable(self.until_on, "until_on")
        in_order(self.from_on, self.until_on, "until_on")

    def covers(self, day: date) -> bool:
        """Tell whether it is held on that day."""
        return (self.from_on is None or self.from_on <= day) and (self.until_on is None or day <= self.until_on)
