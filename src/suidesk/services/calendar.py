"""The dates ahead as a calendar file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from suidesk.domain.funding import ObligationKind
from suidesk.domain.ids import derived_id
from suidesk.domain.pauses import ask_id, return_id
from suidesk.interchange.calendar_file import CalendarDate, calendar_file
from suidesk.queries.ahead import DateAhead, DatesAhead
from suidesk.queries.tuning import SettingsInUse
from suidesk.rules.funding import STEPS
from suidesk.rules.moments import zone_named
from suidesk.rules.thresholds import EXPORT_DELETE
from suidesk.services.exporting import Exported
from suidesk.wording.ahead import ahead_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import datetime

    from suidesk.rules.thresholds import Settings
    from suidesk.store.reading import Reading

AHEAD_DAYS: Final = 2 * 366
"""How far a calendar reaches: the longest grants are planned two years ahead."""
MOST: Final = 10_000
"""Entries of one file; phones grow slow far below."""
PRIVATE: Final = frozenset({"check", "absence_starts", "absence_ends"})
"""What doesn't leave the desk unless it is said: a calendar is shared more easily than a list."""
_WEEK: Final = 7
_WARN_DAYS: Final = {"grant_ends": (_WEEK,), "follow_up": (0,)}
_WARN_OTHERS: Final = (1,)


@dataclass(frozen=True, kw_only=True)
class CalendarWanted:
    """Which dates: those from the local day of `now` (aware, in the desk's zone) on, `days` far."""

    now: datetime
    days: int = AHEAD_DAYS
    has_private: bool = False
    """With checks to be seen again, and who is away and comes back."""


@dataclass(frozen=True)
class CalendarExport:
    """Asks for the calendar as a file, and how many dates are in it."""

    wanted: CalendarWanted

    def fetch(self, db: Reading) -> Exported:
        """Give the file; its headings are empty."""
        wanted = self.wanted
        found = DatesAhead(wanted.now.date(), wanted.days, MOST).fetch(db)
        settings = SettingsInUse(wanted.now).fetch(db)
        if not wanted.has_private:
            of_pauses = _of_pauses(db)
            found = [one for one in found if one.what not in PRIVATE and one.done_id not in of_pauses]
        dates = [_entry(one, settings) for one in found]
        zone = _zone(db.desk().zone, wanted.now)
        mark = CalendarMark().fetch(db)
        name = translate("Calendar", "suidesk")
        content = calendar_file(dates, name=name, zone=zone, written_at=wanted.now, mark=mark)
        return Exported(content, len(dates), ())


@dataclass(frozen=True)
class CalendarMark:
    """By what a desk knows its calendar: the same for each of its laptops and backups, as they have one user."""

    def fetch(self, db: Reading) -> str:
        """Give it."""
        return derived_id("calendar", db.desk().me_id or "")


def _of_pauses(db: Reading) -> set[str | None]:
    """List the follow-ups that would tell who is away: asking how they are, and their return."""
    return {ref for (pause,) in db.rows("SELECT id FROM absences") for ref in (ask_id(pause), return_id(pause))}


def _zone(name: str, now: datetime) -> ZoneInfo:
    """Give the desk's zone; where this computer's database doesn't have it, that of the laptop."""
    found = zone_named(name) or now.tzinfo
    return found if isinstance(found, ZoneInfo) else ZoneInfo("Etc/UTC")


def _entry(one: DateAhead, settings: Settings) -> CalendarDate:
    kind, _, detail = one.what.partition(".")
    # A phone reminds of a deadline when the desk does, at each of its stages.
    stages = settings.values(STEPS[ObligationKind(detail)]) if kind == "obligation" else ()
    stages = settings.values(EXPORT_DELETE) if kind == "list_to_delete" else stages
    warn_days = tuple(sorted({day for day in stages if day >= 0}, reverse=True)) or _WARN_DAYS.get(kind, _WARN_OTHERS)
    return CalendarDate(
        # A thing that happens twice on one record (an absence begins and ends) has two entries.
        uid=f"{derived_id('calendar', kind, one.source)}@suidesk",
        day=one.day,
        minute=one.minute,
        title=ahead_text(one.what, one.name, one.other),
        rrule=one.rrule,
        warn_days=warn_days,
    )
