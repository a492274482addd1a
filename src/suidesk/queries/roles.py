"""What pickers ask about roles: those whose name, or whose place's name, has what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suidesk.domain.text import folded

if TYPE_CHECKING:
    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class NamedRole:
    """A role with the name of its project or organisation."""

    id: str
    name: str
    place: str


@dataclass(frozen=True)
class RolesNamed:
    """Roles whose words, with those of their place, begin with what was typed."""

    text: str
    limit: int = 12

    def fetch(self, db: Reading) -> list[NamedRole]:
        """Give at most `limit` roles by name; for no text the first ones."""
        rows = db.rows(
            """SELECT roles.id, roles.name, coalesce(projects.name, contacts.display_name) FROM roles
               LEFT JOIN projects ON projects.id = project_id LEFT JOIN contacts ON contacts.id = organisation_id
               ORDER BY roles.name COLLATE NOCASE, roles.id"""
        )
        wanted = folded(self.text).split()
        found = [NamedRole(*row) for row in rows if _has(wanted, folded(f"{row[1]} {row[2]}").split())]
        return found[: self.limit]


def _has(wanted: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(start) for word in words) for start in wanted)
