"""What screens ask about the desk itself: whose it is, what is in it, what was done."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from suidesk.domain.desk import DeskSettings
from suidesk.domain.kinds import Kind
from suidesk.queries.names import names_of
from suidesk.store.tables.journal import OF_ROW

if TYPE_CHECKING:
    from collections.abc import Mapping

    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class DeskAbout:
    """The desk's settings with the user's name, and how many records of each main kind there are."""

    settings: DeskSettings
    me: str
    counts: Mapping[Kind, int]


@dataclass(frozen=True)
class DeskPage:
    """Whose desk this is and how much is in it."""

    def fetch(self, db: Reading) -> DeskAbout:
        """Give it."""
        settings = db.desk()
        counts = {
            kind: int(db.value(f"SELECT count(*) FROM {kind}")) for kind in (Kind.CONTACT, Kind.PROJECT, Kind.GRANT)
        }
        return DeskAbout(settings, names_of(db, Kind.CONTACT, [settings.me_id]).get(settings.me_id or "", ""), counts)


@dataclass(frozen=True)
class Whose:
    """The desk's settings with the user's name; `is_new` tells whether there is nobody and nothing but the user."""

    settings: DeskSettings
    me: str
    is_new: bool


@dataclass(frozen=True)
class WhoseDesk:
    """Whose desk this is; unlike `DeskPage` it counts nothing, and so takes no longer on a large desk."""

    def fetch(self, db: Reading) -> Whose:
        """Give it."""
        settings = db.desk()
        some = " UNION ALL ".join(f"SELECT 1 FROM {kind}" for kind in (Kind.CONTACT, Kind.PROJECT, Kind.GRANT))
        is_new = len(db.rows(f"{some} LIMIT 2")) < 2  # noqa: PLR2004 (the user and one more)
        return Whose(settings, names_of(db, Kind.CONTACT, [settings.me_id]).get(settings.me_id or "", ""), is_new)


@dataclass(frozen=True)
class Step:
    """A change in the history: when (UTC, ISO 8601), what, how many records, and whether it was taken back since."""

    batch: str
    sort: str
    code: str
    params: Mapping[str, object]
    at: str
    records: int


@dataclass(frozen=True)
class History:
    """The newest changes, of the whole desk or of one record."""

    id: str | None = None
    limit: int = 50

    def fetch(self, db: Reading) -> list[Step]:
        """Give them, newest first; what the desk itself records is left out."""
        of_record = f"AND id IN (SELECT batch_id FROM journal WHERE {OF_ROW})" if self.id else ""
        rows = db.rows(
            f"""SELECT id, sort, code, params, at, lines
            FROM batches WHERE sort <> 'internal' {of_record} ORDER BY no DESC LIMIT ?""",
            (*([self.id] if self.id else []), self.limit),
        )
        return [Step(ref, sort, code, json.loads(params), at, count) for ref, sort, code, params, at, count in rows]


@dataclass(frozen=True)
class CalendarPlace:
    """The folder in which a calendar file is kept, and whether it has what is private."""

    folder: str
    has_private: bool


@dataclass(frozen=True)
class CalendarPlaceOf:
    """Where a calendar file is kept up to date."""

    def fetch(self, db: Reading) -> CalendarPlace | None:
        """Give it; nothing when none is kept."""
        desk = db.desk()
        return CalendarPlace(desk.calendar_folder, desk.calendar_has_private) if desk.calendar_folder else None
