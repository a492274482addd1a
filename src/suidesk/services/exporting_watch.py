"""How far an export is, and whether it was cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from suidesk.domain.errors import SuideskError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from suidesk.services.import_watch import Cancelled, Progress

T = TypeVar("T")
_EVERY = 500


class ExportWatch:
    """Raises `cancelled` between two blocks of rows when the user wants no more; nothing is then written."""

    def __init__(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        """Watch one export; `progress` is told how many of all rows are done, where that is known."""
        self._progress = progress
        self._cancelled = cancelled

    def look(self, *_: object) -> None:
        """Stop here if that was asked for."""
        if self._cancelled and self._cancelled():
            raise SuideskError("cancelled")

    def done(self, count: int, total: int) -> None:
        """Say that so many rows of all are done."""
        self.look()
        if self._progress:
            self._progress(count, total)

    def each(self, rows: Iterable[T], total: int) -> Iterator[T]:
        """Give these rows, of which there are `total`, and tell of every five hundredth."""
        for count, row in enumerate(rows):
            if count % _EVERY == 0:
                self.done(count, total)
            yield row
