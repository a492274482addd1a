"""Everything that a desk holds goes out, and that it did is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suidesk.commands.exports import RecordExport
from suidesk.domain.errors import SuideskError
from suidesk.interchange.everything import ENDING
from suidesk.services.everything_out import EverythingSaved, WantedEverything, save_everything
from suidesk.services.everything_sheets import save_sheets

if TYPE_CHECKING:
    from pathlib import Path

    from suidesk.domain.changes import Change
    from suidesk.services.desk import Desk
    from suidesk.services.import_watch import Cancelled, Progress

WHAT = "everything"
"""What such a file is called in the record."""


@dataclass(frozen=True)
class EverythingSent:
    """What was written, and the change for a window's listeners."""

    saved: EverythingSaved
    change: Change


def send_everything(
    desk: Desk,
    path: Path,
    wanted: WantedEverything,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> EverythingSent:
    """Write the file as its name ends and record it; what can't be recorded doesn't stay. Raises as the two others."""
    ending = path.suffix.lower().removeprefix(".")
    save = save_everything if ending == ENDING else save_sheets
    saved = save(desk, path, wanted, progress, cancelled)
    try:
        done = desk.run(RecordExport(file=path.name, what=WHAT, count=saved.count, format=ending))
    except SuideskError:
        path.unlink(missing_ok=True)
        raise
    return EverythingSent(saved, done.change)
