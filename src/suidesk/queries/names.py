"""Names for many records at once, so that a list asks once and not once a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from suidesk.domain.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suidesk.store.reading import Reading

NAME_COLUMN = {
    Kind.CONTACT: "display_name",
    Kind.PROJECT: "name",
    Kind.ROLE: "name",
    Kind.ASSET: "name",
    Kind.GRANT: "title",
    Kind.TAG: "name",
    Kind.FIELD: "name",
}
"""The column of each kind that people call its records by."""


@dataclass(frozen=True)
class NameOfContact:
    """What a contact is called."""

    is_internal: ClassVar[bool] = True
    id: str

    def fetch(self, db: Reading) -> str:
        """Give the name; empty for a contact that is gone."""
        return names_of(db, Kind.CONTACT, (self.id,)).get(self.id, "")


def names_of(db: Reading, kind: Kind, refs: Iterable[str | None]) -> dict[str, str]:
    """Give the names of records of one kind by id; None and missing ones are left out."""
    wanted = tuple({ref for ref in refs if ref})
    if not wanted:
        return {}
    marks = ", ".join("?" * len(wanted))
    return dict(db.rows(f"SELECT id, {NAME_COLUMN[kind]} FROM {kind} WHERE id IN ({marks})", wanted))
