"""A calendar file kept up to date in a folder of the user's, which phones and calendars subscribe to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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
OURS: Final = b"PRODID:-//suidesk//suidesk//EN"
MARK: Final = b"X-WR-RELCALID:"
"""Names the desk that wrote a file."""
HEAD: Final = 20
"""Lines among which a calendar says who wrote it."""
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
        made = asks.ask(CalendarExport(CalendarWanted(now=now, has_private=place.has_private)))
        before = found_in(folder, made.content)
        if before is not None and _said(before) == _said(made.content):
            written_at = self.state.written_at if self.state is not None and self.state.place == place else None
            return CalendarState(place, written_at, made.count)
        with _refused(folder):
            atomic_write(path, made.content)
        return CalendarState(place, now, made.count)


def remove_calendar(folder: Path) -> bool:
    """Take our file from a folder in which it is kept no longer; tell whether there was one."""
    path = folder / FILE
    with _refused(folder):
        if not path.is_file() or OURS not in _head(path.read_bytes()):
            return False
        path.unlink()
    return True


def found_in(folder: Path, content: bytes = b"") -> bytes | None:
    """Give what lies in the folder in the place of `content`; None: nothing, so far.

    Raises calendar_folder_gone, calendar_not_ours for a file of another program or another desk, and
    calendar_not_written (reason) for what the disk refuses.
    """
    path = folder / FILE
    with _refused(folder):
        if not folder.is_dir():
            raise SuideskError("calendar_folder_gone", folder=str(folder))
        if path.is_dir():
            raise SuideskError("calendar_not_ours", name=path.name, folder=str(folder))
        found = path.read_bytes() if path.exists() else None
    head = _head(found or b"")
    is_another = content and _marks(head) != _marks(_head(content))
    if found and (OURS not in head or is_another):
        raise SuideskError("calendar_not_ours", name=path.name, folder=str(folder))
    return found


def _head(content: bytes) -> list[bytes]:
    return content.splitlines()[:HEAD]


def _marks(head: list[bytes]) -> list[bytes]:
    return [line for line in head if line.startswith(MARK)]


@contextmanager
def _refused(folder: Path) -> Iterator[None]:
    """Say what the disk refuses in words about the calendar's folder, not about the store's."""
    try:
        with expected_errors(folder):
            yield
    except SuideskError as error:
        if error.code.startswith("calendar_"):
            raise
        reason = {"disk_full": "full", "store_read_only": "read_only"}.get(error.code, "other")
        raise SuideskError("calendar_not_written", folder=str(folder), reason=reason) from error


def _said(content: bytes) -> list[bytes]:
    """Give what a calendar says, without when it was written."""
    return [line for line in content.splitlines() if not line.startswith(STAMP)]
