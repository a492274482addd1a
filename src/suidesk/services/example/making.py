"""Fills a new store with the example neighbourhood."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from suidesk.commands.example import FillWithExample
from suidesk.domain.errors import SuideskError
from suidesk.queries.desk import DeskPage
from suidesk.queries.people import ContactPage
from suidesk.services.example.ground import Ground
from suidesk.services.example.records import Example
from suidesk.services.example.size import NEIGHBOURHOOD, Size

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from suidesk.domain.people import Contact
    from suidesk.services.desk import Desk

PART = 20_000
"""Records in one transaction; a neighbourhood is one, and a region's memory stays small."""


def make_example(
    desk: Desk,
    today: date,
    seed: int = 1,
    size: Size = NEIGHBOURHOOD,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Fill a store that has no more than its user; the same seed and day make the same example. Gives the records made.

    It is not a change of the user's, so undo doesn't take it back. A user who is known becomes the coordinator.
    `progress` is told the records written and about how many there will be. Raises store_not_empty.
    """
    settings = desk.ask(DeskPage()).settings
    user = desk.ask(ContactPage(settings.me_id)).contact if settings.me_id else None
    _require_empty(desk, user)
    example = Example(Ground(seed, today, settings.language, settings.currency), size, user)
    stream = example.records()
    written = 0
    while part := tuple(islice(stream, PART)):
        desk.run(FillWithExample(records=part, me_id=example.user_id))
        written += len(part)
        if progress is not None:
            progress(written, max(written, size.records))
    return written


def _require_empty(desk: Desk, user: Contact | None) -> None:
    counts = desk.ask(DeskPage()).counts
    if sum(counts.values()) > (user is not None):
        raise SuideskError("store_not_empty", contacts=sum(counts.values()))
