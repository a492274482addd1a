"""Changes to the desk itself: whose it is, and its language, zone and currency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from suidesk.commands.command import UNSET, UnsetType, given
from suidesk.commands.volunteers import person
from suidesk.domain.desk import DESK_ID, DeskSettings

if TYPE_CHECKING:
    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class ChangeDesk:
    """Say who uses this desk (a person of the store), its language, zone and currency."""

    me_id: str | UnsetType = UNSET
    language: str | UnsetType = UNSET
    zone: str | UnsetType = UNSET
    currency: str | UnsetType = UNSET

    def apply(self, tx: Tx) -> None:
        """Write what differs; the store puts every name in a new language's order."""
        if isinstance(self.me_id, str):
            tx.say(name=person(tx, self.me_id, "me_id").display_name)
        tx.change(DeskSettings, DESK_ID, **given(self))


@dataclass(frozen=True, kw_only=True)
class MarkSeen:
    """Note the instant at which the user last looked at Today; not a change of theirs."""

    is_internal: ClassVar[bool] = True
    at: datetime

    def apply(self, tx: Tx) -> None:
        """Write it to the desk's own row."""
        tx.change(DeskSettings, DESK_ID, seen_at=self.at)
