"""The dates ahead as a calendar file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from suidesk.domain.ids import derived_id
from suidesk.interchange.calendar_file import CalendarDate, calendar_file
from suidesk.queries.ahead import DateAhead, DatesAhead
from suidesk.services.exporting import Exported
from suidesk.wording.ahead import ahead_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import datetime

    from suidesk.store.reading import Reading

AHEAD_DAYS: Final = 2 * 366
"""How far a calendar reaches: the longest grants are planned two years ahead."""
MOST: Final = 10_000
"""Entries of one file; phones grow slow far below."""
PRIVATE: Final = frozenset({"check", "absence_starts", "absence_ends"})
"""What doesn't leave the desk unless it is said: a calendar is shared more easily than a list."""
_WEEK: Final = 7
_WARN_DAYS: Final = {"obligation": (_WEEK, 1), "grant_ends": (_WEEK,), "follow_up": (0,)}
_WARN_OTHERS: Final = (1,)


@dataclass(frozen=True, kw_only=True)
class CalendarWanted:
    """Which dates: those from the local day of `now` (aware, in the desk's zone) on, `days` far."""

    now: datetime
    days: int = AHEAD_DAYS
    has_private: bool = False
    """With checks to be seen again and who is away."""


@dataclass(frozen=True)
class CalendarExport:
    """Asks for the calendar as a file, and how many dates are in it."""

    wanted: CalendarWanted

    def fetch(self, db: Reading) -> Exported:
        """Give the file; its headings are empty."""
        wanted = self.wanted
        found = DatesAhead(wanted.now.date(), wanted.days, MOST).fetch(db)
        dates = [_entry(one) for one in found if wanted.has_private or one.what not in PRIVATE]
        zone = ZoneInfo(db.desk().zone)
        content = calendar_file(dates, name=translate("Calendar", "suidesk"), zone=zone, written_at=wanted.now)
        return Exported(content, len(dates), ())


def _entry(one: DateAhead) -> CalendarDate:
    kind = one.what.partition(".")[0]
    return CalendarDate(
        # A thing that happens twice on one record (an absence begins and ends) has two entries.
        uid=f"{derived_id('calendar', kind, one.source)}@suidesk",
        day=one.day,
        minute=one.minute,
        title=ahead_text(one.what, one.name, one.other),
        rrule=one.rrule,
        warn_days=_WARN_DAYS.get(kind, _WARN_OTHERS),
    )
