"""Changes to the desk itself: whose it is, and its language, zone and currency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from suidesk.commands.command import UNSET, UnsetType, given
from suidesk.commands.volunteers import person
from suidesk.domain.desk import DESK_ID, DeskSettings
from suidesk.domain.errors import Invalid

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


@dataclass(frozen=True, kw_only=True)
class KeepCalendar:
    """Keep a calendar file up to date in a folder (its whole path), or no longer; the file itself stays."""

    folder: str | None = None
    has_private: bool = False
    """With who is away, and checks to be seen again."""

    def apply(self, tx: Tx) -> None:
        """Write it to the desk's own row."""
        if self.folder is not None and not Path(self.folder).is_absolute():
            raise Invalid("not_a_whole_path", field="folder", found=self.folder)
        values = {"calendar_folder": self.folder, "calendar_has_private": self.folder is not None and self.has_private}
        tx.say(name=Path(self.folder).name if self.folder else "")
        tx.change(DeskSettings, DESK_ID, **values)
