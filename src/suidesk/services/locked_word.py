"""What is said of reminders while the store is locked: how many, once a day and when it became more, by day only."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.errors import SuideskError
from suidesk.rules.thresholds import TELL_FROM, TELL_UNTIL
from suidesk.services.due_file import due_count
from suidesk.store.faults import expected_errors
from suidesk.store.files import atomic_write

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

FILE: Final = "said.json"
FORMAT: Final = "suidesk said"
VERSION: Final = 1


def due_to_say(folder: Path, now: datetime) -> int:
    """Give how much is due at a local `now` if that is to be popped up; 0 in quiet hours, or where it was said today.

    The hours are the usual ones: those that the user tuned lie behind the lock.
    """
    count = due_count(folder, now.date()) or 0
    is_heard = TELL_FROM.default <= now.hour * 60 + now.minute < TELL_UNTIL.default
    return count if is_heard and count > _said(folder, now) else 0


def note_said(folder: Path, now: datetime, count: int) -> None:
    """Note that so much was said on that local day, for every process that looks at this store."""
    content = {"format": FORMAT, "version": VERSION, "day": now.date().isoformat(), "count": count}
    # A full disk has it said once more.
    with suppress(SuideskError), expected_errors(folder):
        atomic_write(folder / FILE, (json.dumps(content, indent=2) + "\n").encode("ascii"))


def _said(folder: Path, now: datetime) -> int:
    try:
        content: Any = json.loads((folder / FILE).read_bytes())
        is_ours = (content["format"], content["version"]) == (FORMAT, VERSION)
        return int(content["count"]) if is_ours and content["day"] == now.date().isoformat() else 0
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return 0
