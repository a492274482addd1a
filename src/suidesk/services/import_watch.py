"""How far an import is, and whether it was cancelled: half of the way is reading, half is matching."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.domain.errors import SuideskError

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.services.import_report import Looked

    Progress = Callable[[int, int], None]
    Cancelled = Callable[[], bool]

_EVERY = 250


class Watch:
    """Tells progress every 250 rows, and raises `cancelled` there when the user wants no more."""

    def __init__(self, looked: Looked, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        """Watch the import of that file."""
        self._progress = progress
        self._cancelled = cancelled
        self._rows = looked.count() if progress else 0

    def read(self, count: int) -> None:
        """Say that so many rows are read."""
        if count % _EVERY == 0:
            self._tell(count)

    def matched(self, count: int) -> None:
        """Say that so many rows are matched."""
        if count % _EVERY == 0:
            self._tell(self._rows + count)

    def _tell(self, done: int) -> None:
        if self._cancelled and self._cancelled():
            raise SuideskError("cancelled")
        if self._progress:
            self._progress(done, 2 * self._rows)
