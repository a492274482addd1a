"""What is asked before letters are posted: postal addresses, and who is left out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class PostTo:
    """Where a letter goes: those who live there, in the order of the list, and the address as it was typed."""

    names: tuple[str, ...]
    address: str


@dataclass(frozen=True)
class Posting:
    """One letter for each address; `opted_out` don't want to be contacted or have died, `without` have no address."""

    to: tuple[PostTo, ...]
    opted_out: int = 0
    without: int = 0


@dataclass(frozen=True)
class PostingTo:
    """The first postal address of each of these contacts who may be contacted, in the order of the list.

    With `is_by_home` those of the same address get one letter together.
    """

    ids: tuple[str, ...]
    is_by_home: bool = True

    def fetch(self, db: Reading) -> Posting:
        """Give them."""
        rows = db.rows(
            """SELECT contacts.id, display_name, do_not_contact OR died_on IS NOT NULL, trim(raw), normal
               FROM contacts LEFT JOIN contact_points ON contact_points.id = (SELECT p.id FROM contact_points p
                 WHERE p.contact_id = contacts.id AND p.kind = 'address' ORDER BY p.position, p.id LIMIT 1)
               WHERE contacts.id IN (SELECT value FROM json_each(?)) ORDER BY sort_key, contacts.id""",
            (json.dumps(self.ids),),
        )
        reached = [row for row in rows if not row[2]]
        homes: dict[str, PostTo] = {}
        for ref, name, _, address, normal in reached:
            if address:
                key = normal if self.is_by_home and normal else ref
                known = homes.get(key)
                homes[key] = PostTo((*known.names, name) if known else (name,), known.address if known else address)
        return Posting(tuple(homes.values()), len(rows) - len(reached), sum(not row[3] for row in reached))
