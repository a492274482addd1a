"""What the list of contacts is asked for: words, a part of the list, and a filter."""

from __future__ import annotations

from dataclasses import dataclass

from suidesk.desktop.record_page.listing import Asked
from suidesk.domain.lists import ANYBODY, ContactFilter, ListFilter
from suidesk.queries.people_listed import Among


@dataclass(frozen=True, slots=True)
class AskedPeople(Asked):
    """Words, the part of the list as its one key, and what else is wanted."""

    where: ContactFilter = ANYBODY

    @property
    def is_narrowed(self) -> bool:
        """Tell whether search or filters may hide somebody."""
        return bool(self.text or self.keys) or not self.where.is_empty()

    @property
    def among(self) -> Among:
        """Give the part of the list."""
        return Among(self.keys[0]) if self.keys else Among.ALL

    def as_filter(self) -> ListFilter:
        """Give it as a saved list keeps it."""
        return ListFilter(text=self.text, among=self.among.value, where=self.where)


def of_people(asked: Asked) -> AskedPeople:
    """Give what the list of contacts was asked for, with its filter."""
    return asked if isinstance(asked, AskedPeople) else AskedPeople(asked.text, asked.keys)
