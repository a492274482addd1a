"""What is due, in numbers alone: the one thing that can be read while the store is locked."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from suidesk.store.faults import expected_errors
from suidesk.store.files import atomic_write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from suidesk.services.reminding import Ticked

FILE: Final = "due.json"
FORMAT: Final = "suidesk due"
VERSION: Final = 1


def write_due(folder: Path, ticked: Ticked) -> None:
    """Note how much is due from which local day on: what is open, what comes back, and what is to come.

    Only days and numbers; nothing is written when nothing was looked at, or when they are as they were. Raises what the
    disk says (disk_full …).
    """
    if not ticked.did_evaluate:
        return
    days = Counter({ticked.checked_at.date(): ticked.waiting})
    days.update(max(one.on, ticked.checked_at.date()) for one in ticked.coming if not one.is_here)
    numbers = {day.isoformat(): number for day, number in sorted(days.items()) if number}
    if numbers != _numbers(folder) or not (folder / FILE).exists():
        content = {"format": FORMAT, "version": VERSION, "due_from": numbers}
        with expected_errors(folder):
            atomic_write(folder / FILE, (json.dumps(content, indent=2) + "\n").encode("ascii"))


def due_count(folder: Path, today: date) -> int | None:
    """Give how much was known to be due by today; None where nothing readable was noted."""
    numbers = _numbers(folder)
    if numbers is None:
        return None
    return sum(number for day, number in numbers.items() if day <= today.isoformat())


def _numbers(folder: Path) -> Mapping[str, int] | None:
    try:
        content: Any = json.loads((folder / FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    is_ours = isinstance(content, dict) and (content.get("format"), content.get("version")) == (FORMAT, VERSION)
    numbers = content.get("due_from") if is_ours else None
    if not isinstance(numbers, dict) or not all(isinstance(number, int) for number in numbers.values()):
        return None
    return numbers
