"""A calendar file kept up to date in a folder of the user's: made by whoever ticks, written on a thread of its own."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.queries.desk import CalendarPlace, CalendarPlaceOf
from suidesk.services.calendar import CalendarExport, CalendarMark, CalendarWanted
from suidesk.services.calendar_folder import PATIENCE, put_in, remove_calendar

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.services.telling import Asks

SLOW: Final = timedelta(minutes=1)
"""After so long the folder is said not to answer; copying thousands of dates over a poor line takes seconds."""
NOT_THERE: Final = frozenset({"calendar_folder_gone", "calendar_not_ours"})
"""With these no file of ours is left that could be of some moment."""
LAST: Final = 1.0
"""Seconds that closing leaves a write that has only begun, so that no part of a file stays behind."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class CalendarState:
    """How the file is: where, since when it says what it says (None: as it was found), how many dates; or why not.

    `since` is given while it is being written: the moment of what is written.
    """

    place: CalendarPlace
    written_at: datetime | None = None
    count: int = 0
    fault: SuideskError | None = None
    since: datetime | None = None


@dataclass(frozen=True)
class _Wanted:
    """What the file shall say."""

    place: CalendarPlace
    content: bytes
    count: int
    mark: str
    at: datetime
    is_to_go: bool = False
    """No file shall be there."""

    @property
    def folder(self) -> Path:
        return Path(self.place.folder)


@dataclass
class _Writing:
    """What is being written in a folder, and what comes after it."""

    wanted: _Wanted
    next: _Wanted | None = None


