"""The desk itself: who uses it and in which language, zone and currency; local, never shared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.validation import a_currency, require

DESK_ID = "desk"


@dataclass(frozen=True, kw_only=True)
class DeskSettings:
    """The one row of the desk. `site_id` names this laptop in the journal; `me_id` is the user."""

    kind_of: ClassVar[Kind] = Kind.DESK
    id: str = DESK_ID
    site_id: str
    me_id: ContactId | None = None
    zone: str = "Europe/London"
    currency: str = "GBP"
    language: str = "en"
    seen_at: datetime | None = None

    def check(self) -> None:
        """Refuse a desk without a language or a zone, and what is no currency."""
        require(self.language, "language", 100)
        require(self.zone, "zone", 100)
        a_currency(self.currency)
