"""What a list asks first: the rows that come into view, those around the open record where it is found too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from suidesk.queries.query import Query
    from suidesk.store.reading import Reading

T = TypeVar("T")
_ABOVE: Final = 32
"""Rows that may be in view above the open record's; more than a tall screen shows."""


@dataclass(frozen=True)
class First(Generic[T]):
    """Rows from `offset` on; `place` is that of the open record, `is_end` says that none come after them."""

    rows: Sequence[T]
    offset: int
    place: int | None
    is_end: bool


@dataclass(frozen=True)
class FirstRows(Generic[T]):
    """The first page of a list, or the one with a record; one answer instead of a count, a place and a page.

    `rows` gives the question for (offset, limit). `is_wanted` is asked when it is this one's turn: what was typed
    meanwhile makes it idle.
    """

    is_internal: ClassVar[bool] = True

    rows: Callable[[int, int], Query[list[T]]]
    place: Query[int | None] | None
    page: int
    is_wanted: Callable[[], bool]

    def fetch(self, db: Reading) -> First[T] | None:
        """Give whole pages, or `None` where nobody waits for them any more."""
        if not self.is_wanted():
            return None
        place = self.place.fetch(db) if self.place else None
        first, last = (max(0, (place or 0) - _ABOVE) // self.page, (place or 0) // self.page)
        offset, limit = first * self.page, (last - first + 1) * self.page
        rows = self.rows(offset, limit).fetch(db)
        return First(rows, offset, place, is_end=len(rows) < limit)
