"""The folder in which a calendar file is kept: what lies there, writing and removing; it may be on a network."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Final, NoReturn, TypeVar

from suidesk.domain.errors import SuideskError
from suidesk.interchange.calendar_file import carried_over
from suidesk.store.faults import expected_errors
from suidesk.store.files import atomic_write

T = TypeVar("T")
FILE: Final = "suidesk.ics"
OURS: Final = b"PRODID:-//suidesk//suidesk//EN"
MARK: Final = b"X-WR-RELCALID:"
"""Names the desk that wrote a file."""
HEAD: Final = 20
"""Lines among which a calendar says who wrote it."""
PATIENCE: Final = 10.0
"""Seconds that a person waits for a folder; a drive that sleeps takes a few to wake."""
LEFT_BEHIND: Final = 3_600.0
"""Seconds after which a part of a file belongs to no program that is still writing it."""


def in_time(folder: Path, work: Callable[[], T], seconds: float = PATIENCE) -> T:
    """Do what touches that folder, apart; raises calendar_hangs when it doesn't answer for so long, and leaves it."""
    answers: list[Callable[[], T]] = []

    def answer() -> None:
        try:
            found = work()
        except BaseException as error:
            answers.append(partial(_raise, error))
        else:
            answers.append(lambda: found)

    # What waits for a dead network can't be stopped; it must not keep the program from ending.
    thread = threading.Thread(target=answer, name="calendar-folder", daemon=True)
    thread.start()
    thread.join(seconds)
    if not answers:
        raise SuideskError("calendar_hangs", folder=str(folder))
    return answers[0]()


def found_in(folder: Path, mark: str) -> bytes | None:
    """Give what lies in the folder in the place of that desk's calendar; None: nothing, so far.

    Raises calendar_folder_gone, calendar_not_ours for a file of another program or another desk, and
    calendar_not_written (reason) for what the disk refuses.
    """
    path = folder / FILE
    with _refused(folder):
        if not folder.is_dir():
            raise SuideskError("calendar_folder_gone", folder=str(folder))
        if path.exists() and not path.is_file():
            raise SuideskError("calendar_not_ours", name=path.name, folder=str(folder))
        found = path.read_bytes() if path.exists() else None
    if found and not _is_ours(found, mark):
        raise SuideskError("calendar_not_ours", name=path.name, folder=str(folder))
    return found


def put_in(folder: Path, content: bytes, mark: str, at: float) -> bool:
    """Put the calendar there, unless it says so already; tell whether it was written. Raises as `found_in` does.

    `at`, in seconds since 1970, tells which parts of files were left behind.
    """
    before = found_in(folder, mark)
    said = carried_over(content, before or b"")
    if said == before:
        return False
    with _refused(folder):
        _tidy(folder, at)
        atomic_write(folder / FILE, said)
    return True


def remove_calendar(folder: Path, mark: str) -> bool:
    """Take that desk's file from a folder in which it is kept no longer; tell whether there was one.

    Raises calendar_not_removed.
    """
    path = folder / FILE
    try:
        if not path.is_file() or not _is_ours(path.read_bytes(), mark):
            return False
        path.unlink()
        _tidy(folder, float("inf"))
    except OSError as error:
        raise SuideskError("calendar_not_removed", name=path.name, folder=str(folder)) from error
    return True


def _tidy(folder: Path, at: float) -> None:
    """Remove what a program that ended in the middle of writing has left: it says what the file says."""
    for left in folder.glob(f".{FILE}.*.tmp"):
        with suppress(OSError):
            if at - left.stat().st_mtime > LEFT_BEHIND:
                left.unlink()


def _is_ours(content: bytes, mark: str) -> bool:
    head = content.splitlines()[:HEAD]
    return OURS in head and MARK + mark.encode() in head


def _raise(error: BaseException) -> NoReturn:
    raise error


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
