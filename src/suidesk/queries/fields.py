"""What screens ask about fields of the user's own: which there are, and what a contact has in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from suidesk.domain.own_fields import FieldType

if TYPE_CHECKING:
    from suidesk.store.reading import Reading


class OwnField(NamedTuple):
    """What a contact has in one of the user's own fields; `value` is as it was kept (see `own_fields.fitted`)."""

    name: str
    value: str
    type: FieldType


@dataclass(frozen=True)
class FieldUsed:
    """A field of the user's own, with how many contacts have something in it."""

    id: str
    name: str
    type: FieldType
    count: int


@dataclass(frozen=True)
class FieldsUsed:
    """The fields of the user's own, by name."""

    def fetch(self, db: Reading) -> list[FieldUsed]:
        """Give them."""
        rows = db.rows(
            """SELECT id, name, type, (SELECT count(*) FROM field_values WHERE field_id = fields.id)
               FROM fields ORDER BY name COLLATE NOCASE, id"""
        )
        return [FieldUsed(ref, name, FieldType(kind), count) for ref, name, kind, count in rows]


@dataclass(frozen=True)
class OwnFieldsOf:
    """What a contact has in the user's own fields, by their names."""

    contact_id: str

    def fetch(self, db: Reading) -> list[OwnField]:
        """Give it."""
        rows = db.rows(
            """SELECT name, value, type FROM field_values JOIN fields ON fields.id = field_id
               WHERE contact_id = ? ORDER BY name""",
            (self.contact_id,),
        )
        return [OwnField(name, value, FieldType(kind)) for name, value, kind in rows]
