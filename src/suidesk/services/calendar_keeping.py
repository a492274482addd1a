"""A calendar file kept up to date in a folder of the user's, which phones and calendars subscribe to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.queries.desk import CalendarPlace, CalendarPlaceOf
from suidesk.services.calendar import CalendarExport, CalendarWanted
from suidesk.store.faults import expected_errors
from suidesk.store.files import atomic_write

if TYPE_CHECKING:
    from suidesk.services.telling import Asks

FILE: Final = "suidesk.ics"
OURS: Final = b"PRODID:-//suidesk//"
STAMP: Final = b"DTSTAMP"
"""What says only when a file was written."""


@dataclass(frozen=True)
class CalendarState:
    """How the file is: where, since when it says what it says (None: as it was found), how many dates; or why not."""

    place: CalendarPlace
    written_at: datetime | None = None
    count: int = 0
    fault: SuideskError | None = None


class CalendarKeeping:
    """Writes the file when it would say something else. For one thread."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.state: CalendarState | None = None
        """None: no calendar is kept."""

    def keep(self, asks: Asks, now: datetime, *, has_changed: bool) -> CalendarState | None:
        """Look at the file when something has changed, or when it couldn't be written last time.

        What the disk refuses is in the state and never raised: reminders go on without it.
        """
        if not has_changed and (self.state is None or self.state.fault is None):
            return self.state
        place = asks.ask(CalendarPlaceOf())
        if place is None:
            self.state = None
            return None
        try:
            self.state = self._kept(asks, place, now)
        except SuideskError as error:
            self.state = CalendarState(place, fault=error)
        return self.state

    def _kept(self, asks: Asks, place: CalendarPlace, now: datetime) -> CalendarState:
        folder = Path(place.folder)
        path = folder / FILE
        before = _found(folder, path)
        made = asks.ask(CalendarExport(CalendarWanted(now=now, has_private=place.has_private)))
        if before is not None and _said(before) == _said(made.content):
            written_at = self.state.written_at if self.state is not None and self.state.place == place else None
            return CalendarState(place, written_at, made.count)
        with expected_errors(folder):
            atomic_write(path, made.content)
        return CalendarState(place, now, made.count)


def remove_calendar(folder: Path) -> bool:
    """Take our file from a folder in which it is kept no longer; tell whether there was one."""
    path = folder / FILE
    with expected_errors(folder):
        if not folder.is_dir() or not path.exists() or OURS not in path.read_bytes():
            return False
        path.unlink()
    return True


def _found(folder: Path, path: Path) -> bytes | None:
    """Give what lies there; raises calendar_folder_gone, and calendar_not_ours for a file of somebody else's."""
    with expected_errors(folder):
        if not folder.is_dir():
            raise SuideskError("calendar_folder_gone", folder=str(folder))
        if path.is_dir():
            raise SuideskError("calendar_not_ours", name=path.name, folder=str(folder))
        content = path.read_bytes() if path.exists() else None
    if content and OURS not in content:
        raise SuideskError("calendar_not_ours", name=path.name, folder=str(folder))
    return content


def _said(content: bytes) -> list[bytes]:
    """Give what a calendar says, without when it was written."""
    return [line for line in content.splitlines() if not line.startswith(STAMP)]
