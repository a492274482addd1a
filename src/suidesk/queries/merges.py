"""What screens ask about merges that were made: which can be taken apart, and what would go back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact
from suidesk.store.journal import Entry, entries_of
from suidesk.store.merges import Merge, merge_of, merges_into
from suidesk.store.rows import shape, type_of

if TYPE_CHECKING:
    from suidesk.store.reading import Reading
    from suidesk.store.rows import Row

__all__ = ["Merge", "MergesInto", "Parting", "PartingPreview"]

_QUIET: Final = frozenset({Kind.CONTACT, Kind.TAG, Kind.FIELD, Kind.DESK})
"""Rows that are not counted: the two themselves, words that others may use, whose desk it is."""


@dataclass(frozen=True)
class MergesInto:
    """The merges into a contact that can be taken apart, newest first."""

    id: str

    def fetch(self, db: Reading) -> list[Merge]:
        """Give them; one that was erased for good isn't among them."""
        return [one for one in merges_into(db, self.id) if one.other_name]


@dataclass(frozen=True)
class Parting:
    """What taking a merge apart would do: by table, how many records go back, and how many stay as they were passed on.

    What is gone altogether is in neither.
    """

    kept_name: str
    other_name: str
    back: dict[str, int]
    stays: dict[str, int]


@dataclass(frozen=True)
class PartingPreview:
    """What `UnmergeContacts` would do with a merge; raises what it would refuse."""

    kept_id: str
    batch: str = ""

    def fetch(self, db: Reading) -> Parting:
        """Give it."""
        merge = merge_of(db, self.kept_id, self.batch)
        back: dict[str, int] = {}
        stays: dict[str, int] = {}
        for entry in entries_of(db.rows, merge.batch):
            if Kind(entry.table) in _QUIET or not _named(entry, merge.other_id):
                continue
            if entry.after is None:
                back[entry.table] = back.get(entry.table, 0) + 1
            elif (now := _row(db, entry)) is not None:
                counts = back if _is_still_there(now, entry, self.kept_id) else stays
                counts[entry.table] = counts.get(entry.table, 0) + 1
        return Parting(db.get(Contact, self.kept_id).display_name, merge.other_name, back, stays)


def _named(entry: Entry, ref: str) -> bool:
    """Tell whether a row was the other one's, or named it."""
    return entry.before is not None and ref in entry.before.values()


def _row(db: Reading, entry: Entry) -> Row | None:
    form = shape(type_of[Kind(entry.table)])
    found = db.one(f"{form.select} WHERE id = ?", (entry.row_id,))
    return dict(zip(form.columns, found, strict=True)) if found else None


def _is_still_there(now: Row, entry: Entry, kept_id: str) -> bool:
    """Tell whether the columns that were passed on to the kept one name it still."""
    passed = [column for column, value in (entry.after or {}).items() if value == kept_id]
    return all(now[column] == kept_id for column in passed)