class CalendarKeeping:
    """Has the file written when it would say something else, one writer for each folder; asked by one thread.

    A folder that doesn't answer holds its writer alone, never whoever asks. `tells` is called on the writer's thread.
    """

    def __init__(self, tells: Callable[[], object] | None = None) -> None:
        """Know nothing yet; `tells` says that `state` is another."""
        self._tells = tells
        self._state: CalendarState | None = None
        self._last: _Wanted | None = None
        self._writing: dict[Path, _Writing] = {}
        self._turn = threading.Condition()
        self._is_closed = False

    @property
    def state(self) -> CalendarState | None:
        """Give how the file is; None: no calendar is kept."""
        return self._state

    def keep(self, asks: Asks, now: datetime, *, has_changed: bool) -> CalendarState | None:
        """Have the file looked at when something has changed, or when it couldn't be written last time.

        What the disk refuses is in the state and never raised: reminders go on without it.
        """
        if has_changed or self._is_to_be_tried_again():
            wanted = _asked(asks, now)
            with self._turn:
                self._want(wanted)
        with self._turn:
            self._see_whether_slow(now)
            return self._state

    def wait(self, seconds: float = PATIENCE) -> CalendarState | None:
        """Give how the file is when it is written; after so many seconds at the latest, with calendar_hangs."""
        with self._turn:
            if not self._turn.wait_for(lambda: self._state is None or self._state.since is None, seconds):
                self._say_that_it_hangs()
            return self._state

    def close(self) -> None:
        """Begin to write no more and tell nobody; a folder that doesn't answer is left to itself."""
        with self._turn:
            self._tells, self._is_closed = None, True
            for one in self._writing.values():
                if one.next is not None and not one.next.is_to_go:
                    one.next = None
            is_hung = self._state is not None and self._state.fault is not None
            self._turn.wait_for(lambda: not self._writing, 0 if is_hung else LAST)

    def _is_to_be_tried_again(self) -> bool:
        state = self._state
        return state is not None and state.fault is not None and state.since is None

    def _want(self, wanted: _Wanted | None) -> None:
        """Have that written and nothing else; None: keep nothing, and take away what was kept."""
        if self._is_closed:
            return
        last, self._last = self._last, wanted
        if wanted is None:
            self._state = None
            self._turn.notify_all()
            if last is not None:
                # A write that had begun may bring back what was taken away by hand.
                self._hand(replace(last, is_to_go=True))
            return
        before = self._state if self._state is not None and self._state.place == wanted.place else None
        # What hindered it last time does so until it is written.
        begun = self._hand(wanted)
        self._state = replace(before or CalendarState(wanted.place, count=wanted.count), since=begun)

    def _hand(self, wanted: _Wanted) -> datetime:
        """Give that to the folder's writer, who may be busy; and the moment of what is being written."""
        for one in self._writing.values():
            one.next = None
        writing = self._writing.get(wanted.folder)
        if writing is None:
            writing = self._writing[wanted.folder] = _Writing(wanted)
            threading.Thread(target=self._write, args=(writing, wanted), name="calendar", daemon=True).start()
        else:
            writing.next = wanted
        return writing.wanted.at

    def _write(self, writing: _Writing, first: _Wanted) -> None:
        """Write what is wanted until nothing else is; on a thread that may never come back from a dead network."""
        wanted: _Wanted | None = first
        while wanted is not None:
            was_written, fault = (_remove if wanted.is_to_go else _put)(wanted)
            with self._turn:
                self._note(writing, fault, was_written=was_written)
                wanted = self._turned(writing)
                tells = self._tells
            if tells is not None:
                tells()

    def _turned(self, writing: _Writing) -> _Wanted | None:
        """Go to what comes next in a folder; None: its writer ends."""
        coming = writing.next
        if coming is None:
            del self._writing[writing.wanted.folder]
            self._turn.notify_all()
        else:
            writing.wanted, writing.next = coming, None
        return coming

    def _note(self, writing: _Writing, fault: SuideskError | None, *, was_written: bool) -> None:
        """Say how it went, unless the file is kept elsewhere by now."""
        wanted, before = writing.wanted, self._state
        if wanted.is_to_go or before is None or before.place.folder != wanted.place.folder:
            return
        written_at = wanted.at if was_written else before.written_at
        if fault is not None and fault.code in NOT_THERE:
            written_at = None
        since = writing.next.at if writing.next is not None else None
        count = wanted.count if fault is None else before.count
        self._state = CalendarState(before.place, written_at, count, fault, since)

    def _see_whether_slow(self, now: datetime) -> None:
        since = self._state.since if self._state is not None else None
        # Moments of one zone are subtracted by their hands: the hour that summer time repeats would look like a wait.
        if since is not None and now.astimezone(UTC) - since.astimezone(UTC) >= SLOW:
            self._say_that_it_hangs()

    def _say_that_it_hangs(self) -> None:
        if self._state is not None:
            fault = SuideskError("calendar_hangs", folder=self._state.place.folder)
            self._state = replace(self._state, fault=fault)


def kept_now(asks: Asks, now: datetime, seconds: float = PATIENCE) -> CalendarState | None:
    """Keep the file once and give how it is then: for a program that ends soon."""
    keeping = CalendarKeeping()
    keeping.keep(asks, now, has_changed=True)
    return keeping.wait(seconds)


def _asked(asks: Asks, now: datetime) -> _Wanted | None:
    place = asks.ask(CalendarPlaceOf())
    if place is None:
        return None
    made = asks.ask(CalendarExport(CalendarWanted(now=now, has_private=place.has_private)))
    return _Wanted(place, made.content, made.count, asks.ask(CalendarMark()), now)


def _put(wanted: _Wanted) -> tuple[bool, SuideskError | None]:
    try:
        return put_in(wanted.folder, wanted.content, wanted.mark, wanted.at.timestamp()), None
    except SuideskError as error:
        return False, error
    except Exception as error:
        # By its kind alone: its message may hold what the file holds.
        _log.error("the calendar file failed with %s", type(error).__name__)
        return False, SuideskError("calendar_not_written", folder=wanted.place.folder, reason="other")


def _remove(wanted: _Wanted) -> tuple[bool, SuideskError | None]:
    try:
        return remove_calendar(wanted.folder, wanted.mark), None
    except SuideskError as error:
        # Whoever stops it is told by the one who removes it then.
        _log.warning("the calendar file stays: %s", error.code)
        return False, error
