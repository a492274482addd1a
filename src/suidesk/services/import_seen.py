"""The rows of a file among which doubles are looked for, gathered while it is worked out what becomes of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.interchange.decisions import Fate

if TYPE_CHECKING:
    from suidesk.interchange.decisions import Decision
    from suidesk.interchange.incoming import Incoming


class Seen:
    """The rows that would be new contacts, and which rows go to which known contact; emptied when they were looked at.

    Rows that name their contact by its id are asked nothing.
    """

    def __init__(self) -> None:
        """Have seen nothing."""
        self.news: list[Incoming] = []
        self.more: dict[int, list[int]] = {}
        self.holders: dict[str, list[int]] = {}
        self._last: int | None = None

    def add(self, decision: Decision) -> None:
        """See what becomes of a row; rows joined with another come right behind it."""
        one = decision.incoming
        if decision.fate is Fate.CREATED:
            self._last = None if one.id else one.line
            if not one.id:
                self.news.append(one)
        elif decision.fate is Fate.SKIPPED and not decision.contact_id:
            if self._last is not None:
                self.more.setdefault(self._last, []).append(one.line)
        elif decision.contact_id and decision.fate is not Fate.REJECTED:
            self.holders.setdefault(decision.contact_id, []).append(one.line)

    def lines(self, first: int) -> tuple[int, ...]:
        """Give all rows that tell of a new contact, by the line of its first."""
        return (first, *self.more.get(first, ()))

    def clear(self) -> None:
        """Let go of all rows."""
        for kept in (self.news, self.more, self.holders):
            kept.clear()
