"""The desk itself: who uses it and in which language, zone and currency; local, never shared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.validation import a_currency, require

DESK_ID = "desk"


@dataclass(frozen=True, kw_only=True)
class DeskSettings:
    """The one row of the desk. `site_id` names this laptop in the journal; `me_id` is the user.

    `restored_from` is the instant of the backup that this store was, until the reminders that it lacks have been told
    again; `gathered_on` the local day on which what can wait was last told together. In `calendar_folder` a calendar
    file is kept up to date; `calendar_has_private` puts absences and checks in.
    """

    kind_of: ClassVar[Kind] = Kind.DESK
    id: str = DESK_ID
    site_id: str
    me_id: ContactId | None = None
    zone: str = "Europe/London"
    currency: str = "GBP"
    language: str = "en"
    seen_at: datetime | None = None
    restored_from: datetime | None = None
    gathered_on: date | None = None
    calendar_folder: str | None = None
    calendar_has_private: bool = False

    def check(self) -> None:
        """Refuse a desk without a language or a zone, and what is no currency."""
        require(self.language, "language", 100)
        require(self.zone, "zone", 100)
        a_currency(self.currency)
